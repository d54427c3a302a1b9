// SPDX-License-Identifier: Apache-2.0
// The schemas 1EdTech publishes for Open Badges 3.0 and CLR 2.0: each is read, and documents of the
// 1EdTech validator have the form that its results say they have.
#include <gtest/gtest.h>

#include <algorithm>

#include "json/parse.h"
#include "json_schema/schema.h"
#include "suite.h"

namespace cairn::json_schema {
namespace {

using conformance::Suite;

Result<Schema> read_schema(const std::filesystem::path& file) {
  Arena arena;
  const auto text = conformance::read_file(file);
  CAIRN_TRY(const auto value, json::parse(text, arena));
  return Schema::compile(value, {.base = std::string(value.string_at("$id"))});
}

TEST(OneEdTechSchemas, AreRead) {
  for (const auto* standard : {"ob30", "clr20"}) {
    Suite suite(std::string(standard) + "-schemas", std::string(standard) + "/schemas");
    if (!suite.present()) GTEST_SKIP();
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(suite.folder()))
      files.push_back(file.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      const auto schema = read_schema(file);
      suite.record(file.filename().string(), schema.ok() ? "" : schema.error().detail);
    }
  }
}

// The schema a document of the validator is made for, where the validator's result says whether it
// has that form.
std::string schema_for(std::string_view file) {
  if (file == "clr20/simple.json") return "clr20/schemas/clr_v2p0_clrcredential_schema.json";
  if (file == "ob30/endorsement-valid.json")
    return "ob30/schemas/ob_v3p0_endorsementcredential_schema.json";
  return file.starts_with("ob30/") && file.ends_with(".json")
             ? "ob30/schemas/ob_v3p0_anyachievementcredential_schema.json"
             : "";
}

bool is_of_another_probe(const json::Value& row) {
  return row.string_at("expected") == "invalid" &&
         std::ranges::none_of(row["probes"].items(), [](const json::Value& probe) {
           return probe.as_string() == "JsonSchemaProbe";
         });
}

std::string fault_of(const Suite& suite, const json::Value& row, const std::string& schema_file) {
  const auto schema = read_schema(suite.folder().parent_path() / schema_file);
  if (!schema.ok()) return schema.error().detail;
  Arena arena;
  const auto text = suite.read(row.string_at("file"));
  const auto document = json::parse(text, arena);
  if (!document.ok()) return document.error().detail;
  const auto outcome = schema->check(*document);
  if (!outcome.ok()) return outcome.error().detail;
  const bool wanted = row.string_at("expected") != "invalid";
  if (outcome->is_valid() == wanted) return "";
  return wanted ? outcome->faults.front().path + " " + outcome->faults.front().sentence
                : "taken for valid";
}

TEST(OneEdTechSchemas, JudgeTheValidatorsDocuments) {
  Suite suite("1edtech-validator-by-schema", "1edtech-validator");
  if (!suite.present()) GTEST_SKIP();
  Arena arena;
  const auto text = suite.read("expected.json");
  const auto rows = json::parse(text, arena);
  ASSERT_TRUE(rows.ok());
  for (const auto& row : rows->items()) {
    const auto schema = schema_for(row.string_at("file"));
    if (!schema.empty() && !is_of_another_probe(row))
      suite.record(std::string(row.string_at("file")), fault_of(suite, row, schema));
  }
}

}  // namespace
}  // namespace cairn::json_schema
