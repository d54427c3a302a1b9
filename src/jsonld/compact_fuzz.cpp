// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any document is compacted under any context, its own or that of the array's first
// element. What is compacted in safe mode must state the same as before.
#include "json/parse.h"
#include "jsonld/processor.h"
#include "rdf/nquads.h"
#include "rdf/rdfc10.h"

namespace {

using cairn::jsonld::Arrays;
using cairn::jsonld::CompactOptions;
using cairn::jsonld::Mode;

std::optional<std::string> canonical(cairn::jsonld::Processor& processor,
                                     const cairn::json::Value& document) {
  cairn::rdf::Dataset dataset;
  if (!processor.to_rdf(document, {}, dataset).ok()) return std::nullopt;
  cairn::rdf::Canonicalizer canonicalizer(cairn::crypto::HashAlgorithm::sha256);
  const auto text = canonicalizer.canonicalize(dataset, 1'000);
  return text.ok() ? std::optional(std::string(*text)) : std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static cairn::jsonld::Processor processor{cairn::jsonld::ContextSource{}};
  cairn::Arena arena;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto input = cairn::json::parse(text, arena);
  if (!input.ok()) return 0;
  const bool is_pair = input->is_array() && input->size() == 2;
  const auto document = is_pair ? input->items()[1] : *input;
  const auto context = is_pair ? input->items()[0] : (*input)["@context"];
  const auto before = canonical(processor, document);
  const auto safe = processor.compact(document, context, {}, arena);
  if (before && safe.ok()) {
    const auto after = canonical(processor, *safe);
    if (after && after != before) __builtin_trap();
  }
  const CompactOptions lenient{.input = {.base = "http://e.org/d", .mode = Mode::lenient},
                               .arrays = Arrays::keep};
  (void)processor.compact(document, context, lenient, arena);
  return 0;
}
