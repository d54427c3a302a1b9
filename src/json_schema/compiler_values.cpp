// SPDX-License-Identifier: Apache-2.0
// The keywords about a value alone (json-schema-validation#section-6).
#include <array>

#include "json_schema/compiler.h"
#include "json_schema/format.h"

namespace cairn::json_schema {
namespace {

constexpr std::pair<std::string_view, unsigned> types[] = {
    {"null", type_null},      {"boolean", type_boolean}, {"number", type_number},
    {"string", type_string},  {"array", type_array},     {"object", type_object},
    {"integer", type_integer}};

unsigned type_named(std::string_view name) {
  for (const auto& [known, bit] : types)
    if (known == name) return bit;
  return 0;
}

std::uint64_t values_in(const json::Value& value) {
  std::uint64_t count = 1;
  for (const auto& item : value.items()) count += values_in(item);
  for (const auto& member : value.members()) count += values_in(member.value);
  return count;
}

}  // namespace

void Compiler::compile_values(Node& node) {
  const auto& dialect = node.resource->dialect;
  if (dialect.has(Vocabulary::validation)) {
    compile_type(node);
    compile_enumeration(node);
    compile_numbers(node);
    compile_counts(node, Kind::length, "minLength", "maxLength");
    compile_counts(node, Kind::item_count, "minItems", "maxItems");
    compile_counts(node, Kind::property_count, "minProperties", "maxProperties");
    compile_pattern(node);
    compile_required(node);
    if (const auto* unique = get(node, "uniqueItems", json::Kind::boolean);
        unique && unique->as_boolean())
      put(node, Kind::unique_items, "uniqueItems");
  }
  const bool is_asserted =
      formats_ == Formats::asserted || dialect.has(Vocabulary::format_assertion);
  if (const auto* format = get(node, "format", json::Kind::string);
      format && is_asserted && is_known_format(format->as_string()))
    put(node, Kind::format, "format").value = *format;
}

void Compiler::compile_type(Node& node) {
  const auto* value = get(node, "type");
  if (value == nullptr) return;
  unsigned kinds = 0;
  for (const auto& name : json::as_list(*value)) {
    const auto kind = type_named(name.as_string());
    if (kind == 0) return refuse(node, "type", "type names no type");
    kinds |= kind;
  }
  auto& assertion = put(node, Kind::type, "type");
  assertion.kinds = kinds;
  assertion.value = *value;
}

void Compiler::compile_enumeration(Node& node) {
  const auto* list = get(node, "enum", json::Kind::array);
  if (list != nullptr) {
    auto& assertion = put(node, Kind::enumeration, "enum");
    assertion.value = *list;
    assertion.cost = values_in(*list);
  }
  const auto* constant = get(node, "const");
  if (constant == nullptr) return;
  auto& assertion = put(node, Kind::constant, "const");
  assertion.value = *constant;
  assertion.cost = values_in(*constant);
}

void Compiler::compile_numbers(Node& node) {
  constexpr std::pair<std::string_view, Kind> bounds[] = {
      {"multipleOf", Kind::multiple_of},
      {"maximum", Kind::maximum},
      {"exclusiveMaximum", Kind::exclusive_maximum},
      {"minimum", Kind::minimum},
      {"exclusiveMinimum", Kind::exclusive_minimum}};
  for (const auto& [keyword, kind] : bounds) {
    const auto* value = get(node, keyword, json::Kind::number);
    if (value == nullptr) continue;
    const Decimal number(value->number_text());
    if (kind == Kind::multiple_of && !Decimal("0").is_multiple_of(number))
      return refuse(node, keyword,
                    fail(number.is_zero() ? ErrorCode::invalid : ErrorCode::unsupported,
                         "json-schema-validation#section-6.2.1",
                         "multipleOf must be above 0 and have at most 18 digits"));
    auto& assertion = put(node, kind, keyword);
    assertion.value = *value;
    assertion.number = number;
  }
}

void Compiler::compile_counts(Node& node, Kind kind, std::string_view least,
                              std::string_view most) {
  const auto* low = get(node, least, json::Kind::number);
  const auto* high = get(node, most, json::Kind::number);
  if (!low && !high) return;
  auto& assertion = put(node, kind, low ? least : most);
  if (low) assertion.count_min = Decimal(low->number_text()).as_count();
  if (high) assertion.count_max = Decimal(high->number_text()).as_count();
}

std::optional<Pattern> Compiler::pattern(const Node& node, std::string_view keyword,
                                         std::string_view text) {
  auto read = Pattern::compile(text);
  if (read.ok()) pattern_bytes_ += read->bytes();
  if (pattern_bytes_ > limits::schema_patterns_bytes_max)
    read = fail(ErrorCode::too_large, "cairn#limits", "its patterns take more memory than allowed");
  if (read.ok()) return std::move(read).value();
  refuse(node, keyword, std::move(read).error());
  return std::nullopt;
}

void Compiler::compile_pattern(Node& node) {
  const auto* text = get(node, "pattern", json::Kind::string);
  if (text == nullptr) return;
  auto read = pattern(node, "pattern", text->as_string());
  if (!read) return;
  auto& assertion = put(node, Kind::pattern, "pattern");
  assertion.value = *text;
  assertion.patterns.push_back({std::move(*read), nullptr});
}

void Compiler::compile_required(Node& node) {
  if (const auto* names = get(node, "required", json::Kind::array)) {
    auto& assertion = put(node, Kind::required, "required");
    assertion.value = *names;
    assertion.cost = 1 + names->size();
  }
  if (node.resource->dialect.draft() == Draft::draft_07) return;
  const auto* dependent = get(node, "dependentRequired", json::Kind::object);
  if (dependent == nullptr) return;
  auto& assertion = put(node, Kind::dependent_required, "dependentRequired");
  assertion.value = *dependent;
  for (const auto& member : dependent->members()) assertion.cost += 1 + member.value.size();
}

}  // namespace cairn::json_schema
