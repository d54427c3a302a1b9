// SPDX-License-Identifier: Apache-2.0
// Drawing by librsvg onto a PDF surface of Cairo. Loaded by render/certificate at first use.
#include <cairo-pdf.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "render/draw/draw.h"
#include "render/draw/unref.h"

namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

int cairn_draw_pdf(const char* svg, std::size_t svg_bytes, int width_pt, int height_pt,
                   const char* title, const char* created, char** pdf, std::size_t* pdf_bytes) {
  const std::unique_ptr<RsvgHandle, Unref> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg), svg_bytes, nullptr));
  if (!handle) return 1;
  std::string out;
  const std::unique_ptr<cairo_surface_t, Unref> surface(
      cairo_pdf_surface_create_for_stream(append, &out, width_pt, height_pt));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, created);
  {
    const std::unique_ptr<cairo_t, Unref> context(cairo_create(surface.get()));
    const RsvgRectangle page{0, 0, static_cast<double>(width_pt), static_cast<double>(height_pt)};
    if (!rsvg_handle_render_document(handle.get(), context.get(), &page, nullptr)) return 2;
    cairo_show_page(context.get());
  }
  // Only then everything is written, and only then faults are told.
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return 3;
  *pdf = static_cast<char*>(std::malloc(out.size()));
  if (*pdf == nullptr) return 4;
  std::memcpy(*pdf, out.data(), out.size());
  *pdf_bytes = out.size();
  return 0;
}
