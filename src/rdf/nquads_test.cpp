// SPDX-License-Identifier: Apache-2.0
#include "rdf/nquads.h"

#include <gtest/gtest.h>

#include "base/test_collisions.h"

#include "base/limits.h"

namespace cairn::rdf {
namespace {

std::string rewritten(std::string_view text) {
  Dataset dataset;
  const auto read = parse_nquads(text, dataset);
  return read ? write_nquads(dataset) : "refused: " + read.error().detail;
}

std::string detail_of(std::string_view text) {
  Dataset dataset;
  const auto read = parse_nquads(text, dataset);
  return read ? "accepted" : read.error().detail;
}

TEST(ParseNquads, OneTermAnIriAndALabel) {
  Dataset dataset;
  ASSERT_TRUE(parse_nquads("_:x <p:p> _:x <g:g> .\n<p:p> <p:p> \"x\" .", dataset));
  EXPECT_EQ(dataset.terms().size(), 4U);
  EXPECT_EQ(dataset.quads().size(), 2U);
  EXPECT_EQ(dataset.term(dataset.quads()[0].subject).value, "x");
}

TEST(ParseNquads, ScopesLabelsToTheCall) {
  Dataset dataset;
  ASSERT_TRUE(parse_nquads("_:x <p:p> <o:o> .", dataset));
  ASSERT_TRUE(parse_nquads("_:x <p:p> <o:o> .", dataset));
  EXPECT_NE(dataset.quads()[0].subject, dataset.quads()[1].subject);
}

TEST(ParseNquads, NamesTheLine) {
  EXPECT_EQ(detail_of("<s:s> <p:p> <o:o> .\r\n# note\n<s:s> \"p\" <o:o> .\n"),
            "line 3: an IRI is expected as predicate");
  EXPECT_EQ(detail_of("<s:s> <p:p> <o:o>"), "line 1: a statement ends in a full stop");
  EXPECT_EQ(detail_of("<s:s> <p:p> <o:o> . <s:s> <p:p> <o:o> ."),
            "line 1: one statement a line is expected");
}

TEST(ParseNquads, RefusesRelativeAndMalformedIris) {
  for (const auto* iri : {"s", "/s", "1s:s", ":s", "s:\\u0020", "s:\\u003E", "s: s", "s:\\n"})
    EXPECT_NE(detail_of("<" + std::string(iri) + "> <p:p> <o:o> ."), "accepted") << iri;
}

TEST(ParseNquads, RefusesWhatIsNoUnicode) {
  EXPECT_EQ(detail_of("<s:s> <p:p> \"\xFF\" ."), "not UTF-8");
  EXPECT_NE(detail_of(R"(<s:s> <p:p> "\uD800" .)"), "accepted");
  EXPECT_NE(detail_of(R"(<s:s> <p:p> "\U00110000" .)"), "accepted");
}

TEST(ParseNquads, KeepsTheDotThatEndsAStatementOutOfALabel) {
  EXPECT_EQ(rewritten("_:a.b. <p:p> <o:o> ."), "refused: line 1: an IRI is expected as predicate");
  EXPECT_EQ(rewritten("<s:s> <p:p> _:a.b."), "<s:s> <p:p> _:b2 .\n");
}

TEST(ParseNquads, RefusesMoreStatementsThanAllowed) {
  std::string text;
  for (std::size_t i = 0; i <= limits::quads_max; ++i) text += "<s:s> <p:p> <o:o> .\n";
  Dataset dataset;
  const auto read = parse_nquads(text, dataset);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::too_large);
}

TEST(WriteNquads, EscapesControlCharactersAndNothingElse) {
  EXPECT_EQ(
      rewritten(R"(<s:s> <p:p> "\u0000\u0007\b\t\n\u000B\f\r\u001F \"\'\\\u007F\u00e9\u2028" .)"),
      "<s:s> <p:p> \"\\u0000\\u0007\\b\\t\\n\\u000B\\f\\r\\u001F \\\"'\\\\\\u007F\xC3\xA9"
      "\xE2\x80\xA8\" .\n");
}

TEST(WriteNquads, LeavesOutXsdStringAndNothingElse) {
  EXPECT_EQ(rewritten("<s:s> <p:p> \"a\"^^<http://www.w3.org/2001/XMLSchema#string> .\n"
                      "<s:s> <p:p> \"a\"@en-GB <g:g> .\n<s:s> <p:p> \"1\"^^<d:d> ."),
            "<s:s> <p:p> \"a\" .\n<s:s> <p:p> \"a\"@en-GB <g:g> .\n<s:s> <p:p> \"1\"^^<d:d> .\n");
}

TEST(NQuads, NamesMadeToCollideCostNoMoreThanOthers) {
  expect_no_collisions("urn:name", [](const Texts& names) {
    std::string text;
    for (const auto& name : names) text += "<" + name + "> <a:p> <a:o> .\n";
    Dataset dataset;
    EXPECT_TRUE(parse_nquads(text, dataset).ok());
  });
}

}  // namespace
}  // namespace cairn::rdf
