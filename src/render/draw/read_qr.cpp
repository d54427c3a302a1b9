// SPDX-License-Identifier: Apache-2.0
// A QR code in a photo: pixels by gdk-pixbuf, which librsvg brings along, decoded by ZBar.
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <zbar.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "render/draw/draw.h"

namespace {

struct Free {
  void operator()(GdkPixbufLoader* loader) const { g_object_unref(loader); }
  void operator()(zbar::zbar_image_t* image) const { zbar::zbar_image_destroy(image); }
  void operator()(zbar::zbar_image_scanner_t* scanner) const {
    zbar::zbar_image_scanner_destroy(scanner);
  }
};

struct Limits {
  long pixels_max;
  int side_px_max;
};

// Called when the size is known and nothing is decoded yet.
void choose_size(GdkPixbufLoader* loader, int width, int height, void* given) {
  const auto& limits = *static_cast<const Limits*>(given);
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

// Brightness, a byte a pixel, on white where the picture is transparent.
std::vector<unsigned char> grey_of(GdkPixbuf* pixels) {
  const int width = gdk_pixbuf_get_width(pixels);
  const int height = gdk_pixbuf_get_height(pixels);
  const int channels = gdk_pixbuf_get_n_channels(pixels);
  const auto* rows = gdk_pixbuf_read_pixels(pixels);
  std::vector<unsigned char> grey;
  grey.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    const auto* pixel = rows + static_cast<std::ptrdiff_t>(y) * gdk_pixbuf_get_rowstride(pixels);
    for (int x = 0; x < width; ++x, pixel += channels) {
      const int light = (pixel[0] * 77 + pixel[1] * 150 + pixel[2] * 29) >> 8;
      const int cover = channels == 4 ? pixel[3] : 255;
      grey.push_back(static_cast<unsigned char>((light * cover + 255 * (255 - cover)) / 255));
    }
  }
  return grey;
}

// The first code's text, or "".
std::string_view decode(zbar::zbar_image_scanner_t* scanner, zbar::zbar_image_t* image) {
  zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  // The bytes as they are: otherwise it guesses at old encodings of East Asia.
  zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
  if (zbar::zbar_scan_image(scanner, image) < 1) return {};
  const auto* symbol = zbar::zbar_image_first_symbol(image);
  return {zbar::zbar_symbol_get_data(symbol), zbar::zbar_symbol_get_data_length(symbol)};
}

}  // namespace

int cairn_read_qr(const unsigned char* bytes, std::size_t size, long pixels_max, int side_px_max,
                  char** text, std::size_t* text_bytes) {
  const auto* decoder = decoder_for({reinterpret_cast<const char*>(bytes), size});
  if (decoder == nullptr) return cairn_qr_unreadable;
  const std::unique_ptr<GdkPixbufLoader, Free> loader(
      gdk_pixbuf_loader_new_with_type(decoder, nullptr));
  if (!loader) return cairn_qr_unreadable;
  Limits limits{pixels_max, side_px_max};
  g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(choose_size), &limits);
  const bool fed = gdk_pixbuf_loader_write(loader.get(), bytes, size, nullptr) != 0;
  const bool whole = gdk_pixbuf_loader_close(loader.get(), nullptr) != 0;
  auto* pixels = fed && whole ? gdk_pixbuf_loader_get_pixbuf(loader.get()) : nullptr;
  if (pixels == nullptr) return cairn_qr_unreadable;
  const auto grey = grey_of(pixels);
  const std::unique_ptr<zbar::zbar_image_t, Free> image(zbar::zbar_image_create());
  zbar::zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
  zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(gdk_pixbuf_get_width(pixels)),
                            static_cast<unsigned>(gdk_pixbuf_get_height(pixels)));
  zbar::zbar_image_set_data(image.get(), grey.data(), grey.size(), nullptr);
  const std::unique_ptr<zbar::zbar_image_scanner_t, Free> scanner(
      zbar::zbar_image_scanner_create());
  const auto found = decode(scanner.get(), image.get());
  if (found.empty()) return cairn_qr_none;
  *text = static_cast<char*>(std::malloc(found.size()));
  if (*text == nullptr) return cairn_qr_unreadable;
  std::memcpy(*text, found.data(), found.size());
  *text_bytes = found.size();
  return 0;
}
