// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/pointers.h"

#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"

namespace cairn::securing::selective {
namespace {

class Select : public testing::Test {
 protected:
  Result<json::Value> run(std::string_view text, const std::vector<std::string>& pointers) {
    const auto document = json::parse(text, arena_);
    EXPECT_TRUE(document.ok()) << text;
    return select(*document, pointers, arena_);
  }
  std::string selected(std::string_view text, const std::vector<std::string>& pointers) {
    const auto result = run(text, pointers);
    return result.ok() ? json::write(*result) : "error: " + result.error().detail;
  }
  Arena arena_;
};

constexpr auto document =
    R"({"@context":"c","id":"a:b","type":"T","name":"n","a/b":1,"~":2,"":3,)"
    R"("subject":{"id":"_:x","type":["P"],"age":5,"place":{"id":"a:h","town":"u","road":"r"}},)"
    R"("list":[{"id":"a:0","v":0},{"v":1},2,[3,4]]})";

TEST_F(Select, TakesWhatIsPointedAtWithTypesAndIdsOnTheWay) {
  EXPECT_EQ(selected(document, {"/name"}), R"({"@context":"c","id":"a:b","type":"T","name":"n"})");
  EXPECT_EQ(selected(document, {"/subject/place/town"}),
            R"({"@context":"c","id":"a:b","type":"T",)"
            R"("subject":{"type":["P"],"place":{"id":"a:h","town":"u"}}})");
  EXPECT_EQ(selected(document, {"/subject/place/town", "/subject/place"}),
            R"({"@context":"c","id":"a:b","type":"T",)"
            R"("subject":{"type":["P"],"place":{"id":"a:h","town":"u","road":"r"}}})");
}

TEST_F(Select, ArraysLoseThePlacesNobodyAskedFor) {
  EXPECT_EQ(selected(document, {"/list/3/1", "/list/0/v"}),
            R"({"@context":"c","id":"a:b","type":"T","list":[{"id":"a:0","v":0},[4]]})");
}

TEST_F(Select, ReadsEscapesAndEmptyNames) {
  EXPECT_EQ(selected(document, {"/a~1b", "/~0", "/"}),
            R"({"@context":"c","id":"a:b","type":"T","a/b":1,"~":2,"":3})");
}

TEST_F(Select, TheEmptyPointerIsTheWholeDocumentAndNoPointerIsNothing) {
  EXPECT_EQ(selected(document, {"", "/name"}), document);
  EXPECT_EQ(selected(document, {}), "null");
}

TEST_F(Select, NamesThePointerThatLeadsToNothing) {
  for (const auto* pointer : {"/nothing", "/list/4", "/list/-", "/list/00", "/list/+1", "/name/x",
                              "/list/18446744073709551616", "/subject/age/0"}) {
    const auto result = run(document, {pointer});
    ASSERT_FALSE(result.ok()) << pointer;
    EXPECT_EQ(result.error().code, ErrorCode::invalid);
    EXPECT_EQ(result.error().path, pointer);
  }
}

// A type that is pointed at in part stays whole: without the other classes it says something else.
TEST_F(Select, KeepsEveryTypeWhereOneIsPointedAt) {
  const auto* text = R"({"@context":["c","d"],"type":["A","B"],"x":1})";
  EXPECT_EQ(selected(text, {"/type/1", "/@context/0"}),
            R"({"@context":["c","d"],"type":["A","B"]})");
}

TEST_F(Select, FindsTheDeeperPointerThatLeadsToNothingToo) {
  const auto result = run(document, {"/subject", "/subject/nothing"});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().path, "/subject/nothing");
}

TEST_F(Select, TellsWhatItLeavesOut) {
  const auto parsed = json::parse(document, arena_);
  const auto out = left_out(*parsed, std::vector<std::string>{"/subject/place/town", "/list/3/1"});
  ASSERT_TRUE(out.ok());
  EXPECT_EQ(*out, (std::vector<std::string>{"/name", "/a~1b", "/~0", "/", "/subject/id",
                                            "/subject/age", "/subject/place/road", "/list/0",
                                            "/list/1", "/list/2", "/list/3/0"}));
  EXPECT_TRUE(left_out(*parsed, std::vector<std::string>{""})->empty());
}

TEST_F(Select, FollowsPointersThroughArraysThatJsonLdShortens) {
  const auto from = json::parse(R"({"a":[{"b":[1]}],"c":[1,2],"d":[3],"e":{"id":"a:b"}})", arena_);
  const auto to = json::parse(R"({"a":{"b":1},"c":[1,2],"d":[3],"e":"a:b"})", arena_);
  const auto translated = [&](const char* pointer) { return in_compacted(pointer, *from, *to); };
  EXPECT_EQ(translated("/a/0/b/0"), "/a/b");
  EXPECT_EQ(translated("/a/0"), "/a");
  EXPECT_EQ(translated("/c/1"), "/c/1");
  EXPECT_EQ(translated("/d/0"), "/d/0");
  EXPECT_EQ(translated("/e/id"), "/e");
  EXPECT_EQ(translated("/nothing/0"), "/nothing/0");
}

TEST_F(Select, RefusesWhatIsNoPointer) {
  for (const auto* pointer : {"name", "/~", "/~2", "#/name"})
    EXPECT_FALSE(run(document, {pointer}).ok()) << pointer;
  EXPECT_EQ(run(document, {std::string(100, '/')}).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace cairn::securing::selective
