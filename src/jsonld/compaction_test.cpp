// SPDX-License-Identifier: Apache-2.0
// What the W3C suite does not test of compaction: that safe mode loses nothing, that what is
// written is read back as it was, and limits.
#include "base/limits.h"
#include "json/build.h"
#include "json/write.h"
#include "jsonld/errors.h"
#include "jsonld/relative_iri.h"
#include "jsonld/test_processor.h"

namespace cairn::jsonld {
namespace {

class Compaction : public ProcessorTest {
 protected:
  Result<json::Value> run(std::string_view document, std::string_view context,
                          const CompactOptions& options = {}) {
    return processor_.compact(parse(document), parse(context), options, arena_);
  }
  // Without the context.
  std::string compacted(std::string_view document, std::string_view context,
                        const CompactOptions& options = {}) {
    const auto result = run(document, context, options);
    if (!result.ok()) return "error: " + result.error().detail;
    return json::write(json::Builder(arena_).without(*result, "@context"));
  }
  Error refusal(std::string_view document, std::string_view context,
                const CompactOptions& options = {}) {
    const auto result = run(document, context, options);
    EXPECT_FALSE(result.ok()) << document;
    return result.ok() ? Error{} : result.error();
  }
};

constexpr CompactOptions lenient{.input = {.mode = Mode::lenient}};

TEST_F(Compaction, NamesItsContextFirst) {
  const auto result = run(R"({"@id":"a:b","a:p":1})", R"({"@context":{"p":"a:p"}})");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(json::write(*result), R"({"@context":{"p":"a:p"},"@id":"a:b","p":1})");
  const auto bare = run(R"({"@id":"a:b","a:p":1})", "{}");
  ASSERT_TRUE(bare.ok());
  EXPECT_EQ(json::write(*bare), R"({"@id":"a:b","a:p":1})");
}

TEST_F(Compaction, KeepsNothingOfTheDocumentsContext) {
  EXPECT_EQ(compacted(R"({"@context":{"x":"a:p"},"@id":"a:b","x":[1,2]})", R"({"y":"a:p"})"),
            R"({"@id":"a:b","y":[1,2]})");
}

TEST_F(Compaction, OrdersPropertiesOnRequest) {
  const auto text = R"({"@id":"a:b","a:z":1,"a:c":2})";
  EXPECT_EQ(compacted(text, "{}"), R"({"@id":"a:b","a:z":1,"a:c":2})");
  EXPECT_EQ(compacted(text, "{}", {.order = Order::by_name}), R"({"@id":"a:b","a:c":2,"a:z":1})");
}

TEST_F(Compaction, KeepsArraysOnRequest) {
  EXPECT_EQ(compacted(R"({"@id":"a:b","@type":"a:T","a:p":1})", "{}", {.arrays = Arrays::keep}),
            R"({"@graph":[{"@id":"a:b","@type":["a:T"],"a:p":[1]}]})");
}

TEST_F(Compaction, ATypeOfAValueIsNeverAnArray) {
  EXPECT_EQ(compacted(R"({"@id":"a:b","a:p":{"@value":"x","@type":"a:T"}})",
                      R"({"@version":1.1,"type":{"@id":"@type","@container":"@set"}})"),
            R"({"@id":"a:b","a:p":{"type":"a:T","@value":"x"}})");
}

// Each would be read as something else if it were written as its IRI's term demands.
TEST_F(Compaction, DoesNotPutValuesUnderWhatItsTermsAdd) {
  EXPECT_EQ(compacted(R"({"@id":"a:b","a:p":"x"})", R"({"a:p":{"@type":"@id"}})"),
            R"({"@id":"a:b","a:p":{"@value":"x"}})");
  EXPECT_EQ(compacted(R"({"@id":"a:b","a:p":5})", R"({"a:p":{"@type":"a:T"}})"),
            R"({"@id":"a:b","a:p":{"@value":5}})");
  EXPECT_EQ(compacted(R"({"@id":"a:b","a:v/x:y":5})", R"({"@vocab":"a:v/"})"),
            R"({"@id":"a:b","a:v/x:y":5})");
  EXPECT_EQ(compacted(R"({"@id":"http://e.org/","http://x//y":5})", R"({"p":"http://x"})"),
            R"({"@id":"http://e.org/","http://x//y":5})");
}

struct Lost {
  const char* document;
  const char* context;
};

// The algorithm writes each of these in a form that says less or something else.
constexpr Lost lost[] = {
    {R"({"@id":"a:b","a:p":[{"@list":[1]},{"@list":[2]}]})",
     R"({"p":{"@id":"a:p","@container":"@list"}})"},
    {R"({"@id":"a:b","a:p":{"@id":"a:g","@graph":[{"@id":"a:c","a:q":1}]}})",
     R"({"@version":1.1,"p":{"@id":"a:p","@container":"@graph"}})"},
    {R"({"@id":"a:b","a:p":[{"@value":[1],"@type":"@json"},{"@value":2,"@type":"@json"}]})",
     R"({"@version":1.1,"p":{"@id":"a:p","@type":"@json"}})"},
    {R"({"@id":"a:b","a:p":{"@value":"x","@language":"ar","@direction":"rtl"}})",
     R"({"@version":1.1,"p":{"@id":"a:p","@container":"@language"}})"},
};

TEST_F(Compaction, RefusesInSafeModeWhatTheContextCannotSay) {
  for (const auto& [document, context] : lost) {
    const auto error = refusal(document, context);
    EXPECT_EQ(error.code, ErrorCode::invalid) << document;
    EXPECT_STREQ(error.where, codes::safe_mode) << document;
    EXPECT_NE(error.detail.find("\"p\""), std::string::npos) << error.detail;
    EXPECT_TRUE(run(document, context, lenient).ok()) << document;
  }
}

TEST_F(Compaction, RefusesInSafeModeWhatExpandingWouldDrop) {
  EXPECT_EQ(refusal(R"({"@id":"a:b","lost":1})", "{}").code, ErrorCode::undefined_term);
}

// A term that is named by the IRI itself is met wherever the IRI is written.
TEST_F(Compaction, RefusesInSafeModeTermsThatWouldReadTheirOwnIriInAnotherWay) {
  for (const auto* definition :
       {R"({"@container":"@list"})", R"({"@container":"@graph"})", R"({"@reverse":"a:q"})"}) {
    const auto context = R"({"@version":1.1,"a:p":)" + std::string(definition) + "}";
    const auto document = R"({"@id":"a:b","a:p":{"@id":"a:c","a:r":1}})";
    EXPECT_STREQ(refusal(document, context).where, codes::safe_mode) << definition;
  }
}

TEST_F(Compaction, KeepsWhatLooksLikeNoKeyAsAValue) {
  const auto context =
      R"({"@version":1.1,"i":"a:i","p":{"@id":"a:p","@container":"@index","@index":"i"}})";
  EXPECT_EQ(
      compacted(R"({"@id":"a:b","a:p":[{"a:i":"x","a:q":1},{"a:i":"@none","a:q":2}]})", context),
      R"({"@id":"a:b","p":{"x":{"a:q":1},"@none":{"i":"@none","a:q":2}}})");
}

TEST_F(Compaction, AGraphWithoutANameIsNotTheDocumentsOwn) {
  EXPECT_EQ(compacted(R"([{"@graph":[{"@id":"a:b","a:p":1}]}])", "{}"),
            R"({"@graph":[{"@graph":[{"@id":"a:b","a:p":1}]}]})");
}

// Two nodes of one unnamed graph stay in one graph, whatever key it stands under.
TEST_F(Compaction, KeepsTheNodesOfAGraphTogether) {
  const auto text =
      R"({"@id":"a:b","a:p":{"@index":"i","@graph":[{"@id":"a:c","a:q":1},{"@id":"a:d","a:q":2}]}})";
  EXPECT_EQ(
      compacted(text, R"({"@version":1.1,"p":{"@id":"a:p","@container":["@graph","@index"]}})",
                lenient),
      R"({"@id":"a:b","p":{"i":{"@included":[{"@id":"a:c","a:q":1},{"@id":"a:d","a:q":2}]}}})");
}

TEST_F(Compaction, NamesThePrefixThatAnIriIsConfusedWith) {
  const auto error =
      refusal(R"({"@id":"tag:b","a:p":1})", R"({"tag":{"@id":"a:t/","@prefix":true}})");
  EXPECT_STREQ(error.where, codes::iri_confused_with_prefix);
  EXPECT_NE(error.detail.find("\"tag\""), std::string::npos);
}

TEST(RelativeIri, ResolvesToWhereItCameFrom) {
  struct Case {
    const char* base;
    const char* iri;
    const char* reference;
  };
  for (const auto& [base, iri, reference] : {
           Case{"", "http://e.org/a", "http://e.org/a"},
           Case{"http://e.org/a/b", "http://e.org/a/b/c", "b/c"},
           Case{"http://e.org/a/b/", "http://e.org/a/b", "../b"},
           Case{"http://e.org/a/b", "http://e.org/a/", "./"},
           Case{"http://e.org/a/b", "http://e.org/a/b#f", "#f"},
           Case{"http://e.org/a/b", "http://e.org/a/b?q", "?q"},
           Case{"http://e.org/a/b", "http://e.org/a/@type", "./@type"},
           Case{"http://e.org/a/b", "http://e.org/a/x:y", "./x:y"},
           Case{"http://e.org/a/b", "http://e.org/a/_:y", "./_:y"},
           Case{"http://e.org/a/b", "http://other.org/a/b", "http://other.org/a/b"},
           Case{"http://e.org/a/b", "http://e.org/a//b", "http://e.org/a//b"},
           Case{"http://e.org/a/b", "http://e.org/a/../c", "http://e.org/a/../c"},
           Case{"http://e.org", "http://e.org/a", "/a"},
       })
    EXPECT_EQ(relative_iri(base, iri), reference) << base << " " << iri;
}

std::string times(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

TEST_F(Compaction, IsTooLargeRatherThanRepeatLongNamesWithoutEnd) {
  const std::string term(60'000, 't');
  const auto count = limits::compacted_text_bytes_max / term.size() + 1;
  const auto document =
      R"({"@id":"a:b","a:p":[)" + times(R"({"a:q":1},)", count) + R"({"a:q":1}]})";
  EXPECT_EQ(refusal(document, "{\"" + term + R"(":"a:q"})").code, ErrorCode::too_large);
}

TEST_F(Compaction, DoesNotTryEveryTermOfAnIriForEveryValue) {
  std::string context = R"({"@version":1.1)";
  for (int i = 0; i < 20'000; ++i)
    context +=
        ",\"t" + std::to_string(i) + R"(":{"@id":"a:p","@type":"a:T)" + std::to_string(i) + "\"}";
  context += "}";
  const auto document = R"({"@id":"a:b","a:p":[)" + times("1,", 20'000) + "1]}";
  EXPECT_EQ(refusal(document, context).code, ErrorCode::too_large);
}

TEST_F(Compaction, DoesNotTryEveryPrefixOfAnIriForEveryName) {
  std::string context = "{";
  std::string iri = "a:";
  for (int i = 0; i < 2'000; ++i) {
    iri += "/";
    context += "\"p" + std::to_string(i) + R"(":{"@id":")" + iri + R"(","@prefix":true},)";
  }
  context += R"("x":"a:x"})";
  const auto document = R"({"@id":"a:b","a:p":[)" + times("{\"@id\":\"" + iri + "y\"},", 2'000) +
                        R"({"@id":"a:c"}]})";
  const auto result = run(document, context);
  EXPECT_TRUE(result.ok() || result.error().code == ErrorCode::too_large);
}

TEST_F(Compaction, GathersManyPropertiesInOrder) {
  constexpr int count = 50'000;  // squared, this would take minutes
  std::string members;
  for (int i = 0; i < count; ++i)
    members += ",\"a:" + std::to_string(count - i) + "\":" + std::to_string(i);
  const auto result = run(R"({"@id":"a:b")" + members + "}", "{}");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->size(), std::size_t{count} + 1);
  EXPECT_EQ(result->members()[1].key, "a:" + std::to_string(count));
}

}  // namespace
}  // namespace cairn::jsonld
