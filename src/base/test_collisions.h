// SPDX-License-Identifier: Apache-2.0
// For tests: texts that all have the same std::hash (MurmurHash64A of libstdc++, whose seed is
// fixed), as anyone who wants a hash table to be slow would send them.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

namespace cairn {

using Texts = std::vector<std::string>;

// `prefix` (of whole eight bytes) and 16 characters that JSON and IRIs take as they are. Every step
// of the hash can be undone, so the last eight bytes are computed from those before them, and kept
// where they are such characters.
inline Texts colliding_texts(std::size_t count, const std::string& prefix = "") {
  constexpr std::uint64_t multiplier = 0xC6A4A7935BD1E995;
  std::uint64_t inverse = 1;
  for (int i = 0; i < 6; ++i) inverse *= 2 - multiplier * inverse;
  const auto mix = [](std::uint64_t x) { return x ^ x >> 47; };
  const auto step = [&](std::uint64_t state, std::uint64_t block) {
    return (state ^ mix(block * multiplier) * multiplier) * multiplier;
  };
  auto start = std::uint64_t{0xC70F6907} ^ (prefix.size() + 16) * multiplier;
  for (std::size_t at = 0; at < prefix.size(); at += 8) {
    std::uint64_t block = 0;
    std::memcpy(&block, prefix.data() + at, 8);
    start = step(start, block);
  }
  Texts texts;
  for (std::uint64_t number = 0; texts.size() < count; ++number) {
    std::uint64_t first = 0x6161616161616161;  // letters "a" to "p"
    for (int nibble = 0; nibble < 8; ++nibble) first += (number >> 4 * nibble & 15) << 8 * nibble;
    const auto second = mix(step(start, first) * inverse) * inverse;  // brings the state to 0
    if ((second & 0x8080808080808080) != 0) continue;
    std::string text(16, ' ');
    std::memcpy(text.data(), &first, 8);
    std::memcpy(text.data() + 8, &second, 8);
    const auto is_plain = [](char c) {
      return c > ' ' && c < 0x7F &&
             std::string_view("<>\"{}|^`\\#:/?@").find(c) == std::string::npos;
    };
    if (std::all_of(text.begin(), text.end(), is_plain)) texts.push_back(prefix + text);
  }
  EXPECT_EQ(std::hash<std::string>()(texts.front()), std::hash<std::string>()(texts.back()));
  return texts;
}

// Expects `work` to take about as long with colliding texts as with others.
inline void expect_no_collisions(const std::string& prefix,
                                 const std::function<void(const Texts&)>& work) {
  constexpr std::size_t count = 2000;
  Texts ordinary;
  for (std::size_t i = 0; i < count; ++i)
    ordinary.push_back(prefix + "ordinary" + std::to_string(10'000'000 + i));
  const auto best_of_three = [&](const Texts& texts) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const auto start = std::chrono::steady_clock::now();
      work(texts);
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
      best = std::min(best, taken.count());
    }
    return best;
  };
  EXPECT_LT(best_of_three(colliding_texts(count, prefix)), 5 * best_of_three(ordinary));
}

}  // namespace cairn
