// SPDX-License-Identifier: Apache-2.0
// Loops that look at every byte of a text, many bytes at a time.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/word.h"

namespace cairn {

// Sixteen bytes compared at once (a vector extension both compilers have, on every processor).
using ByteVector = std::uint8_t __attribute__((vector_size(16)));

// Sixteen bytes that are all of `text`, some of them twice. `text` has 1 to 15.
inline ByteVector spread(std::string_view text) {
  std::uint64_t halves[2];
  if (text.size() >= 8) {
    halves[0] = load_word(text.data());
    halves[1] = load_word(text.data() + text.size() - 8);
  } else if (text.size() >= 4) {
    const std::uint64_t first = load_half_word(text.data());
    halves[0] = halves[1] = first << 32 | load_half_word(text.data() + text.size() - 4);
  } else {
    const auto byte = [&](std::size_t at) {
      return std::uint64_t{static_cast<std::uint8_t>(text[at])};
    };
    constexpr std::uint64_t everywhere = 0x0101010101010101;
    halves[0] = byte(0) * everywhere;
    halves[1] =
        (byte(text.size() / 2) | byte(text.size() - 1) << 8) * (everywhere & 0x0001000100010001);
  }
  ByteVector bytes;
  std::memcpy(&bytes, halves, sizeof bytes);
  return bytes;
}

// The first place at or after `from` whose byte is `special`; text.size() where none is. `special`
// is asked for a std::uint8_t and for a ByteVector, so it uses comparisons, | and & alone.
template <class Special>
std::size_t find_byte(std::string_view text, std::size_t from, Special special) {
  const auto any = [&](ByteVector bytes) {
    const auto found = special(bytes);
    std::uint64_t halves[2];
    static_assert(sizeof halves == sizeof found);
    std::memcpy(halves, &found, sizeof halves);
    return (halves[0] | halves[1]) != 0;
  };
  const auto any_in = [&](std::size_t at) {
    ByteVector bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    return any(bytes);
  };
  constexpr auto step = sizeof(ByteVector);
  auto at = from;
  while (at + step <= text.size() && !any_in(at)) at += step;
  if (at + step > text.size()) {
    // What is left over is looked at together with bytes already seen, or spread over a vector.
    if (at == text.size()) return at;
    if (text.size() >= from + step ? !any_in(text.size() - step) : !any(spread(text.substr(at))))
      return text.size();
  }
  while (at < text.size() && !special(static_cast<std::uint8_t>(text[at]))) ++at;
  return at;
}

// How many bytes `a` and `b` share from the start.
inline std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto size = a.size() < b.size() ? a.size() : b.size();
  std::size_t at = 0;
  for (; at + 8 <= size; at += 8) {
    const auto x = load_word(a.data() + at);
    const auto y = load_word(b.data() + at);
    if (x == y) continue;
    const auto zeros = std::endian::native == std::endian::little ? std::countr_zero(x ^ y)
                                                                  : std::countl_zero(x ^ y);
    return at + static_cast<std::size_t>(zeros) / 8;
  }
  while (at < size && a[at] == b[at]) ++at;
  return at;
}

}  // namespace cairn
