// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_text.h"

#include <charconv>
#include <chrono>
#include <memory>
#include <semaphore>

#include "app/ports/plugin.h"
#include "base/text.h"
#include "render/apart.h"
#include "render/attachments.h"
#include "render/pdf/pdf.h"
#include "render/turn.h"

namespace cairn::render {
namespace {

constexpr const char* where = "pdf";

template <class Function>
Function find_in_module(const char* name) {
  static void* const module = app::open_plugin("libcairn_pdf.so");
  return module == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(module, name));
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

// What an answer that is none means for who would look at pages.
Error not_shown(int code) {
  if (code == cairn_pdf_locked)
    return unreadable("The PDF is locked with a password. Download it, or ask for one without.");
  if (code == cairn_pdf_no_pdf)
    return unreadable("The PDF is damaged. Download it, or ask for it anew.");
  if (code == cairn_pdf_no_page)
    return fail(ErrorCode::not_found, where, "The PDF has no such page.");
  return unreadable(
      "The PDF could not be drawn within the time and memory it is given. Download it instead.");
}

using Work = std::function<int(const char*, std::size_t, Made&)>;

// What a function of the module makes of the PDF, in its turn: a page of many pictures asks for
// them all at once.
Result<std::string> made_apart(ByteView pdf, std::size_t answer_bytes_max, const Work& work) {
  if (pdf.size() > pdf_bytes_max)
    return fail(ErrorCode::too_large, where, "The PDF is larger than 10 MB. Download it instead.");
  static std::counting_semaphore<pdfs_at_once_max> turns(pdfs_at_once_max);
  if (!turns.try_acquire_for(std::chrono::seconds(pdf_turn_seconds_max))) {
    auto error = fail(ErrorCode::too_many, where,
                      "Too many PDFs are being read just now. Try again in a moment.");
    error.retry_seconds = 5;
    return error;
  }
  const std::unique_ptr<decltype(turns), void (*)(decltype(turns)*)> turn(
      &turns, [](auto* taken) { taken->release(); });
  const ApartLimits limits{pdf_seconds_max, pdf_memory_bytes_max, answer_bytes_max};
  auto answer = run_apart(limits, [&](Made& made) {
    return work(reinterpret_cast<const char*>(pdf.data()), pdf.size(), made);
  });
  if (!answer) return answer.error();
  if (answer->code != 0) return not_shown(answer->code);
  return std::move(answer->bytes);
}

Error no_module() {
  return fail(ErrorCode::unsupported, where,
              "The module libcairn_pdf.so is missing; put it beside the cairn executable.");
}

// Takes the number at the beginning of `text`, and what divides it from the rest.
int take_number(std::string_view& text) {
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(fault == std::errc() ? static_cast<std::size_t>(end - text.data()) : 0);
  if (!text.empty()) text.remove_prefix(1);
  return number;
}

// As cairn_pdf_pages writes them.
app::PdfPages read_pages(std::string_view text) {
  app::PdfPages pages{.count = take_number(text), .first = {}};
  while (!text.empty()) {
    app::PdfPage page;
    page.width_px = take_number(text);
    page.height_px = take_number(text);
    const auto end = std::min(text.find('\f'), text.size());
    const auto shown = text.substr(0, end);
    page.text = is_utf8(shown) ? std::string(trim(shown)) : std::string();
    pages.first.push_back(std::move(page));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pages;
}

}  // namespace

Result<std::string> PdfReader::text_of(ByteView pdf) {
  if (pdf.size() > pdf_bytes_max)
    return fail(ErrorCode::too_large, where,
                "The PDF is larger than 10 MB. Paste only the advert's text.");
  static const auto read = find_in_module<cairn_pdf_text_function>("cairn_pdf_text");
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

Result<app::PdfPages> PdfReader::pages_of(ByteView pdf) {
  static const auto read = find_in_module<cairn_pdf_pages_function>("cairn_pdf_pages");
  if (read == nullptr) return no_module();
  CAIRN_TRY(
      const auto pages,
      made_apart(pdf, 2 * pdf_text_bytes_max, [](const char* bytes, std::size_t size, Made& made) {
        return read(bytes, size, pdf_drawn_pages_max, pdf_page_side_px, pdf_text_bytes_max,
                    &made.bytes, &made.size);
      }));
  return read_pages(pages);
}

Result<Bytes> PdfReader::page_of(ByteView pdf, int number) {
  static const auto draw = find_in_module<cairn_pdf_page_function>("cairn_pdf_page");
  if (draw == nullptr) return no_module();
  if (number > pdf_drawn_pages_max) return not_shown(cairn_pdf_no_page);
  constexpr std::size_t side = pdf_page_side_px;
  CAIRN_TRY(const auto png, made_apart(pdf, 4 * side * side + 64 * 1024,
                                       [&](const char* bytes, std::size_t size, Made& made) {
                                         return draw(bytes, size, number, pdf_page_side_px,
                                                     &made.bytes, &made.size);
                                       }));
  if (png.empty()) return not_shown(cairn_pdf_undrawn);
  return Bytes(png.begin(), png.end());
}

Result<std::vector<verify::AttachedFile>> PdfReader::attachments_of(ByteView pdf) {
  return render::attachments_of(pdf);
}

}  // namespace cairn::render
