// SPDX-License-Identifier: Apache-2.0
// What is in a PDF: its text, and the files attached to it.
#pragma once
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "verify/carried.h"

namespace cairn::app {

class PdfText {
 public:
  virtual ~PdfText() = default;
  // Page by page, lines as they stand, well-formed UTF-8. Errors: unreadable (no PDF, locked,
  // without text, it took too long), too_large, too_many (at once), unsupported (the module is
  // missing). Each says what to do instead.
  virtual Result<std::string> text_of(ByteView pdf) = 0;
  // Every attached file. Errors: as above, each with what to do instead.
  virtual Result<std::vector<verify::AttachedFile>> attachments_of(ByteView pdf) = 0;
};

}  // namespace cairn::app
