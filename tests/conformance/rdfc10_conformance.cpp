// SPDX-License-Identifier: Apache-2.0
// The RDFC-1.0 test suite: its manifest is the list.
#include <gtest/gtest.h>

#include "json/parse.h"
#include "rdf/nquads.h"
#include "rdf/rdfc10.h"
#include "suite.h"

namespace cairn::rdf {
namespace {

// rdfc:RDFC10EvalTest: the canonical text, byte for byte.
std::string fault_in_text(const Result<std::string_view>& text, const std::string& expected) {
  if (!text) return "refused: " + text.error().detail;
  return *text == expected ? "" : "differs:\n" + std::string(*text);
}

// rdfc:RDFC10MapTest: which identifier each blank node of the input was issued.
std::string fault_in_map(const Canonicalizer& canonicalizer, const Dataset& dataset,
                         const std::string& expected) {
  Arena arena;
  const auto map = json::parse(expected, arena);
  if (!map) return "the map cannot be read";
  std::size_t issued_count = 0;
  for (TermId id = 0; id < dataset.terms().size(); ++id) {
    const auto number = canonicalizer.issued(id);
    if (!number) continue;
    ++issued_count;
    const std::string label(dataset.term(id).value);
    if (map->string_at(label) != "c14n" + std::to_string(*number))
      return label + " was issued c14n" + std::to_string(*number);
  }
  return issued_count == map->size() ? "" : "a blank node was issued nothing";
}

std::string fault_of(const conformance::Suite& suite, const json::Value& test) {
  Dataset dataset;
  if (const auto read = parse_nquads(suite.read(test.string_at("action")), dataset); !read)
    return "the input was refused: " + read.error().detail;
  const bool sha384 = test.string_at("hashAlgorithm") == "SHA384";
  Canonicalizer canonicalizer(sha384 ? crypto::HashAlgorithm::sha384
                                     : crypto::HashAlgorithm::sha256);
  const auto text = canonicalizer.canonicalize(dataset);
  const auto type = test.string_at("type");
  if (type == "rdfc:RDFC10NegativeEvalTest")
    return !text && text.error().code == ErrorCode::too_large ? "" : "not refused";
  const auto expected = suite.read(test.string_at("result"));
  if (type == "rdfc:RDFC10EvalTest") return fault_in_text(text, expected);
  if (type == "rdfc:RDFC10MapTest") return fault_in_map(canonicalizer, dataset, expected);
  return "a test of an unknown type";
}

TEST(Rdfc10Conformance, Manifest) {
  conformance::Suite suite("rdfc10", "rdfc10/tests");
  if (!suite.present()) GTEST_SKIP();
  const auto text = suite.read("manifest.jsonld");
  Arena arena;
  const auto manifest = json::parse(text, arena);
  ASSERT_TRUE(manifest.ok());
  for (const auto& test : (*manifest)["entries"].items())
    suite.record(std::string(test.string_at("id")), fault_of(suite, test));
}

}  // namespace
}  // namespace cairn::rdf
