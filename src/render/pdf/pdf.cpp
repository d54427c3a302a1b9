// SPDX-License-Identifier: Apache-2.0
// Text of PDF pages by Poppler. Loaded by render/pdf_text at first use.
#include "render/pdf/pdf.h"

#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

namespace {
// What `to_utf8` asks for. The C library loads its converters when they are needed, which a process
// apart may not any more; one that is open stays.
[[maybe_unused]] const iconv_t converter = iconv_open("UTF-8", "UTF-16");
}  // namespace

int cairn_pdf_text(const char* pdf, std::size_t pdf_bytes, int pages_max,
                   std::size_t text_bytes_max, char** text, std::size_t* text_bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf, static_cast<int>(pdf_bytes)));
  if (!document) return cairn_pdf_no_pdf;
  if (document->is_locked()) return cairn_pdf_locked;
  std::string all;
  const int pages = std::min(document->pages(), pages_max);
  for (int i = 0; i < pages && all.size() < text_bytes_max; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    const auto utf8 = page->text().to_utf8();
    all.append(utf8.data(), utf8.size());
    all += '\n';
  }
  *text = static_cast<char*>(std::malloc(std::max<std::size_t>(all.size(), 1)));
  if (*text == nullptr) return cairn_pdf_no_memory;
  std::memcpy(*text, all.data(), all.size());
  *text_bytes = all.size();
  return 0;
}
