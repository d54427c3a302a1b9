// SPDX-License-Identifier: Apache-2.0
// PNG section 11.2.2 (IHDR is the first chunk), ITU-T T.81 section B.2.2 (frame header).
#include "render/picture_size.h"

#include <string_view>

namespace cairn::render {
namespace {

constexpr std::string_view png_start("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);

std::int64_t big_endian(std::string_view bytes) {
  std::int64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

Error unreadable() { return fail(ErrorCode::unreadable, "picture", "the picture is damaged"); }

// A frame begins with one of these; C4, C8 and CC are tables and reserved.
bool begins_frame(unsigned char marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<PictureSize> jpeg_size(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 4 <= bytes.size() && bytes[at] == '\xff') {
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    const auto length = static_cast<std::size_t>(big_endian(bytes.substr(at + 2, 2)));
    if (begins_frame(marker) && at + 9 <= bytes.size())
      return PictureSize{big_endian(bytes.substr(at + 7, 2)), big_endian(bytes.substr(at + 5, 2))};
    if (length < 2 || marker == 0xDA) return unreadable();
    at += 2 + length;
  }
  return unreadable();
}

}  // namespace

Result<PictureSize> picture_size(ByteView picture) {
  const auto bytes = as_text(picture);
  if (bytes.starts_with(png_start) && bytes.size() >= png_start.size() + 8)
    return PictureSize{big_endian(bytes.substr(png_start.size(), 4)),
                       big_endian(bytes.substr(png_start.size() + 4, 4))};
  if (bytes.starts_with("\xff\xd8\xff")) return jpeg_size(bytes);
  return unreadable();
}

}  // namespace cairn::render
