// SPDX-License-Identifier: Apache-2.0
// The W3C test suite of VC-JOSE-COSE: what its JOSE tests issue and verify, by the key that each of
// them names. Its tests of SD-JWT and COSE are skips, as those formats are not read.
#include <gtest/gtest.h>

#include <algorithm>

#include "context_folder.h"
#include "credential/issue_rules.h"
#include "credential/rules.h"
#include "crypto/jwk.h"
#include "securing/issue.h"
#include "suite.h"

namespace cairn::conformance {
namespace {

class JoseTest {
 public:
  JoseTest(const Suite& suite, const json::Value& test)
      : presents_(test.string_at("feature") == "presentation_jose"),
        issues_(test.string_at("fn") == "issue"),
        text_(suite.read("tests/input/" + std::string(test.string_at("input_file")))),
        method_(read(suite.read("tests/input/" + std::string(test.string_at("key_file"))))) {}

  // "" where the operation succeeds, else why it does not.
  std::string fault() { return issues_ ? fault_of_issuing() : fault_of_verifying(); }

 private:
  json::Value read(std::string_view text) {
    const auto value = json::parse(text, arena_);
    EXPECT_TRUE(value.ok());
    return value.ok() ? *value : json::Value();
  }

  std::string fault_of(const json::Value& document) const {
    const auto problems =
        presents_ ? credential::present_problems(document) : credential::issue_problems(document);
    if (problems.empty()) return "";
    return placed(credential::name_of(problems.front().code), problems.front().path);
  }

  std::string fault_of_issuing() {
    const auto document = read(text_);
    if (auto fault = fault_of(document); !fault.empty()) return fault;
    if (const auto defined = securing::check_defined(document, workspace_); !defined.ok())
      return defined.error().detail;
    const auto key = crypto::from_private_jwk(method_["secretKeyJwk"]);
    if (!key.ok()) return key.error().detail;
    const auto token = securing::sign_jwt(
        document, *key,
        {.profile = securing::JwtProfile::vc_jose_cose, .key_id = method_.string_at("id")}, arena_);
    return token.ok() ? "" : token.error().detail;
  }

  std::string fault_of_verifying() {
    const auto jwt =
        securing::read_jwt(text_.substr(0, text_.find_last_not_of("\r\n ") + 1), arena_);
    if (!jwt.ok()) return jwt.error().detail;
    const auto key = crypto::parse_jwk(method_["publicKeyJwk"]);
    if (!key.ok()) return key.error().detail;
    if (securing::verify(*jwt, key->key) != securing::JwtOutcome::valid) return "not its signature";
    for (const auto& finding : jwt->findings)
      if (securing::is_fatal(finding.fault)) return std::string(securing::name(finding.fault));
    if (jwt->profile != securing::JwtProfile::vc_jose_cose) return "of another profile";
    if (jwt->presentation != presents_) return "another kind of content";
    return fault_of(jwt->credential);
  }

  Arena arena_;
  ContextFolder contexts_;
  jsonld::ContextSource source_ = contexts_.source();
  securing::Workspace workspace_{source_};
  bool presents_, issues_;
  std::string text_;
  json::Value method_;
};

TEST(VcJoseCose, TheSuitesOwnTests) {
  Suite suite("vc-jose-cose", "vc-jose-cose-test-suite");
  if (!suite.present()) return;
  Arena arena;
  const auto tests = json::parse(suite.read("tests/expected.json"), arena);
  ASSERT_TRUE(tests.ok());
  for (const auto& test : tests->items()) {
    const auto name =
        std::string(test.string_at("suite")) + " " + std::string(test.string_at("name"));
    if (test.string_at("suite") != "jose") {
      suite.record(name, "the format is not read");
      continue;
    }
    const auto fault = JoseTest(suite, test).fault();
    const bool should_succeed = test.string_at("expected_result") == "success";
    suite.record(name, should_succeed ? fault : fault.empty() ? "not refused" : "");
  }
  suite.expect_total(35);
}

}  // namespace
}  // namespace cairn::conformance
