// SPDX-License-Identifier: Apache-2.0
// What the JSON Schema Test Suite does not ask: where and how a fault is told, what is refused, and
// where other schemas come from.
#include "json_schema/test_schema.h"

namespace cairn::json_schema {
namespace {

constexpr std::string_view person = R"({
  "$id": "https://example.com/person.json",
  "type": "object",
  "properties": {
    "name": {"type": "string", "minLength": 1},
    "marks": {"type": "array", "items": {"type": "integer", "maximum": 10}},
    "a/b": {"const": 1}
  },
  "required": ["name", "marks"],
  "additionalProperties": false
})";

TEST(JsonSchema, TellsEveryFaultWithItsPlaceAndDemand) {
  EXPECT_EQ(faults_of(person, R"({"name": "", "marks": [1, 2.5, 11], "a/b": 2, "age": 7})"),
            "/name must have at least 1 characters, not 0 "
            "(https://example.com/person.json#/properties/name/minLength)\n"
            "/marks/1 must be a whole number, not a number "
            "(https://example.com/person.json#/properties/marks/items/type)\n"
            "/marks/2 must be at most 10 "
            "(https://example.com/person.json#/properties/marks/items/maximum)\n"
            "/a~1b must be 1 (https://example.com/person.json#/properties/a~1b/const)\n"
            "/age is not allowed here (https://example.com/person.json#/additionalProperties)\n");
}

TEST(JsonSchema, TellsWhatIsMissing) {
  EXPECT_EQ(faults_of(person, R"({"marks": []})"),
            " lacks the property \"name\" (https://example.com/person.json#/required)\n");
  EXPECT_EQ(faults_of(R"({"dependentRequired": {"a": ["b"]}})", R"({"a": 1})"),
            " lacks the property \"b\", needed where \"a\" is (#/dependentRequired)\n");
}

TEST(JsonSchema, OfSeveralFormsTellsTheFaultsOfTheNearest) {
  constexpr std::string_view schema = R"({"anyOf": [
    {"type": "string"},
    {"properties": {"id": {"type": "string"}}}
  ]})";
  EXPECT_EQ(faults_of(schema, R"({"id": 1})"),
            " has none of the 2 forms it may have; the nearest differs as follows (#/anyOf)\n"
            "/id must be a string, not a number (#/anyOf/1/properties/id/type)\n");
}

TEST(JsonSchema, UnevaluatedIsNotToldOfWhatAlreadyFailed) {
  constexpr std::string_view schema = R"({
    "allOf": [{"properties": {"a": {"type": "string"}}}],
    "unevaluatedProperties": false
  })";
  EXPECT_EQ(faults_of(schema, R"({"a": 1})"),
            "/a must be a string, not a number (#/allOf/0/properties/a/type)\n");
  EXPECT_EQ(faults_of(schema, R"({"a": "", "b": 1})"),
            "/b is not allowed here (#/unevaluatedProperties)\n");
}

TEST(JsonSchema, ComparesNumbersAsWritten) {
  EXPECT_EQ(faults_of(R"({"multipleOf": 0.01})", "19.99"), "");
  EXPECT_EQ(faults_of(R"({"multipleOf": 0.01})", "19.999"),
            " must be a multiple of 0.01 (#/multipleOf)\n");
  EXPECT_EQ(faults_of(R"({"maximum": 9007199254740992})", "9007199254740993"),
            " must be at most 9007199254740992 (#/maximum)\n");
}

TEST(JsonSchema, FormatsAreRemarksUnlessAskedFor) {
  constexpr std::string_view schema = R"({"format": "email"})";
  EXPECT_EQ(faults_of(schema, R"("nobody")"), "");
  EXPECT_EQ(faults_of(schema, R"("nobody")", {.formats = Formats::asserted}),
            " must have the format email (#/format)\n");
  EXPECT_EQ(faults_of(schema, R"("a@example.com")", {.formats = Formats::asserted}), "");
  EXPECT_EQ(faults_of(R"({"format": "colour"})", R"("?")", {.formats = Formats::asserted}), "");
}

