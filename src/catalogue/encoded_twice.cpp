// SPDX-License-Identifier: Apache-2.0
#include "catalogue/encoded_twice.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"
#include "catalogue/plain_text.h"

namespace cairn::catalogue {
namespace {

// 0x80 to 0x9F of Windows-1252; 0 where it has none.
constexpr std::array<char32_t, 32> upper_controls{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
}

// The byte that Windows-1252 reads as this character.
std::optional<char> byte_of(char32_t character) {
  if (character < 0x100) return static_cast<char>(character);
  const auto found = std::find(upper_controls.begin(), upper_controls.end(), character);
  if (found == upper_controls.end()) return std::nullopt;
  return static_cast<char>(0x80 + (found - upper_controls.begin()));
}

std::optional<std::string> from_windows_1252(std::string_view text) {
  if (is_ascii(text)) return std::nullopt;
  const auto characters = decode_utf8(text);
  if (!characters) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size());
  for (const auto character : *characters) {
    const auto byte = byte_of(character);
    if (!byte) return std::nullopt;
    bytes += *byte;
  }
  if (!is_utf8(bytes)) return std::nullopt;
  return bytes;
}

}  // namespace

std::optional<std::string> before_second_encoding(std::string_view text) {
  std::string plain(text);
  if (auto bytes = from_windows_1252(text)) plain = std::move(*bytes);
  if (const auto mark = plain.find('&');
      mark != std::string::npos && plain.find(';', mark) != std::string::npos)
    plain = plain_text(plain, plain.size());
  if (plain == text || plain.empty()) return std::nullopt;
  return plain;
}

}  // namespace cairn::catalogue
