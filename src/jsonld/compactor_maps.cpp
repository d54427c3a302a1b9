// SPDX-License-Identifier: Apache-2.0
// Values that stand in maps, by language, index, id or type, and graphs (steps 12.8.8 and 12.8.9).
#include "jsonld/compactor.h"
#include "jsonld/iri_expansion.h"

namespace cairn::jsonld {

using enum Keyword;

// Step 12.8.8. Several nodes of one graph that no key names are kept together by @included.
Status Compactor::add_graph(const Target& target, const Slot& slot, const NodeItem& graph_object) {
  const auto& context = target.context;
  const auto container = slot.container();
  const bool has_id = graph_object.id != nullptr;
  CAIRN_TRY(auto nodes, compact_or_one({&context, slot.key}, graph_object.graph));
  const auto together = [&] {
    if (nodes.is_array() && nodes.size() > 1) {
      ObjectDraft included_nodes;
      included_nodes.add(written(context, included), nodes, AsArray::yes);
      nodes = included_nodes.value(arena_);
    }
  };
  if (container.has(graph) && container.has(id)) {
    auto key = written(context, none_value);
    if (has_id) {
      CAIRN_TRY(key, names_.id(context, graph_object.id->text));
    } else {
      together();
    }
    slot.object->inner(slot.key).add(key, nodes, slot.as_array);
    return done;
  }
  if (container.has(graph) && !has_id) {
    together();
    if (container.has(index)) {
      const auto key = graph_object.has_index ? graph_object.index : written(context, none_value);
      slot.object->inner(slot.key).add(key, nodes, slot.as_array);
    } else {
      slot.object->add(slot.key, nodes, slot.as_array);
    }
    return done;
  }
  if (container.has(graph)) CAIRN_CHECK(lose("a graph with a name", slot.key));
  ObjectDraft object;
  object.add(written(context, graph), nodes, slot.as_array);
  if (nodes.size() == 0 && nodes.is_array())
    object.add(written(context, graph), nodes, AsArray::yes);
  if (has_id) CAIRN_CHECK(add_id(object, context, graph_object.id));
  if (graph_object.has_index)
    object.set(written(context, index), json::Value::string(graph_object.index));
  return add_compacted(target, slot, graph_object, object.value(arena_));
}

// Step 12.8.9.
Status Compactor::add_to_map(const Target& target, const Slot& slot, const Item& item,
                             const json::Value& compacted) {
  auto value = compacted;
  CAIRN_TRY(const auto key, key_in_map(target, slot, item, value));
  slot.object->inner(slot.key).add(key, value, slot.as_array);
  return done;
}

Result<std::string_view> Compactor::key_in_map(const Target& target, const Slot& slot,
                                               const Item& item, json::Value& compacted) {
  const auto& context = target.context;
  const auto container = slot.container();
  const auto none_key = written(context, none_value);
  if (container.has(language)) {
    if (!fits_language_map(context, slot, item)) CAIRN_CHECK(lose("a value", slot.key));
    if (item.kind != ItemKind::value) return none_key;
    const auto& text = static_cast<const ValueItem&>(item);
    compacted = text.value;
    return text.language.empty() ? none_key : text.language;
  }
  if (container.has(index) && slot.definition->index.empty())
    return item.has_index ? item.index : none_key;
  if (container.has(index)) return property_key(context, slot.definition->index, compacted);
  if (container.has(id)) return take_text(written(context, id), compacted).value_or(none_key);
  return type_key(target, slot, item, compacted);
}

// Step 12.8.9.6. What stands for @none as a key, and what another term says in another way, stays
// where it is.
Result<std::string_view> Compactor::property_key(const ActiveContext& context,
                                                 std::string_view property,
                                                 json::Value& compacted) {
  const auto none_key = written(context, none_value);
  auto entry = property;
  if (!compacted.contains(property)) {
    ContextScope scope(context, arena_, contexts_.iris());
    const auto name = expand_iri(scope, property, NameUse::property);
    if (name.iri == nullptr) return none_key;
    CAIRN_TRY(entry, names_.name(context, name.iri->text));
    if (context.terms.find(entry) != context.terms.find(property)) return none_key;
  }
  auto rest = compacted;
  const auto key = take_text(entry, rest);
  if (!key || context.means(*key, none_value)) return none_key;
  compacted = rest;
  return *key;
}

// Step 12.8.9.8.
Result<std::string_view> Compactor::type_key(const Target& target, const Slot& slot,
                                             const Item& item, json::Value& compacted) {
  const auto key = take_text(written(target.context, type), compacted);
  const auto members = compacted.members();
  if (members.size() == 1 && target.context.means(members[0].key, id) &&
      item.kind == ItemKind::node) {
    NodeItem reference;
    reference.id = static_cast<const NodeItem&>(item).id;
    reference.entries.add(id);
    CAIRN_TRY(compacted, compact({&target.context, slot.key}, reference));
  }
  return key.value_or(written(target.context, none_value));
}

std::optional<std::string_view> Compactor::take_text(std::string_view entry, json::Value& object) {
  const auto* found = object.find(entry);
  if (found == nullptr) return std::nullopt;
  const auto all = json::as_list(*found);
  if (all.empty() || !all[0].is_string()) return std::nullopt;
  const auto text = all[0].as_string();
  std::vector<json::Member> members;
  for (const auto& member : object.members()) {
    if (member.key != entry)
      members.push_back(member);
    else if (all.size() == 2)
      members.push_back({entry, all[1]});
    else if (all.size() > 2)
      members.push_back({entry, json::Value::array(all.subspan(1))});
  }
  object = json::Value::object(arena_.copy(std::span<const json::Member>(members)));
  return text;
}

bool Compactor::fits_language_map(const ActiveContext& context, const Slot& slot,
                                  const Item& item) {
  if (item.kind != ItemKind::value) return false;
  const auto& text = static_cast<const ValueItem&>(item);
  const auto own = slot.definition->direction;
  const auto read_as = own != Direction::unset ? own : context.direction;
  return text.value.is_string() && text.datatype == nullptr && !text.is_json &&
         written_direction(text.direction) == written_direction(read_as);
}

}  // namespace cairn::jsonld
