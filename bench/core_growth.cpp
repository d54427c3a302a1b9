// SPDX-License-Identifier: Apache-2.0
// How canonicalisation grows: datasets of 10 to 10,000 quads shaped like credentials (one blank
// node of four statements for each alignment), time a quad.
#include <fmt/format.h>

#include <stdexcept>

#include "core.h"
#include "measure.h"
#include "rdf/nquads.h"
#include "rdf/rdfc10.h"

namespace cairn::bench {
namespace {

constexpr int sizes[] = {10, 100, 1'000, 10'000};

rdf::Dataset dataset_of(int quads) {
  std::string text;
  for (int i = 0; i * 5 < quads; ++i) {
    const auto property = [&](const char* name, const std::string& object) {
      text += fmt::format("_:b{} <https://example.org/vocabulary#{}> {} .\n", i, name, object);
    };
    text += fmt::format(
        "<urn:example:achievement> <https://example.org/vocabulary#alignment> _:b{} .\n", i);
    property("targetCode", fmt::format("\"S{}.{}\"", i % 97, i));
    property("targetName", fmt::format("\"manage example number {}\"", i));
    property("targetType", "\"CFItem\"");
    property("targetUrl", fmt::format("<https://example.org/skill/{}>", i));
  }
  rdf::Dataset dataset;
  if (!rdf::parse_nquads(text, dataset).ok())
    throw std::runtime_error("the dataset does not parse");
  return dataset;
}

}  // namespace

void core_growth() {
  rdf::Canonicalizer canonicalizer(crypto::HashAlgorithm::sha256);
  Run run;
  for (const int size : sizes) {
    auto dataset = std::make_shared<rdf::Dataset>(dataset_of(size));
    run.add(
        fmt::format("canonicalize_{}_quads", size),
        [&canonicalizer, dataset] {
          if (!canonicalizer.digest(*dataset).ok()) throw std::runtime_error("not canonicalised");
        },
        size);
  }
  // Quads a second at 100 over quads a second at 10,000: at most 1.5.
  run.ratio("canonicalize_100_quads", "canonicalize_10000_quads", Better::lower);
  run.measure();
  run.print();
}

}  // namespace cairn::bench
