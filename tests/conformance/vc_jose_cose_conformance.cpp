// SPDX-License-Identifier: Apache-2.0
// The W3C test suite of VC-JOSE-COSE: what its JOSE and SD-JWT tests issue and verify, by the key
// that each of them names. Its tests of COSE are skips, as that format is not read.
#include <gtest/gtest.h>

#include <algorithm>

#include "context_folder.h"
#include "credential/issue_rules.h"
#include "credential/rules.h"
#include "crypto/jwk.h"
#include "json/build.h"
#include "securing/read_sd_jwt.h"
#include "securing/sign_sd_jwt.h"
#include "suite.h"

namespace cairn::conformance {
namespace {

// "credentialSubject.phoneNumbers[0]" as a JSON pointer.
std::string pointer_of(std::string_view path) {
  std::string pointer = "/";
  for (const char c : path)
    if (c != ']') pointer += c == '.' || c == '[' ? '/' : c;
  return pointer;
}

class TokenTest {
 public:
  TokenTest(const Suite& suite, const json::Value& test)
      : presents_(test.string_at("feature").starts_with("presentation")),
        selective_(test.string_at("suite") == "sdjwt"),
        issues_(test.string_at("fn") == "issue"),
        disclosure_paths_(test["disclosure_paths"]),
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
    // Credentials that are shown are judged one by one, as `verify` does.
    const auto own = json::Builder(arena_).without(document, "verifiableCredential");
    if (const auto known = securing::check_members(own, workspace_); !known.ok())
      return known.error().detail;
    if (const auto defined = securing::check_defined(own, workspace_); !defined.ok())
      return defined.error().detail;
    const auto key = crypto::from_private_jwk(method_["secretKeyJwk"]);
    if (!key.ok()) return key.error().detail;
    if (selective_) return fault_of_concealing(document, *key);
    const auto token = securing::sign_jwt(
        document, *key,
        {.profile = securing::JwtProfile::vc_jose_cose, .key_id = method_.string_at("id")}, arena_);
    return token.ok() ? "" : token.error().detail;
  }

  // What is issued shows everything again, and without disclosures none of what may be kept back.
  std::string fault_of_concealing(const json::Value& document, const crypto::PrivateKey& key) {
    std::vector<std::string> pointers;
    for (const auto& path : disclosure_paths_.items())
      pointers.push_back(pointer_of(path.as_string()));
    const auto method = method_.string_at("id"), controller = method_.string_at("controller");
    const auto token = securing::sign_sd_jwt(document, {&key, method, controller},
                                             {.disclosable = pointers}, counting_, arena_);
    if (!token.ok()) return token.error().detail;
    const auto read = securing::read_sd_jwt(*token, arena_, parser_);
    if (!read.ok()) return read.error().detail;
    if (read->processed.shown.size() != pointers.size()) return "not as many disclosures";
    if (securing::verify(read->token, key.public_key()) != securing::JwtOutcome::valid)
      return "not its signature";
    return json::equal(read->token.credential, document) ? "" : "shown otherwise";
  }

  Result<securing::SecuredJwt> read_token() {
    text_.erase(text_.find_last_not_of("\r\n ") + 1);
    if (!selective_) return securing::read_jwt(text_, arena_);
    CAIRN_TRY(auto read, securing::read_sd_jwt(text_, arena_, parser_));
    return std::move(read.token);
  }

  std::string fault_of_verifying() {
    const auto jwt = read_token();
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
  json::Parser parser_;
  Random counting_ = [this](std::span<std::uint8_t> room) {
    for (auto& byte : room) byte = count_++;
  };
  std::uint8_t count_ = 0;
  bool presents_, selective_, issues_;
  json::Value disclosure_paths_;
  std::string text_;
  json::Value method_;
};

TEST(VcJoseCose, TheSuitesOwnTests) {
  constexpr const char* folder = "vc-jose-cose-test-suite";
  Suite jose("vc-jose-cose-jose", folder), sd_jwt("vc-jose-cose-sd-jwt", folder),
      cose("vc-jose-cose-cose", folder);
  if (!jose.present()) return;
  Arena arena;
  const auto tests = json::parse(jose.read("tests/expected.json"), arena);
  ASSERT_TRUE(tests.ok());
  for (const auto& test : tests->items()) {
    const auto side = test.string_at("suite");
    const auto name = std::string(test.string_at("name"));
    if (side == "cose") {
      cose.record(name, "the format is not read");
      continue;
    }
    ASSERT_TRUE(side == "jose" || side == "sdjwt") << side;
    Suite& suite = side == "jose" ? jose : sd_jwt;
    const auto fault = TokenTest(suite, test).fault();
    const bool should_succeed = test.string_at("expected_result") == "success";
    suite.record(name, should_succeed ? fault : fault.empty() ? "not refused" : "");
  }
}

}  // namespace
}  // namespace cairn::conformance
