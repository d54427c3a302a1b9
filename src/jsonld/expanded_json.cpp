// SPDX-License-Identifier: Apache-2.0
// The expanded form as JSON.
#include <map>
#include <vector>

#include "base/limits.h"
#include "json/build.h"
#include "jsonld/expanded.h"

namespace cairn::jsonld {
namespace {

class JsonWriter {
 public:
  explicit JsonWriter(Arena& arena) : builder_(arena) {}

  json::Value list(const ItemList& items) {
    std::vector<json::Value> values;
    for (const auto* item = items.first; item != nullptr; item = item->next)
      values.push_back(write(*item));
    return builder_.array(values);
  }

  // Whether texts that may be written once and stand in many places took more than is allowed; the
  // later ones were then left out.
  bool is_too_large() const { return shared_bytes_ > limits::expanded_iris_bytes_max; }

 private:
  std::string_view counted(std::string_view text) {
    shared_bytes_ += text.size();
    return is_too_large() ? std::string_view() : text;
  }

  json::Value write(const Item& item) {
    json::ObjectBuilder object(builder_);
    switch (item.kind) {
      case ItemKind::node: write_node(static_cast<const NodeItem&>(item), object); break;
      case ItemKind::value: write_value(static_cast<const ValueItem&>(item), object); break;
      case ItemKind::list: object.add("@list", list(static_cast<const ListItem&>(item).items));
    }
    if (item.has_index) object.add_string("@index", counted(item.index));
    return object.value();
  }

  void write_value(const ValueItem& item, json::ObjectBuilder& object) {
    object.add("@value", builder_.copy(item.value));
    if (item.is_json) object.add_string("@type", "@json");
    if (item.datatype != nullptr) object.add_string("@type", counted(item.datatype->text));
    if (!item.language.empty()) object.add_string("@language", counted(item.language));
    if (item.direction == Direction::ltr) object.add_string("@direction", "ltr");
    if (item.direction == Direction::rtl) object.add_string("@direction", "rtl");
  }

  void write_node(const NodeItem& node, json::ObjectBuilder& object) {
    if (node.id != nullptr)
      object.add_string("@id", counted(node.id->text));
    else if (node.entries.has(Keyword::id))
      object.add("@id", json::Value());
    if (node.entries.has(Keyword::type)) {
      std::vector<json::Value> types;
      for (const auto* type : node.types) types.push_back(builder_.string(counted(type->text)));
      object.add("@type", builder_.array(types));
    }
    if (node.entries.has(Keyword::graph)) object.add("@graph", list(node.graph));
    if (node.entries.has(Keyword::included)) object.add("@included", list(node.included));
    if (!node.reverse.empty()) {
      json::ObjectBuilder reversed(builder_);
      write_properties(node.reverse, reversed);
      object.add("@reverse", reversed.value());
    }
    write_properties(node.properties, object);
  }

  // A property may stand in the list several times: its values are gathered where it stands first.
  void write_properties(const PropertyList& properties, json::ObjectBuilder& object) {
    struct Gathered {
      std::string_view iri;
      std::vector<json::Value> values;
    };
    std::vector<Gathered> gathered;
    std::map<std::string_view, std::size_t> places;
    for (const auto* property = properties.first; property != nullptr; property = property->next) {
      const auto [at, is_new] = places.try_emplace(property->iri->text, gathered.size());
      if (is_new) gathered.push_back({property->iri->text, {}});
      for (const auto* item = property->values.first; item != nullptr; item = item->next)
        gathered[at->second].values.push_back(write(*item));
    }
    for (const auto& [iri, values] : gathered) object.add(counted(iri), builder_.array(values));
  }

  json::Builder builder_;
  std::size_t shared_bytes_ = 0;
};

}  // namespace

Result<json::Value> to_json(const ItemList& items, Arena& arena) {
  JsonWriter writer(arena);
  const auto value = writer.list(items);
  if (writer.is_too_large())
    return fail(ErrorCode::too_large, "json-ld11-api#expansion", "the expanded form is too large");
  return value;
}

}  // namespace cairn::jsonld
