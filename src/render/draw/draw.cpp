// SPDX-License-Identifier: Apache-2.0
// Drawing by librsvg onto a Cairo surface. Loaded by render/raster at first use.
#include "render/draw/draw.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include "render/draw/unref.h"

namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  auto* out = static_cast<std::vector<unsigned char>*>(closure);
  out->insert(out->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

int cairn_draw_png(const char* svg, std::size_t svg_bytes, int width_px, int side_px_max,
                   unsigned char** png, std::size_t* png_bytes) {
  const std::unique_ptr<RsvgHandle, Unref> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg), svg_bytes, nullptr));
  if (!handle) return 1;
  gdouble width = 0;
  gdouble height = 0;
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) || width <= 0 ||
      height <= 0)
    return 2;
  const int height_px = static_cast<int>(std::lround(width_px * height / width));
  if (height_px < 1 || height_px > side_px_max) return 3;
  const std::unique_ptr<cairo_surface_t, Unref> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width_px, height_px));
  const std::unique_ptr<cairo_t, Unref> context(cairo_create(surface.get()));
  const RsvgRectangle viewport{0, 0, static_cast<double>(width_px), static_cast<double>(height_px)};
  if (!rsvg_handle_render_document(handle.get(), context.get(), &viewport, nullptr)) return 4;
  cairo_surface_flush(surface.get());
  std::vector<unsigned char> out;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &out) != CAIRO_STATUS_SUCCESS)
    return 5;
  *png = static_cast<unsigned char*>(std::malloc(out.size()));
  if (*png == nullptr) return 6;
  std::memcpy(*png, out.data(), out.size());
  *png_bytes = out.size();
  return 0;
}
