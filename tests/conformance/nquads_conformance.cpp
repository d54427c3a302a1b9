// SPDX-License-Identifier: Apache-2.0
// The RDF 1.1 N-Quads test suite: its manifest is the list. An accepted text must also come back
// as it was: written canonically, read again and canonicalised.
#include <gtest/gtest.h>

#include <regex>

#include "rdf/nquads.h"
#include "rdf/rdfc10.h"
#include "suite.h"

namespace cairn::rdf {
namespace {

std::string canonical_of(const Dataset& dataset) {
  Canonicalizer canonicalizer(crypto::HashAlgorithm::sha256);
  const auto text = canonicalizer.canonicalize(dataset);
  return text ? std::string(*text) : "refused";
}

std::string fault_of(const std::string& text, bool positive) {
  Dataset dataset;
  const auto read = parse_nquads(text, dataset);
  if (!positive) {
    if (read) return "accepted";
    return read.error().code == ErrorCode::unreadable ? "" : "refused for another reason";
  }
  if (!read) return "refused: " + read.error().detail;
  Dataset again;
  if (!parse_nquads(write_nquads(dataset), again)) return "what was written cannot be read";
  return canonical_of(dataset) == canonical_of(again) ? "" : "writing changed the dataset";
}

TEST(NquadsConformance, Manifest) {
  conformance::Suite suite("n-quads", "n-quads/rdf/rdf11/rdf-n-quads");
  if (!suite.present()) GTEST_SKIP();
  const auto manifest = suite.read("manifest.ttl");
  const std::regex entry(
      R"(<#([^>]+)>\s+a\s+rdft:TestNQuads(Positive|Negative)Syntax[^<]*mf:action\s+<([^>]+)>)");
  for (std::sregex_iterator it(manifest.begin(), manifest.end(), entry), end; it != end; ++it)
    suite.record((*it)[1], fault_of(suite.read((*it)[3].str()), (*it)[2] == "Positive"));
}

}  // namespace
}  // namespace cairn::rdf
