// SPDX-License-Identifier: Apache-2.0
#include "encoding/character_set.h"

#include <array>

#include "base/text.h"

namespace cairn::encoding {
namespace {

constexpr char32_t replacement = U'\uFFFD';

// 0x80 to 0x9F of Windows-1252; the rest is the same in Unicode.
constexpr std::array<char32_t, 32> upper_controls{
    0x20AC,      replacement, 0x201A, 0x0192, 0x201E, 0x2026,      0x2020, 0x2021,
    0x02C6,      0x2030,      0x0160, 0x2039, 0x0152, replacement, 0x017D, replacement,
    replacement, 0x2018,      0x2019, 0x201C, 0x201D, 0x2022,      0x2013, 0x2014,
    0x02DC,      0x2122,      0x0161, 0x203A, 0x0153, replacement, 0x017E, 0x0178};

// Bytes of the well-formed sequence at `at`, or 0.
std::size_t sequence_bytes(std::string_view text, std::size_t at) {
  const auto lead = static_cast<std::uint8_t>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (at + size > text.size() || !is_utf8(text.substr(at, size))) return 0;
  return size;
}

struct Tally {
  std::size_t sequences = 0;  // of two bytes and more
  std::size_t strays = 0;     // bytes that belong to none
};

Tally tally(std::string_view text) {
  Tally counts;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<std::uint8_t>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto size = sequence_bytes(text, at);
    ++(size > 0 ? counts.sequences : counts.strays);
    at += size > 0 ? size : 1;
  }
  return counts;
}

std::string from_windows_1252(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80)
      out += c;
    else
      append_utf8(byte < 0xA0 ? upper_controls[byte - 0x80] : byte, out);
  }
  return out;
}

std::string from_utf16(ByteView bytes, bool big_endian) {
  std::string out;
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(big_endian ? bytes[at] << 8 | bytes[at + 1]
                                            : bytes[at + 1] << 8 | bytes[at]);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const auto high = unit(at);
    if (high < 0xD800 || high > 0xDFFF) {
      append_utf8(high, out);
      continue;
    }
    const auto low = high < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
      append_utf8(replacement, out);
      continue;
    }
    append_utf8(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), out);
    at += 2;
  }
  return out;
}

}  // namespace

DecodedText decode_text(ByteView bytes) {
  if (bytes.size() >= 2 &&
      ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
    return {CharacterSet::utf16, from_utf16(bytes.subspan(2), bytes[0] == 0xFE)};
  const auto all = as_text(bytes);
  const std::size_t mark = all.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const auto text = all.substr(mark);
  if (is_utf8(text)) return {CharacterSet::utf8, {}, mark};
  const auto counts = tally(text);
  if (mark > 0 || counts.sequences > counts.strays) return {CharacterSet::damaged_utf8, {}, mark};
  return {CharacterSet::windows_1252, from_windows_1252(text)};
}

}  // namespace cairn::encoding
