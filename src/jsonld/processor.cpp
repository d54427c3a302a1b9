// SPDX-License-Identifier: Apache-2.0
#include "jsonld/processor.h"

#include "json/build.h"
#include "jsonld/compactor.h"
#include "jsonld/context_cache.h"
#include "jsonld/expander.h"
#include "jsonld/rdf_writer.h"
#include "jsonld/skolem.h"
#include "jsonld/term_walk.h"

namespace cairn::jsonld {
namespace {

// All text in it, as often as it stands there, up to `bytes_max` and a little more.
std::size_t text_bytes(const json::Value& value, std::size_t bytes_max) {
  std::size_t bytes = value.as_string().size() + value.number_text().size();
  for (const auto& item : value.items())
    if (bytes <= bytes_max) bytes += text_bytes(item, bytes_max - bytes);
  for (const auto& [key, member] : value.members())
    if (bytes <= bytes_max) bytes += key.size() + text_bytes(member, bytes_max - bytes);
  return bytes;
}

bool is_empty_context(const json::Value& context) {
  return context.is_null() || (context.size() == 0 && (context.is_array() || context.is_object()));
}

// With @context first, and all its text in `arena`.
Result<json::Value> finished(const json::Value& compacted, const json::Value& context,
                             Arena& arena) {
  constexpr auto bytes_max = limits::compacted_text_bytes_max;
  if (text_bytes(compacted, bytes_max) > bytes_max)
    return fail(ErrorCode::too_large, "json-ld11-api#compaction",
                "the compacted form is too large");
  const json::Builder builder(arena);
  json::ObjectBuilder object(builder);
  if (!is_empty_context(context)) object.add("@context", builder.copy(context));
  for (const auto& [key, value] : compacted.members()) object.add(key, builder.copy(value));
  return object.value();
}

}  // namespace

struct Processor::State {
  explicit State(ContextSource contexts) : cache(std::move(contexts)) {}

  Result<ItemList> expand(const json::Value& document, const Options& options) {
    arena.reset();
    cache.begin(options, arena);
    CAIRN_TRY(const auto* const context, cache.initial());
    return Expander(cache, options, arena).run(*context, document);
  }

  Result<Done> write(const ItemList& items, const Options& options, rdf::Dataset& out) {
    // 0 is what an Iri no dataset has seen says.
    if (++dataset == 0) ++dataset;
    return RdfWriter(options, dataset, arena, out).write(items);
  }

  Result<json::Value> compact(const ItemList& items, const json::Value& context,
                              const CompactOptions& options, Arena& out);

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
  return state_->write(items, options, out);
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

std::string_view Processor::undefined_member(const json::Value& document) {
  const Options options;
  state_->arena.reset();
  state_->cache.begin(options, state_->arena);
  const auto context = state_->cache.initial();
  return context.ok() ? TermWalk(state_->cache).undefined_member(**context, document)
                      : std::string_view();
}

Result<json::Value> Processor::expand(const json::Value& document, const Options& options,
                                      Arena& arena) {
  CAIRN_TRY(const auto items, state_->expand(document, options));
  return to_json(items, arena);
}

Result<json::Value> Processor::State::compact(const ItemList& items, const json::Value& context,
                                              const CompactOptions& options, Arena& out) {
  const auto* wrapped = context.find("@context");
  const auto& local = wrapped != nullptr ? *wrapped : context;
  const bool is_relative = options.references == References::relative;
  CAIRN_TRY(const auto* active,
            cache.begin_output(is_relative ? options.input.base : std::string_view()));
  CAIRN_TRY(active, cache.enter(*active, local));
  CAIRN_TRY(const auto compacted, Compactor(cache, options, arena).run(*active, items));
  if (cache.iris().is_exceeded) return too_long_iris();
  return finished(compacted, local, out);
}

Result<json::Value> Processor::compact(const json::Value& document, const json::Value& context,
                                       const CompactOptions& options, Arena& arena) {
  CAIRN_TRY(const auto items, state_->expand(document, options.input));
  return state_->compact(items, context, options, arena);
}

Result<json::Value> Processor::skolemize(const json::Value& document, Arena& arena,
                                         rdf::Dataset& out) {
  CAIRN_TRY(auto items, state_->expand(document, {}));
  CAIRN_CHECK(jsonld::skolemize(items, state_->arena));
  CAIRN_CHECK(state_->write(items, {}, out));
  return state_->compact(items, document["@context"], {}, arena);
}

}  // namespace cairn::jsonld
