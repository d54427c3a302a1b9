// SPDX-License-Identifier: Apache-2.0
// The W3C VC API as use cases: what it issues it verifies, and what it refuses.
#include "app/awards/published.h"
#include "app/house.h"
#include "app/issuing.h"
#include "app/ports/issued.h"
#include "app/ports/issued_statuses.h"
#include "app/vc_api/issue.h"
#include "app/vc_api/status.h"
#include "app/vc_api/verify.h"
#include "credential/status_list.h"
#include "did/did.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/create_proof.h"

namespace cairn::app {
namespace {

class VcApi : public House {
 protected:
  Result<std::string> issue(std::string_view body, crypto::KeyType key = crypto::KeyType::ed25519) {
    return vc_issue(*context_, {.body = body, .organisation = server_organisation(), .key = key});
  }
  std::string with_state(std::string_view body) {
    return must(vc_issue(
        *context_,
        {.body = body, .organisation = server_organisation(), .statuses = VcStatuses::both}));
  }
  VcVerified verified(const std::string& credential, VcIssuers issuers = VcIssuers::proved) {
    return must(
        vc_verify_credential(*context_, "{\"verifiableCredential\":" + credential + "}", issuers));
  }
  Status change(const std::string& id, const std::string& purpose, bool status) {
    return change_vc_status(*context_, {server_organisation(), {"vc-api"}},
                            {id, {purpose}, status});
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

TEST_F(VcApi, AnIssuerIsNamed) {
  const auto refused = issue(request(
      R"({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
      "credentialSubject": {"id": "did:example:alice"}})"));
  EXPECT_EQ(path_of_error(refused), "/credential/issuer");
}

TEST_F(VcApi, GivesAStateThatIsRevokedAndSuspended) {
  const std::string id = "urn:uuid:9d5c2f0e-7f0b-4f0f-8d1c-1b1a8f0f6f01";
  const auto named = std::string(alumni.substr(0, alumni.size() - 1)) + R"(, "id": ")" + id + "\"}";
  const auto issued = with_state(request(named));
  Arena arena;
  const auto credential = must(json::parse(issued, arena));
  const auto entries = credential["credentialStatus"].items();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].string_at("statusPurpose"), "revocation");
  EXPECT_EQ(entries[1].string_at("statusPurpose"), "suspension");
  EXPECT_EQ(entries[0].string_at("statusListIndex"), entries[1].string_at("statusListIndex"));
  EXPECT_EQ(verified(issued).outcome, VcOutcome::accepted) << verified(issued).body;

  must(change(id, "suspension", true));
  EXPECT_EQ(verified(issued).outcome, VcOutcome::refused);
  must(change(id, "suspension", false));
  EXPECT_EQ(verified(issued).outcome, VcOutcome::accepted);
  EXPECT_EQ(path_of_error(change(id, "revocation", false)), "/status");
  EXPECT_EQ(path_of_error(change(id, "message", true)), "/credentialStatus/statusPurpose");
  EXPECT_EQ(path_of_error(change("urn:uuid:other", "revocation", true)), "/credentialId");
  EXPECT_EQ(path_of_error(change("", "revocation", true)), "/credentialId");
  must(change(id, "revocation", true));
  const auto verdict = verified(issued);
  EXPECT_EQ(verdict.outcome, VcOutcome::refused);
  EXPECT_NE(verdict.body.find("\"revoked\""), std::string::npos);
}

TEST_F(VcApi, OnlyAStateThatVerifiersSeeIsChanged) {
  const auto issued_for = [&](const std::string& id, const std::string& purpose) {
    const auto named =
        std::string(alumni.substr(0, alumni.size() - 1)) + R"(, "id": ")" + id + "\"}";
    return must(
        issue(request(named, R"({"credentialStatus": {"statusPurpose": ")" + purpose + "\"}}")));
  };
  const std::string one = "urn:uuid:9d5c2f0e-7f0b-4f0f-8d1c-1b1a8f0f6f03";
  const auto revocable = issued_for(one, "revocation");
  const auto refused = change(one, "suspension", true);
  EXPECT_EQ(path_of_error(refused), "/credentialStatus/statusPurpose");
  EXPECT_STRNE(refused.error().remedy, "");
  EXPECT_EQ(verified(revocable).outcome, VcOutcome::accepted);
  // A second one under the same id can be.
  const auto suspendable = issued_for(one, "suspension");
  must(change(one, "suspension", true));
  EXPECT_EQ(verified(suspendable).outcome, VcOutcome::refused);
  EXPECT_EQ(verified(revocable).outcome, VcOutcome::accepted);
  must(change(one, "revocation", true));
  EXPECT_EQ(verified(revocable).outcome, VcOutcome::refused);
}

