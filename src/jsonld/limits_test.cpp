// SPDX-License-Identifier: Apache-2.0
// Documents made to exhaust memory or time are refused at once.
#include "base/limits.h"
#include "base/test_collisions.h"
#include "jsonld/test_processor.h"

namespace cairn::jsonld {
namespace {

using Limits = ProcessorTest;

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string long_iri(std::size_t bytes) { return "https://e.org/" + std::string(bytes, 'x'); }

// A document whose every mention of a name joins something long.
std::string document(const std::string& context, std::string_view mention, std::size_t times) {
  return "{\"@context\":{" + context + R"(},"@id":"a:b","a:p":[)" + repeated(mention, times) +
         "null]}";
}

TEST_F(Limits, IrisThatContextsHelpToMakeAreShort) {
  const auto too_long = long_iri(limits::iri_bytes_max);
  for (const auto& text :
       {R"({"@context":{"@vocab":")" + too_long + R"("},"@id":"a:b","t":1})",
        R"({"@context":{"t":")" + too_long + R"("},"@id":"a:b","t":1})",
        R"({"@context":{"t":{"@id":"a:t","@type":")" + too_long + R"("}},"@id":"a:b","t":1})",
        R"({"@context":{"t":{"@reverse":")" + too_long + R"("}},"@id":"a:b","t":{"@id":"a:c"}})",
        R"({"@context":[{"@base":")" + too_long + R"("},{"@base":"c"}],"@id":"a:b","a:t":1})",
        R"({"@context":[{"@vocab":"a:"},{"@vocab":")" + too_long + R"("}],"@id":"a:b","t":1})",
        R"({"@context":{"p":"a:p/","p:)" + too_long + R"(":{}},"@id":"a:b","p:c":1})",
        R"({"@context":{"p":"a:p/"},"@id":"p:)" + too_long + R"(","p:c":1})"})
    for (const auto mode : {Mode::safe, Mode::lenient})
      EXPECT_EQ(error_of(text, {.mode = mode}).code, ErrorCode::too_large) << text.substr(0, 60);
}

TEST_F(Limits, NamesThePlaceOfAnIriThatIsTooLong) {
  const auto text = R"({"@context":{"p":"a:p/"},"@id":"a:b","a:c":{"@id":"p:)" +
                    long_iri(limits::iri_bytes_max) + "\"}}";
  EXPECT_EQ(error_of(text).path, "/a:c/@id");
}

TEST_F(Limits, IrisThatTheDocumentSpellsOutMayBeLong) {
  const auto image = "data:image/png;base64," + std::string(100'000, 'A');
  EXPECT_EQ(quads(R"({"@id":"a:b","a:image":{"@id":")" + image + "\"}}"),
            "<a:b> <a:image> <" + image + "> .\n");
}

TEST_F(Limits, WhatADocumentJoinsIsLimitedAltogether) {
  const auto iri = long_iri(limits::iri_bytes_max - 64);
  const auto times = limits::joined_iris_bytes_max / iri.size() + 1;
  const auto prefix = R"("p":{"@id":")" + iri + R"(","@prefix":true})";
  for (const auto& text : {document(prefix, R"({"@id":"p:c"},)", times),
                           document(R"("@base":")" + iri + '"', R"({"@id":"c"},)", times),
                           document(R"("@vocab":")" + iri + '"', R"({"@type":"c"},)", times)}) {
    EXPECT_EQ(error_of(text).code, ErrorCode::too_large);
    EXPECT_EQ(error_of(text, {.mode = Mode::lenient}).code, ErrorCode::too_large);
    EXPECT_FALSE(processor_.expand(parse(text), {}, arena_).ok());
  }
  EXPECT_NE(quads(document(prefix, R"({"@id":"p:c"},)", 10)).find(iri), std::string::npos);
}

TEST_F(Limits, LanguageTagsAreShortInEveryMode) {
  const std::string tag(limits::language_tag_bytes_max + 1, 'a');
  for (const auto& text :
       {R"({"@context":{"@language":")" + tag + R"("},"@id":"a:b","a:p":"x"})",
        R"({"@context":{"p":{"@id":"a:p","@language":")" + tag + R"("}},"@id":"a:b","p":"x"})",
        R"({"@id":"a:b","a:p":{"@value":"x","@language":")" + tag + R"("}})",
        R"({"@context":{"p":{"@id":"a:p","@container":"@language"}},"@id":"a:b","p":{")" + tag +
            R"(":"x"}})"})
    for (const auto mode : {Mode::safe, Mode::lenient})
      EXPECT_EQ(error_of(text, {.mode = mode}).code, ErrorCode::too_large) << text;
}

TEST_F(Limits, ExpandedFormDoesNotRepeatLongTextsWithoutEnd) {
  const auto iri = long_iri(limits::iri_bytes_max - 64);
  const auto times = limits::expanded_iris_bytes_max / iri.size() + 1;
  const auto term = document(R"("t":")" + iri + '"', R"({"@type":"t"},)", times);
  const auto result = processor_.expand(parse(term), {}, arena_);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::too_large);
}

TEST_F(Limits, TermsMadeToCollideCostNoMoreThanOthers) {
  expect_no_collisions("", [&](const Texts& terms) {
    std::string context;
    for (const auto& term : terms) context += ",\"" + term + R"(":"a:t")";
    context[0] = '{';
    EXPECT_EQ(quads("{\"@context\":" + context + R"(},"@id":"a:b","a:p":{"@id":"a:c"}})"),
              "<a:b> <a:p> <a:c> .\n");
  });
}

TEST_F(Limits, BlankNodesMadeToCollideCostNoMoreThanOthers) {
  expect_no_collisions("_:blanks", [&](const Texts& labels) {
    std::string nodes;
    for (const auto& label : labels) nodes += R"(,{"@id":")" + label + "\"}";
    nodes[0] = '[';
    EXPECT_NE(quads(R"({"@id":"a:b","a:p":)" + nodes + "]}").substr(0, 3), "err");
  });
}

// More terms than are allowed are not even gathered.
TEST_F(Limits, CountsTheTermsOfAContextBeforeItReadsThem) {
  std::string context;
  for (std::size_t i = 0; i <= limits::context_terms_max; ++i)
    context += ",\"t" + std::to_string(i) + R"(":"a:t")";
  context[0] = '{';
  EXPECT_EQ(error_of("{\"@context\":" + context + R"(},"@id":"a:b"})").code, ErrorCode::too_large);
}

TEST_F(Limits, ExpandedFormGathersManyPropertiesInOrder) {
  constexpr int count = 100'000;  // squared, this would take minutes
  std::string members;
  for (int i = 0; i < count; ++i)
    members += ",\"a:" + std::to_string(count - i) + "\":" + std::to_string(i);
  const auto nodes = expanded(R"({"@context":{"first":"a:1"},"first":"x")" + members + "}");
  const auto properties = nodes.items()[0].members();
  ASSERT_EQ(properties.size(), std::size_t{count});
  EXPECT_EQ(properties[0].key, "a:1");
  EXPECT_EQ(properties[0].value.size(), 2U);
  EXPECT_EQ(properties[1].key, "a:100000");
}

}  // namespace
}  // namespace cairn::jsonld
