// SPDX-License-Identifier: Apache-2.0
#include "json_schema/subschemas.h"

#include "json/pointer.h"

namespace cairn::json_schema {
namespace {

enum class Shape : std::uint8_t { schema, list, map, schema_or_list, map_or_names };

struct Place {
  std::string_view keyword;
  Shape shape;
  Draft first = Draft::draft_07, last = Draft::draft_2020_12;
};

constexpr Place places[] = {
    {"$defs", Shape::map, Draft::draft_2019_09},
    {"definitions", Shape::map},  // of draft-07, and still known later
    {"properties", Shape::map},
    {"patternProperties", Shape::map},
    {"additionalProperties", Shape::schema},
    {"propertyNames", Shape::schema},
    {"dependentSchemas", Shape::map, Draft::draft_2019_09},
    {"dependencies", Shape::map_or_names},  // likewise
    {"items", Shape::schema_or_list},
    {"prefixItems", Shape::list, Draft::draft_2020_12},
    {"additionalItems", Shape::schema, Draft::draft_07, Draft::draft_2019_09},
    {"contains", Shape::schema},
    {"allOf", Shape::list},
    {"anyOf", Shape::list},
    {"oneOf", Shape::list},
    {"not", Shape::schema},
    {"if", Shape::schema},
    {"then", Shape::schema},
    {"else", Shape::schema},
    {"unevaluatedItems", Shape::schema, Draft::draft_2019_09},
    {"unevaluatedProperties", Shape::schema, Draft::draft_2019_09},
    {"contentSchema", Shape::schema, Draft::draft_2019_09},
};

}  // namespace

Status for_each_subschema(
    const json::Value& schema, Draft draft,
    const std::function<Status(const json::Value& schema, std::string tail)>& visit) {
  for (const auto& place : places) {
    if (draft < place.first || draft > place.last) continue;
    const auto* value = schema.find(place.keyword);
    if (value == nullptr) continue;
    const auto keyword = json::pointer_token(place.keyword);
    const bool is_list = place.shape == Shape::list || place.shape == Shape::schema_or_list;
    const bool is_map = place.shape == Shape::map || place.shape == Shape::map_or_names;
    if (is_map) {
      for (const auto& [key, inner] : value->members())
        if (place.shape == Shape::map || !inner.is_array())
          CAIRN_CHECK(visit(inner, keyword + json::pointer_token(key)));
    } else if (is_list && value->is_array()) {
      for (std::size_t i = 0; i < value->size(); ++i)
        CAIRN_CHECK(visit(value->items()[i], keyword + "/" + std::to_string(i)));
    } else if (place.shape != Shape::list) {
      CAIRN_CHECK(visit(*value, keyword));
    }
  }
  return done;
}

}  // namespace cairn::json_schema