// Of what was issued before purposes were kept, the credential itself tells, where it is at hand:
// as JSON, or in a token.
class VcApiEarlier : public VcApi, public testing::WithParamInterface<VcForm> {
 protected:
  std::string written(const Signer& signer, const json::Value& whole, json::Builder builder) {
    if (GetParam() == VcForm::embedded_proof) return json::write(whole);
    const auto token = must(sign_credential_token(*context_, signer, whole));
    return json::write(
        builder.object({{"type", builder.string("EnvelopedVerifiableCredential")},
                        {"id", builder.string("data:application/vc+jwt," + token)}}));
  }
};
INSTANTIATE_TEST_SUITE_P(InEitherForm, VcApiEarlier,
                         testing::Values(VcForm::embedded_proof, VcForm::enveloped_token));

TEST_P(VcApiEarlier, StatesAreReadInIt) {
  const std::string id = "urn:uuid:9d5c2f0e-7f0b-4f0f-8d1c-1b1a8f0f6f04";
  with_state(request(alumni));  // a key is made with the first
  auto writing = must(context_->store.begin(Access::write));
  const auto signer =
      must(signer_of(*context_, *writing, server_organisation(), crypto::KeyType::ed25519));
  Arena arena;
  auto credential = must(json::parse(alumni, arena));
  const json::Builder builder(arena);
  credential = builder.with(credential, "id", builder.string(id));
  const auto place = must(
      with_vc_status(*context_, *writing, signer, server_organisation(), credential, {}, builder));
  must(writing->commit());
  writing.reset();
  EXPECT_TRUE(place["credentialStatus"].items().empty());
  EXPECT_EQ(path_of_error(change(id, "revocation", true)), "/credentialStatus/statusPurpose");

  auto reading = must(context_->store.begin(Access::write));
  const auto places = must(reading->issued().statuses().places(server_organisation(), id));
  ASSERT_EQ(places.size(), 1U);
  const auto entry = credential::build_status_entry(status_list_url(*context_, places[0].list),
                                                    static_cast<std::size_t>(places[0].index),
                                                    "revocation", builder);
  const auto whole = builder.with(credential, "credentialStatus", builder.array({entry}));
  must(reading->issued().add(
      {server_organisation(), "program", written(signer, whole, builder), context_->clock.now()}));
  must(reading->commit());
  reading.reset();
  EXPECT_EQ(path_of_error(change(id, "suspension", true)), "/credentialStatus/statusPurpose");
  must(change(id, "revocation", true));
}

TEST_F(VcApi, TwoCredentialsShareNoPlace) {
  Arena arena;
  const auto place = [&](std::string_view text) {
    const auto entry = must(json::parse(text, arena))["credentialStatus"].items()[0];
    return std::string(entry.string_at("id"));
  };
  const auto first = place(with_state(request(alumni))),
             second = place(with_state(request(alumni)));
  EXPECT_NE(first, second);
  EXPECT_EQ(first.substr(0, first.find('#')), second.substr(0, second.find('#')));
  const auto other_key = must(vc_issue(*context_, {.body = request(alumni),
                                                   .organisation = server_organisation(),
                                                   .key = crypto::KeyType::p256,
                                                   .statuses = VcStatuses::both}));
  EXPECT_NE(place(other_key).substr(0, first.find('#')), first.substr(0, first.find('#')))
      << "a list is signed by the issuer of its credentials";
  EXPECT_EQ(verified(other_key).outcome, VcOutcome::accepted) << verified(other_key).body;
}

