// SPDX-License-Identifier: Apache-2.0
// What is in a PDF: its text, its pages as pictures, and the files attached to it.
#pragma once
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "verify/carried.h"

namespace cairn::app {

struct PdfPage {
  int width_px = 0, height_px = 0;  // as page_of draws it; 0 where it cannot
  std::string text;                 // well-formed UTF-8; may be empty
};
struct PdfPages {
  int count = 0;               // of the whole PDF
  std::vector<PdfPage> first;  // of those that are drawn
};

class PdfText {
 public:
  virtual ~PdfText() = default;
  // Page by page, lines as they stand, well-formed UTF-8. Errors: unreadable (no PDF, locked,
  // without text, it took too long), too_large, too_many (at once), unsupported (the module is
  // missing). Each says what to do instead.
  virtual Result<std::string> text_of(ByteView pdf) = 0;
  // How many pages there are, and of the first ones size and text. Errors: as above, each with what
  // to do instead.
  virtual Result<PdfPages> pages_of(ByteView pdf) = 0;
  // That page, from 1 on, as PNG. It waits for its turn. Errors: not_found (no such page, or it is
  // beyond those that are drawn), and as above.
  virtual Result<Bytes> page_of(ByteView pdf, int number) = 0;
  // Every attached file. Errors: as above, each with what to do instead.
  virtual Result<std::vector<verify::AttachedFile>> attachments_of(ByteView pdf) = 0;
};

}  // namespace cairn::app
