// SPDX-License-Identifier: Apache-2.0
// Fuzz target: canonical text is canonical, does not depend on the order of quads, and ends in
// time.
#include "rdf/nquads.h"
#include "rdf/rdfc10.h"

namespace {

constexpr std::size_t steps_max = 2000;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn::rdf;
  static Canonicalizer canonicalizer(cairn::crypto::HashAlgorithm::sha256);
  Dataset dataset;
  if (!parse_nquads(cairn::as_text({data, size}), dataset)) return 0;
  const auto first = canonicalizer.canonicalize(dataset, steps_max);
  if (!first) return 0;
  const std::string text(*first);
  Dataset again;
  if (!parse_nquads(text, again)) __builtin_trap();
  Dataset reversed;
  for (const auto& term : again.terms()) {
    if (term.kind == TermKind::iri)
      reversed.add_iri(term.value);
    else if (term.kind == TermKind::blank)
      reversed.add_blank();
    else
      reversed.add_literal(term.value, term.datatype, term.language);
  }
  for (auto i = again.quads().size(); i > 0; --i) reversed.add(again.quads()[i - 1]);
  const auto second = canonicalizer.canonicalize(reversed, 2 * steps_max);
  if (second && *second != text) __builtin_trap();
  return 0;
}
