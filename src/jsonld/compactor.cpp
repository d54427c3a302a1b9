// SPDX-License-Identifier: Apache-2.0
// Nodes, values and lists, and the contexts they are written under.
#include "jsonld/compactor.h"

#include <algorithm>
#include <vector>

#include "jsonld/errors.h"

namespace cairn::jsonld {

using enum Keyword;

namespace {

// Nothing but an @id, and at most an @index.
bool is_reference(const Item& item) {
  if (item.kind != ItemKind::node) return false;
  const auto& node = static_cast<const NodeItem&>(item);
  return node.id != nullptr && node.entries.within(KeywordSet::of(id, index)) &&
         node.properties.empty() && node.reverse.empty();
}

}  // namespace

Result<json::Value> Compactor::run(const ActiveContext& context, const ItemList& items) {
  CAIRN_TRY(const auto result, compact_or_one({&context, {}}, items));
  // Alone, a graph without a name would be read as the document's own.
  const bool is_graph = result.is_object() && result.size() == 1 && is_graph_object(*items.first);
  if (result.is_object() && !is_graph) return result;
  ObjectDraft object;
  if (result.size() > 0) object.add(written(context, graph), result, AsArray::yes);
  return object.value(arena_);
}

Result<json::Value> Compactor::compact(const Place& place, const Item& item) {
  switch (item.kind) {
    case ItemKind::node: return compact_node(place, static_cast<const NodeItem&>(item));
    case ItemKind::value: return compact_value(place, static_cast<const ValueItem&>(item));
    case ItemKind::list: return compact_list(place, static_cast<const ListItem&>(item));
  }
  return json::Value();
}

Result<json::Value> Compactor::compact_all(const Place& place, const ItemList& items) {
  std::vector<json::Value> values;
  for (const auto* item = items.first; item != nullptr; item = item->next) {
    CAIRN_TRY(const auto value, compact(place, *item));
    values.push_back(value);
  }
  return json::Value::array(arena_.copy(std::span<const json::Value>(values)));
}

// Step 3.
Result<json::Value> Compactor::compact_or_one(const Place& place, const ItemList& items) {
  CAIRN_TRY(const auto values, compact_all(place, items));
  const bool is_one = values.size() == 1 && arrays() == AsArray::no && place.key != "@graph" &&
                      !place.container().has_any(KeywordSet::of(list, set));
  return is_one ? values.items()[0] : values;
}

// Steps 5 and 6. The scoped context of a property is the one it has where it stands.
Result<const ActiveContext*> Compactor::enter(const Place& place, const Item& item) {
  const auto* context = place.context;
  const auto* definition = place.definition();
  if (context->previous != nullptr && item.kind != ItemKind::value && !is_reference(item))
    context = context->previous;
  return enter_scope(*context, definition, Scope::property);
}

Result<const ActiveContext*> Compactor::enter_scope(const ActiveContext& context,
                                                    const TermDefinition* definition, Scope scope) {
  if (definition == nullptr || definition->context == nullptr) return &context;
  if (const auto* known = context.find_derived(definition->context, scope)) return known;
  return contexts_.derive(context, *definition, scope);
}

// Types are looked up before their own contexts count.
Result<std::vector<std::string_view>> Compactor::type_names(const ActiveContext& context,
                                                            const Item& item) {
  std::vector<std::string_view> names;
  if (item.kind == ItemKind::node) {
    for (const auto* type : static_cast<const NodeItem&>(item).types) {
      CAIRN_TRY(const auto name, names_.name(context, type->text));
      names.push_back(name);
    }
  } else if (const auto& value = static_cast<const ValueItem&>(item); value.is_json) {
    names.push_back(written(context, json));
  } else if (value.datatype != nullptr) {
    CAIRN_TRY(const auto name, names_.name(context, value.datatype->text));
    names.push_back(name);
  }
  return names;
}

// Step 11.
Result<const ActiveContext*> Compactor::enter_types(const ActiveContext& context,
                                                    std::span<const std::string_view> types) {
  std::vector<std::string_view> sorted(types.begin(), types.end());
  std::sort(sorted.begin(), sorted.end());
  const auto* entered = &context;
  for (const auto& type : sorted) {
    CAIRN_TRY(entered, enter_scope(*entered, context.terms.find(type), Scope::type));
  }
  return entered;
}

Result<std::optional<json::Value>> Compactor::shorten(const Place& place, const Item& item) {
  if (item.has_index && !place.container().has(index)) return std::optional<json::Value>();
  if (item.kind == ItemKind::value) {
    const auto& value = static_cast<const ValueItem&>(item);
    return is_plain(place, value) ? std::optional(value.value) : std::nullopt;
  }
  const auto* definition = place.definition();
  if (!is_reference(item) || definition == nullptr) return std::optional<json::Value>();
  const auto& iri = static_cast<const NodeItem&>(item).id->text;
  if (definition->coercion == Coercion::id) {
    CAIRN_TRY(const auto text, names_.id(*place.context, iri));
    return std::optional(json::Value::string(text));
  }
  if (definition->coercion == Coercion::vocab) {
    CAIRN_TRY(const auto text, names_.name(*place.context, iri));
    return std::optional(json::Value::string(text));
  }
  return std::optional<json::Value>();
}

// Whether the bare value is read back as it is, so not where its term would give it a type.
bool Compactor::is_plain(const Place& place, const ValueItem& value) const {
  const auto* definition = place.definition();
  const auto coercion = definition == nullptr ? Coercion::none : definition->coercion;
  if (value.is_json) return coercion == Coercion::json;
  if (value.datatype != nullptr)
    return coercion == Coercion::datatype && definition->datatype->text == value.datatype->text;
  const bool is_text = value.value.is_string();
  if (coercion == Coercion::id || coercion == Coercion::vocab) return !is_text;
  if (coercion != Coercion::none) return false;
  if (!is_text) return true;
  const bool has_own = definition != nullptr && definition->has_language;
  const auto language = has_own ? definition->language.tag : place.context->language.tag;
  const bool has_direction = definition != nullptr && definition->direction != Direction::unset;
  const auto direction = has_direction ? definition->direction : place.context->direction;
  return same_language(value.language, language) &&
         written_direction(value.direction) == written_direction(direction);
}

Result<json::Value> Compactor::compact_value(const Place& outer, const ValueItem& value) {
  CAIRN_TRY(const auto* const context, enter(outer, value));
  const Place place{context, outer.key};
  CAIRN_TRY(const auto shortened, shorten(place, value));
  if (shortened) return *shortened;
  ObjectDraft object;
  CAIRN_TRY(const auto types, type_names(*context, value));
  CAIRN_TRY(const auto* const inner, enter_types(*context, types));
  add_types(object, *inner, types, value);
  add_index(object, {inner, outer.key}, value);
  if (!value.language.empty())
    object.set(written(*inner, language), json::Value::string(value.language));
  if (written_direction(value.direction) != Direction::unset)
    object.set(written(*inner, direction),
               json::Value::string(value.direction == Direction::ltr ? "ltr" : "rtl"));
  object.set(written(*inner, Keyword::value), value.value);
  return object.value(arena_);
}

// A list within a list. What it holds is read as values of the same property.
Result<json::Value> Compactor::compact_list(const Place& outer, const ListItem& list) {
  if (outer.container().has(Keyword::list)) return compact_all(outer, list.items);
  CAIRN_TRY(const auto* const context, enter(outer, list));
  const Place place{context, outer.key};
  CAIRN_TRY(const auto values, compact_all(place, list.items));
  ObjectDraft object;
  object.add(written(*context, Keyword::list), values, AsArray::yes);
  add_index(object, place, list);
  return object.value(arena_);
}

Result<json::Value> Compactor::compact_node(const Place& outer, const NodeItem& node) {
  CAIRN_TRY(const auto* const context, enter(outer, node));
  CAIRN_TRY(const auto shortened, shorten({context, outer.key}, node));
  if (shortened) return *shortened;
  ObjectDraft object;
  CAIRN_TRY(const auto types, type_names(*context, node));
  CAIRN_TRY(const auto* const inner, enter_types(*context, types));
  if (node.entries.has(id)) CAIRN_CHECK(add_id(object, *inner, node.id));
  add_types(object, *inner, types, node);
  add_index(object, {inner, outer.key}, node);
  const Target target{*inner, object, IriCompaction::Way::forward};
  if (node.entries.has(graph)) CAIRN_CHECK(add_items(target, "@graph", node.graph));
  if (node.entries.has(included)) CAIRN_CHECK(add_items(target, "@included", node.included));
  CAIRN_CHECK(add_reverse(target, node));
  CAIRN_CHECK(add_properties(target, node.properties));
  return object.value(arena_);
}

}  // namespace cairn::jsonld
