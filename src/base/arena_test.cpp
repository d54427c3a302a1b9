// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include <gtest/gtest.h>

namespace cairn {
namespace {

TEST(Arena, GivesAlignedRoomThatDoesNotOverlap) {
  Arena arena(64);
  std::vector<std::pair<std::uintptr_t, std::size_t>> given;
  for (const std::size_t size : {1, 3, 8, 64, 200, 0, 17})
    for (const std::size_t alignment : {1, 2, 8, 16}) {
      const auto at = reinterpret_cast<std::uintptr_t>(arena.allocate(size, alignment));
      EXPECT_EQ(at % alignment, 0U);
      std::memset(reinterpret_cast<void*>(at), 0xA5, size);
      for (const auto& [begin, length] : given)
        EXPECT_TRUE(at + size <= begin || begin + length <= at);
      given.emplace_back(at, size);
    }
}

TEST(Arena, CopiesTextsAndArrays) {
  Arena arena(16);
  const int numbers[] = {1, 2, 3};
  const auto copy = arena.copy(std::span<const int>(numbers));
  EXPECT_TRUE(std::equal(copy.begin(), copy.end(), std::begin(numbers)));
  EXPECT_NE(copy.data(), numbers);
  const std::string text(1000, 'x');
  EXPECT_EQ(arena.copy(std::string_view(text)), text);
  EXPECT_EQ(arena.copy(std::string_view()), "");
  EXPECT_NE(arena.copy(std::string_view()).data(), nullptr);
  EXPECT_TRUE(arena.copy(std::span<const int>()).empty());
}

TEST(Arena, MakesThings) {
  struct Pair {
    int first, second;
  };
  Arena arena;
  const auto* pair = arena.make<Pair>(1, 2);
  EXPECT_EQ(pair->first + pair->second, 3);
}

TEST(Arena, StopsAllocatingWhenItIsUsedAgain) {
  Arena arena(64);
  const auto fill = [&] {
    for (int i = 0; i < 100; ++i) arena.allocate(40, 8);
  };
  fill();
  std::size_t last = 0;
  for (int round = 0; round < 10; ++round) {
    arena.reset();
    fill();
    last = arena.reserved_bytes();
  }
  arena.reset();
  fill();
  EXPECT_EQ(arena.reserved_bytes(), last);
}

TEST(Arena, KeepsOnlyItsLargestBlockOnReset) {
  Arena arena(64);
  arena.reset();  // of nothing
  arena.allocate(10, 1);
  arena.allocate(100'000, 1);
  arena.allocate(10, 1);
  arena.reset();
  EXPECT_LT(arena.reserved_bytes(), 210'000U);
  EXPECT_GE(arena.reserved_bytes(), 100'000U);
}

TEST(Arena, WhatItGaveMovesWithIt) {
  Arena arena;
  const auto text = arena.copy(std::string_view("kept"));
  const Arena other(std::move(arena));
  EXPECT_EQ(text, "kept");
}

}  // namespace
}  // namespace cairn
