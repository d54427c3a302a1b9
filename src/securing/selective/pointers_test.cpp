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

TEST_F(Select, RefusesWhatIsNoPointer) {
  for (const auto* pointer : {"name", "/~", "/~2", "#/name"})
    EXPECT_FALSE(run(document, {pointer}).ok()) << pointer;
  EXPECT_EQ(run(document, {std::string(100, '/')}).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace cairn::securing::selective