TEST(JsonSchema, RefusesWhatIsNoSchemaOfItsDraft) {
  const auto fault =
      compiled(R"({"$id": "https://example.com/", "properties": {"a": {"type": "text"}}})");
  ASSERT_FALSE(fault.ok());
  EXPECT_EQ(fault.error().code, ErrorCode::invalid);
  EXPECT_EQ(fault.error().path, "https://example.com/#/properties/a/type");
  EXPECT_EQ(compiled("[]").error().code, ErrorCode::invalid);
  EXPECT_EQ(compiled(R"({"pattern": "("})").error().code, ErrorCode::invalid);
}

TEST(JsonSchema, SaysThatADraftIsUnknown) {
  const auto fault = compiled(R"({"$schema": "http://json-schema.org/draft-04/schema#"})");
  ASSERT_FALSE(fault.ok());
  EXPECT_EQ(fault.error().code, ErrorCode::unsupported);
}

TEST(JsonSchema, ReadsTheDraftWithAndWithoutAnEmptyFragment) {
  for (const std::string_view text :
       {R"({"$schema": "https://json-schema.org/draft/2019-09/schema#"})",
        R"({"$schema": "https://json-schema.org/draft/2019-09/schema"})"})
    EXPECT_EQ(compiled(text)->draft(), Draft::draft_2019_09);
}

TEST(JsonSchema, AsksOnlyItsCallerForOtherSchemas) {
  constexpr std::string_view schema = R"({"$ref": "other.json#/$defs/name"})";
  const auto alone = compiled(schema, {.base = "https://example.com/a/schema.json"});
  ASSERT_FALSE(alone.ok());
  EXPECT_EQ(alone.error().code, ErrorCode::not_found);
  std::vector<std::string> asked;
  const Options options{.base = "https://example.com/a/schema.json",
                        .resolve = [&](std::string_view uri) -> Result<std::string> {
                          asked.emplace_back(uri);
                          return std::string(R"({"$defs": {"name": {"type": "string"}}})");
                        }};
  EXPECT_EQ(
      faults_of(schema, "1", options),
      " must be a string, not a number (https://example.com/a/other.json#/$defs/name/type)\n");
  EXPECT_EQ(asked, std::vector<std::string>{"https://example.com/a/other.json"});
}

TEST(JsonSchema, KeepsTheErrorOfTheCallerWithItsPlace) {
  const auto schema = compiled(R"({"$ref": "https://example.com/gone"})",
                               {.resolve = [](std::string_view) -> Result<std::string> {
                                 return fail(ErrorCode::unreachable, "test", "no answer");
                               }});
  ASSERT_FALSE(schema.ok());
  EXPECT_EQ(schema.error().code, ErrorCode::unreachable);
  EXPECT_EQ(schema.error().path, "#/$ref");
}

TEST(JsonSchema, RefusesAReferenceToNothing) {
  EXPECT_EQ(compiled(R"({"$ref": "#/$defs/none"})").error().code, ErrorCode::invalid);
  EXPECT_EQ(compiled(R"({"$ref": "#none"})").error().code, ErrorCode::invalid);
}

TEST(JsonSchema, DoesNotLookAtWhatIsNotReached) {
  EXPECT_TRUE(compiled(R"({"$defs": {"a": {"$ref": "https://example.com/gone"}}})").ok());
}

TEST(JsonSchema, TwoSchemasMayNotCallThemselvesTheSame) {
  EXPECT_FALSE(compiled(R"({"$defs": {"a": {"$id": "x:y"}, "b": {"$id": "x:y"}}})").ok());
  EXPECT_FALSE(compiled(R"({"$defs": {"a": {"$anchor": "y"}, "b": {"$anchor": "y"}}})").ok());
}

}  // namespace
}  // namespace cairn::json_schema
