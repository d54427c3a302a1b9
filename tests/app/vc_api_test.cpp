// SPDX-License-Identifier: Apache-2.0
// The W3C VC API as use cases: what it issues it verifies, and what it refuses.
#include "app/house.h"
#include "app/vc_api/issue.h"
#include "app/vc_api/verify.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

class VcApi : public House {
 protected:
  Result<std::string> issue(std::string_view body, crypto::KeyType key = crypto::KeyType::ed25519) {
    return vc_issue(*context_, {.body = body, .organisation = server_organisation(), .key = key});
  }
  VcVerified verified(const std::string& credential) {
    return must(vc_verify_credential(*context_, "{\"verifiableCredential\":" + credential + "}"));
  }
};

constexpr std::string_view alumni = R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
  "type": ["VerifiableCredential"], "issuer": {"id": "https://other.example", "name": "School"},
  "credentialSubject": {"id": "did:example:alice", "name": "Alice"}})";

std::string request(std::string_view credential, std::string_view options = "{}") {
  return "{\"credential\":" + std::string(credential) + ",\"options\":" + std::string(options) +
         "}";
}

TEST_F(VcApi, VerifiesWhatItIssuesWithEveryKey) {
  for (const auto key : {crypto::KeyType::ed25519, crypto::KeyType::p256, crypto::KeyType::p384}) {
    const auto issued = must(issue(request(alumni), key));
    const auto verdict = verified(issued);
    EXPECT_EQ(verdict.outcome, VcOutcome::accepted) << verdict.body;
    Arena arena;
    const auto issuer = must(json::parse(issued, arena))["issuer"];
    EXPECT_EQ(issuer.string_at("id"), must(vc_api_issuer(*context_, server_organisation(), key)));
    EXPECT_EQ(issuer.string_at("name"), "School");
  }
}

TEST_F(VcApi, SignsWithTheSuiteAskedFor) {
  const auto issued = must(issue(request(alumni, R"({"cryptosuite": "eddsa-jcs-2022"})")));
  EXPECT_NE(issued.find("eddsa-jcs-2022"), std::string::npos);
  EXPECT_EQ(verified(issued).outcome, VcOutcome::accepted);
}

TEST_F(VcApi, RefusesWhatItCannotSign) {
  const auto unknown = issue(request(alumni, R"({"cryptosuite": "rot13-2026"})"));
  EXPECT_EQ(unknown.error().code, ErrorCode::unsupported);
  EXPECT_EQ(unknown.error().path, "/options/cryptosuite");
  EXPECT_FALSE(issue(request(alumni, R"({"cryptosuite": "ecdsa-rdfc-2019"})")));
  EXPECT_EQ(issue("[]").error().path, "/credential");
  EXPECT_EQ(issue("{").error().code, ErrorCode::unreadable);
  for (const auto* issuer : {"null", "7", "\"not a url\"", "{\"id\": null}", "{\"name\": \"x\"}"}) {
    const auto credential =
        R"({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
        "credentialSubject": {"id": "did:example:alice"}, "issuer": )" +
        std::string(issuer) + "}";
    const auto refused = issue(request(credential));
    ASSERT_FALSE(refused) << issuer;
    EXPECT_EQ(refused.error().path.rfind("/credential/issuer", 0), 0U) << refused.error().path;
  }
}

TEST_F(VcApi, AcceptsAPresentationOfNothing) {
  const auto verdict = must(vc_verify_presentation(*context_, R"({"verifiablePresentation":
      {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"]}})"));
  EXPECT_EQ(verdict.outcome, VcOutcome::accepted) << verdict.body;
  EXPECT_NE(verdict.body.find("presentation-empty"), std::string::npos);
}

TEST_F(VcApi, ACredentialIsNoPresentationAndTheOtherWayRound) {
  const auto issued = must(issue(request(alumni)));
  for (const auto* options : {"{}", R"({"challenge": "c1", "domain": "d1"})"}) {
    const auto verdict =
        must(vc_verify_presentation(*context_, "{\"verifiablePresentation\":" + issued +
                                                   ",\"options\":" + std::string(options) + "}"));
    EXPECT_EQ(verdict.outcome, VcOutcome::refused) << options;
    EXPECT_NE(verdict.body.find("presentation-expected"), std::string::npos) << verdict.body;
  }
  const std::string showing = R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiablePresentation"], "verifiableCredential": )";
  for (const auto& shown : {showing + "[]}", showing + "[" + issued + "]}"}) {
    const auto verdict = verified(shown);
    EXPECT_EQ(verdict.outcome, VcOutcome::refused) << shown;
    EXPECT_NE(verdict.body.find("credential-expected"), std::string::npos) << verdict.body;
  }
}

TEST_F(VcApi, RefusesWhatWasAltered) {
  auto issued = must(issue(request(alumni)));
  issued.replace(issued.find("Alice"), 5, "Mally");
  const auto verdict = verified(issued);
  EXPECT_EQ(verdict.outcome, VcOutcome::refused);
  EXPECT_NE(verdict.body.find("\"verified\":false"), std::string::npos);
  EXPECT_FALSE(vc_verify_credential(*context_, "{}"));
  EXPECT_EQ(verified(std::string(alumni)).outcome, VcOutcome::refused) << "unsigned";
}

}  // namespace
}  // namespace cairn::app
