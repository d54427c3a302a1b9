// SPDX-License-Identifier: Apache-2.0
// Text and pictures of PDF pages by Poppler. Loaded by render/pdf_text at first use.
#include "render/pdf/pdf.h"

#include <cairo.h>
#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace {
// What `to_utf8` asks for. The C library loads its converters when they are needed, which a process
// apart may not any more; one that is open stays.
[[maybe_unused]] const iconv_t converter = iconv_open("UTF-8", "UTF-16");

struct Opened {
  std::unique_ptr<poppler::document> document;
  int fault = 0;
};
Opened open_pdf(const char* pdf, std::size_t pdf_bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  Opened opened;
  opened.document.reset(poppler::document::load_from_raw_data(pdf, static_cast<int>(pdf_bytes)));
  if (!opened.document)
    opened.fault = cairn_pdf_no_pdf;
  else if (opened.document->is_locked())
    opened.fault = cairn_pdf_locked;
  return opened;
}

int give(std::string_view made, char** bytes, std::size_t* size) {
  *bytes = static_cast<char*>(std::malloc(std::max<std::size_t>(made.size(), 1)));
  if (*bytes == nullptr) return cairn_pdf_no_memory;
  std::memcpy(*bytes, made.data(), made.size());
  *size = made.size();
  return 0;
}

std::string text_of(const poppler::page& page) {
  const auto utf8 = page.text().to_utf8();
  return {utf8.data(), utf8.size()};
}

// How large a page is drawn; nothing where it has no size.
struct Size {
  int width = 0, height = 0;
  double per_inch = 0;
};
Size size_of(const poppler::page& page, int side_px) {
  constexpr double points_per_inch = 72;
  const auto box = page.page_rect();
  const auto turn = page.orientation();
  const bool lies = turn == poppler::page::landscape || turn == poppler::page::seascape;
  const double width = lies ? box.height() : box.width();
  const double height = lies ? box.width() : box.height();
  const double longer = std::max(width, height);
  if (!(width > 0) || !(height > 0) || !std::isfinite(longer)) return {};
  const auto pixels = [&](double side) {
    return static_cast<int>(std::clamp(std::ceil(side_px * side / longer), 1.0, 1.0 * side_px));
  };
  return {pixels(width), pixels(height), points_per_inch * side_px / longer};
}

// Its pixels are those of cairo's RGB24: blue, green, red and one that says nothing.
int write_png(poppler::image& image, char** png, std::size_t* png_bytes) {
  auto* surface = cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(image.data()), CAIRO_FORMAT_RGB24, image.width(),
      image.height(), image.bytes_per_row());
  std::string made;
  const auto append = [](void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  };
  const bool good =
      cairo_surface_write_to_png_stream(surface, append, &made) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return good ? give(made, png, png_bytes) : cairn_pdf_undrawn;
}

}  // namespace

int cairn_pdf_text(const char* pdf, std::size_t pdf_bytes, int pages_max,
                   std::size_t text_bytes_max, char** text, std::size_t* text_bytes) {
  const auto opened = open_pdf(pdf, pdf_bytes);
  if (opened.fault != 0) return opened.fault;
  std::string all;
  const int pages = std::min(opened.document->pages(), pages_max);
  for (int i = 0; i < pages && all.size() < text_bytes_max; ++i) {
    const std::unique_ptr<poppler::page> page(opened.document->create_page(i));
    if (page) all += text_of(*page) + '\n';
  }
  return give(all, text, text_bytes);
}

int cairn_pdf_pages(const char* pdf, std::size_t pdf_bytes, int pages_max, int side_px,
                    std::size_t text_bytes_max, char** pages, std::size_t* pages_bytes) {
  const auto opened = open_pdf(pdf, pdf_bytes);
  if (opened.fault != 0) return opened.fault;
  const int count = opened.document->pages();
  std::string all = std::to_string(count) + '\n';
  for (int i = 0; i < std::min(count, pages_max); ++i) {
    const std::unique_ptr<poppler::page> page(opened.document->create_page(i));
    const auto size = page ? size_of(*page, side_px) : Size();
    auto text = page && all.size() < text_bytes_max ? text_of(*page) : std::string();
    std::replace(text.begin(), text.end(), '\f', '\n');
    all += std::to_string(size.width) + ' ' + std::to_string(size.height) + '\n' + text + '\f';
  }
  return give(all, pages, pages_bytes);
}

int cairn_pdf_page(const char* pdf, std::size_t pdf_bytes, int number, int side_px, char** png,
                   std::size_t* png_bytes) {
  const auto opened = open_pdf(pdf, pdf_bytes);
  if (opened.fault != 0) return opened.fault;
  if (number < 1 || number > opened.document->pages()) return cairn_pdf_no_page;
  const std::unique_ptr<poppler::page> page(opened.document->create_page(number - 1));
  const auto size = page ? size_of(*page, side_px) : Size();
  if (size.width == 0 || !poppler::page_renderer::can_render()) return cairn_pdf_undrawn;
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_argb32);
  auto image =
      renderer.render_page(page.get(), size.per_inch, size.per_inch, 0, 0, size.width, size.height);
  return image.is_valid() ? write_png(image, png, png_bytes) : cairn_pdf_undrawn;
}
