// SPDX-License-Identifier: Apache-2.0
#include "rdf/rdfc10.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

#include "encoding/hex.h"
#include "rdf/nquads.h"

namespace cairn::rdf {
namespace {

std::string canonical_of(const Dataset& dataset) {
  Canonicalizer canonicalizer(crypto::HashAlgorithm::sha256);
  const auto text = canonicalizer.canonicalize(dataset);
  return text ? std::string(*text) : "refused";
}

std::string canonical_of(std::string_view nquads) {
  Dataset dataset;
  EXPECT_TRUE(parse_nquads(nquads, dataset));
  return canonical_of(dataset);
}

std::optional<ErrorCode> code_of(const Dataset& dataset) {
  const auto text = Canonicalizer(crypto::HashAlgorithm::sha256).canonicalize(dataset);
  return text ? std::nullopt : std::optional(text.error().code);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = text.find('\n', begin) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

// Texts whose order differs between their raw, escaped and quoted forms.
const std::vector<std::string> awkward_texts = {"",
                                                "a",
                                                "a b",
                                                "a!",
                                                "a\"",
                                                "a\\",
                                                "a\n",
                                                "a\t",
                                                "aX",
                                                "a\x7F",
                                                "a~",
                                                "a#",
                                                "a\xC3\xA9",
                                                "a\xEF\xBF\xBD",
                                                "a\xF0\x90\x80\x80",
                                                "a/",
                                                "abcdefghijklmnopq\n",
                                                "abcdefghijklmnopqX",
                                                "abcdefghijklmnopq"};
const std::vector<std::string> awkward_iris = {"s:a",  "s:a/b", "s:a#",        "s:a-b", "s:a?",
                                               "s:a~", "s:aa",  "s:a\xC3\xA9", "t:",    "s:a=b"};
const std::vector<std::string> awkward_suffixes = {"",   "@en",     "@en-GB",
                                                   "@e", "^^<d:d>", "^^<d:d/>"};

// A statement by small numbers, so that terms meet again; blank nodes are labelled by `labels`.
struct Statement {
  unsigned subject, predicate, object, graph;
};

std::string quoted(const std::string& text) {
  Dataset dataset;
  dataset.add({dataset.add_iri("s:s"), dataset.add_iri("p:p"), dataset.add_literal(text)});
  const auto line = write_nquads(dataset);
  return line.substr(12, line.size() - 15);
}

std::string node_text(unsigned number, const std::vector<unsigned>& labels) {
  const auto count = labels.size();
  if (number % 2 == 0) return "_:n" + std::to_string(labels[number / 2 % count]);
  return "<" + awkward_iris[number / 2 % awkward_iris.size()] + ">";
}

std::string object_text(unsigned number, const std::vector<unsigned>& labels) {
  if (number % 3 != 0) return node_text(number / 3, labels);
  number /= 3;
  const auto& text = awkward_texts[number % awkward_texts.size()];
  return quoted(text) + awkward_suffixes[number / awkward_texts.size() % awkward_suffixes.size()];
}

std::string line_of(const Statement& statement, const std::vector<unsigned>& labels) {
  auto line = node_text(statement.subject, labels) + " <" +
              awkward_iris[statement.predicate % awkward_iris.size()] + "> " +
              object_text(statement.object, labels);
  if (statement.graph % 3 != 0) line += " " + node_text(statement.graph / 3, labels);
  return line + " .\n";
}

std::vector<Statement> some_statements() {
  const auto some = [] { return rc::gen::inRange(0U, 400U); };
  return *rc::gen::scale(
      0.3, rc::gen::container<std::vector<Statement>>(rc::gen::construct<Statement>(
               some(), rc::gen::inRange(0U, 10U), some(), rc::gen::inRange(0U, 20U))));
}

constexpr unsigned labels_count = 12;

TEST(Rdfc10Property, NeitherLabelsNorOrderNorRepetitionMatter) {
  EXPECT_TRUE(rc::check([] {
    auto statements = some_statements();
    std::vector<unsigned> labels(labels_count);
    std::iota(labels.begin(), labels.end(), 0U);
    std::string before, after;
    for (const auto& statement : statements) before += line_of(statement, labels);
    for (std::size_t i = labels.size(); i > 1; --i)
      std::swap(labels[i - 1], labels[*rc::gen::inRange<std::size_t>(0, i)]);
    for (std::size_t i = statements.size(); i > 1; --i)
      std::swap(statements[i - 1], statements[*rc::gen::inRange<std::size_t>(0, i)]);
    for (const auto& statement : statements) after += line_of(statement, labels);
    if (!statements.empty()) after += line_of(statements.front(), labels);
    RC_ASSERT(canonical_of(before) == canonical_of(after));
  }));
}

TEST(Rdfc10Property, LinesAreSortedAndUniqueAndCanonicalAgain) {
  EXPECT_TRUE(rc::check([] {
    std::vector<unsigned> labels(labels_count);
    std::iota(labels.begin(), labels.end(), 0U);
    std::string text;
    for (const auto& statement : some_statements()) text += line_of(statement, labels);
    const auto canonical = canonical_of(text);
    RC_PRE(canonical != "refused");
    const auto lines = lines_of(canonical);
    RC_ASSERT(std::is_sorted(lines.begin(), lines.end()));
    RC_ASSERT(std::adjacent_find(lines.begin(), lines.end()) == lines.end());
    RC_ASSERT(canonical_of(canonical) == canonical);
  }));
}

TEST(Rdfc10, SortsByTheTextOfTheLineNotOfTheTerm) {
  // '"' sorts after ' ' and '!', '>' after '/', and an escape begins with '\'.
  EXPECT_EQ(canonical_of("<s:a> <p:p> \"x\" .\n<s:a> <p:p> \"x y\" .\n<s:a/b> <p:p> \"x\" .\n"
                         "<s:a> <p:p> \"x\\n\" .\n<s:a> <p:p> \"xX\" .\n<s:a> <p:p> \"x\"@en .\n"),
            "<s:a/b> <p:p> \"x\" .\n<s:a> <p:p> \"x y\" .\n<s:a> <p:p> \"x\" .\n"
            "<s:a> <p:p> \"x\"@en .\n<s:a> <p:p> \"xX\" .\n<s:a> <p:p> \"x\\n\" .\n");
}

TEST(Rdfc10, SortsIdentifiersAsText) {
  std::string text;
  for (int i = 0; i < 120; ++i)
    text += "_:x" + std::to_string(i) + " <p:p> \"" + std::to_string(i) + "\" .\n<s:s> <p:q> _:x" +
            std::to_string(i) + " .\n";
  const auto lines = lines_of(canonical_of(text));
  EXPECT_EQ(lines.size(), 240U);
  EXPECT_TRUE(std::is_sorted(lines.begin(), lines.end()));
}

TEST(Rdfc10, SeesTheSameIriUnderSeveralIds) {
  Dataset dataset;
  const std::string iri = "s:s";  // at another address than the others
  dataset.add({dataset.add_iri("s:s"), dataset.add_iri("p:p"), dataset.add_literal("x")});
  dataset.add({dataset.add_iri(iri), dataset.add_iri("p:p"), dataset.add_literal("x")});
  dataset.add({dataset.add_iri("s:a"), dataset.add_iri("p:p"), dataset.add_literal("x")});
  EXPECT_EQ(canonical_of(dataset), "<s:a> <p:p> \"x\" .\n<s:s> <p:p> \"x\" .\n");
}

TEST(Rdfc10, IsNotMisledByTextThatChangedInItsPlace) {
  Canonicalizer canonicalizer(crypto::HashAlgorithm::sha256);
  std::string predicate = "p:p";
  for (const char last : {'z', 'a', 'z'}) {
    predicate.back() = last;
    Dataset dataset;
    const auto subject = dataset.add_iri("s:s");
    dataset.add({subject, dataset.add_iri(predicate), dataset.add_literal("x")});
    dataset.add({subject, dataset.add_iri("p:m"), dataset.add_literal("x")});
    const auto text = canonicalizer.canonicalize(dataset);
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(text->substr(0, 11), last == 'a' ? "<s:s> <p:a>" : "<s:s> <p:m>");
  }
}

TEST(Rdfc10, RefusesEntangledBlankNodesWithinItsBudget) {
  std::string clique, chain;
  for (int i = 0; i < 40; ++i)
    for (int j = 0; j < 40; ++j)
      if (i != j) clique += "_:x" + std::to_string(i) + " <p:p> _:x" + std::to_string(j) + " .\n";
  for (int i = 0; i < 20'000; ++i)
    chain += "_:x" + std::to_string(i) + " <p:p> _:x" + std::to_string((i + 1) % 20'000) + " .\n";
  EXPECT_EQ(canonical_of(clique), "refused");
  EXPECT_EQ(canonical_of(chain), "refused");
}

TEST(Rdfc10, TellsManyAlikeLeavesApartCheaply) {
  std::string text;
  for (int i = 0; i < 5000; ++i)
    text += "<s:s> <p:p> _:x" + std::to_string(i) + " .\n_:x" + std::to_string(i) +
            " <p:q> \"same\" .\n";
  EXPECT_EQ(lines_of(canonical_of(text)).size(), 10'000U);
}

TEST(Rdfc10, DigestIsTheHashOfTheText) {
  Dataset dataset;
  ASSERT_TRUE(parse_nquads("_:x <p:p> _:y .\n_:y <p:p> \"x\" .\n", dataset));
  for (const auto algorithm : {crypto::HashAlgorithm::sha256, crypto::HashAlgorithm::sha384}) {
    Canonicalizer canonicalizer(algorithm);
    const auto text = canonicalizer.canonicalize(dataset);
    ASSERT_TRUE(text.ok());
    const auto expected = crypto::hash(algorithm, as_bytes(*text));
    const auto digest = canonicalizer.digest(dataset);
    ASSERT_TRUE(digest.ok());
    EXPECT_EQ(*digest, expected);
  }
}

TEST(Rdfc10, AnEmptyDatasetIsAnEmptyText) { EXPECT_EQ(canonical_of(""), ""); }

TEST(Rdfc10, RefusesLongTextsThatManyLinesShare) {
  const std::string name = "https://e.org/" + std::string(1024 * 1024, 'x');
  Dataset dataset;
  const auto subject = dataset.add_iri(name);
  const auto add = [&](std::size_t quads) {
    for (std::size_t i = 0; i < quads; ++i) {
      const auto object = dataset.add_literal(dataset.arena().copy(std::to_string(i)));
      dataset.add({subject, dataset.add_iri("a:p"), object});
    }
  };
  add(10);
  EXPECT_EQ(lines_of(canonical_of(dataset)).size(), 10U);
  add(limits::canonical_bytes_max / name.size());
  EXPECT_EQ(code_of(dataset), ErrorCode::too_large);
}

// Each step of telling blank nodes apart hashes the predicate again.
TEST(Rdfc10, CountsTheLengthOfPredicatesAsWork) {
  const auto pair = [](const std::string& predicate) {
    Dataset dataset;
    const auto p = dataset.add_iri(predicate);
    const auto a = dataset.add_blank(), b = dataset.add_blank();
    dataset.add({a, p, b});
    dataset.add({b, p, a});
    return code_of(dataset);
  };
  EXPECT_EQ(pair("a:p"), std::nullopt);
  EXPECT_EQ(pair("a:" + std::string(10'000'000, 'p')), ErrorCode::too_large);
}

}  // namespace
}  // namespace cairn::rdf
