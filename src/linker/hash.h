// SPDX-License-Identifier: Apache-2.0
// Hashes of short texts and the generator of pseudo-random numbers. Both are fixed for good: models
// depend on them bit for bit.
#pragma once
#include <cstdint>
#include <string_view>

namespace cairn::linker {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

// FNV-1a, finished by mix.
constexpr std::uint64_t hash_text(std::string_view text, std::uint64_t seed = 0) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3ULL;
  return mix(hash);
}

constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) {
  return mix(a * 0x9e3779b97f4a7c15ULL + b);
}

// SplitMix64: state advances by the golden ratio, output is mix(state).
class Sequence {
 public:
  explicit constexpr Sequence(std::uint64_t seed) : state_(seed) {}
  constexpr std::uint64_t next() { return mix(state_ += 0x9e3779b97f4a7c15ULL); }
  // 0 to size - 1; size is at least 1 and below 2^32.
  constexpr std::uint32_t below(std::size_t size) {
    return static_cast<std::uint32_t>(((next() >> 32) * size) >> 32);
  }
  // -1 to 1, a multiple of 2^-23.
  constexpr float symmetric() {
    return static_cast<float>(static_cast<std::int32_t>(next() >> 40) - (1 << 23)) / (1 << 23);
  }
  constexpr bool chance(std::uint32_t percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

}  // namespace cairn::linker
