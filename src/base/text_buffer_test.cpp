// SPDX-License-Identifier: Apache-2.0
#include "base/text_buffer.h"

#include <gtest/gtest.h>

#include <string>

namespace cairn {
namespace {

TEST(TextBuffer, HoldsWhatWasWritten) {
  TextBuffer buffer;
  EXPECT_EQ(buffer.view(), "");
  buffer.append("").append("a").push_back('b');
  EXPECT_EQ(buffer.view(), "ab");
  EXPECT_EQ(buffer.size(), 2U);
  buffer.clear();
  EXPECT_EQ(buffer.view(), "");
  buffer.append("c");
  EXPECT_EQ(buffer.view(), "c");
}

TEST(TextBuffer, KeepsItsTextWhileItGrows) {
  TextBuffer buffer;
  std::string expected;
  for (std::size_t i = 0; i < 2000; ++i) {
    const std::string piece(i % 37, static_cast<char>('a' + i % 26));
    buffer.append(piece).push_back('.');
    expected += piece + '.';
  }
  const std::string large(100'000, 'x');
  EXPECT_EQ(buffer.append(large).view(), expected + large);
}

TEST(TextBuffer, GivesRoomThatNeedNotBeUsedUp) {
  TextBuffer buffer;
  buffer.append("x");
  auto* at = buffer.room(10'000);
  buffer.end_at(put("cd", put("ab", at)));
  EXPECT_EQ(buffer.view(), "xabcd");
  buffer.end_at(put("", buffer.room(0)));
  EXPECT_EQ(buffer.view(), "xabcd");
}

}  // namespace
}  // namespace cairn
