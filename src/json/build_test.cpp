// SPDX-License-Identifier: Apache-2.0
#include "json/build.h"

#include <gtest/gtest.h>

#include <limits>

#include "json/parse.h"
#include "json/write.h"

namespace cairn::json {
namespace {

class BuilderTest : public testing::Test {
 protected:
  Value read(std::string_view text) { return *parse(text, arena_); }
  Arena arena_;
  Builder builder_{arena_};
};

TEST_F(BuilderTest, CopiesEveryTextItIsGiven) {
  Value value;
  {
    std::string key = "key", text = "a text of some length, to be on the heap";
    value = builder_.object({{key, builder_.string(text)}, {"n", builder_.integer(-5)}});
    std::fill(key.begin(), key.end(), '?');
    std::fill(text.begin(), text.end(), '?');
  }
  EXPECT_EQ(write(value), R"({"key":"a text of some length, to be on the heap","n":-5})");
  EXPECT_EQ(write(builder_.integer(std::numeric_limits<std::int64_t>::min())),
            "-9223372036854775808");
  EXPECT_EQ(write(builder_.decimal(0.1)), "0.1");
  EXPECT_EQ(write(builder_.decimal(-2.5e-9)), "-2.5e-09");
  EXPECT_EQ(write(builder_.decimal(3)), "3");
  const std::vector<std::string> texts{"a", "b"};
  EXPECT_EQ(write(builder_.strings(texts)), R"(["a","b"])");
  EXPECT_EQ(write(builder_.array({builder_.integer(1), Value()})), "[1,null]");
}

TEST_F(BuilderTest, WithReplacesInPlaceOrAppends) {
  const auto object = read(R"({"a":1,"b":[2],"c":3})");
  EXPECT_EQ(write(builder_.with(object, "b", Value::boolean(true))), R"({"a":1,"b":true,"c":3})");
  EXPECT_EQ(write(builder_.with(object, "d", Value())), R"({"a":1,"b":[2],"c":3,"d":null})");
  EXPECT_EQ(write(builder_.with(read("{}"), "a", Value())), R"({"a":null})");
  EXPECT_EQ(write(builder_.with(Value(), "a", Value())), R"({"a":null})");
  EXPECT_EQ(write(object), R"({"a":1,"b":[2],"c":3})");
}

TEST_F(BuilderTest, WithoutSharesTheRest) {
  const auto object = read(R"({"a":1,"b":[2],"c":3})");
  const auto fewer = builder_.without(object, "a");
  EXPECT_EQ(write(fewer), R"({"b":[2],"c":3})");
  EXPECT_EQ(fewer["b"].items().data(), object["b"].items().data());
  EXPECT_EQ(write(builder_.without(object, "x")), write(object));
  EXPECT_EQ(write(builder_.without(read(R"({"a":1})"), "a")), "{}");
}

TEST_F(BuilderTest, CopyOwesNothingToTheOldArena) {
  constexpr std::string_view text =
      R"({"a":[1.50,-0,null,true,false],"b":{"c":"plain","d":"esc\"aped"},"e":{},"f":[]})";
  Value copy;
  {
    Arena other;
    copy = builder_.copy(*parse(text, other));
  }
  EXPECT_EQ(write(copy), text);
  EXPECT_TRUE(copy["b"]["c"].is_plain());
  EXPECT_FALSE(copy["b"]["d"].is_plain());
}

// Keys are viewed until `value()`; a string that is gone by then does not compile.
template <class Key>
concept IsTaken = requires(ObjectBuilder object, Key key, Value value) {
  object.add(std::forward<Key>(key), value);
  object.add_string(std::forward<Key>(key), "");
  object.add_string_if(std::forward<Key>(key), "");
};
static_assert(IsTaken<const char*> && IsTaken<std::string_view> && IsTaken<const std::string&>);
static_assert(!IsTaken<std::string>);

TEST_F(BuilderTest, ObjectBuilderLeavesEmptyTextsOutWhereAsked) {
  const auto value = ObjectBuilder(builder_)
                         .add_string("a", "")
                         .add_string_if("b", "")
                         .add_string_if("c", "x")
                         .add("d", Value())
                         .value();
  EXPECT_EQ(write(value), R"({"a":"","c":"x","d":null})");
}

}  // namespace
}  // namespace cairn::json
