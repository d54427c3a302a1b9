// SPDX-License-Identifier: Apache-2.0
// The PdfText port by Poppler and, for attached files, qpdf (attachments.h). Poppler lives in a
// module of its own, libcairn_pdf.so beside the executable. A PDF of a stranger is read in a
// process of its own with little memory and time: whatever it does to the reader, it does there.
#pragma once
#include "app/ports/pdf_text.h"

namespace cairn::render {

inline constexpr std::size_t pdf_bytes_max = 10 * 1024 * 1024;
inline constexpr int pdf_pages_max = 20;  // an advert is shorter; later pages are not read
inline constexpr std::size_t pdf_text_bytes_max = 512 * 1024;
inline constexpr unsigned pdf_seconds_max = 5;
inline constexpr std::size_t pdf_memory_bytes_max = std::size_t{1024} * 1024 * 1024;
inline constexpr unsigned pdfs_at_once_max = 2;
inline constexpr int pdf_drawn_pages_max = 30;  // later pages are for who downloads it
inline constexpr int pdf_page_side_px = 1400;   // the longer one
inline constexpr unsigned pdf_turn_seconds_max = 10;

class PdfReader final : public app::PdfText {
 public:
  Result<std::string> text_of(ByteView pdf) override;
  Result<app::PdfPages> pages_of(ByteView pdf) override;
  Result<Bytes> page_of(ByteView pdf, int number) override;
  Result<std::vector<verify::AttachedFile>> attachments_of(ByteView pdf) override;
};

}  // namespace cairn::render
