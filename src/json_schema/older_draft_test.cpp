// SPDX-License-Identifier: Apache-2.0
#include "json_schema/older_draft.h"

#include "json/write.h"
#include "json_schema/test_schema.h"

namespace cairn::json_schema {
namespace {

std::string translated(std::string_view text) {
  Arena arena;
  return json::write(in_draft_07(*json::parse(text, arena), json::Builder(arena)));
}

constexpr std::string_view draft_4 = R"("$schema":"http://json-schema.org/draft-04/schema#")";

TEST(OlderDraft, OfDraft4NamesIdsAndBoundsAnew) {
  EXPECT_EQ(translated("{" + std::string(draft_4) +
                       R"(,"id":"https://example.org/s","properties":{"id":{"type":"string"},
      "n":{"minimum":3,"exclusiveMinimum":true,"maximum":9,"exclusiveMaximum":false}}})"),
            R"({"$id":"https://example.org/s","properties":{"id":{"type":"string"},)"
            R"("n":{"exclusiveMinimum":3,"maximum":9}}})");
}

TEST(OlderDraft, LeavesValuesAndNamesOfOthersAlone) {
  EXPECT_EQ(translated("{" + std::string(draft_4) +
                       R"(,"enum":[{"id":"x"}],"default":{"id":"x"},"required":["id"],
      "definitions":{"minimum":{"allOf":[{"id":"y"}]}},"dependencies":{"a":["b"]}})"),
            R"({"enum":[{"id":"x"}],"default":{"id":"x"},"required":["id"],)"
            R"("definitions":{"minimum":{"allOf":[{"$id":"y"}]}},"dependencies":{"a":["b"]}})");
}

TEST(OlderDraft, LeavesOtherDraftsAlone) {
  for (const std::string_view text :
       {R"({"$schema":"https://json-schema.org/draft/2020-12/schema","id":"x"})", R"({"id":"x"})",
        "true", "[]", R"("text")"})
    EXPECT_EQ(translated(text), text);
  EXPECT_EQ(translated(R"({"$schema":"http://json-schema.org/draft-06/schema#","const":{"id":1}})"),
            R"({"const":{"id":1}})");
}

TEST(OlderDraft, HoldsValuesToIt) {
  const auto schema = translated("{" + std::string(draft_4) + R"(,"type":"object",
      "properties":{"n":{"minimum":3,"exclusiveMinimum":true}},"required":["n"]})");
  const Options options{.draft = Draft::draft_07};
  EXPECT_EQ(faults_of(schema, R"({"n": 4})", options), "");
  EXPECT_NE(faults_of(schema, R"({"n": 3})", options), "");
  EXPECT_NE(faults_of(schema, "{}", options), "");
}

}  // namespace
}  // namespace cairn::json_schema
