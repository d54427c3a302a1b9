// SPDX-License-Identifier: Apache-2.0
// IRI compaction and term selection (json-ld11-api#iri-compaction): the best name for an IRI under
// a context, for the value it is to have.
#pragma once
#include <string>

#include "jsonld/context_cache.h"
#include "jsonld/expanded.h"

namespace cairn::jsonld {

class IriCompaction {
 public:
  // Names that are no part of a context live in `arena`.
  IriCompaction(ContextCache& contexts, ProcessingMode mode, Arena& arena)
      : contexts_(contexts), arena_(arena), is_1_0_(mode == ProcessingMode::json_ld_1_0) {}

  enum class Way : std::uint8_t { forward, reverse };

  // A term, a name within the vocabulary, a compact IRI, or `iri`. `value`: what the property is to
  // hold, or nullptr for types and keys of maps.
  // Errors: invalid (IRI confused with prefix), too_large.
  Result<std::string_view> name(const ActiveContext& context, std::string_view iri,
                                const Item* value = nullptr, Way way = Way::forward);

  // A compact IRI, a reference relative to the context's base, or `iri`. Errors: the same.
  Result<std::string_view> id(const ActiveContext& context, std::string_view iri);

  std::string_view keyword(const ActiveContext& context, Keyword keyword) {
    return contexts_.inverse(context).written(keyword);
  }

 private:
  struct Query;

  Status describe(const ActiveContext& context, const Item* value, Way way, Query& query);
  static void describe_list(const ListItem& list, Query& query);
  static void describe_graph(const NodeItem& graph, Query& query);
  static void describe_value(const ValueItem& value, Query& query);
  Status prefer(const ActiveContext& context, const Item* value, Query& query);
  Result<std::string_view> select(std::span<const InverseContext::Choice> choices,
                                  const Query& query);
  Result<std::string_view> compact(const ActiveContext& context, std::string_view iri,
                                   bool has_value);
  Status check_prefix(const ActiveContext& context, std::string_view iri) const;
  Result<std::string_view> relative(std::string_view base, std::string_view iri);
  Status spend(std::size_t steps);
  Status join(std::size_t bytes);

  ContextCache& contexts_;
  Arena& arena_;
  std::string candidate_, best_;
  std::size_t steps_left_ = limits::compaction_steps_max;
  std::size_t bytes_left_ = limits::joined_iris_bytes_max;
  bool is_1_0_;
};

}  // namespace cairn::jsonld
