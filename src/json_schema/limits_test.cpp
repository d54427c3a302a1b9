// SPDX-License-Identifier: Apache-2.0
// Schemas made to be expensive are stopped with words, not waited for.
#include "json_schema/test_schema.h"

namespace cairn::json_schema {
namespace {

ErrorCode code_of(std::string_view schema_text, std::string_view text,
                  const Options& options = {}) {
  const auto schema = compiled(schema_text, options);
  if (!schema.ok()) return schema.error().code;
  const auto outcome = checked(*schema, text);
  EXPECT_FALSE(outcome.ok());
  return outcome.ok() ? ErrorCode::internal : outcome.error().code;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(JsonSchemaLimits, ASchemaThatIsOnlyItselfIsFound) {
  EXPECT_EQ(code_of(R"({"$ref": "#"})", "1"), ErrorCode::invalid);
  EXPECT_EQ(code_of(R"({"$defs": {"a": {"allOf": [{"$ref": "#/$defs/b"}]},
                                  "b": {"anyOf": [{"$ref": "#/$defs/a"}]}},
                        "$ref": "#/$defs/a"})",
                    "{}"),
            ErrorCode::invalid);
  EXPECT_EQ(code_of(R"({"$id": "x:y", "$dynamicAnchor": "a", "not": {"$dynamicRef": "#a"}})", "1"),
            ErrorCode::invalid);
}

TEST(JsonSchemaLimits, ASchemaOfATreeIsNotTakenForThat) {
  EXPECT_EQ(faults_of(R"({"type": ["object", "null"], "additionalProperties": {"$ref": "#"}})",
                      R"({"a": {"b": {"c": null, "d": {}}}})"),
            "");
}

// Each of the chain asks the next twice.
TEST(JsonSchemaLimits, FormsWithinFormsAreStoppedByTheirSteps) {
  std::string definitions;
  for (int i = 0; i < 60; ++i) {
    const auto next = "{\"$ref\": \"#/$defs/d" + std::to_string(i + 1) + "\"}";
    definitions += "\"d" + std::to_string(i) + "\": {\"anyOf\": [" + next + "," + next + "]},";
  }
  const auto schema = "{\"$defs\": {" + definitions + "\"d60\": false}, \"$ref\": \"#/$defs/d0\"}";
  const auto compiled_schema = compiled(schema);
  ASSERT_TRUE(compiled_schema.ok());
  const auto outcome = checked(*compiled_schema, "1");
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, ErrorCode::too_large);
  EXPECT_EQ(outcome.error().detail, "it takes more steps to hold it to its schema than allowed");
}

TEST(JsonSchemaLimits, SeveralChecksShareTheirSteps) {
  const auto schema = compiled(R"({"items": {"type": "integer"}})");
  ASSERT_TRUE(schema.ok());
  Arena arena;
  const auto value = json::parse("[" + repeated("1,", 99) + "1]", arena);
  ASSERT_TRUE(value.ok());
  std::uint64_t steps_left = 1000;
  ASSERT_TRUE(schema->check(*value, steps_left).ok());
  EXPECT_LT(steps_left, 900U);
  EXPECT_GT(steps_left, 500U);
  while (schema->check(*value, steps_left).ok()) continue;
  EXPECT_EQ(schema->check(*value, steps_left).error().code, ErrorCode::too_large);
}

TEST(JsonSchemaLimits, AChainOfReferencesHasAnEnd) {
  std::string definitions;
  for (int i = 0; i < 600; ++i)
    definitions +=
        "\"d" + std::to_string(i) + "\": {\"$ref\": \"#/$defs/d" + std::to_string(i + 1) + "\"},";
  EXPECT_EQ(
      code_of("{\"$defs\": {" + definitions + "\"d600\": true}, \"$ref\": \"#/$defs/d0\"}", "1"),
      ErrorCode::too_large);
}

TEST(JsonSchemaLimits, PatternsThatBacktrackForEverAreStopped) {
  const auto text = "\"" + repeated("a", 40) + "!\"";
  for (const std::string_view pattern : {"^(a+)+$", "^(a|aa)+$", "^(a*)*$", "(a+)+$"})
    EXPECT_EQ(code_of(R"({"pattern": ")" + std::string(pattern) + "\"}", text),
              ErrorCode::too_large)
        << pattern;
}

TEST(JsonSchemaLimits, LongTextsWithPatternsThatMayBeginAnywhere) {
  EXPECT_EQ(code_of(R"({"pattern": "a+b"})", "\"" + repeated("a", 100'000) + "\""),
            ErrorCode::too_large);
  EXPECT_EQ(faults_of(R"({"pattern": "^data:"})", "\"data:" + repeated("a", 1'000'000) + "\""), "");
}

TEST(JsonSchemaLimits, PatternsTooLargeOrTooMany) {
  EXPECT_EQ(compiled("{\"pattern\": \"" + repeated("a", 5000) + "\"}").error().code,
            ErrorCode::too_large);
  EXPECT_FALSE(compiled(R"({"pattern": "((a{1000}){1000}){1000}"})").ok());
  std::string many;
  for (int i = 0; i < 2000; ++i)
    many += (i ? ",\"" : "\"") + std::to_string(i) + "(ab|cd){1000}\": true";
  EXPECT_EQ(compiled(R"({"patternProperties": {)" + many + "}}").error().code,
            ErrorCode::too_large);
}

TEST(JsonSchemaLimits, WhatManySchemasLookAtInALongArrayIsStopped) {
  std::string definitions;
  for (int i = 0; i < 24; ++i) {
    const auto next = "{\"$ref\": \"#/$defs/d" + std::to_string(i + 1) + "\"}";
    definitions += "\"d" + std::to_string(i) + "\": {\"allOf\": [" + next + "," + next + "]},";
  }
  EXPECT_EQ(code_of("{\"$defs\": {" + definitions +
                        "\"d24\": {\"prefixItems\": [true]}},"
                        "\"$ref\": \"#/$defs/d0\", \"unevaluatedItems\": true}",
                    "[" + repeated("0,", 300'000) + "0]"),
            ErrorCode::too_large);
}

TEST(JsonSchemaLimits, FaultsAreCountedUpToAHundred) {
  const auto schema = compiled(R"({"items": {"type": "string"}})");
  const auto outcome = checked(*schema, "[" + repeated("1,", 200) + "1]");
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome->faults.size(), 100U);
  EXPECT_TRUE(outcome->has_more);
}

TEST(JsonSchemaLimits, ManyEqualItemsAreFoundWithoutComparingAll) {
  std::string numbers;
  for (int i = 0; i < 100'000; ++i) numbers += std::to_string(i) + ",";
  EXPECT_EQ(faults_of(R"({"uniqueItems": true})", "[" + numbers + "99999.0]"),
            " must not have two equal items, as those at 99999 and 100000 are (#/uniqueItems)\n");
}

TEST(JsonSchemaLimits, SchemasThatReferToEverMoreSchemas) {
  int served = 0;
  const Options options{.resolve = [&](std::string_view) -> Result<std::string> {
    return "{\"$ref\": \"https://example.com/" + std::to_string(++served) + "\"}";
  }};
  EXPECT_EQ(code_of(R"({"$ref": "https://example.com/0"})", "1", options), ErrorCode::too_large);
  EXPECT_LE(served, 64);
}

}  // namespace
}  // namespace cairn::json_schema
