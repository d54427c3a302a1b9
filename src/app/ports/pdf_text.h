// SPDX-License-Identifier: Apache-2.0
// The text of a PDF.
#pragma once
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::app {

class PdfText {
 public:
  virtual ~PdfText() = default;
  // Page by page, lines as they stand, well-formed UTF-8. Errors: unreadable (no PDF, locked,
  // without text, it took too long), too_large, too_many (at once), unsupported (the module is
  // missing). Each says what to do instead.
  virtual Result<std::string> text_of(ByteView pdf) = 0;
};

}  // namespace cairn::app
