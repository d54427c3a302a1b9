// SPDX-License-Identifier: Apache-2.0
// The order of work, references, and the keywords that apply other schemas
// (json-schema-core#section-10).
#include "json_schema/compiler.h"

#include <algorithm>

#include "base/uri.h"

namespace cairn::json_schema {
namespace {

bool by_name(const Branch& a, const Branch& b) { return a.name < b.name; }

}  // namespace

Status Compiler::run(Node& root) {
  want(root);
  while (!waiting_.empty() && !error_) {
    auto& node = *waiting_.back();
    waiting_.pop_back();
    compile(node);
  }
  if (error_) return std::move(*error_);
  return done;
}

void Compiler::compile(Node& node) {
  const auto& schema = *node.value;
  if (schema.is_boolean()) {
    node.truth = schema.as_boolean();
    return;
  }
  if (!schema.is_object()) return refuse(node, {}, "a schema is an object, true or false");
  const auto& dialect = node.resource->dialect;
  compile_references(node);
  if (dialect.draft() == Draft::draft_07 && schema.contains("$ref")) return;
  compile_values(node);
  if (dialect.has(Vocabulary::applicator)) {
    compile_logic(node);
    compile_condition(node);
    compile_dependencies(node);
    compile_items(node);
    compile_contains(node);
    compile_properties(node);
  }
  if (dialect.has(Vocabulary::unevaluated) && dialect.draft() != Draft::draft_07)
    compile_unevaluated(node);
  std::stable_sort(node.assertions.begin(), node.assertions.end(),
                   [](const Assertion& a, const Assertion& b) { return a.kind < b.kind; });
}

void Compiler::want(Node& node) {
  if (node.is_compiled) return;
  node.is_compiled = true;
  waiting_.push_back(&node);
  auto& resource = *node.resource;
  if (resource.is_compiled) return;
  resource.is_compiled = true;
  for (const auto& [name, anchored] : resource.dynamic_anchors) want(*anchored);
  if (resource.is_recursive) want(*resource.root);
}

void Compiler::refuse(const Node& node, std::string_view keyword, Error error) {
  if (error_) return;
  if (error.path.empty()) error.path = location_of(node, keyword);
  error_ = std::move(error);
}
void Compiler::refuse(const Node& node, std::string_view keyword, std::string detail) {
  refuse(node, keyword,
         fail(ErrorCode::invalid, "json-schema-core#section-4.3", std::move(detail)));
}

const json::Value* Compiler::get(const Node& node, std::string_view keyword) {
  return node.value->find(keyword);
}
const json::Value* Compiler::get(const Node& node, std::string_view keyword, json::Kind kind) {
  const auto* value = node.value->find(keyword);
  if (value == nullptr || value->kind() == kind) return value;
  refuse(node, keyword, std::string(keyword).append(" has a value of the wrong type"));
  return nullptr;
}

Assertion& Compiler::put(Node& node, Kind kind, std::string_view keyword) {
  return node.assertions.emplace_back(kind, keyword);
}

const Node* Compiler::child(const Node& node, std::string_view keyword, const json::Value& schema) {
  auto* found = compiled_.store.find(schema);
  if (found == nullptr) {
    refuse(node, keyword, "a schema is not expected here");
    return nullptr;
  }
  want(*found);
  return found;
}

std::vector<Branch> Compiler::children(const Node& node, std::string_view keyword) {
  std::vector<Branch> branches;
  if (const auto* list = get(node, keyword, json::Kind::array))
    for (const auto& schema : list->items())
      branches.push_back({.node = child(node, keyword, schema)});
  return branches;
}

std::vector<Branch> Compiler::named_children(const Node& node, std::string_view keyword) {
  std::vector<Branch> branches;
  if (const auto* map = get(node, keyword, json::Kind::object))
    for (const auto& [name, schema] : map->members())
      branches.push_back({name, child(node, keyword, schema)});
  std::sort(branches.begin(), branches.end(), by_name);
  return branches;
}

Node* Compiler::target(const Node& node, std::string_view keyword) {
  const auto* reference = get(node, keyword, json::Kind::string);
  if (reference == nullptr) return nullptr;
  auto found = compiled_.store.target(node, reference->as_string());
  if (!found.ok()) {
    refuse(node, keyword, std::move(found).error());
    return nullptr;
  }
  want(**found);
  return *found;
}

// json-schema-core#section-8.2.3; draft 2019-09 has `$recursiveRef` instead of `$dynamicRef`.
void Compiler::compile_references(Node& node) {
  const auto draft = node.resource->dialect.draft();
  if (const auto* found = target(node, "$ref"))
    put(node, Kind::reference, "$ref").branches = {{.node = found}};
  if (draft == Draft::draft_2019_09) {
    if (const auto* found = target(node, "$recursiveRef"))
      put(node, found->resource->is_recursive ? Kind::recursive_reference : Kind::reference,
          "$recursiveRef")
          .branches = {{.node = found}};
  } else if (draft == Draft::draft_2020_12) {
    const auto* found = target(node, "$dynamicRef");
    if (found == nullptr) return;
    const auto fragment = split_uri(node.value->string_at("$dynamicRef")).fragment.value_or("");
    const auto& anchors = found->resource->dynamic_anchors;
    const auto anchor = anchors.find(fragment);
    const bool is_dynamic = anchor != anchors.end() && anchor->second == found;
    put(node, is_dynamic ? Kind::dynamic_reference : Kind::reference, "$dynamicRef").branches = {
        {fragment, found}};
  }
}

void Compiler::compile_logic(Node& node) {
  constexpr std::pair<std::string_view, Kind> lists[] = {
      {"allOf", Kind::all_of}, {"anyOf", Kind::any_of}, {"oneOf", Kind::one_of}};
  for (const auto& [keyword, kind] : lists)
    if (get(node, keyword, json::Kind::array))
      put(node, kind, keyword).branches = children(node, keyword);
  if (const auto* schema = get(node, "not"))
    put(node, Kind::negation, "not").branches = {{.node = child(node, "not", *schema)}};
}

void Compiler::compile_condition(Node& node) {
  const auto* condition = get(node, "if");
  if (condition == nullptr) return;
  auto& assertion = put(node, Kind::condition, "if");
  assertion.branches.push_back({.node = child(node, "if", *condition)});
  const auto* then = get(node, "then");
  assertion.branches.push_back({.node = then ? child(node, "then", *then) : nullptr});
  if (const auto* otherwise = get(node, "else")) assertion.rest = child(node, "else", *otherwise);
}

// `dependencies` of draft-07 holds both kinds, and is still known later.
void Compiler::compile_dependencies(Node& node) {
  if (node.resource->dialect.draft() != Draft::draft_07 &&
      get(node, "dependentSchemas", json::Kind::object))
    put(node, Kind::dependent_schemas, "dependentSchemas").branches =
        named_children(node, "dependentSchemas");
  const auto* both = get(node, "dependencies", json::Kind::object);
  if (both == nullptr) return;
  auto& names = put(node, Kind::dependent_required, "dependencies");
  names.value = *both;
  std::vector<Branch> schemas;
  for (const auto& [name, value] : both->members()) {
    names.cost += value.size();
    if (!value.is_array()) schemas.push_back({name, child(node, "dependencies", value)});
  }
  std::sort(schemas.begin(), schemas.end(), by_name);
  put(node, Kind::dependent_schemas, "dependencies").branches = std::move(schemas);
}

// The first items by their place, and the rest: `prefixItems` and `items`, before 2020-12 `items`
// and `additionalItems`.
void Compiler::compile_items(Node& node) {
  const bool is_2020 = node.resource->dialect.draft() == Draft::draft_2020_12;
  const std::string_view first = is_2020 ? "prefixItems" : "items";
  const std::string_view rest = is_2020 ? "items" : "additionalItems";
  const auto* list = get(node, first);
  if (list && (is_2020 || list->is_array())) {
    put(node, Kind::items, first).branches = children(node, first);
  } else if (list) {
    put(node, Kind::items, first).rest = child(node, first, *list);
    return;  // additionalItems then says nothing
  }
  const auto* schema = get(node, rest);
  if (schema == nullptr || (!is_2020 && list == nullptr)) return;
  auto& assertion = list ? node.assertions.back() : put(node, Kind::items, rest);
  assertion.rest = child(node, rest, *schema);
}

void Compiler::compile_contains(Node& node) {
  const auto* schema = get(node, "contains");
  if (schema == nullptr) return;
  const auto& dialect = node.resource->dialect;
  const auto* inner = child(node, "contains", *schema);
  std::uint64_t count_min = 1, count_max = UINT64_MAX;
  if (dialect.draft() != Draft::draft_07 && dialect.has(Vocabulary::validation)) {
    if (const auto* least = get(node, "minContains", json::Kind::number))
      count_min = Decimal(least->number_text()).as_count();
    if (const auto* most = get(node, "maxContains", json::Kind::number))
      count_max = Decimal(most->number_text()).as_count();
  }
  auto& assertion = put(node, Kind::contains, "contains");
  assertion.branches = {{.node = inner}};
  assertion.count_min = count_min;
  assertion.count_max = count_max;
  assertion.marks = dialect.draft() == Draft::draft_2020_12;
}

std::vector<PatternBranch> Compiler::patterns_of(const Node& node) {
  std::vector<PatternBranch> branches;
  if (const auto* map = get(node, "patternProperties", json::Kind::object))
    for (const auto& [text, schema] : map->members())
      if (auto read = pattern(node, "patternProperties", text))
        branches.push_back({std::move(*read), child(node, "patternProperties", schema)});
  return branches;
}

void Compiler::compile_properties(Node& node) {
  if (const auto* names = get(node, "propertyNames"))
    put(node, Kind::property_names, "propertyNames").branches = {
        {.node = child(node, "propertyNames", *names)}};
  const auto* others = get(node, "additionalProperties");
  if (!others && !get(node, "properties") && !get(node, "patternProperties")) return;
  auto named = named_children(node, "properties");
  auto patterns = patterns_of(node);
  auto& assertion = put(node, Kind::properties, "properties");
  assertion.branches = std::move(named);
  assertion.patterns = std::move(patterns);
  if (others) assertion.rest = child(node, "additionalProperties", *others);
}

void Compiler::compile_unevaluated(Node& node) {
  constexpr std::pair<std::string_view, Kind> both[] = {
      {"unevaluatedItems", Kind::unevaluated_items},
      {"unevaluatedProperties", Kind::unevaluated_properties}};
  for (const auto& [keyword, kind] : both) {
    const auto* schema = get(node, keyword);
    if (schema == nullptr) continue;
    compiled_.marks = true;
    put(node, kind, keyword).rest = child(node, keyword, *schema);
  }
}

}  // namespace cairn::json_schema
