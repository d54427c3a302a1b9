// SPDX-License-Identifier: Apache-2.0
// That memory is wiped before it is given back: src/crypto/secret_memory_test.cpp.
#include "base/secret.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace cairn {
namespace {

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);

TEST(Secret, HoldsAndMovesItsBytes) {
  auto first = Secret::copy(as_bytes("hidden"));
  Secret second(std::move(first));
  EXPECT_EQ(first.size(), 0U);
  EXPECT_EQ(second.text(), "hidden");
  Secret third;
  third = std::move(second);
  EXPECT_EQ(third.text(), "hidden");
  third.room()[0] = 'H';
  EXPECT_EQ(third.text(), "Hidden");
  EXPECT_EQ(Secret(3).view().size(), 3U);
}

TEST(Secret, TakesATextAndEmptiesIt) {
  std::string text = "a text that has memory of its own";
  const auto* memory = text.data();
  const auto size = text.size();
  const auto secret = Secret::take(std::move(text));
  EXPECT_EQ(secret.size(), size);
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(std::string_view(memory, size).find_first_not_of('\0'), std::string_view::npos);
}

TEST(Wipe, OverwritesEveryByte) {
  Bytes bytes(100, 7);
  wipe(bytes);
  EXPECT_EQ(bytes, Bytes(100));
  wipe(std::span<std::uint8_t>());
}

}  // namespace
}  // namespace cairn
