// SPDX-License-Identifier: Apache-2.0
// The W3C test suite of VC JSON Schema, for each draft it has. Its
// credentials are not signed, so that of all that is found only the schema counts.
#include <gtest/gtest.h>

#include <map>

#include "json/parse.h"
#include "suite.h"
#include "verify/verify.h"

namespace cairn::verify {
namespace {

// Serves the schema of a test at the address that its credential names.
class OnePage : public Resources {
 public:
  OnePage(std::string url, std::string text) : url_(std::move(url)), text_(std::move(text)) {}
  Result<Fetched> fetch(std::string_view name) override {
    if (name != url_) return fail(ErrorCode::not_found, "test", "no such page");
    const auto bytes = as_bytes(text_);
    return Fetched{200, Bytes(bytes.begin(), bytes.end()), "application/json", 0};
  }

 private:
  std::string url_, text_;
};

bool is_of_structure(Code code) {
  return code == Code::structure_sound || code == Code::structure_advice ||
         code == Code::property_missing || code == Code::property_invalid;
}

// The three outcomes of vc-json-schema#evaluation.
std::string_view outcome_of(const CredentialReport& report, std::string& codes) {
  std::string_view outcome = "none";
  for (const auto& finding : report.findings) {
    const auto& message = message_of(finding.code);
    if (message.check != Check::schema || is_of_structure(finding.code)) continue;
    codes.append(" ").append(message.name).append(" ").append(finding.detail);
    if (finding.outcome == Outcome::fail) return "failure";
    if (finding.outcome == Outcome::not_checked) outcome = "indeterminate";
    if (finding.outcome == Outcome::pass && outcome == "none") outcome = "success";
  }
  return outcome;
}

std::string fault_of(const conformance::Suite& suite, const std::string& folder,
                     const json::Value& test) {
  const auto file = [&](std::string_view number, const char* what) {
    return suite.read(folder + "/" + std::string(test[number].number_text()) + "-" + what +
                      ".json");
  };
  Arena arena;
  const auto text = file("cred_number", "credential");
  const auto credential = json::parse(text, arena);
  if (!credential.ok()) return credential.error().detail;
  OnePage page(std::string((*credential)["credentialSchema"].string_at("id")),
               file("schema_number", "schema"));
  Verifier verifier;
  const auto report = verifier.verify(
      as_bytes(text), {.at = *parse_instant("2026-06-01T00:00:00Z"), .resources = &page});
  if (!report.ok()) return report.error().detail;
  std::string codes;
  const auto outcome = outcome_of(report->credentials.front(), codes);
  const auto wanted = test.string_at("expected_result");
  return outcome == wanted
             ? ""
             : "wanted " + std::string(wanted) + ", here " + std::string(outcome) + ":" + codes;
}

void run_type(conformance::Suite& suite, const std::string& type, const std::string& folder,
              const json::Value& groups) {
  for (const auto& group : groups.members())
    for (const auto& test : group.value.items())
      suite.record(type + " " + std::string(test["number"].number_text()) + ": " +
                       std::string(test.string_at("description")),
                   fault_of(suite, folder, test));
}

TEST(VcJsonSchemaConformance, BothTypes) {
  for (const std::string draft : {"2020-12", "2019-09", "Draft-7"}) {
    conformance::Suite suite("vc-json-schema-" + draft, "vc-json-schema-test-suite/tests");
    if (!suite.present()) GTEST_SKIP();
    Arena arena;
    const auto text = suite.read("expected.json");
    const auto tests = json::parse(text, arena);
    ASSERT_TRUE(tests.ok());
    run_type(suite, "JsonSchema", "input/jsonschema/" + draft, (*tests)["JsonSchemaTestMapping"]);
    run_type(suite, "JsonSchemaCredential", "input/jsonschemacredential/" + draft,
             (*tests)["JsonSchemaCredentialTestMapping"]);
  }
}

}  // namespace
}  // namespace cairn::verify
