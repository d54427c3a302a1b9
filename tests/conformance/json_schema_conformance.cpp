// SPDX-License-Identifier: Apache-2.0
// The JSON Schema Test Suite: all required tests of three drafts, and the optional ones, whose
// skips are listed.
#include <gtest/gtest.h>

#include <algorithm>

#include "json/parse.h"
#include "json_schema/schema.h"
#include "suite.h"

namespace cairn::json_schema {
namespace {

// Formats that are never held to (json_schema/format.h).
constexpr std::string_view unknown_formats[] = {"hostname", "idn-hostname", "idn-email",
                                                "uri-template"};
bool is_left_out(std::string_view stem) {
  return std::find(std::begin(unknown_formats), std::end(unknown_formats), stem) !=
         std::end(unknown_formats);
}

constexpr std::string_view remotes = "http://localhost:1234/";

class JsonSchemaConformance : public testing::Test {
 protected:
  // Every file directly in a folder of the suite: each a list of schemas with their tests.
  static void run_folder(conformance::Suite& suite, const std::string& folder,
                         const Options& options) {
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(suite.folder() / folder))
      if (file.is_regular_file() && !is_left_out(file.path().stem().string()))
        files.push_back(file.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) run_file(suite, file, options);
  }

  static Options options_for(const conformance::Suite& suite, Draft draft,
                             Formats formats = Formats::remarked) {
    const auto folder = suite.folder().parent_path() / "remotes";
    const auto resolve = [folder](std::string_view uri) -> Result<std::string> {
      const auto file = folder / (uri.starts_with(remotes) ? uri.substr(remotes.size()) : "none");
      if (!std::filesystem::is_regular_file(file))
        return fail(ErrorCode::not_found, "remotes", "not served: " + std::string(uri));
      return conformance::read_file(file);
    };
    return {.draft = draft, .formats = formats, .resolve = resolve};
  }

 private:
  static void run_file(conformance::Suite& suite, const std::filesystem::path& path,
                       const Options& options) {
    const auto text = conformance::read_file(path);
    Arena arena;
    const auto groups = json::parse(text, arena);
    ASSERT_TRUE(groups.ok()) << path;
    for (const auto& group : groups->items()) {
      const auto schema = Schema::compile(group["schema"], options);
      const auto name =
          path.filename().string() + ": " + std::string(group.string_at("description"));
      for (const auto& test : group["tests"].items())
        suite.record(name + ": " + std::string(test.string_at("description")),
                     fault_of(schema, test));
    }
  }

  static std::string fault_of(const Result<Schema>& schema, const json::Value& test) {
    if (!schema.ok()) return conformance::placed(schema.error().detail, schema.error().path);
    const auto outcome = schema->check(test["data"]);
    if (!outcome.ok()) return conformance::placed(outcome.error().detail, outcome.error().path);
    if (outcome->is_valid() == test["valid"].as_boolean()) return "";
    if (outcome->is_valid()) return "taken for valid";
    const auto& fault = outcome->faults.front();
    return fault.path + " " + fault.sentence + " (" + fault.schema + ")";
  }
};

struct Case {
  const char* name;
  const char* folder;
  Draft draft;
};
constexpr Case cases[] = {
    {"json-schema-2020-12", "json-schema/draft2020-12", Draft::draft_2020_12},
    {"json-schema-2019-09", "json-schema/draft2019-09", Draft::draft_2019_09},
    {"json-schema-draft-07", "json-schema/draft7", Draft::draft_07},
};

TEST_F(JsonSchemaConformance, Required) {
  for (const auto& draft : cases) {
    conformance::Suite suite(draft.name, draft.folder);
    if (!suite.present()) GTEST_SKIP();
    run_folder(suite, ".", options_for(suite, draft.draft));
  }
}

TEST_F(JsonSchemaConformance, Optional) {
  for (const auto& draft : cases) {
    conformance::Suite suite(std::string(draft.name) + "-optional", draft.folder);
    if (!suite.present()) GTEST_SKIP();
    run_folder(suite, "optional", options_for(suite, draft.draft));
  }
}

TEST_F(JsonSchemaConformance, Formats) {
  for (const auto& draft : cases) {
    conformance::Suite suite(std::string(draft.name) + "-format", draft.folder);
    if (!suite.present()) GTEST_SKIP();
    run_folder(suite, "optional/format", options_for(suite, draft.draft, Formats::asserted));
  }
}

}  // namespace
}  // namespace cairn::json_schema
