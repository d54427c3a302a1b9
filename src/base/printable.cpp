// SPDX-License-Identifier: Apache-2.0
#include "base/printable.h"

#include <cstddef>

namespace cairn {
namespace {

// How many bytes at the beginning of `text` are one character that steers, in UTF-8; 0 for others.
std::size_t control_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  // U+0080 to U+009F; some terminals obey them.
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return 2;
  // U+202A to U+202E and U+2066 to U+2069 turn the text around them.
  const bool embeds = byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE;
  const bool isolates = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
  return byte(0) == 0xE2 && (embeds || isolates) ? 3 : 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto length = control_length(text);
    if (length > 0)
      out += "\xEF\xBF\xBD";
    else
      out += text.front();
    text.remove_prefix(length > 0 ? length : 1);
  }
  return out;
}

}  // namespace cairn
