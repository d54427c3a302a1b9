// SPDX-License-Identifier: Apache-2.0
// ecdsa-sd-2023 from issuing to verifying: what is shown holds, what was not signed does not, and a
// part is told apart from the whole.
#include "securing/derive.h"

#include "securing/selective/disclose.h"
#include "securing/signed_bytes.h"
#include "securing/test_credential.h"

namespace cairn::securing {
namespace {

using Pointers = std::vector<std::string>;

class Derive : public SecuringTest {
 protected:
  json::Value with_result(const json::Value& document) {
    const auto subject = builder.with(
        document["credentialSubject"], "result",
        read(R"([{"type": ["Result"], "value": "A"}, {"type": ["Result"], "value": "1.3"}])"));
    return builder.with(document, "credentialSubject", subject);
  }
  Result<json::Value> try_issue(const json::Value& document,
                                std::optional<Pointers> mandatory = std::nullopt) {
    IssueOptions options{.created = "2026-01-02T03:04:05Z"};
    options.disclosing.random = &random_;
    if (mandatory) options.disclosing.mandatory = *mandatory;
    return issue(document, {&key_, method_, did_}, SuiteId::ecdsa_sd_2023, options, workspace,
                 arena);
  }
  json::Value base(std::optional<Pointers> mandatory = std::nullopt) {
    const auto made = try_issue(with_result(badge(did_)), std::move(mandatory));
    EXPECT_TRUE(made.ok()) << made.error().detail << made.error().path;
    return made.ok() ? *made : json::Value();
  }
  json::Value shown(const json::Value& whole, const Pointers& pointers) {
    const auto made = derive(whole, pointers, workspace, arena);
    EXPECT_TRUE(made.ok()) << made.error().detail << made.error().path;
    return made.ok() ? made->document : json::Value();
  }
  // The derived proof value with something about it changed.
  template <class Change>
  json::Value changed(const json::Value& document, Change change) {
    auto value = selective::read_derived_proof_value(document["proof"].string_at("proofValue"));
    EXPECT_TRUE(value.ok());
    change(*value);
    return with_proof_member(document, "proofValue",
                             text(*selective::write_derived_proof_value(*value)));
  }
  ProofOutcome outcome_of(const json::Value& document) {
    return outcome(document, key_.public_key());
  }

