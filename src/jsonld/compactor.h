// SPDX-License-Identifier: Apache-2.0
// The compaction algorithm (json-ld11-api#compaction-algorithm): the tree of expanded.h becomes a
// document under a context.
#pragma once
#include <optional>
#include <vector>

#include "jsonld/iri_compaction.h"
#include "jsonld/object_draft.h"

namespace cairn::jsonld {

// As it is written: none at all is said by saying nothing.
inline Direction written_direction(Direction direction) {
  return direction == Direction::none ? Direction::unset : direction;
}

class Compactor {
 public:
  // What is made lives in `arena` and views into contexts and expanded form.
  Compactor(ContextCache& contexts, const CompactOptions& options, Arena& arena)
      : contexts_(contexts),
        options_(options),
        arena_(arena),
        names_(contexts, options.input.processing, arena) {}

  // An object without @context; what is not one object stands in its @graph.
  // Errors: as Processor's.
  Result<json::Value> run(const ActiveContext& context, const ItemList& items);

 private:
  // What an item is compacted under: `context` with the property-scoped context of `key`.
  struct Place {
    const ActiveContext* context;
    std::string_view key;  // the active property; "" for none
    const TermDefinition* definition() const { return context->terms.find(key); }
    KeywordSet container() const {
      const auto* found = definition();
      return found == nullptr ? KeywordSet() : found->container;
    }
  };
  // One object being made.
  struct Target {
    const ActiveContext& context;
    ObjectDraft& object;
    IriCompaction::Way way;
  };
  // Where one value of a property goes.
  struct Slot {
    std::string_view key;
    const TermDefinition* definition;  // of the key, if it is a term
    ObjectDraft* object;               // the target's, or one nested in it
    AsArray as_array;
    KeywordSet container() const { return definition ? definition->container : KeywordSet(); }
  };

  Result<json::Value> compact(const Place& place, const Item& item);
  Result<json::Value> compact_all(const Place& place, const ItemList& items);
  Result<json::Value> compact_or_one(const Place& place, const ItemList& items);
  Result<json::Value> compact_node(const Place& place, const NodeItem& node);
  Result<json::Value> compact_value(const Place& place, const ValueItem& value);
  Result<json::Value> compact_list(const Place& place, const ListItem& list);

  // Contexts.
  Result<const ActiveContext*> enter(const Place& place, const Item& item);
  Result<const ActiveContext*> enter_scope(const ActiveContext& context,
                                           const TermDefinition* definition, Scope scope);
  Result<std::vector<std::string_view>> type_names(const ActiveContext& context, const Item& item);
  Result<const ActiveContext*> enter_types(const ActiveContext& context,
                                           std::span<const std::string_view> types);

  // json-ld11-api#value-compaction, as far as it makes something else than an object.
  Result<std::optional<json::Value>> shorten(const Place& place, const Item& item);
  bool is_plain(const Place& place, const ValueItem& value) const;

  // Entries.
  void add_types(ObjectDraft& object, const ActiveContext& context,
                 std::span<const std::string_view> types, const Item& item);
  Status add_id(ObjectDraft& object, const ActiveContext& context, const Iri* iri);
  void add_index(ObjectDraft& object, const Place& place, const Item& item);
  Status add_reverse(const Target& target, const NodeItem& node);
  Status add_properties(const Target& target, const PropertyList& properties);
  Status add_items(const Target& target, std::string_view iri, const ItemList& items);
  Status add_item(const Target& target, const Slot& slot, const Item& item);
  Status add_compacted(const Target& target, const Slot& slot, const Item& item,
                       const json::Value& compacted);
  Result<Slot> slot(const Target& target, std::string_view iri, const Item* item);

  // Lists, graphs and maps (steps 12.8.7 to 12.8.9).
  Status add_list(const Target& target, const Slot& slot, const ListItem& list);
  Status add_graph(const Target& target, const Slot& slot, const NodeItem& graph);
  Status add_to_map(const Target& target, const Slot& slot, const Item& item,
                    const json::Value& compacted);
  // The key of `item` in its map; what the key says is taken out of `compacted`.
  Result<std::string_view> key_in_map(const Target& target, const Slot& slot, const Item& item,
                                      json::Value& compacted);
  Result<std::string_view> type_key(const Target& target, const Slot& slot, const Item& item,
                                    json::Value& compacted);
  Result<std::string_view> property_key(const ActiveContext& context, std::string_view property,
                                        json::Value& compacted);
  // The first text of an entry, taken out of an object; "" and nothing taken where there is none.
  std::optional<std::string_view> take_text(std::string_view entry, json::Value& object);
  // Whether the key of a language map says all that its text does not.
  static bool fits_language_map(const ActiveContext& context, const Slot& slot, const Item& item);
  // In safe mode.
  Status lose(std::string_view what, std::string_view property) const;

  std::string_view written(const ActiveContext& context, Keyword keyword) {
    return names_.keyword(context, keyword);
  }
  AsArray arrays() const { return options_.arrays == Arrays::keep ? AsArray::yes : AsArray::no; }
  bool is_1_0() const { return options_.input.processing == ProcessingMode::json_ld_1_0; }

  ContextCache& contexts_;
  const CompactOptions& options_;
  Arena& arena_;
  IriCompaction names_;
};

}  // namespace cairn::jsonld
