// SPDX-License-Identifier: Apache-2.0
// Language, index, id, type and graph maps (steps 13.7 and 13.8 of the expansion algorithm).
#include <algorithm>

#include "jsonld/errors.h"
#include "jsonld/expander.h"

namespace cairn::jsonld {

// Step 13.7.
bool Expander::expand_language_map(const Draft& draft, const TermDefinition& definition,
                                   const json::Value& map, const Place& place, Expanded& out) {
  const auto direction =
      definition.direction != Direction::unset ? definition.direction : draft.context->direction;
  out.shape = Shape::many;
  for (const auto& [language, texts] : map.members()) {
    const Place here{.outer = &place, .key = &language};
    const bool is_none = draft.context->means(language, Keyword::none_value);
    if (is_none ? !check_none(language, here) : !check_language(language, here)) return false;
    for (const auto& text : json::as_list(texts)) {
      if (text.is_null()) continue;
      if (!text.is_string())
        return refuse(codes::invalid_language_map_value, "a language map holds texts", here);
      auto* item = arena_.make<ValueItem>();
      item->value = text;
      item->direction = direction;
      if (!is_none) item->language = lower_case(language, arena_);
      out.items.append(item);
    }
  }
  return true;
}

// Step 13.8.
bool Expander::expand_map(const Draft& draft, std::string_view key,
                          const TermDefinition& definition, const json::Value& map,
                          const Place& place, Expanded& out) {
  constexpr auto by_name = KeywordSet::of(Keyword::id, Keyword::type);
  out.shape = Shape::many;
  for (const auto& [index, value] : map.members()) {
    const Place here{.outer = &place, .key = &index};
    const auto* context = draft.context;
    if (definition.container.has_any(by_name) && context->previous != nullptr)
      context = context->previous;
    if (definition.container.has(Keyword::type)) {
      const auto* type = context->terms.find(index);
      if (type != nullptr && type->context != nullptr)
        context = enter_scope(context, type, Scope::type, here);
      if (context == nullptr) return false;
    }
    Expanded expanded;
    const Active active{Active::Role::term, key, context->terms.find(key)};
    const auto list = value.is_array() ? value : json::Value::array({&value, 1});
    if (!expand(context, active, list, FromMap::yes, here, expanded)) return false;
    const auto name = expand_name(*draft.context, index, NameUse::property);
    for (auto* item = expanded.items.first; item != nullptr;) {
      auto* const next = std::exchange(item->next, nullptr);
      if (!label_item(draft, definition, index, name, item, here)) return false;
      out.items.append(item);
      item = next;
    }
  }
  return true;
}

// Step 13.8.3.7: what the key of the map says about one of its values.
bool Expander::label_item(const Draft& draft, const TermDefinition& definition,
                          std::string_view index, const Name& name, Item*& item,
                          const Place& place) {
  const auto container = definition.container;
  if (container.has(Keyword::graph) && !is_graph_object(*item)) item = wrap_in_graph(item, place);
  if (item == nullptr) return false;
  if (name.keyword == Keyword::none_value) return check_none(index, place);
  if (container.has(Keyword::index)) {
    if (!definition.index.empty())
      return add_index_property(draft, definition.index, index, item, place);
    if (!item->has_index) item->index = index;
    item->has_index = true;
    if (item->kind == ItemKind::node) static_cast<NodeItem*>(item)->entries.add(Keyword::index);
    return drop("an index, which no statement keeps", index, place);
  }
  if (item->kind != ItemKind::node) return drop("a key that cannot name a value", index, place);
  auto& node = static_cast<NodeItem&>(*item);
  if (container.has(Keyword::id)) {
    if (node.entries.has(Keyword::id)) return drop("a key beside an id", index, place);
    const auto id = expand_name(*draft.context, index, NameUse::id);
    node.id = id.is_nothing() ? nullptr : iri_of(id);
    node.entries.add(Keyword::id);
    if (is_lost(id, index)) return drop("an id that is no absolute IRI", index, place);
  } else if (container.has(Keyword::type)) {
    const auto type = expand_name(*draft.context, index, NameUse::type);
    if (is_lost(type, index) && !drop("a type that is no absolute IRI", index, place)) return false;
    if (!type.is_nothing()) prepend_type(node, iri_of(type));
  }
  return true;
}

// Another word for @none may be any text, and no statement keeps it.
bool Expander::check_none(std::string_view key, const Place& place) {
  return key == text_of(Keyword::none_value) || drop("another word for @none", key, place);
}

// Step 13.8.3.7.2.
bool Expander::add_index_property(const Draft& draft, std::string_view index_key,
                                  std::string_view index, Item* item, const Place& place) {
  if (item->kind != ItemKind::node)
    return refuse(codes::invalid_value_object, "a value cannot have an index property", place);
  const auto* definition = draft.context->terms.find(index_key);
  auto* value = expand_value(*draft.context, definition, json::Value::string(index), place);
  if (value == nullptr) return false;
  const auto name = expand_name(*draft.context, index_key, NameUse::property);
  if (name.iri == nullptr || name.iri->kind != IriKind::absolute) {
    if (!drop("an index property that is no IRI", index_key, place)) return false;
    if (name.iri == nullptr) return true;
  }
  ItemList values;
  values.append(value);
  static_cast<NodeItem*>(item)->properties.prepend(arena_.make<Property>(name.iri, values));
  return true;
}

void Expander::prepend_type(NodeItem& node, const Iri* type) {
  const auto room = arena_.array<const Iri*>(node.types.size() + 1);
  room[0] = type;
  std::copy(node.types.begin(), node.types.end(), room.begin() + 1);
  node.types = room;
  node.entries.add(Keyword::type);
}

}  // namespace cairn::jsonld
