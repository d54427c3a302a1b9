// SPDX-License-Identifier: Apache-2.0
#include "cairn/canonical.h"

#include "json/jcs.h"
#include "json/parse.h"
#include "jsonld/processor.h"
#include "rdf/rdfc10.h"

namespace cairn {

Result<std::string> canonical_json(std::string_view json) {
  Arena arena;
  CAIRN_TRY(const auto value, json::parse(json, arena));
  return json::canonical(value);
}

Result<std::string> canonical_quads(std::string_view json, LoadContext load_context) {
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(json, arena));
  jsonld::Processor processor({.load = std::move(load_context)});
  rdf::Dataset dataset;
  CAIRN_CHECK(processor.to_rdf(document, {}, dataset));
  rdf::Canonicalizer canonicalizer(crypto::HashAlgorithm::sha256);
  CAIRN_TRY(const auto quads, canonicalizer.canonicalize(dataset));
  return std::string(quads);
}

}  // namespace cairn