TEST_F(VcApi, AStateIsAskedForByPurpose) {
  const auto asked = [&](std::string_view entries) {
    return issue(request(alumni, R"({"credentialStatus": )" + std::string(entries) + "}"));
  };
  Arena arena;
  const auto suspendable = must(asked(R"({"statusPurpose": "suspension"})"));
  const auto entries = must(json::parse(suspendable, arena))["credentialStatus"].items();
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].string_at("statusPurpose"), "suspension");
  EXPECT_EQ(path_of_error(asked("[7]")), "/options/credentialStatus");
  EXPECT_EQ(path_of_error(asked(R"({"statusPurpose": "refresh"})")),
            "/options/credentialStatus/statusPurpose");
  EXPECT_EQ(path_of_error(asked(R"({"type": "Other", "statusPurpose": "revocation"})")),
            "/options/credentialStatus/type");
  EXPECT_EQ(must(issue(request(alumni))).find("credentialStatus"), std::string::npos);
}

TEST_F(VcApi, WhatHasAStateOrTellsItGetsNoOther) {
  const auto own = R"({"id": "https://elsewhere.example/1#7", "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation", "statusListIndex": "7",
    "statusListCredential": "https://elsewhere.example/1"})";
  const auto stated =
      std::string(alumni.substr(0, alumni.size() - 1)) + R"(, "credentialStatus": )" + own + "}";
  EXPECT_EQ(with_state(request(stated)).find("badges.example.org/status"), std::string::npos);
  Arena arena;
  const auto list = credential::build_status_list(
      {.id = "https://elsewhere.example/1", .issuer = "did:example:school"},
      encoding::Bitstring(credential::status_entries_min), json::Builder(arena));
  EXPECT_EQ(with_state(request(json::write(list))).find("credentialStatus"), std::string::npos);
}

// vc-di-ecdsa, appendix A: in the name of a page that does not exist.
TEST_F(VcApi, ASignatureCountsWithoutItsIssuersPageWhereSuitesAskForIt) {
  const auto school = must(crypto::PrivateKey::create(crypto::KeyType::ed25519, Bytes(32, 7)));
  const auto signed_as = [&](const std::string& issuer) {
    jsonld::ContextSource contexts;
    securing::Workspace workspace(contexts);
    Arena arena;
    const auto document = must(json::parse(alumni, arena));
    const json::Builder builder(arena);
    const auto named = builder.with(document, "issuer", builder.string(issuer));
    return json::write(must(
        securing::add_proof(named, school,
                            {.suite = securing::SuiteId::eddsa_rdfc_2022,
                             .verification_method = did::key_id_of_did_key(school.public_key()),
                             .created = "2026-01-02T00:00:00Z"},
                            workspace, arena)));
  };
  auto of_page = signed_as("https://nowhere.example/issuers/5678");
  EXPECT_EQ(verified(of_page).outcome, VcOutcome::refused);
  const auto open = verified(of_page, VcIssuers::may_be_unreachable);
  EXPECT_EQ(open.outcome, VcOutcome::accepted) << open.body;
  EXPECT_NE(open.body.find("\"key-unreachable\""), std::string::npos) << "it is told as a warning";
  EXPECT_EQ(verified(signed_as("did:web:nowhere.example"), VcIssuers::may_be_unreachable).outcome,
            VcOutcome::refused)
      << "a DID says itself where its keys are";
  const auto another = did::make_did_key(
      must(crypto::PrivateKey::create(crypto::KeyType::ed25519, Bytes(32, 8))).public_key());
  EXPECT_EQ(verified(signed_as(another), VcIssuers::may_be_unreachable).outcome,
            VcOutcome::refused);
  of_page.replace(of_page.find("Alice"), 5, "Mally");
  EXPECT_EQ(verified(of_page, VcIssuers::may_be_unreachable).outcome, VcOutcome::refused);
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
