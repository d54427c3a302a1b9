// SPDX-License-Identifier: Apache-2.0
// Loops that look at every byte of a text, many bytes at a time.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace cairn {

// Sixteen bytes compared at once (a vector extension both compilers have, on every processor).
using ByteVector = std::uint8_t __attribute__((vector_size(16)));

// The first place at or after `from` whose byte is `special`; text.size() where none is. `special`
// is asked for a std::uint8_t and for a ByteVector, so it uses comparisons, | and & alone.
template <class Special>
std::size_t find_byte(std::string_view text, std::size_t from, Special special) {
  const auto any_in = [&](std::size_t at) {
    ByteVector bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const auto found = special(bytes);
    std::uint64_t halves[2];
    static_assert(sizeof halves == sizeof found);
    std::memcpy(halves, &found, sizeof halves);
    return (halves[0] | halves[1]) != 0;
  };
  constexpr auto step = sizeof(ByteVector);
  auto at = from;
  while (at + step <= text.size() && !any_in(at)) at += step;
  // What is left over is looked at together with bytes already seen, where there are enough of
  // them.
  if (at + step > text.size() && text.size() >= from + step && !any_in(text.size() - step))
    return text.size();
  while (at < text.size() && !special(static_cast<std::uint8_t>(text[at]))) ++at;
  return at;
}

// How many bytes `a` and `b` share from the start.
inline std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto size = a.size() < b.size() ? a.size() : b.size();
  std::size_t at = 0;
  for (; at + 8 <= size; at += 8) {
    std::uint64_t x = 0;
    std::uint64_t y = 0;
    std::memcpy(&x, a.data() + at, sizeof x);
    std::memcpy(&y, b.data() + at, sizeof y);
    if (x == y) continue;
    const auto zeros = std::endian::native == std::endian::little ? std::countr_zero(x ^ y)
                                                                  : std::countl_zero(x ^ y);
    return at + static_cast<std::size_t>(zeros) / 8;
  }
  while (at < size && a[at] == b[at]) ++at;
  return at;
}

}  // namespace cairn
