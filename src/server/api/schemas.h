// SPDX-License-Identifier: Apache-2.0
// What the description of the JSON surface says of queries and answers, as tables.
#pragma once
#include <span>
#include <string_view>

namespace cairn::server::api {

enum class Needed : std::uint8_t { no, yes };

struct QueryParameter {
  std::string_view pattern;  // of the route
  std::string_view name;
  std::string_view schema;  // JSON Schema, as text
  std::string_view description;
  Needed needed = Needed::no;
};
std::span<const QueryParameter> query_parameters();

// What a route answers with: the name of a schema.
struct Answer {
  std::string_view pattern;
  std::string_view schema;
};
std::span<const Answer> answers();

// {"Skill": {…}, …}: the schemas by name, as web/api/schemas.json has them.
std::string_view schemas();

}  // namespace cairn::server::api
