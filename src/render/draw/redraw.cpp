// SPDX-License-Identifier: Apache-2.0
// A picture of somebody's own as a PNG of ours: photos by gdk-pixbuf, SVG by librsvg.
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "render/draw/draw.h"
#include "render/draw/photo.h"

namespace {

int give(std::string_view made, char** png, std::size_t* png_bytes) {
  *png = static_cast<char*>(std::malloc(made.size()));
  if (*png == nullptr) return 5;
  std::memcpy(*png, made.data(), made.size());
  *png_bytes = made.size();
  return 0;
}

// As the camera was held; its other notes stay behind.
int redraw_photo(GdkPixbuf* pixels, char** png, std::size_t* png_bytes) {
  const std::unique_ptr<GdkPixbuf, UnrefPhoto> upright(
      gdk_pixbuf_apply_embedded_orientation(pixels));
  gchar* bytes = nullptr;
  gsize size = 0;
  if (!upright ||
      gdk_pixbuf_save_to_buffer(upright.get(), &bytes, &size, "png", nullptr, nullptr) == 0)
    return 4;
  const int code = give({bytes, size}, png, png_bytes);
  g_free(bytes);
  return code;
}

// Without a width and a height its proportions are those of the view box.
bool find_size(RsvgHandle* handle, double* width, double* height) {
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) {
    RsvgRectangle box{};
    gboolean has_box = FALSE;
    rsvg_handle_get_intrinsic_dimensions(handle, nullptr, nullptr, nullptr, nullptr, &has_box,
                                         &box);
    *width = has_box ? box.width : 1;
    *height = has_box ? box.height : 1;
  }
  return *width > 0 && *height > 0 && std::isfinite(*width / *height);
}

int redraw_svg(const unsigned char* bytes, std::size_t size, int side_px_max, char** png,
               std::size_t* png_bytes) {
  const std::unique_ptr<RsvgHandle, UnrefPhoto> handle(
      rsvg_handle_new_from_data(bytes, size, nullptr));
  double width = 0, height = 0;
  if (!handle || !find_size(handle.get(), &width, &height)) return 2;
  const double scale = side_px_max / std::max(width, height);
  const RsvgRectangle viewport{0, 0, std::max(1.0, std::round(width * scale)),
                               std::max(1.0, std::round(height * scale))};
  auto* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(viewport.width),
                                             static_cast<int>(viewport.height));
  auto* context = cairo_create(surface);
  std::string made;
  const auto append = [](void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  };
  const bool drawn =
      rsvg_handle_render_document(handle.get(), context, &viewport, nullptr) != 0 &&
      cairo_surface_write_to_png_stream(surface, append, &made) == CAIRO_STATUS_SUCCESS;
  cairo_destroy(context);
  cairo_surface_destroy(surface);
  return drawn ? give(made, png, png_bytes) : 3;
}

}  // namespace

int cairn_redraw(const unsigned char* bytes, std::size_t size, long pixels_max, int side_px_max,
                 char** png, std::size_t* png_bytes) {
  if (const auto loader = load_photo(bytes, size, {pixels_max, side_px_max}))
    return redraw_photo(gdk_pixbuf_loader_get_pixbuf(loader.get()), png, png_bytes);
  return redraw_svg(bytes, size, side_px_max, png, png_bytes);
}
