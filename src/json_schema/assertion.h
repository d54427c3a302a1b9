// SPDX-License-Identifier: Apache-2.0
// What a schema compiles to: a Node for each schema, with the assertions it makes. Keywords that
// only make sense together, such as properties and additionalProperties, are one assertion.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"
#include "json_schema/decimal.h"
#include "json_schema/dialect.h"
#include "json_schema/pattern.h"

namespace cairn::json_schema {

struct Node;

// A schema with a URI of its own and those within it that have none.
struct Resource {
  std::string uri;  // without fragment; empty where it is not known
  Dialect dialect;
  Node* root = nullptr;
  std::map<std::string, Node*, std::less<>> anchors;
  std::map<std::string, Node*, std::less<>> dynamic_anchors;  // those among them
  bool is_recursive = false;                                  // $recursiveAnchor of 2019-09
  bool is_compiled = false;                                   // its dynamic anchors were seen to
};

// In the order in which they are held against a value: cheap ones first, and last those that ask
// what the others have looked at.
enum class Kind : std::uint8_t {
  type,
  constant,
  enumeration,
  multiple_of,
  maximum,
  exclusive_maximum,
  minimum,
  exclusive_minimum,
  length,
  pattern,
  format,
  item_count,
  unique_items,
  property_count,
  required,
  dependent_required,
  reference,
  dynamic_reference,
  recursive_reference,
  all_of,
  any_of,
  one_of,
  negation,
  condition,
  dependent_schemas,
  items,
  contains,
  property_names,
  properties,
  unevaluated_items,
  unevaluated_properties,
};

struct Branch {
  std::string_view name;  // of a property; elsewhere empty
  const Node* node = nullptr;
};
struct PatternBranch {
  Pattern pattern;
  const Node* node = nullptr;  // null: the pattern is all
};

struct Assertion {
  explicit Assertion(Kind k, std::string_view word) : kind(k), keyword(word) {}

  Kind kind;
  std::string_view keyword;  // static
  json::Value value = {};    // as written
  std::uint64_t cost = 1;    // steps at least
  unsigned kinds = 0;        // of `type`: bits of TypeBit
  std::uint64_t count_min = 0, count_max = UINT64_MAX;
  std::optional<Decimal> number = {};
  std::vector<Branch> branches = {};  // of properties and dependent schemas: sorted by name
  std::vector<PatternBranch> patterns = {};
  const Node* rest = nullptr;  // of what no branch is for; else, of a condition
  bool marks = true;           // whether items it holds good count as looked at
};

enum TypeBit : std::uint8_t {
  type_null = 1,
  type_boolean = 2,
  type_number = 4,
  type_string = 8,
  type_array = 16,
  type_object = 32,
  type_integer = 64,
};

struct Node {
  const json::Value* value = nullptr;
  Resource* resource = nullptr;
  const Node* parent = nullptr;  // null: the root of a document
  std::string tail;              // from the parent: "/properties/name"
  bool is_compiled = false;
  std::optional<bool> truth = {};  // of the schemas true and false
  std::vector<Assertion> assertions = {};
};

// "https://example.com/a.json#/properties/name", with the keyword behind where one is given.
std::string location_of(const Node& node, std::string_view keyword = {});

}  // namespace cairn::json_schema
