// SPDX-License-Identifier: Apache-2.0
// Eight bytes of text at a time in one 64-bit word: for the loops that look at every byte.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace cairn::swar {

inline constexpr std::uint64_t ones = 0x0101010101010101;
inline constexpr std::uint64_t highs = 0x8080808080808080;

inline std::uint64_t load(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Non-zero exactly when some byte of `word` is below `bound` (at most 128).
constexpr std::uint64_t below(std::uint64_t word, std::uint8_t bound) {
  return (word - ones * bound) & ~word & highs;
}
// Non-zero exactly when some byte of `word` is `byte`.
constexpr std::uint64_t equal(std::uint64_t word, std::uint8_t byte) {
  return below(word ^ (ones * byte), 1);
}

// The first place at or after `from` where a byte of `text` may satisfy `special`, checked word by
// word with `may_hold`; text.size() where none does.
template <class MayHold, class Special>
std::size_t find(std::string_view text, std::size_t from, MayHold may_hold, Special special) {
  auto at = from;
  for (; at + 8 <= text.size(); at += 8) {
    if (!may_hold(load(text.data() + at))) continue;
    for (auto i = at; i < at + 8; ++i)
      if (special(static_cast<unsigned char>(text[i]))) return i;
  }
  for (; at < text.size(); ++at)
    if (special(static_cast<unsigned char>(text[at]))) return at;
  return text.size();
}

// How many bytes `a` and `b` share from the start.
inline std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto size = a.size() < b.size() ? a.size() : b.size();
  std::size_t at = 0;
  for (; at + 8 <= size; at += 8) {
    const auto difference = load(a.data() + at) ^ load(b.data() + at);
    if (difference == 0) continue;
    const auto zeros = std::endian::native == std::endian::little ? std::countr_zero(difference)
                                                                  : std::countl_zero(difference);
    return at + static_cast<std::size_t>(zeros) / 8;
  }
  while (at < size && a[at] == b[at]) ++at;
  return at;
}

}  // namespace cairn::swar
