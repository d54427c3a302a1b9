// SPDX-License-Identifier: Apache-2.0
// Values, arrays, objects, and the contexts they are read under.
#include "jsonld/expander.h"

#include <algorithm>
#include <vector>

#include "json/pointer.h"
#include "jsonld/errors.h"
#include "jsonld/language_tag.h"

namespace cairn::jsonld {

Result<ItemList> Expander::run(const ActiveContext& context, const json::Value& document) {
  Expanded expanded;
  const bool expands = expand(&context, {}, document, FromMap::no, {}, expanded);
  if (iris_.is_exceeded) {
    auto error = too_long_iris();
    if (error_) error.path = std::move(error_->path);
    return error;
  }
  if (!expands) return *std::move(error_);
  // A document that is nothing but @graph is its content
  // (json-ld11-api#dom-jsonldprocessor-expand).
  if (expanded.shape == Shape::one && expanded.items.first->kind == ItemKind::node) {
    const auto& node = static_cast<const NodeItem&>(*expanded.items.first);
    if (node.entries == KeywordSet::of(Keyword::graph) && !node.has_index &&
        node.properties.empty())
      return node.graph;
  }
  return expanded.items;
}

bool Expander::expand(const ActiveContext* context, const Active& active,
                      const json::Value& element, FromMap from_map, const Place& place,
                      Expanded& out) {
  switch (element.kind()) {
    case json::Kind::null: return true;
    case json::Kind::array: return expand_array(context, active, element, from_map, place, out);
    case json::Kind::object: return expand_object(context, active, element, from_map, place, out);
    default: return expand_scalar(context, active, element, place, out);
  }
}

// Step 4.
bool Expander::expand_scalar(const ActiveContext* context, const Active& active,
                             const json::Value& value, const Place& place, Expanded& out) {
  if (active.is_free_floating()) return drop("a value that belongs to nothing", {}, place);
  const auto* definition = active.definition;
  if (definition != nullptr && definition->context != nullptr) {
    context = enter_scope(context, definition, Scope::property, place);
    if (context == nullptr) return false;
    definition = context->terms.find(active.key);
  }
  auto* item = expand_value(*context, definition, value, place);
  if (item == nullptr) return false;
  out.items.append(item);
  out.shape = Shape::one;
  return true;
}

// Step 5.
bool Expander::expand_array(const ActiveContext* context, const Active& active,
                            const json::Value& array, FromMap from_map, const Place& place,
                            Expanded& out) {
  const bool makes_lists = active.container().has(Keyword::list);
  const auto elements = array.items();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const Place here{.outer = &place, .index = i};
    Expanded expanded;
    if (!expand(context, active, elements[i], from_map, here, expanded)) return false;
    if (makes_lists && expanded.shape == Shape::many) {
      auto* list = arena_.make<ListItem>();
      list->items = expanded.items;
      out.items.append(list);
    } else {
      out.items.append(expanded.items);
    }
  }
  out.shape = Shape::many;
  return true;
}

// json-ld11-api#value-expansion.
Item* Expander::expand_value(const ActiveContext& context, const TermDefinition* definition,
                             const json::Value& value, const Place& place) {
  const auto coercion = definition != nullptr ? definition->coercion : Coercion::none;
  if (value.is_string()) {
    if (coercion == Coercion::id)
      return expand_reference(context, value.as_string(), NameUse::id, place);
    if (coercion == Coercion::vocab)
      return expand_reference(context, value.as_string(), NameUse::type, place);
  }
  auto* item = arena_.make<ValueItem>();
  item->value = value;
  if (coercion == Coercion::datatype) {
    item->datatype = definition->datatype;
    if (item->datatype->kind != IriKind::absolute &&
        !drop("a datatype that is no IRI", item->datatype->text, place))
      return nullptr;
  } else if (coercion == Coercion::json) {
    item->is_json = true;
  } else if (value.is_string()) {
    const auto& language =
        definition != nullptr && definition->has_language ? definition->language : context.language;
    if (!language.is_well_formed && !drop("an invalid language tag", language.tag, place))
      return nullptr;
    item->language = language.tag;
    item->direction = definition != nullptr && definition->direction != Direction::unset
                          ? definition->direction
                          : context.direction;
  }
  return item;
}

Item* Expander::expand_reference(const ActiveContext& context, std::string_view value, NameUse use,
                                 const Place& place) {
  auto* node = arena_.make<NodeItem>();
  const auto name = expand_name(context, value, use);
  node->id = iri_of(name);
  node->entries.add(Keyword::id);
  if (is_lost(name, value) && !drop("a reference that is no absolute IRI", value, place))
    return nullptr;
  return node;
}

const Iri* Expander::iri_of(const Name& name) const {
  if (name.iri != nullptr) return name.iri;
  return arena_.make<Iri>(text_of(name.keyword), IriKind::relative);
}

