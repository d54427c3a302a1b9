// SPDX-License-Identifier: Apache-2.0
// PNG section 11.2.2 (IHDR is the first chunk), ITU-T T.81 section B.1.1.3 (markers).
#include "render/photo_size.h"

#include <string_view>

namespace cairn::render {
namespace {

constexpr const char* where = "photo";
constexpr std::string_view png_start("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
constexpr std::string_view jpeg_start = "\xff\xd8\xff";
constexpr std::string_view scan_start = "\xff\xda";

Error too_large() {
  return with_remedy(fail(ErrorCode::too_large, where,
                          "The picture is too large to be looked through for a code."),
                     "Take one with fewer pixels, 40 million at most, or cut out the code.");
}

std::int64_t big_endian(std::string_view four) {
  std::int64_t number = 0;
  for (const char byte : four) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

}  // namespace

Status check_photo_size(ByteView photo) {
  const auto bytes = as_text(photo);
  if (bytes.starts_with(png_start) && bytes.size() >= png_start.size() + 8) {
    const auto width = big_endian(bytes.substr(png_start.size(), 4));
    const auto height = big_endian(bytes.substr(png_start.size() + 4, 4));
    return width <= photo_pixels_max && width * height <= photo_pixels_max ? Status(done)
                                                                           : too_large();
  }
  if (!bytes.starts_with(jpeg_start))
    return fail(ErrorCode::unreadable, where, "the picture could not be read");
  unsigned scans = 0;
  for (auto at = bytes.find(scan_start); at != bytes.npos; at = bytes.find(scan_start, at + 1))
    if (++scans > photo_scans_max) return too_large();
  return done;
}

}  // namespace cairn::render
