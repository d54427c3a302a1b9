// SPDX-License-Identifier: Apache-2.0
// The entries of an object: keywords and properties (steps 13 and 14 of the expansion algorithm).
#include <algorithm>

#include "jsonld/errors.h"
#include "jsonld/expander.h"
#include "jsonld/language_tag.h"

namespace cairn::jsonld {
namespace {

bool is_scalar(const json::Value& value) {
  return value.is_string() || value.is_number() || value.is_boolean();
}

}  // namespace

// Step 13. What most entries are, a scalar of a plain term, takes the short way through steps 13.5
// to 13.14.
bool Expander::expand_entries(Draft& draft, const json::Value& object, const Place& place) {
  for (const auto& [key, value] : object.members()) {
    const Place here{.outer = &place, .key = &key};
    const auto* definition = draft.context->terms.find(key);
    if (definition != nullptr && definition->is_plain && is_scalar(value)) {
      auto* item = expand_value(*draft.context, definition, value, here);
      if (item == nullptr) return false;
      ItemList values;
      values.append(item);
      draft.node->properties.append(arena_.make<Property>(definition->name.iri, values));
      continue;
    }
    Name name;
    if (definition != nullptr) {
      name = definition->name;
    } else if (key != "@context") {
      name = expand_name(*draft.context, key, NameUse::property);
    } else {
      continue;
    }
    if (name.keyword == Keyword::nest) {
      draft.nested = arena_.make<Nested>(Nested{key, value, draft.nested});
    } else if (name.keyword != Keyword::none) {
      if (!expand_keyword(draft, name.keyword, value, here)) return false;
    } else if (name.iri != nullptr && name.iri->text.find(':') != std::string_view::npos) {
      if (name.iri->kind != IriKind::absolute && !drop("a property that is no IRI", key, here))
        return false;
      if (!expand_property(draft, key, definition, name.iri, value, here)) return false;
    } else if (!drop("an undefined term", key, here)) {
      return false;
    }
  }
  return true;
}

// Step 14.
bool Expander::expand_nested(Draft& draft, const Place& place) {
  while (draft.nested != nullptr) {
    const auto nested = *draft.nested;
    draft.nested = nested.next;
    const Place here{.outer = &place, .key = &nested.key};
    auto* const outside = draft.context;
    const auto* definition = draft.context->terms.find(nested.key);
    if (definition != nullptr && definition->context != nullptr)
      draft.context = enter_scope(draft.context, definition, Scope::property, here);
    if (draft.context == nullptr) return false;
    for (const auto& value : json::as_list(nested.value)) {
      const auto members = value.members();
      const bool has_value = std::any_of(members.begin(), members.end(), [&](const auto& member) {
        return draft.context->means(member.key, Keyword::value);
      });
      if (!value.is_object() || has_value)
        return refuse(codes::invalid_nest_value, "what is nested is an object", here);
      auto* const waiting = std::exchange(draft.nested, nullptr);
      if (!expand_entries(draft, value, here) || !expand_nested(draft, here)) return false;
      draft.nested = waiting;
    }
    draft.context = outside;
  }
  return true;
}

// Step 13.4.
bool Expander::expand_keyword(Draft& draft, Keyword keyword, const json::Value& value,
                              const Place& place) {
  if (draft.active.role == Active::Role::reverse)
    return refuse(codes::invalid_reverse_property_map, "a keyword among reverse properties", place);
  const bool may_repeat = keyword == Keyword::included || keyword == Keyword::type;
  if (draft.read.has(keyword) && (!may_repeat || is_1_0()))
    return refuse(codes::colliding_keywords, "two entries mean the same keyword", place);
  draft.read.add(keyword);
  switch (keyword) {
    case Keyword::id: return read_id(draft, value, place);
    case Keyword::type: return read_types(draft, value, place);
    case Keyword::graph: return read_graph(draft, value, place);
    case Keyword::included: return is_1_0() || read_included(draft, value, place);
    case Keyword::value: return read_value(draft, value, place);
    case Keyword::language: return read_language(draft, value, place);
    case Keyword::direction:
      if (is_1_0()) return true;
      draft.direction = read_direction(value);
      draft.seen.add(keyword);
      return draft.direction == Direction::ltr || draft.direction == Direction::rtl ||
             refuse(codes::invalid_base_direction, "@direction is ltr or rtl", place);
    case Keyword::index:
      draft.node->index = value.as_string();
      draft.node->has_index = true;
      draft.seen.add(keyword);
      if (!value.is_string()) return refuse(codes::invalid_index_value, "@index is text", place);
      return drop("an index, which no statement keeps", {}, place);
    case Keyword::list:
    case Keyword::set: return read_content(draft, keyword, value, place);
    case Keyword::reverse: return read_reverse(draft, value, place);
    default: return drop("a keyword that means nothing here", text_of(keyword), place);
  }
}

// Step 13.4.3.
bool Expander::read_id(Draft& draft, const json::Value& value, const Place& place) {
  if (!value.is_string()) return refuse(codes::invalid_id_value, "@id is one IRI", place);
  const auto name = expand_name(*draft.context, value.as_string(), NameUse::id);
  draft.seen.add(Keyword::id);
  draft.node->id = name.is_nothing() ? nullptr : iri_of(name);
  return !is_lost(name, value.as_string()) ||
         drop("an id that is no absolute IRI", value.as_string(), place);
}

// Step 13.4.4.
bool Expander::read_types(Draft& draft, const json::Value& value, const Place& place) {
  const auto types = json::as_list(value);
  const bool are_strings =
      std::all_of(types.begin(), types.end(), [](const auto& type) { return type.is_string(); });
  if (value.is_null() || !are_strings)
    return refuse(codes::invalid_type_value, "@type is an IRI or a list of them", place);
  const auto before = draft.node->types;
  const auto room = arena_.array<const Iri*>(before.size() + types.size());
  auto end = std::copy(before.begin(), before.end(), room.begin());
  for (const auto& type : types) {
    const auto name = expand_name(*draft.type_scoped, type.as_string(), NameUse::type);
    // @json is the type of values, whose object is not finished yet: see finish_node.
    const bool is_json = name.keyword == Keyword::json;
    if (is_lost(name, type.as_string()) && !is_json &&
        !drop("a type that is no absolute IRI", type.as_string(), place))
      return false;
    draft.has_json_type = draft.has_json_type || is_json;
    if (!name.is_nothing()) *end++ = iri_of(name);
  }
  draft.node->types = room.first(static_cast<std::size_t>(end - room.begin()));
  draft.is_type_array = draft.is_type_array || value.is_array();
  draft.seen.add(Keyword::type);
  return true;
}

// Step 13.4.5.
bool Expander::read_graph(Draft& draft, const json::Value& value, const Place& place) {
  Expanded expanded;
  const Active graph{.role = Active::Role::graph};
  if (!expand(draft.context, graph, value, FromMap::no, place, expanded)) return false;
  draft.node->graph = expanded.items;
  draft.seen.add(Keyword::graph);
  return true;
}

// Step 13.4.6.
bool Expander::read_included(Draft& draft, const json::Value& value, const Place& place) {
  Expanded expanded;
  if (!expand(draft.context, {}, value, FromMap::no, place, expanded)) return false;
  if (expanded.shape == Shape::nothing)
    return refuse(codes::invalid_included_value, "@included holds nodes", place);
  for (const auto* item = expanded.items.first; item != nullptr; item = item->next)
    if (item->kind != ItemKind::node)
      return refuse(codes::invalid_included_value, "@included holds nodes", place);
  draft.node->included.append(expanded.items);
  draft.seen.add(Keyword::included);
  return true;
}

// Step 13.4.7.
bool Expander::read_value(Draft& draft, const json::Value& value, const Place& place) {
  if (draft.is_json && is_1_0())
    return refuse(codes::invalid_value_object_value, "@json in JSON-LD 1.0", place);
  if (!draft.is_json && (value.is_array() || value.is_object()))
    return refuse(codes::invalid_value_object_value, "@value is one scalar", place);
  draft.value = value;
  draft.seen.add(Keyword::value);
  return true;
}

// Step 13.4.8.
bool Expander::read_language(Draft& draft, const json::Value& value, const Place& place) {
  if (!value.is_string())
    return refuse(codes::invalid_language_tagged_string, "@language is a language tag", place);
  if (!check_language(value.as_string(), place)) return false;
  draft.language = lower_case(value.as_string(), arena_);
  draft.seen.add(Keyword::language);
  return true;
}

// Steps 13.4.11 and 13.4.12.
bool Expander::read_content(Draft& draft, Keyword keyword, const json::Value& value,
                            const Place& place) {
  if (keyword == Keyword::list && draft.active.is_free_floating())
    return drop("a list that belongs to nothing", {}, place);
  if (!expand(draft.context, draft.active, value, FromMap::no, place, draft.content)) return false;
  draft.seen.add(keyword);
  return true;
}

// Step 13.4.13.
bool Expander::read_reverse(Draft& draft, const json::Value& value, const Place& place) {
  if (!value.is_object())
    return refuse(codes::invalid_reverse_value, "@reverse is an object", place);
  const Active active{.role = Active::Role::reverse};
  const auto* context = enter_object(draft.context, active, value, FromMap::no, place);
  if (context == nullptr) return false;
  Draft inner{.context = context,
              .type_scoped = context,
              .active = active,
              .place = place,
              .node = arena_.make<NodeItem>()};
  if (!expand_entries(inner, value, place) || !expand_nested(inner, place)) return false;
  // What is reversed twice is forward again.
  draft.node->properties.append(inner.node->reverse);
  for (auto* property = inner.node->properties.first; property != nullptr;
       property = property->next)
    if (!check_reversible(property->values, place)) return false;
  draft.node->reverse.append(inner.node->properties);
  if (!draft.node->reverse.empty()) draft.seen.add(Keyword::reverse);
  return true;
}

bool Expander::check_reversible(const ItemList& values, const Place& place) {
  for (const auto* item = values.first; item != nullptr; item = item->next)
    if (item->kind != ItemKind::node)
      return refuse(codes::invalid_reverse_property_value, "only a node can be reversed", place);
  return true;
}

// Steps 13.5 to 13.14.
bool Expander::expand_property(Draft& draft, std::string_view key, const TermDefinition* definition,
                               const Iri* iri, const json::Value& value, const Place& place) {
  const auto container = definition != nullptr ? definition->container : KeywordSet();
  constexpr auto maps = KeywordSet::of(Keyword::index, Keyword::type, Keyword::id);
  Expanded values;
  if (definition != nullptr && definition->coercion == Coercion::json) {
    values.items.append(expand_value(*draft.context, definition, value, place));
    values.shape = Shape::one;
  } else if (container.has(Keyword::language) && value.is_object()) {
    if (!expand_language_map(draft, *definition, value, place, values)) return false;
  } else if (container.has_any(maps) && value.is_object()) {
    if (!expand_map(draft, key, *definition, value, place, values)) return false;
  } else {
    const Active active{Active::Role::term, key, definition};
    if (!expand(draft.context, active, value, FromMap::no, place, values)) return false;
  }
  if (values.shape == Shape::nothing) return true;
  if (definition != nullptr && !wrap_in_containers(container, values, place)) return false;
  auto* property = arena_.make<Property>(iri, values.items);
  if (definition == nullptr || !definition->is_reverse) {
    draft.node->properties.append(property);
    return true;
  }
  if (!check_reversible(values.items, place)) return false;
  draft.node->reverse.append(property);
  draft.seen.add(Keyword::reverse);
  return true;
}

// Steps 13.11 and 13.12.
bool Expander::wrap_in_containers(KeywordSet container, Expanded& values, const Place& place) {
  const bool is_list = values.shape == Shape::one && values.items.first->kind == ItemKind::list;
  if (container.has(Keyword::list) && !is_list) {
    auto* list = arena_.make<ListItem>();
    list->items = values.items;
    values = {};
    values.items.append(list);
  }
  if (container.has(Keyword::graph) &&
      !container.has_any(KeywordSet::of(Keyword::id, Keyword::index))) {
    ItemList wrapped;
    for (auto* item = values.items.first; item != nullptr;) {
      auto* const next = std::exchange(item->next, nullptr);
      auto* const graph = wrap_in_graph(item, place);
      if (graph == nullptr) return false;
      wrapped.append(graph);
      item = next;
    }
    values.items = wrapped;
  }
  return true;
}

Item* Expander::wrap_in_graph(Item* item, const Place& place) {
  if (item->kind != ItemKind::node) {
    if (!drop("a value in a graph, which holds nodes", {}, place)) return nullptr;
  } else if (!check_named(static_cast<const NodeItem&>(*item), place)) {
    return nullptr;
  }
  auto* node = arena_.make<NodeItem>();
  node->graph.append(item);
  node->entries.add(Keyword::graph);
  return node;
}

}  // namespace cairn::jsonld