bool Expander::check_language(std::string_view language, const Place& place) {
  if (is_too_long(language)) return fail_with(too_long_language(), place);
  return !is_safe() || is_language_tag(language) ||
         drop("an invalid language tag", language, place);
}

// Steps 6 to 19.
bool Expander::expand_object(const ActiveContext* context, const Active& active,
                             const json::Value& object, FromMap from_map, const Place& place,
                             Expanded& out) {
  context = enter_object(context, active, object, from_map, place);
  if (context == nullptr) return false;
  Draft draft{.context = context,
              .type_scoped = context,
              .active = active,
              .place = place,
              .node = arena_.make<NodeItem>()};
  return enter_types(draft, object) && expand_entries(draft, object, place) &&
         expand_nested(draft, place) && finish(draft, out);
}

// Steps 7 to 9.
const ActiveContext* Expander::enter_object(const ActiveContext* context, const Active& active,
                                            const json::Value& object, FromMap from_map,
                                            const Place& place) {
  if (context->previous != nullptr && from_map == FromMap::no)
    context = leave_type_scope(context, object);
  if (active.definition != nullptr && active.definition->context != nullptr) {
    context = enter_scope(context, active.definition, Scope::property, place);
    if (context == nullptr) return nullptr;
  }
  return enter_local(context, object, place);
}

// Step 7. Type-scoped contexts end where another node begins.
const ActiveContext* Expander::leave_type_scope(const ActiveContext* context,
                                                const json::Value& object) {
  const auto members = object.members();
  const bool is_value = std::any_of(members.begin(), members.end(), [&](const auto& member) {
    return context->means(member.key, Keyword::value);
  });
  const bool is_reference = members.size() == 1 && context->means(members[0].key, Keyword::id);
  return is_value || is_reference ? context : context->previous;
}

const ActiveContext* Expander::enter_scope(const ActiveContext* context,
                                           const TermDefinition* definition, Scope scope,
                                           const Place& place) {
  if (const auto* known = context->find_derived(definition->context, scope)) return known;
  auto entered = contexts_.derive(*context, *definition, scope);
  if (entered.ok()) return *entered;
  fail_with(std::move(entered).error(), place);
  return nullptr;
}

// Step 9.
const ActiveContext* Expander::enter_local(const ActiveContext* context, const json::Value& object,
                                           const Place& place) {
  const auto* local = object.find("@context");
  if (local == nullptr) return context;
  auto entered = contexts_.enter(*context, *local);
  if (entered.ok()) return *entered;
  static constexpr std::string_view key = "@context";
  fail_with(std::move(entered).error(), {.outer = &place, .key = &key});
  return nullptr;
}

// Step 11, and the input type of step 12.
bool Expander::enter_types(Draft& draft, const json::Value& object) {
  const auto* const scope = draft.type_scoped;
  const json::Member* first = nullptr;
  std::size_t count = 0;
  for (const auto& member : object.members()) {
    if (!scope->means(member.key, Keyword::type)) continue;
    if (first == nullptr || member.key < first->key) first = &member;
    ++count;
  }
  if (first == nullptr) return true;
  const auto types = json::as_list(first->value);
  if (count == 1) {
    if (!enter_type_values(draft, first->value)) return false;
  } else {
    std::vector<const json::Member*> entries;
    for (const auto& member : object.members())
      if (scope->means(member.key, Keyword::type)) entries.push_back(&member);
    std::sort(entries.begin(), entries.end(), [](auto* a, auto* b) { return a->key < b->key; });
    for (const auto* entry : entries)
      if (!enter_type_values(draft, entry->value)) return false;
  }
  draft.is_json = !types.empty() && types.back().is_string() &&
                  draft.context->means(types.back().as_string(), Keyword::json);
  return true;
}

bool Expander::enter_type_values(Draft& draft, const json::Value& value) {
  const auto enter = [&](std::string_view type) {
    const auto* definition = draft.type_scoped->terms.find(type);
    if (definition == nullptr || definition->context == nullptr) return true;
    draft.context = enter_scope(draft.context, definition, Scope::type, draft.place);
    return draft.context != nullptr;
  };
  const auto types = json::as_list(value);
  if (types.size() == 1) return !types[0].is_string() || enter(types[0].as_string());
  const auto sorted = arena_.copy(types);
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.as_string() < b.as_string(); });
  return std::all_of(sorted.begin(), sorted.end(), [&](const auto& type) {
    return !type.is_string() || enter(type.as_string());
  });
}

// Steps 15 to 19.
bool Expander::finish(Draft& draft, Expanded& out) {
  if (draft.seen.has(Keyword::value)) return finish_value(draft, out);
  if (draft.seen.has_any(KeywordSet::of(Keyword::list, Keyword::set)))
    return finish_content(draft, out);
  return finish_node(draft, out);
}

