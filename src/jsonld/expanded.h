// SPDX-License-Identifier: Apache-2.0
// A document in expanded form (json-ld11-api#expansion) as a tree in an arena: what both the
// expanded JSON and the quads are written from. Everything is a singly linked list, in order.
#pragma once
#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "json/value.h"
#include "jsonld/active_context.h"

namespace cairn::jsonld {

enum class ItemKind : std::uint8_t { node, value, list };

struct Item {
  Item* next = nullptr;
  std::string_view index;  // @index, where has_index
  ItemKind kind = ItemKind::node;
  bool has_index = false;
};

struct ItemList {
  Item* first = nullptr;
  Item* last = nullptr;
  bool empty() const { return first == nullptr; }
  void append(Item* item) {
    (first == nullptr ? first : last->next) = item;
    last = item;
  }
  void append(const ItemList& items) {
    if (items.empty()) return;
    (first == nullptr ? first : last->next) = items.first;
    last = items.last;
  }
};

// One property with some of its values; the same property may follow again.
struct Property {
  const Iri* iri;
  ItemList values;
  Property* next = nullptr;
};

struct PropertyList {
  Property* first = nullptr;
  Property* last = nullptr;
  bool empty() const { return first == nullptr; }
  void append(Property* property) {
    (first == nullptr ? first : last->next) = property;
    last = property;
  }
  void append(const PropertyList& properties) {
    if (properties.empty()) return;
    (first == nullptr ? first : last->next) = properties.first;
    last = properties.last;
  }
  void prepend(Property* property) {
    property->next = first;
    first = property;
    if (last == nullptr) last = property;
  }
};

struct NodeItem : Item {
  NodeItem() : Item{.kind = ItemKind::node} {}
  const Iri* id = nullptr;
  std::span<const Iri* const> types;
  PropertyList properties;
  PropertyList reverse;
  ItemList graph;
  ItemList included;
  KeywordSet entries;  // the keywords it has entries for

  // Whether a statement is about it, either way round; or about it or what it includes, which is
  // all that its graph gets from it.
  bool states_something() const;
  bool fills_its_graph() const;
};

// Only @graph, and at most @id and @index (json-ld11-api#dfn-graph-object).
inline bool is_graph_object(const Item& item) {
  using enum Keyword;
  if (item.kind != ItemKind::node) return false;
  const auto& node = static_cast<const NodeItem&>(item);
  return node.entries.has(graph) && node.entries.within(KeywordSet::of(graph, id, index)) &&
         node.properties.empty() && node.reverse.empty();
}

struct ValueItem : Item {
  ValueItem() : Item{.kind = ItemKind::value} {}
  json::Value value;
  const Iri* datatype = nullptr;
  std::string_view language;  // "" for none
  Direction direction = Direction::unset;
  bool is_json = false;  // its @type is @json
};

struct ListItem : Item {
  ListItem() : Item{.kind = ItemKind::list} {}
  ItemList items;
};

inline bool NodeItem::states_something() const {
  const auto has_values = [](const PropertyList& list) {
    for (const auto* property = list.first; property != nullptr; property = property->next)
      if (!property->values.empty()) return true;
    return false;
  };
  return !types.empty() || has_values(properties) || has_values(reverse);
}

inline bool NodeItem::fills_its_graph() const {
  if (states_something()) return true;
  for (const auto* item = included.first; item != nullptr; item = item->next)
    if (static_cast<const NodeItem*>(item)->fills_its_graph()) return true;  // all are nodes
  return false;
}

// The expanded form as JSON, an array, with all text copied into `arena`.
// Errors: too_large (limits::expanded_iris_bytes_max).
Result<json::Value> to_json(const ItemList& items, Arena& arena);

}  // namespace cairn::jsonld
