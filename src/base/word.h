// SPDX-License-Identifier: Apache-2.0
// Text read eight and four bytes at a time, for names so short that calling memcmp costs more than
// comparing them.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

namespace cairn {

inline std::uint64_t load_word(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}
inline std::uint32_t load_half_word(const char* at) {
  std::uint32_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto* const x = a.data();
  const auto* const y = b.data();
  const auto size = a.size();
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8)
      if (load_word(x + at) != load_word(y + at)) return false;
    return load_word(x + size - 8) == load_word(y + size - 8);
  }
  if (size >= 4)
    return load_half_word(x) == load_half_word(y) &&
           load_half_word(x + size - 4) == load_half_word(y + size - 4);
  for (std::size_t at = 0; at < size; ++at)
    if (x[at] != y[at]) return false;
  return true;
}

}  // namespace cairn
