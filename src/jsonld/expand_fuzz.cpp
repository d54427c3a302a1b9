// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any JSON is expanded and turned into quads, in both modes. What safe mode accepts,
// lenient mode must read in the same way, and looking names up must say the same as expanding.
#include "json/parse.h"
#include "jsonld/processor.h"
#include "rdf/nquads.h"

namespace {

std::optional<std::string> quads(cairn::jsonld::Processor& processor,
                                 const cairn::json::Value& document,
                                 const cairn::jsonld::Options& options) {
  cairn::rdf::Dataset dataset;
  if (!processor.to_rdf(document, options, dataset).ok()) return std::nullopt;
  return cairn::rdf::write_nquads(dataset);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static cairn::jsonld::Processor processor{cairn::jsonld::ContextSource{}};
  cairn::Arena arena;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = cairn::json::parse(text, arena);
  if (!document.ok()) return 0;
  const auto safe = quads(processor, *document, {});
  const auto lenient = quads(processor, *document, {.mode = cairn::jsonld::Mode::lenient});
  if (safe && safe != lenient) __builtin_trap();
  const bool expands = processor.expand(*document, {}, arena).ok();
  if (processor.check(*document).ok() != expands) __builtin_trap();
  (void)processor.expand(
      *document, {.base = "http://e.org/d", .mode = cairn::jsonld::Mode::lenient}, arena);
  return 0;
}
