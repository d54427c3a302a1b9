// SPDX-License-Identifier: Apache-2.0
#include "json_schema/older_draft.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace cairn::json_schema {
namespace {

constexpr std::string_view draft_04 = "http://json-schema.org/draft-04/schema";
constexpr std::string_view draft_06 = "http://json-schema.org/draft-06/schema";

// Whose members are schemas by names of the writer's own.
constexpr std::string_view of_named_schemas[] = {"properties", "patternProperties", "definitions",
                                                 "dependencies"};
// Whose value is a value and no schema.
constexpr std::string_view of_values[] = {"enum", "default", "const", "examples", "required"};

template <std::size_t N>
bool is_one_of(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_draft(const json::Value& schema, std::string_view draft) {
  auto named = schema.string_at("$schema");
  if (named.ends_with('#')) named.remove_suffix(1);
  return named == draft;
}

class Translator {
 public:
  explicit Translator(json::Builder builder) : builder_(builder) {}

  json::Value schema(const json::Value& value) const {
    if (value.is_array()) return each_of(value);
    if (!value.is_object()) return value;
    std::vector<json::Member> members;
    for (const auto& [name, member] : value.members()) {
      if (name == "$schema") continue;
      if (name == "id" && member.is_string())
        members.push_back({"$id", member});
      else if (name == "exclusiveMinimum" || name == "exclusiveMaximum")
        add_bound(value, name, member, members);
      else if (!is_taken_over(value, name))
        members.push_back({name, part(name, member)});
    }
    return builder_.object(members);
  }

 private:
  json::Value part(std::string_view name, const json::Value& value) const {
    if (is_one_of(of_values, name)) return value;
    return is_one_of(of_named_schemas, name) ? named_schemas(value) : schema(value);
  }

  json::Value named_schemas(const json::Value& value) const {
    if (!value.is_object()) return value;
    std::vector<json::Member> members;
    for (const auto& [name, member] : value.members()) members.push_back({name, schema(member)});
    return builder_.object(members);
  }

  json::Value each_of(const json::Value& value) const {
    std::vector<json::Value> items;
    for (const auto& item : value.items()) items.push_back(schema(item));
    return builder_.array(items);
  }

  // {"minimum": 3, "exclusiveMinimum": true} is {"exclusiveMinimum": 3}.
  static bool is_taken_over(const json::Value& schema, std::string_view name) {
    const auto* exclusive = name == "minimum"   ? schema.find("exclusiveMinimum")
                            : name == "maximum" ? schema.find("exclusiveMaximum")
                                                : nullptr;
    return exclusive != nullptr && exclusive->as_boolean();
  }
  static void add_bound(const json::Value& schema, std::string_view name, const json::Value& value,
                        std::vector<json::Member>& members) {
    if (!value.is_boolean()) return members.push_back({name, value});
    const auto* bound = schema.find(name == "exclusiveMinimum" ? "minimum" : "maximum");
    if (value.as_boolean() && bound != nullptr) members.push_back({name, *bound});
  }

  json::Builder builder_;
};

}  // namespace

json::Value in_draft_07(const json::Value& schema, json::Builder builder) {
  if (is_draft(schema, draft_06)) return builder.without(schema, "$schema");
  return is_draft(schema, draft_04) ? Translator(builder).schema(schema) : schema;
}

}  // namespace cairn::json_schema
