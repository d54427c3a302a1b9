// SPDX-License-Identifier: Apache-2.0
#include "json/pointer.h"

#include <gtest/gtest.h>

#include "json/parse.h"

namespace cairn::json {
namespace {

TEST(JsonPointer, FindsWhatItsStandardSays) {  // RFC 6901 section 5
  Arena arena;
  const auto document =
      parse(R"({"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"k\"l":6," ":7,"m~n":8})",
            arena);
  ASSERT_TRUE(document.ok());
  const auto number = [&](std::string_view pointer) {
    const auto* found = value_at(*document, pointer);
    return found == nullptr ? std::string_view("nothing") : found->number_text();
  };
  EXPECT_EQ(value_at(*document, "")->size(), 9U);
  EXPECT_EQ(value_at(*document, "/foo")->size(), 2U);
  EXPECT_EQ(value_at(*document, "/foo/0")->as_string(), "bar");
  EXPECT_EQ(number("/"), "0");
  EXPECT_EQ(number("/a~1b"), "1");
  EXPECT_EQ(number("/c%d"), "2");
  EXPECT_EQ(number("/k\"l"), "6");
  EXPECT_EQ(number("/m~0n"), "8");
}

TEST(JsonPointer, PointsToNothingWhereNothingStands) {
  Arena arena;
  const auto document = parse(R"({"foo":["bar"],"text":"x"})", arena);
  ASSERT_TRUE(document.ok());
  for (const auto* pointer : {"foo", "/bar", "/foo/1", "/foo/00", "/foo/-", "/foo/0/x", "/text/0",
                              "/foo/18446744073709551616", "/~", "/~2"})
    EXPECT_EQ(value_at(*document, pointer), nullptr) << pointer;
}

TEST(JsonPointer, IsReadAsItIsWritten) {
  for (const auto* key : {"", "a/b", "m~n", "~1", "Größe"})
    EXPECT_EQ(pointer_tokens(pointer_token(key)), std::vector<std::string>{key});
}

}  // namespace
}  // namespace cairn::json
