// SPDX-License-Identifier: Apache-2.0
// A QR code in a photo, decoded by ZBar.
#include <zbar.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "render/draw/draw.h"
#include "render/draw/photo.h"

namespace {

struct Free {
  void operator()(zbar::zbar_image_t* image) const { zbar::zbar_image_destroy(image); }
  void operator()(zbar::zbar_image_scanner_t* scanner) const {
    zbar::zbar_image_scanner_destroy(scanner);
  }
};

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
  const auto loader = load_photo(bytes, size, {pixels_max, side_px_max});
  if (!loader) return cairn_qr_unreadable;
  auto* pixels = gdk_pixbuf_loader_get_pixbuf(loader.get());
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
