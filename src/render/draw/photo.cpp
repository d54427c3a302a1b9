// SPDX-License-Identifier: Apache-2.0
#include "render/draw/photo.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace {

// Called when the size is known and nothing is decoded yet.
void choose_size(GdkPixbufLoader* loader, int width, int height, void* given) {
  const auto& limits = *static_cast<const PhotoLimits*>(given);
  if (width < 1 || height < 1 || static_cast<long>(width) * height > limits.pixels_max) {
    gdk_pixbuf_loader_set_size(loader, 0, 0);  // the decoder gives up
    return;
  }
  const double scale = std::min(1.0, limits.side_px_max / double(std::max(width, height)));
  gdk_pixbuf_loader_set_size(loader, std::max(1, static_cast<int>(std::lround(width * scale))),
                             std::max(1, static_cast<int>(std::lround(height * scale))));
}

const char* decoder_for(std::string_view image) {
  if (image.starts_with("\x89PNG\r\n\x1a\n")) return "png";
  if (image.starts_with("\xff\xd8\xff")) return "jpeg";
  return nullptr;
}

}  // namespace

std::unique_ptr<GdkPixbufLoader, UnrefPhoto> load_photo(const unsigned char* bytes,
                                                        std::size_t size,
                                                        const PhotoLimits& limits) {
  const auto* decoder = decoder_for({reinterpret_cast<const char*>(bytes), size});
  if (decoder == nullptr) return nullptr;
  std::unique_ptr<GdkPixbufLoader, UnrefPhoto> loader(
      gdk_pixbuf_loader_new_with_type(decoder, nullptr));
  if (!loader) return nullptr;
  auto given = limits;
  g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(choose_size), &given);
  const bool fed = gdk_pixbuf_loader_write(loader.get(), bytes, size, nullptr) != 0;
  const bool whole = gdk_pixbuf_loader_close(loader.get(), nullptr) != 0;
  if (!fed || !whole || gdk_pixbuf_loader_get_pixbuf(loader.get()) == nullptr) return nullptr;
  return loader;
}