// Step 15.
bool Expander::finish_value(Draft& draft, Expanded& out) {
  using enum Keyword;
  const auto& node = *draft.node;
  if (!draft.seen.within(KeywordSet::of(value, direction, index, language, type)) ||
      !node.properties.empty())
    return refuse(codes::invalid_value_object, "a value has other entries", draft.place);
  if (draft.seen.has(type) && draft.seen.has_any(KeywordSet::of(language, direction)))
    return refuse(codes::invalid_value_object, "a value has a type and a language", draft.place);
  auto* item = arena_.make<ValueItem>();
  item->is_json = draft.is_json && draft.seen.has(type);
  if (draft.value.is_null() && !item->is_json) return drop("a value that is null", {}, draft.place);
  if (!draft.value.is_string() && draft.seen.has(language))
    return refuse(codes::invalid_language_tagged_value, "only text has a language", draft.place);
  if (item->is_json && node.types.size() != 1)
    return refuse(codes::invalid_typed_value, "a value has one type", draft.place);
  if (draft.seen.has(type) && !item->is_json) {
    if (draft.is_type_array || node.types.size() != 1 || node.types[0]->kind != IriKind::absolute)
      return refuse(codes::invalid_typed_value, "the type of a value is one IRI", draft.place);
    item->datatype = node.types[0];
  }
  if (!draft.value.is_string() && draft.seen.has(direction) &&
      !drop("the direction of what is no text", {}, draft.place))
    return false;
  item->value = draft.value;
  item->language = draft.language;
  item->direction = draft.direction;
  item->index = node.index;
  item->has_index = node.has_index;
  if (draft.active.is_free_floating())
    return drop("a value that belongs to nothing", {}, draft.place);
  out.items.append(item);
  out.shape = Shape::one;
  return true;
}

// Step 17.
bool Expander::finish_content(Draft& draft, Expanded& out) {
  using enum Keyword;
  if (!draft.seen.within(KeywordSet::of(list, set, index)) || !draft.node->properties.empty() ||
      (draft.seen.has(list) && draft.seen.has(set)))
    return refuse(codes::invalid_set_or_list_object, "a list or set has other entries",
                  draft.place);
  if (draft.seen.has(set)) {
    out = draft.content;
    return true;
  }
  if (draft.active.is_free_floating())
    return drop("a list that belongs to nothing", {}, draft.place);
  auto* item = arena_.make<ListItem>();
  item->items = draft.content.items;
  item->index = draft.node->index;
  item->has_index = draft.node->has_index;
  out.items.append(item);
  out.shape = Shape::one;
  return true;
}

// A node that no property leads to is known by what is said of it, or in the graph it names.
bool Expander::check_named(const NodeItem& node, const Place& place) {
  if (!is_safe() || node.id == nullptr || node.states_something()) return true;
  for (const auto* item = node.graph.first; item != nullptr; item = item->next)
    if (item->kind == ItemKind::node && static_cast<const NodeItem*>(item)->fills_its_graph())
      return true;
  return drop("an id of which nothing is said", node.id->text, place);
}

// Steps 18 and 19.
bool Expander::finish_node(Draft& draft, Expanded& out) {
  using enum Keyword;
  auto& node = *draft.node;
  if (node.properties.empty() && draft.seen == KeywordSet::of(language))
    return drop("an object with nothing but a language", {}, draft.place);
  if (draft.has_json_type && is_safe())
    return drop("a type of values on what is none", text_of(json), draft.place);
  if (draft.seen.has_any(KeywordSet::of(language, direction)) && is_safe())
    return drop("a language or direction without a value", {}, draft.place);
  if (draft.active.is_free_floating() && node.properties.empty()) {
    if (draft.seen.empty()) return drop("an empty object", {}, draft.place);
    if (draft.seen == KeywordSet::of(id))
      return drop("an object with nothing but an id", {}, draft.place);
  }
  if (draft.active.is_free_floating() && !check_named(node, draft.place)) return false;
  node.entries = draft.seen;
  out.items.append(&node);
  out.shape = Shape::one;
  return true;
}

bool Expander::refuse(const char* code, std::string_view detail, const Place& place) {
  return fail_with(fail(ErrorCode::invalid, code, std::string(detail)), place);
}

bool Expander::drop(std::string_view what, std::string_view name, const Place& place) {
  if (!is_safe()) return true;
  std::string detail(what);
  if (!name.empty()) detail.append(": \"").append(name) += '"';
  return fail_with(fail(ErrorCode::undefined_term, codes::safe_mode, std::move(detail)), place);
}

bool Expander::fail_with(Error error, const Place& place) {
  error.path.clear();
  for (const auto* at = &place; at->outer != nullptr; at = at->outer)
    error.path.insert(
        0, at->key == nullptr ? "/" + std::to_string(at->index) : json::pointer_token(*at->key));
  error_ = std::move(error);
  return false;
}

}  // namespace cairn::jsonld