  json::Builder builder{arena};
  // Other bytes at every call, and the same in every run.
  Random random_ = [state = std::uint8_t{1}](std::span<std::uint8_t> room) mutable {
    for (auto& byte : room) byte = static_cast<std::uint8_t>(state = state * 5 + 3);
  };
  crypto::PrivateKey key_ = make_key(crypto::KeyType::p256);
  std::string did_ = did_of(key_);
  std::string method_ = method_of(key_);
};

TEST_F(Derive, ShowsPartsThatHold) {
  const auto document = shown(base(), {"/credentialSubject/result/1"});
  EXPECT_EQ(outcome_of(document), ProofOutcome::valid);
  const auto subject = document["credentialSubject"];
  EXPECT_EQ(json::write(subject["result"]), R"([{"type":["Result"],"value":"1.3"}])");
  EXPECT_EQ(subject["achievement"].string_at("name"), "Teamwork");
  EXPECT_EQ(document.string_at("validUntil"), "2036-01-01T00:00:00Z");
  EXPECT_FALSE(document.contains("name"));
}

TEST_F(Derive, ABaseProofItselfIsRefusedWhateverTheKey) {
  const auto whole = base();
  EXPECT_TRUE(has_base_proof(whole));
  EXPECT_EQ(outcome_of(whole), ProofOutcome::base_proof);
  auto secured = SecuredDocument::create(whole, workspace, arena);
  EXPECT_EQ(secured->inspect(secured->proofs()[0]).outcome, ProofOutcome::base_proof);
  EXPECT_FALSE(has_base_proof(shown(whole, {})));
}

TEST_F(Derive, TellsWhatIsKeptBack) {
  const auto made = derive(base(), Pointers{"/credentialSubject/result/0"}, workspace, arena);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  EXPECT_EQ(made->kept_back, (Pointers{"/name", "/credentialSubject/result/1"}));
  EXPECT_TRUE(made->problems.empty());
  EXPECT_FALSE(made->shown.contains("proof"));
}

TEST_F(Derive, TellsWhatAVerifierWouldMiss) {
  const auto made = derive(base(Pointers{"/issuer"}), Pointers{"/validFrom"}, workspace, arena);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  EXPECT_FALSE(made->problems.empty());
}

TEST_F(Derive, WhatIsChangedAfterwardsDoesNotHold) {
  const auto document = shown(base(), {"/credentialSubject/result"});
  const auto name = [&](const char* path) {
    return builder.with(document, path, read(R"("2099-01-01T00:00:00Z")"));
  };
  EXPECT_EQ(outcome_of(name("validUntil")), ProofOutcome::altered);
  EXPECT_EQ(outcome_of(builder.without(document, "validUntil")), ProofOutcome::altered);
  EXPECT_EQ(outcome_of(with_proof_member(document, "created", text("2026-01-02T03:04:06Z"))),
            ProofOutcome::altered);
  const auto better = builder.with(document["credentialSubject"], "result",
                                   read(R"([{"type": ["Result"], "value": "A+"}])"));
  EXPECT_EQ(outcome_of(builder.with(document, "credentialSubject", better)), ProofOutcome::altered);
}

TEST_F(Derive, PartsOfTwoCredentialsMakeNone) {
  const auto first = shown(base(), {"/credentialSubject/result"});
  const auto second = shown(base(), {"/credentialSubject/result"});
  const auto other = selective::read_derived_proof_value(second["proof"].string_at("proofValue"));
  const auto with = [&](auto change) { return outcome_of(changed(first, change)); };
  const auto altered = ProofOutcome::altered;
  EXPECT_EQ(with([&](auto& value) { value.signatures[0] = other->signatures[0]; }), altered);
  EXPECT_EQ(with([&](auto& value) { value.signatures = other->signatures; }), altered);
  EXPECT_EQ(with([&](auto& value) { value.labels = other->labels; }), altered);
  EXPECT_EQ(with([&](auto& value) { value.public_key = other->public_key; }), altered);
  EXPECT_EQ(with([&](auto& value) { value.base_signature = other->base_signature; }), altered);
  EXPECT_EQ(
      outcome_of(with_proof_member(shown(base(), {}), "proofValue", first["proof"]["proofValue"])),
      altered);
}

TEST_F(Derive, AValueThatIsTamperedWithDoesNotHold) {
  const auto document = shown(base(), {"/credentialSubject/result"});
  using selective::DerivedProofValue;
  const auto outcome_when = [&](auto change) { return outcome_of(changed(document, change)); };
  EXPECT_EQ(outcome_when([](DerivedProofValue&) {}), ProofOutcome::valid);
  const auto altered = ProofOutcome::altered;
  EXPECT_EQ(outcome_when([](auto& value) { value.base_signature[5] ^= 1; }), altered);
  EXPECT_EQ(outcome_when([](auto& value) { value.public_key[5] ^= 1; }), altered);
  EXPECT_EQ(outcome_when([](auto& value) { value.public_key[0] = 0xed; }), altered);
  EXPECT_EQ(outcome_when([](auto& value) { value.signatures[0][40] ^= 1; }), altered);
  EXPECT_EQ(outcome_when([](auto& value) { value.signatures.pop_back(); }), altered);
  EXPECT_EQ(outcome_when([](auto& value) { std::swap(value.signatures[0], value.signatures[1]); }),
            altered);
  EXPECT_EQ(outcome_when([](auto& value) { value.signatures.push_back(value.signatures[0]); }),
            altered);
  EXPECT_EQ(outcome_when([](auto& value) { value.labels.erase(value.labels.begin()); }), altered);
  EXPECT_EQ(outcome_when([](auto& value) { value.labels.clear(); }), altered);
  EXPECT_EQ(outcome_when([](auto& value) {
              std::swap(value.labels.begin()->second, value.labels.rbegin()->second);
            }),
            altered);
  EXPECT_EQ(outcome_when([](auto& value) { value.mandatory_indexes.pop_back(); }), altered);
  EXPECT_EQ(outcome_when([](auto& value) { value.mandatory_indexes.push_back(100'000); }), altered);
}

TEST_F(Derive, AValueThatIsNoneIsUnreadable) {
  const auto document = shown(base(), {"/credentialSubject/result"});
  const auto good = document["proof"].string_at("proofValue");
  for (const auto& value : {std::string(good.substr(1)), std::string(good.substr(0, 40)),
                            "u" + std::string(good.substr(5)), std::string("u"), std::string(),
                            "z" + std::string(good.substr(1)), std::string("u2V0BmgAAAAA"),
                            std::string("u2V0BhZoAAAAA"), std::string(good).append("AA")})
    EXPECT_EQ(outcome_of(with_proof_member(document, "proofValue", text(value))),
              ProofOutcome::signature_unreadable)
        << value;
}

// A part that says it in another way than a reader looks for it would be read as not said.
TEST_F(Derive, WhatIsSpeltInAnotherWayIsRefused) {
  const auto whole = base(Pointers{"/issuer", "/credentialSubject/achievement"});
  auto document = shown(whole, {"/validUntil"});
  const auto end = read(R"({"@type": "http://www.w3.org/2001/XMLSchema#dateTime",
      "@value": "2036-01-01T00:00:00Z"})");
  document = builder.with(builder.without(document, "validUntil"),
                          "https://www.w3.org/2018/credentials#validUntil", end);
  EXPECT_EQ(outcome_of(document), ProofOutcome::document_unreadable);
}

TEST_F(Derive, KeepsWhatTheIssuerNamesAsMandatory) {
  const auto document = shown(base(Pointers{"/issuer", "/name", "/credentialSubject"}), {});
  EXPECT_EQ(document.string_at("name"), "Teamwork");
  EXPECT_FALSE(document.contains("validUntil"));
  EXPECT_EQ(outcome_of(document), ProofOutcome::valid);
}

TEST_F(Derive, AMandatoryPointerToNothingIsNamed) {
  const auto made = try_issue(badge(did_), Pointers{"/issuer", "/credentialSubject/none"});
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, ErrorCode::invalid);
  EXPECT_EQ(made.error().path, "/credentialSubject/none");
  EXPECT_NE(std::string(made.error().remedy), "");
}

TEST_F(Derive, AListOfOneCanBePointedIntoByItsHolder) {
  auto document = badge(did_);
  document = builder.with(document, "evidence",
                          read(R"([{"id": "https://a.example/1", "type": ["Evidence"],
                                    "name": "Essay", "description": "d"}])"));
  const auto made = try_issue(document);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  const auto part = shown(*made, {"/evidence/0/name"});
  EXPECT_EQ(json::write(part["evidence"]),
            R"([{"id":"https://a.example/1","type":["Evidence"],"name":"Essay"}])");
  EXPECT_EQ(outcome_of(part), ProofOutcome::valid);
}

TEST_F(Derive, SubjectsInAListAreMandatoryAsFarAsPointersReach) {
  const auto document = badge(did_);
  const auto listed =
      builder.with(document, "credentialSubject", builder.array({document["credentialSubject"]}));
  const auto made = try_issue(listed);
  ASSERT_TRUE(made.ok()) << made.error().detail << made.error().path;
  EXPECT_EQ(outcome_of(shown(*made, {})), ProofOutcome::valid);
}

TEST_F(Derive, OnlyAnOriginalInPartsIsDerivedFrom) {
  const auto whole = signed_badge(key_, SuiteId::ecdsa_rdfc_2019);
  EXPECT_EQ(derive(whole, Pointers{"/name"}, workspace, arena).error().code,
            ErrorCode::not_permitted);
  const auto part = shown(base(), {"/name"});
  const auto again = derive(part, Pointers{"/name"}, workspace, arena);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().code, ErrorCode::not_permitted);
  EXPECT_EQ(again.error().detail, "it was made for showing to somebody else already");
  EXPECT_EQ(derive("e30.e30.AA", Pointers{}, workspace, arena).error().code,
            ErrorCode::not_permitted);
  EXPECT_FALSE(derive("{}", Pointers{}, workspace, arena).ok());
  EXPECT_FALSE(derive("[]", Pointers{}, workspace, arena).ok());
}

TEST_F(Derive, NamesThePointerThatLeadsToNothing) {
  const auto made = derive(base(), Pointers{"/name", "/nobody"}, workspace, arena);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().path, "/nobody");
}

TEST_F(Derive, PointersAreCounted) {
  const Pointers many(1001, "/name");
  EXPECT_EQ(derive(base(), many, workspace, arena).error().code, ErrorCode::too_large);
}

TEST_F(Derive, OfSeveralSignaturesThoseOfPartsAreMadeAnew) {
  const ProofOptions of_the_whole{.suite = SuiteId::ecdsa_rdfc_2019,
                                  .verification_method = method_,
                                  .created = "2026-01-02T03:04:05Z"};
  auto whole = add_proof(base(), key_, of_the_whole, workspace, arena);
  ASSERT_TRUE(whole.ok());
  ProofOptions of_parts = of_the_whole;
  of_parts.suite = SuiteId::ecdsa_sd_2023;
  const Pointers mandatory{"/name", "/issuer"};
  of_parts.disclosing = {.random = &random_, .mandatory = mandatory};
  whole = add_proof(*whole, key_, of_parts, workspace, arena);
  ASSERT_TRUE(whole.ok());
  const auto made = derive(*whole, Pointers{}, workspace, arena);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  EXPECT_EQ(made->signatures_left_out, 1U);
  EXPECT_EQ(made->shown.string_at("name"), "Teamwork");
  EXPECT_EQ(made->document["proof"].size(), 2U);
  for (const std::size_t index : {0U, 1U})
    EXPECT_EQ(outcome(made->document, key_.public_key(), {}, index), ProofOutcome::valid);
}

TEST_F(Derive, ChainsAreNeitherMadeNorJudged) {
  const auto first =
      builder.with(base(), "proof", builder.with(base()["proof"], "id", text("urn:uuid:1")));
  const std::string_view previous[] = {"urn:uuid:1"};
  const ProofOptions options{.suite = SuiteId::ecdsa_sd_2023,
                             .verification_method = method_,
                             .previous_proof = previous,
                             .disclosing = {.random = &random_}};
  EXPECT_EQ(add_proof(first, key_, options, workspace, arena).error().code, ErrorCode::unsupported);
  const auto part = with_proof_member(shown(base(), {}), "previousProof", text("urn:uuid:1"));
  EXPECT_EQ(outcome_of(part), ProofOutcome::suite_unknown);
  const auto chained = with_proof_member(base(), "previousProof", text("urn:uuid:1"));
  EXPECT_EQ(derive(chained, Pointers{}, workspace, arena).error().code, ErrorCode::unsupported);
}

TEST_F(Derive, OtherKeysDoNotSignInParts) {
  const auto other = make_key(crypto::KeyType::p384);
  const auto method = method_of(other), did = did_of(other);
  IssueOptions options;
  options.disclosing.random = &random_;
  EXPECT_EQ(
      issue(badge(did), {&other, method, did}, SuiteId::ecdsa_sd_2023, options, workspace, arena)
          .error()
          .code,
      ErrorCode::not_permitted);
  const auto part = shown(base(), {});
  EXPECT_EQ(outcome(part, other.public_key()), ProofOutcome::key_mismatch);
  EXPECT_EQ(outcome(part, make_key(crypto::KeyType::p256, 9).public_key()), ProofOutcome::altered);
}

TEST_F(Derive, OlderModelsAreSignedInPartsToo) {
  const auto document = read(R"({"@context": ["https://www.w3.org/2018/credentials/v1"],
      "id": "urn:uuid:0d0c4b26-0f41-4a5c-9f2b-4f4fd4d5a3a1", "type": ["VerifiableCredential"],
      "issuer": ")" + did_ +
                             R"(", "issuanceDate": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner"}})");
  const auto made = try_issue(document);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  const auto part = shown(*made, {"/credentialSubject/id"});
  EXPECT_TRUE(part.contains("issuanceDate"));
  EXPECT_EQ(outcome_of(part), ProofOutcome::valid);
}

TEST_F(Derive, TheBytesOfWhatEverybodyMustSeeCanBeFollowed) {
  const auto document = shown(base(), {"/credentialSubject/result/0"});
  auto secured = SecuredDocument::create(document, workspace, arena);
  ASSERT_TRUE(secured.ok());
  const auto bytes =
      signed_bytes(*secured, secured->proofs().front(), crypto::KeyType::p256, workspace, arena);
  ASSERT_TRUE(bytes.ok()) << bytes.error().detail;
  EXPECT_EQ(bytes->document_digest, crypto::sha256(bytes->canonical_document));
  EXPECT_EQ(bytes->options_digest, crypto::sha256(bytes->canonical_options));
  EXPECT_TRUE(key_.public_key().verify(crypto::SignatureAlgorithm::ecdsa_p256_sha256,
                                       bytes->message, bytes->signature));
}

}  // namespace
}  // namespace cairn::securing
