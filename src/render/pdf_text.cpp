// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_text.h"

#include "base/text.h"
#include "render/apart.h"
#include "render/attachments.h"
#include "render/pdf/pdf.h"
#include "render/plugin.h"
#include "render/turn.h"

namespace cairn::render {
namespace {

constexpr const char* where = "pdf";

cairn_pdf_text_function find_reader() {
  static void* const module = open_plugin("libcairn_pdf.so");
  if (module == nullptr) return nullptr;
  return reinterpret_cast<cairn_pdf_text_function>(dlsym(module, "cairn_pdf_text"));
}

Error unreadable(std::string detail) {
  return fail(ErrorCode::unreadable, where, std::move(detail));
}

Result<std::string> text_or_error(ApartAnswer read) {
  if (read.code == cairn_pdf_locked)
    return unreadable("The PDF is locked with a password. Paste the text instead.");
  if (read.code == cairn_pdf_no_pdf)
    return unreadable("The PDF is damaged. Paste the text instead.");
  if (read.code != 0)
    return unreadable(
        "The PDF could not be read within the time and memory it is given. Paste the text "
        "instead.");
  if (trim(read.bytes).empty())
    return unreadable(
        "There is no text in the PDF; perhaps its pages are pictures. Paste the text instead.");
  return std::move(read.bytes);
}

}  // namespace

Result<std::string> PdfReader::text_of(ByteView pdf) {
  if (pdf.size() > pdf_bytes_max)
    return fail(ErrorCode::too_large, where,
                "The PDF is larger than 10 MB. Paste only the advert's text.");
  const auto read = find_reader();
  if (read == nullptr)
    return fail(ErrorCode::unsupported, where,
                "The module libcairn_pdf.so is missing; put it beside the cairn executable, or "
                "paste the text instead.");
  static std::atomic<unsigned> under_way = 0;
  const Turn turn(under_way, pdfs_at_once_max);
  if (!turn.taken()) {
    auto error = fail(ErrorCode::too_many, where,
                      "Too many PDFs are being read just now. Try again in a moment.");
    error.retry_seconds = 5;
    return error;
  }
  const ApartLimits limits{pdf_seconds_max, pdf_memory_bytes_max, 2 * pdf_text_bytes_max};
  CAIRN_TRY(auto answer, run_apart(limits, [&](Made& made) {
              return read(reinterpret_cast<const char*>(pdf.data()), pdf.size(), pdf_pages_max,
                          pdf_text_bytes_max, &made.bytes, &made.size);
            }));
  return text_or_error(std::move(answer));
}

Result<std::vector<verify::AttachedFile>> PdfReader::attachments_of(ByteView pdf) {
  return render::attachments_of(pdf);
}

}  // namespace cairn::render
