// SPDX-License-Identifier: Apache-2.0
#include "securing/issue.h"

#include "credential/summary.h"
#include "securing/sign_sd_jwt.h"
#include "securing/test_credential.h"

namespace cairn::securing {
namespace {

class Issue : public SecuringTest {
 protected:
  Result<json::Value> try_issue(const json::Value& document, const IssueOptions& options = {},
                                std::optional<SuiteId> suite = std::nullopt) {
    return issue(document, {&key_, method_, did_}, suite, options, workspace, arena);
  }
  Error refusal(const json::Value& document, const IssueOptions& options = {},
                std::optional<SuiteId> suite = std::nullopt) {
    const auto made = try_issue(document, options, suite);
    EXPECT_FALSE(made.ok());
    return made.ok() ? Error{} : made.error();
  }
  json::Builder builder{arena};
  crypto::PrivateKey key_ = make_key();
  std::string did_ = did_of(key_);
  std::string method_ = method_of(key_);
};

TEST_F(Issue, SignsWithTheDefaultSuite) {
  const auto made = try_issue(badge(did_), {.created = "2026-01-02T03:04:05Z"});
  ASSERT_TRUE(made.ok()) << made.error().detail;
  const auto proof = (*made)["proof"];
  EXPECT_EQ(proof.string_at("cryptosuite"), "eddsa-rdfc-2022");
  EXPECT_EQ(proof.string_at("created"), "2026-01-02T03:04:05Z");
  EXPECT_EQ(proof.string_at("verificationMethod"), method_);
  EXPECT_EQ(outcome(*made, key_.public_key()), ProofOutcome::valid);
}

TEST_F(Issue, SignsTogetherSoThatTheIssuerConfirmsTheOthers) {
  const auto other = make_key(crypto::KeyType::ed25519, 9);
  const auto other_did = did_of(other), other_method = method_of(other);
  const SigningKey others[] = {{&other, other_method, other_did}};
  const auto document = badge(did_);
  const auto made = issue_together(document, {&key_, method_, did_}, others, {}, workspace, arena);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  const auto secured = SecuredDocument::create(*made, workspace, arena);
  ASSERT_TRUE(secured.ok());
  const auto proofs = secured->proofs();
  ASSERT_EQ(proofs.size(), 3U);
  EXPECT_EQ(proofs[1].verification_method, other_method);
  EXPECT_EQ(proofs[2].value.string_at("previousProof"), proofs[1].id);
  EXPECT_EQ(proofs[1].id, std::string(document.string_at("id")) + "#signature-2");
  const auto alone = issue_together(document, {&key_, method_, did_}, {}, {}, workspace, arena);
  ASSERT_TRUE(alone.ok());
  EXPECT_TRUE((*alone)["proof"].is_object());
}

TEST_F(Issue, RefusesAnotherIssuerUnlessToldToSetIt) {
  const auto foreign = badge("did:example:other");
  const auto error = refusal(foreign);
  EXPECT_EQ(error.code, ErrorCode::not_permitted);
  EXPECT_EQ(error.path, "/issuer/id");
  const auto made = try_issue(foreign, {.issuer = IssuerRule::set});
  ASSERT_TRUE(made.ok()) << made.error().detail;
  EXPECT_EQ((*made)["issuer"].string_at("id"), did_);
  EXPECT_EQ((*made)["issuer"].string_at("name"), "Example University");
}

TEST_F(Issue, CompletesAnIssuerThatIsMissing) {
  const auto without = builder.without(badge(did_), "issuer");
  EXPECT_EQ(refusal(without).code, ErrorCode::not_permitted);
  for (const auto& document :
       {without, builder.with(without, "issuer", read(R"({"type": ["Profile"], "name": "E"})"))}) {
    const auto made = try_issue(document, {.issuer = IssuerRule::complete});
    ASSERT_TRUE(made.ok()) << made.error().detail;
    EXPECT_EQ(credential::id_of((*made)["issuer"]), did_);
  }
  EXPECT_EQ(refusal(badge("did:example:other"), {.issuer = IssuerRule::complete}).code,
            ErrorCode::not_permitted);
}

TEST_F(Issue, DoesNotHideABrokenIssuerByReplacingIt) {
  for (const auto* issuer : {R"("not a URL")", "null", "{}", R"({"name": "E"})", "[]", "7"})
    EXPECT_EQ(
        refusal(builder.with(badge(did_), "issuer", read(issuer)), {.issuer = IssuerRule::set})
            .code,
        ErrorCode::invalid)
        << issuer;
}

TEST_F(Issue, AddsAStatusEntry) {
  const auto made =
      try_issue(badge(did_), {.status = StatusPlace{"https://example.edu/status/1", 94567}});
  ASSERT_TRUE(made.ok()) << made.error().detail;
  const auto entry = (*made)["credentialStatus"];
  EXPECT_EQ(entry.string_at("type"), "BitstringStatusListEntry");
  EXPECT_EQ(entry.string_at("statusListIndex"), "94567");
  EXPECT_EQ(entry.string_at("statusListCredential"), "https://example.edu/status/1");
  EXPECT_EQ(outcome(*made, key_.public_key()), ProofOutcome::valid);
}

constexpr StatusPlace in_token_list{"https://example.edu/status/1.jwt", 7, "revocation",
                                    StatusForm::token};

TEST_F(Issue, OfTokensPutsTheEntryIntoTheCredential) {
  const StatusPlace place{"https://example.edu/status/1", 7, "suspension"};
  for (const auto profile : {JwtProfile::open_badges_3, JwtProfile::vc_jose_cose}) {
    const auto token = issue_jwt(badge(did_), {&key_, method_, did_}, profile, {.status = place},
                                 workspace, arena);
    ASSERT_TRUE(token.ok()) << token.error().detail;
    const auto jwt = read_jwt(*token, arena);
    ASSERT_TRUE(jwt.ok());
    EXPECT_EQ(jwt->credential["credentialStatus"].string_at("statusPurpose"), "suspension");
    EXPECT_FALSE(jwt->claims.contains("status"));
  }
}

TEST_F(Issue, OfTokensPutsTheClaimOfATokenStatusListBesideTheCredential) {
  const auto plain = read(R"({"@context":["https://www.w3.org/2018/credentials/v1"],
      "id":"urn:uuid:6c2a5b0e-1d0f-4b8e-9a51-0f6b5a1c7e42",
      "type":["VerifiableCredential"],"issuanceDate":"2026-01-01T00:00:00Z",
      "credentialSubject":{"id":"did:example:learner"},"issuer":")" +
                          did_ + "\"}");
  for (const auto profile :
       {JwtProfile::open_badges_3, JwtProfile::vc_jose_cose, JwtProfile::vcdm_1_1}) {
    const auto document = profile == JwtProfile::vcdm_1_1 ? plain : badge(did_);
    const auto token = issue_jwt(document, {&key_, method_, did_}, profile,
                                 {.status = in_token_list}, workspace, arena);
    ASSERT_TRUE(token.ok()) << token.error().detail;
    const auto jwt = read_jwt(*token, arena);
    ASSERT_TRUE(jwt.ok());
    const auto entry = jwt->claims["status"]["status_list"];
    EXPECT_EQ(entry.string_at("uri"), in_token_list.list_url);
    EXPECT_EQ(json::write(entry["idx"]), "7");
    EXPECT_FALSE(jwt->credential.contains("credentialStatus"));
    EXPECT_FALSE(jwt->credential.contains("status"));
    EXPECT_EQ(verify(*jwt, key_.public_key()), JwtOutcome::valid);
  }
}

TEST_F(Issue, KeepsWhatElseAStatusOfClaimsSays) {
  const IssueOptions options{.status = in_token_list};
  const auto joined =
      with_status_claim(read(R"({"status": {"other": {"a": 1}}})"), options, builder);
  ASSERT_TRUE(joined.ok()) << joined.error().detail;
  EXPECT_TRUE((*joined)["status"].contains("other"));
  EXPECT_TRUE((*joined)["status"].contains("status_list"));
  for (const auto* claims :
       {R"({"status": {"status_list": {"idx": 1, "uri": "x"}}})", R"({"status": "good"})",
        R"({"status": null})", R"({"@context": ["x"], "status": {"other": 1}})"}) {
    const auto refused = with_status_claim(read(claims), options, builder);
    ASSERT_FALSE(refused.ok()) << claims;
    EXPECT_EQ(refused.error().path, "/status");
  }
}

TEST_F(Issue, GivesEachFormTheStateThatItCanCarry) {
  EXPECT_EQ(refusal(badge(did_), {.status = in_token_list}).code, ErrorCode::unsupported);
  Random random = [](std::span<std::uint8_t> room) { std::ranges::fill(room, std::uint8_t{7}); };
  auto in_bits = in_token_list;
  in_bits.form = StatusForm::bitstring;
  const auto claims = issue_sd_jwt_vc(
      read(R"({"vct": "https://example.edu/diploma"})"), {&key_, method_, did_}, {},
      {.status = in_bits, .issuer = IssuerRule::complete}, 1'767'225'600, random, arena);
  ASSERT_FALSE(claims.ok());
  EXPECT_EQ(claims.error().code, ErrorCode::unsupported);
}

TEST_F(Issue, GivesVcdm11TheContextOfItsState) {
  const auto document = read(R"({"@context":["https://www.w3.org/2018/credentials/v1"],
      "type":["VerifiableCredential"],"issuanceDate":"2026-01-01T00:00:00Z",
      "credentialSubject":{"id":"did:example:learner"},"issuer":")" +
                             did_ + "\"}");
  const IssueOptions options{.created = "2026-01-02T03:04:05Z",
                             .status = StatusPlace{"https://example.edu/status/1", 7}};
  const auto made = try_issue(document, options);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  EXPECT_EQ((*made)["@context"].items()[1].as_string(),
            "https://www.w3.org/ns/credentials/status/v1");
  EXPECT_EQ(outcome(*made, key_.public_key()), ProofOutcome::valid);
  const auto again =
      prepare(builder.without(*made, "proof"), {&key_, method_, did_}, options, arena);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ((*again)["@context"].size(), (*made)["@context"].size());
}

TEST_F(Issue, RefusesWhatBreaksARule) {
  const auto error = refusal(builder.without(badge(did_), "credentialSubject"));
  EXPECT_EQ(error.code, ErrorCode::invalid);
  EXPECT_EQ(refusal(builder.with(badge(did_), "validFrom", text("yesterday"))).path, "/validFrom");
  EXPECT_EQ(refusal(json::Value()).code, ErrorCode::invalid);
}

TEST_F(Issue, RefusesASecondSignature) {
  const auto made = try_issue(badge(did_));
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(refusal(*made).path, "/proof");
}

TEST_F(Issue, RefusesTermsWithoutMeaningInEverySuiteAndToken) {
  const auto odd = builder.with(badge(did_), "bonus", text("x"));
  EXPECT_EQ(refusal(odd).code, ErrorCode::undefined_term);
  EXPECT_EQ(refusal(odd, {}, SuiteId::eddsa_jcs_2022).code, ErrorCode::undefined_term);
  const auto token =
      issue_jwt(odd, {&key_, method_, did_}, JwtProfile::open_badges_3, {}, workspace, arena);
  ASSERT_FALSE(token.ok());
  EXPECT_EQ(token.error().code, ErrorCode::undefined_term);
}

TEST_F(Issue, RefusesVerifyOnlySuitesAndKeysOfAnotherKind) {
  EXPECT_EQ(refusal(badge(did_), {}, SuiteId::ed25519_signature_2018).code, ErrorCode::unsupported);
  EXPECT_EQ(refusal(badge(did_), {}, SuiteId::eddsa_2022).code, ErrorCode::unsupported);
  EXPECT_EQ(refusal(badge(did_), {}, SuiteId::ecdsa_rdfc_2019).code, ErrorCode::not_permitted);
  EXPECT_EQ(refusal(badge(did_), {.created = "yesterday"}).code, ErrorCode::unreadable);
}

TEST_F(Issue, GivesVcdm11TheContextOfItsSuite) {
  const auto document = read(R"({"@context":["https://www.w3.org/2018/credentials/v1"],
      "type":["VerifiableCredential"],"issuanceDate":"2026-01-01T00:00:00Z",
      "credentialSubject":{"id":"did:example:learner"},"issuer":")" +
                             did_ + "\"}");
  for (const auto suite_id : {SuiteId::eddsa_rdfc_2022, SuiteId::ed25519_signature_2020}) {
    const auto made = try_issue(document, {.created = "2026-01-02T03:04:05Z"}, suite_id);
    ASSERT_TRUE(made.ok()) << made.error().detail;
    EXPECT_EQ((*made)["@context"].size(), 2U);
    EXPECT_EQ(outcome(*made, key_.public_key()), ProofOutcome::valid);
  }
}

TEST_F(Issue, OfTokensYieldsOneThatReadsBack) {
  const auto document = badge(did_);
  const auto token =
      issue_jwt(document, {&key_, method_, did_}, JwtProfile::vc_jose_cose, {}, workspace, arena);
  ASSERT_TRUE(token.ok()) << token.error().detail;
  const auto jwt = read_jwt(*token, arena);
  ASSERT_TRUE(jwt.ok());
  EXPECT_TRUE(json::equal(jwt->credential, document));
  EXPECT_EQ(verify(*jwt, key_.public_key()), JwtOutcome::valid);
}

}  // namespace
}  // namespace cairn::securing
