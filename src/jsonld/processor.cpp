// SPDX-License-Identifier: Apache-2.0
#include "jsonld/processor.h"

#include "jsonld/context_cache.h"
#include "jsonld/expander.h"
#include "jsonld/rdf_writer.h"
#include "jsonld/term_walk.h"

namespace cairn::jsonld {

struct Processor::State {
  explicit State(ContextSource contexts) : cache(std::move(contexts)) {}

  Result<ItemList> expand(const json::Value& document, const Options& options) {
    arena.reset();
    cache.begin(options, arena);
    CAIRN_TRY(const auto* const context, cache.initial());
    return Expander(cache, options, arena).run(*context, document);
  }

  ContextCache cache;
  Arena arena{64 * 1024};     // whatever belongs to one document
  std::uint32_t dataset = 0;  // number of the one being written
};

Processor::Processor(ContextSource contexts)
    : state_(std::make_unique<State>(std::move(contexts))) {}
Processor::~Processor() = default;
Processor::Processor(Processor&&) noexcept = default;
Processor& Processor::operator=(Processor&&) noexcept = default;

Result<Done> Processor::to_rdf(const json::Value& document, const Options& options,
                               rdf::Dataset& out) {
  CAIRN_TRY(const auto items, state_->expand(document, options));
  // 0 is what an Iri no dataset has seen says.
  if (++state_->dataset == 0) ++state_->dataset;
  return RdfWriter(options, state_->dataset, state_->arena, out).write(items);
}

Result<Done> Processor::check(const json::Value& document) {
  const Options options;
  state_->arena.reset();
  state_->cache.begin(options, state_->arena);
  CAIRN_TRY(const auto* const context, state_->cache.initial());
  if (TermWalk(state_->cache).covers(*context, document)) return done;
  CAIRN_TRY(const auto items, state_->expand(document, options));
  (void)items;
  return done;
}

Result<json::Value> Processor::expand(const json::Value& document, const Options& options,
                                      Arena& arena) {
  CAIRN_TRY(const auto items, state_->expand(document, options));
  return to_json(items, arena);
}

}  // namespace cairn::jsonld
