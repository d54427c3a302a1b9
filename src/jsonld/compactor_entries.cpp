// SPDX-License-Identifier: Apache-2.0
// The entries of an object that is being compacted (step 12).
#include <algorithm>
#include <set>

#include "jsonld/compactor.h"
#include "jsonld/errors.h"

namespace cairn::jsonld {

using enum Keyword;

namespace {

// Whether a term would be read as saying something else of the item: one that is named by the IRI
// itself is met even where it does not suit.
bool is_misread(const TermDefinition& definition, std::string_view iri, const Item* item,
                IriCompaction::Way way) {
  const auto container = definition.container;
  if (definition.is_reverse &&
      (way == IriCompaction::Way::forward || definition.name.iri->text != iri))
    return true;
  if (container.has(list)) return item == nullptr || item->kind != ItemKind::list;
  return container.has(graph) && item != nullptr && !is_graph_object(*item);
}

}  // namespace

Status Compactor::lose(std::string_view what, std::string_view property) const {
  if (options_.input.mode == Mode::lenient) return done;
  return fail(ErrorCode::invalid, codes::safe_mode,
              std::string(what).append(" cannot be written as \"").append(property).append("\""));
}

// Step 12.1.
Status Compactor::add_id(ObjectDraft& object, const ActiveContext& context, const Iri* iri) {
  const auto key = written(context, id);
  if (iri == nullptr) {
    object.set(key, json::Value());
    return done;
  }
  CAIRN_TRY(const auto text, names_.id(context, iri->text));
  object.set(key, json::Value::string(text));
  return done;
}

// Step 12.2. The type of a value is never an array.
void Compactor::add_types(ObjectDraft& object, const ActiveContext& context,
                          std::span<const std::string_view> types, const Item& item) {
  const bool is_node = item.kind == ItemKind::node;
  if (is_node && !static_cast<const NodeItem&>(item).entries.has(type)) return;
  const auto key = written(context, type);
  const auto* definition = context.terms.find(key);
  const bool is_set = !is_1_0() && definition != nullptr && definition->container.has(set);
  const bool is_array = is_node && (is_set || types.empty() || arrays() == AsArray::yes);
  if (is_node && is_array) object.add(key, json::Value::array({}), AsArray::yes);
  for (const auto name : types) object.add(key, json::Value::string(name), AsArray::no);
}

// Steps 12.5 and 12.6.
void Compactor::add_index(ObjectDraft& object, const Place& place, const Item& item) {
  if (item.has_index && !place.container().has(index))
    object.set(written(*place.context, index), json::Value::string(item.index));
}

// Step 12.3. What a term that is itself reversed can hold needs no @reverse; it is looked for under
// the context that the object of @reverse would be read under.
Status Compactor::add_reverse(const Target& target, const NodeItem& node) {
  if (node.reverse.empty()) return done;
  const auto& context = target.context.previous ? *target.context.previous : target.context;
  ObjectDraft reversed;
  CAIRN_CHECK(add_properties({context, reversed, IriCompaction::Way::reverse}, node.reverse));
  const auto compacted = reversed.value(arena_);
  ObjectDraft rest;
  for (const auto& [key, value] : compacted.members()) {
    const auto* definition = target.context.terms.find(key);
    if (definition == nullptr || !definition->is_reverse) {
      rest.set(key, value);
      continue;
    }
    const bool is_array = definition->container.has(set) || arrays() == AsArray::yes;
    target.object.add(key, value, is_array ? AsArray::yes : AsArray::no);
  }
  if (!rest.empty()) target.object.set(written(target.context, reverse), rest.value(arena_));
  return done;
}

Status Compactor::add_properties(const Target& target, const PropertyList& properties) {
  std::vector<const Property*> all;
  std::set<std::string_view> filled;
  bool has_empty = false;
  for (const auto* at = properties.first; at != nullptr; at = at->next) {
    all.push_back(at);
    has_empty = has_empty || at->values.empty();
  }
  if (has_empty)
    for (const auto* property : all)
      if (!property->values.empty()) filled.insert(property->iri->text);
  if (options_.order == Order::by_name)
    std::stable_sort(all.begin(), all.end(),
                     [](const auto* a, const auto* b) { return a->iri->text < b->iri->text; });
  for (const auto* property : all)
    if (!property->values.empty() || !filled.contains(property->iri->text))
      CAIRN_CHECK(add_items(target, property->iri->text, property->values));
  return done;
}

// Steps 12.7 and 12.8.
Status Compactor::add_items(const Target& target, std::string_view iri, const ItemList& items) {
  if (items.empty()) {
    CAIRN_TRY(const auto place, slot(target, iri, nullptr));
    place.object->add(place.key, json::Value::array({}), AsArray::yes);
  }
  for (const auto* item = items.first; item != nullptr; item = item->next) {
    CAIRN_TRY(const auto place, slot(target, iri, item));
    CAIRN_CHECK(add_item(target, place, *item));
  }
  return done;
}

Result<Compactor::Slot> Compactor::slot(const Target& target, std::string_view iri,
                                        const Item* item) {
  CAIRN_TRY(const auto key, names_.name(target.context, iri, item, target.way));
  const auto* definition = target.context.terms.find(key);
  if (definition != nullptr && is_misread(*definition, iri, item, target.way))
    CAIRN_CHECK(lose("a value", key));
  auto* object = &target.object;
  if (definition != nullptr && definition->has_nest) {
    if (!target.context.means(definition->nest, nest))
      return fail(ErrorCode::invalid, codes::invalid_nest_value,
                  "\"" + std::string(definition->nest) + "\" does not stand for @nest");
    object = &object->inner(definition->nest);
  }
  Slot made{key, definition, object, arrays()};
  if (made.container().has(set) || key == "@graph" || key == "@list") made.as_array = AsArray::yes;
  return made;
}

Status Compactor::add_item(const Target& target, const Slot& slot, const Item& item) {
  if (item.kind == ItemKind::list)
    return add_list(target, slot, static_cast<const ListItem&>(item));
  if (is_graph_object(item)) return add_graph(target, slot, static_cast<const NodeItem&>(item));
  CAIRN_TRY(const auto compacted, compact({&target.context, slot.key}, item));
  const bool is_json = item.kind == ItemKind::value && slot.definition != nullptr &&
                       slot.definition->coercion == Coercion::json;
  if (!is_json) return add_compacted(target, slot, item, compacted);
  // A term for JSON holds one value, whatever it is: an array would be one value, too.
  if (slot.object->contains(slot.key)) {
    CAIRN_CHECK(lose("a second JSON value", slot.key));
    slot.object->add(slot.key, compacted, AsArray::yes);
  } else {
    slot.object->set(slot.key, compacted);
  }
  return done;
}

// Steps 12.8.9 and 12.8.10.
Status Compactor::add_compacted(const Target& target, const Slot& slot, const Item& item,
                                const json::Value& compacted) {
  constexpr auto maps = KeywordSet::of(language, index, id, type);
  if (slot.container().has_any(maps) && !slot.container().has(graph))
    return add_to_map(target, slot, item, compacted);
  slot.object->add(slot.key, compacted, slot.as_array);
  return done;
}

// Step 12.8.7.
Status Compactor::add_list(const Target& target, const Slot& slot, const ListItem& list) {
  const Place place{&target.context, slot.key};
  CAIRN_TRY(const auto values, compact_all(place, list.items));
  if (!slot.container().has(Keyword::list)) {
    ObjectDraft object;
    object.add(written(target.context, Keyword::list), values, AsArray::yes);
    add_index(object, place, list);
    return add_compacted(target, slot, list, object.value(arena_));
  }
  if (slot.object->contains(slot.key)) CAIRN_CHECK(lose("a second list", slot.key));
  slot.object->set(slot.key, values);
  return done;
}

}  // namespace cairn::jsonld
