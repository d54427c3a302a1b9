// SPDX-License-Identifier: Apache-2.0
// What must not pass as a proof, and why it does not.
#include "securing/verify_proof.h"

#include "encoding/base58.h"
#include "encoding/base64.h"
#include "encoding/multibase.h"
#include "securing/test_credential.h"
#include "securing/transform.h"

namespace cairn::securing {
namespace {

using crypto::KeyType;
using enum ProofOutcome;

class VerifyProof : public SecuringTest {};

struct SuiteAndKey {
  SuiteId suite;
  KeyType key;
};
constexpr std::array creatable{SuiteAndKey{SuiteId::eddsa_rdfc_2022, KeyType::ed25519},
                               SuiteAndKey{SuiteId::eddsa_jcs_2022, KeyType::ed25519},
                               SuiteAndKey{SuiteId::ecdsa_rdfc_2019, KeyType::p256},
                               SuiteAndKey{SuiteId::ecdsa_rdfc_2019, KeyType::p384},
                               SuiteAndKey{SuiteId::ecdsa_jcs_2019, KeyType::p256},
                               SuiteAndKey{SuiteId::ecdsa_jcs_2019, KeyType::p384},
                               SuiteAndKey{SuiteId::ed25519_signature_2020, KeyType::ed25519}};

TEST_F(VerifyProof, AcceptsWhatEachSuiteSigned) {
  for (const auto& [suite_id, type] : creatable) {
    const auto key = make_key(type);
    const auto found = verdict(signed_badge(key, suite_id), key.public_key());
    EXPECT_EQ(found.outcome, valid) << suite(suite_id).name << ": " << found.detail;
  }
}

TEST_F(VerifyProof, NoticesEachAlteredMember) {
  const json::Builder builder(arena);
  for (const auto& [suite_id, type] : creatable) {
    const auto key = make_key(type);
    const auto document = signed_badge(key, suite_id);
    for (const auto* member : {"name", "validFrom", "validUntil", "id"}) {
      const auto changed =
          std::string_view(member) == "id" ? "urn:uuid:other" : "2027-01-01T00:00:00Z";
      EXPECT_EQ(outcome(builder.with(document, member, text(changed)), key.public_key()), altered)
          << suite(suite_id).name << " " << member;
    }
    EXPECT_EQ(outcome(builder.without(document, "validUntil"), key.public_key()), altered);
    EXPECT_EQ(outcome(with_proof_member(document, "created", text("2026-01-02T03:04:06Z")),
                      key.public_key()),
              altered);
    EXPECT_EQ(outcome(with_proof_member(document, "verificationMethod", text("did:key:z6Mk#x")),
                      key.public_key()),
              altered);
  }
}

TEST_F(VerifyProof, NoticesAnotherKeyAndAnotherKindOfKey) {
  const auto key = make_key();
  const auto document = signed_badge(key, SuiteId::eddsa_rdfc_2022);
  EXPECT_EQ(outcome(document, make_key(KeyType::ed25519, 8).public_key()), altered);
  EXPECT_EQ(outcome(document, make_key(KeyType::p256).public_key()), key_mismatch);
  const auto p384 = make_key(KeyType::p384);
  EXPECT_EQ(
      outcome(signed_badge(p384, SuiteId::ecdsa_rdfc_2019), make_key(KeyType::p256).public_key()),
      signature_unreadable);
}

TEST_F(VerifyProof, NoticesAnotherSuiteName) {
  const auto key = make_key();
  const auto document = signed_badge(key, SuiteId::eddsa_rdfc_2022);
  EXPECT_EQ(
      outcome(with_proof_member(document, "cryptosuite", text("eddsa-2022")), key.public_key()),
      altered);
  EXPECT_EQ(
      outcome(with_proof_member(document, "cryptosuite", text("eddsa-jcs-2022")), key.public_key()),
      context_mismatch);
  EXPECT_EQ(outcome(with_proof_member(document, "cryptosuite", text("bbs-2023")), key.public_key()),
            suite_unknown);
  EXPECT_EQ(outcome(with_proof_member(document, "cryptosuite", text("ecdsa-rdfc-2019")),
                    key.public_key()),
            key_mismatch);
}

TEST_F(VerifyProof, AcceptsOnlyAllowedSuites) {
  const auto key = make_key();
  EXPECT_EQ(outcome(signed_badge(key, SuiteId::eddsa_rdfc_2022), key.public_key(),
                    {.allowed = SuiteSet::none().with(SuiteId::eddsa_jcs_2022)}),
            suite_not_allowed);
}

TEST_F(VerifyProof, AsksForPurposeDomainAndChallenge) {
  const auto key = make_key();
  const auto method = method_of(key);
  const auto document = add_proof(badge(did_of(key)), key,
                                  {.verification_method = method,
                                   .created = "2026-01-02T03:04:05Z",
                                   .purpose = "authentication",
                                   .expires = "2026-01-03T00:00:00Z",
                                   .challenge = "c-1",
                                   .domain = "verifier.example",
                                   .nonce = "n-1"},
                                  workspace, arena);
  ASSERT_TRUE(document.ok()) << document.error().detail;
  const auto check = [&](const ProofRequirements& requirements) {
    return outcome(*document, key.public_key(), requirements);
  };
  EXPECT_EQ(check({}), purpose_mismatch);
  EXPECT_EQ(check({.purpose = "authentication"}), valid);
  EXPECT_EQ(check({.purpose = "", .domain = "verifier.example", .challenge = "c-1"}), valid);
  EXPECT_EQ(check({.purpose = "", .domain = "other.example"}), domain_mismatch);
  EXPECT_EQ(check({.purpose = "", .challenge = "c-2"}), challenge_mismatch);
  EXPECT_EQ(check({.purpose = "", .now = *parse_instant("2026-01-02T23:59:59Z")}), valid);
  EXPECT_EQ(check({.purpose = "", .now = *parse_instant("2026-01-03T00:00:01Z")}), expired);
}

TEST_F(VerifyProof, NoticesARelabelledPurpose) {
  const auto key = make_key();
  const auto method = method_of(key);
  const auto document = add_proof(badge(did_of(key)), key,
                                  {.verification_method = method,
                                   .created = "2026-01-02T03:04:05Z",
                                   .purpose = "authentication"},
                                  workspace, arena);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(outcome(with_proof_member(*document, "proofPurpose", text("assertionMethod")),
                    key.public_key()),
            altered);
}

TEST_F(VerifyProof, ReadsOneEncodingOfASignatureOnly) {
  const auto key = make_key();
  const auto document = signed_badge(key, SuiteId::eddsa_rdfc_2022);
  const auto bytes = encoding::from_multibase(document["proof"].string_at("proofValue")).value();
  const std::string bare = encoding::to_base58(bytes);
  auto longer = bytes;
  longer.push_back(0);
  auto flipped = bytes;
  flipped[40] ^= 1;
  struct Case {
    std::string proof_value;
    ProofOutcome wanted;
  };
  for (const auto& [value, wanted] : std::initializer_list<Case>{
           {bare, signature_unreadable},
           {"u" + encoding::to_base64url(bytes), signature_unreadable},
           {"z" + bare + " ", signature_unreadable},
           {"z" + bare + "0", signature_unreadable},
           {"", signature_unreadable},
           {"z", signature_unreadable},
           {"z" + encoding::to_base58(longer), signature_unreadable},
           {"z" + encoding::to_base58(Bytes(bytes.begin(), bytes.end() - 1)), signature_unreadable},
           {"z" + encoding::to_base58(flipped), altered}})
    EXPECT_EQ(outcome(with_proof_member(document, "proofValue", text(value)), key.public_key()),
              wanted)
        << value;
  EXPECT_EQ(outcome(with_proof_member(document, "proofValue", json::Value()), key.public_key()),
            signature_unreadable);
}

TEST_F(VerifyProof, NoticesSwappedAndStrippedContexts) {
  const json::Builder builder(arena);
  const auto key = make_key();
  const auto document = signed_badge(key, SuiteId::eddsa_rdfc_2022);
  const auto with_context = [&](std::string_view context) {
    return outcome(builder.with(document, "@context", read(context)), key.public_key());
  };
  // An earlier Open Badges context calls some terms otherwise.
  EXPECT_EQ(with_context(R"(["https://www.w3.org/ns/credentials/v2",
                             "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"])"),
            altered);
  EXPECT_EQ(with_context(R"(["https://www.w3.org/ns/credentials/v2"])"), undefined_term);
  EXPECT_EQ(with_context(R"(["https://www.w3.org/ns/credentials/v2",
                             "https://unknown.example/context"])"),
            context_unknown);
  EXPECT_EQ(outcome(builder.without(document, "@context"), key.public_key()), undefined_term);
}

TEST_F(VerifyProof, OfJcsNeedsTheDocumentsContextInTheProof) {
  const json::Builder builder(arena);
  const auto key = make_key();
  const auto document = signed_badge(key, SuiteId::eddsa_jcs_2022);
  const auto without =
      builder.with(document, "proof", builder.without(document["proof"], "@context"));
  EXPECT_EQ(outcome(without, key.public_key()), context_mismatch);
  // One more context at the end of the document's is allowed: the signature is over the proof's.
  const auto contexts = document["@context"].items();
  std::vector<json::Value> more(contexts.begin(), contexts.end());
  more.push_back(text("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"));
  EXPECT_EQ(outcome(builder.with(document, "@context", builder.array(more)), key.public_key()),
            valid);
  std::swap(more[0], more[1]);
  EXPECT_EQ(outcome(builder.with(document, "@context", builder.array(more)), key.public_key()),
            context_mismatch);
}

TEST_F(VerifyProof, NoticesAnUndefinedTerm) {
  const json::Builder builder(arena);
  const auto key = make_key();
  const auto document = signed_badge(key, SuiteId::eddsa_rdfc_2022);
  const auto found = verdict(builder.with(document, "bonus", text("x")), key.public_key());
  EXPECT_EQ(found.outcome, undefined_term);
  EXPECT_NE(found.path.find("bonus"), std::string::npos) << found.path;
}

TEST_F(VerifyProof, JudgesEachProofOfASetByItself) {
  const auto first = make_key(KeyType::ed25519, 1);
  const auto second = make_key(KeyType::p256, 2);
  const auto did = did_of(first);
  const auto method = method_of(first);
  const auto other_method = method_of(second);
  const auto one =
      add_proof(badge(did), first, {.verification_method = method}, workspace, arena).value();
  const auto two =
      add_proof(one, second,
                {.suite = SuiteId::ecdsa_rdfc_2019, .verification_method = other_method}, workspace,
                arena)
          .value();
  EXPECT_EQ(outcome(two, first.public_key(), {}, 0), valid);
  EXPECT_EQ(outcome(two, second.public_key(), {}, 1), valid);
  EXPECT_EQ(outcome(two, make_key(KeyType::p256, 3).public_key(), {}, 1), altered);
}

TEST_F(VerifyProof, InAChainCoversTheProofsBefore) {
  const json::Builder builder(arena);
  for (const auto suite_id : {SuiteId::eddsa_rdfc_2022, SuiteId::eddsa_jcs_2022}) {
    const auto first = make_key(KeyType::ed25519, 1);
    const auto second = make_key(KeyType::ed25519, 2);
    const auto method = method_of(first);
    const auto other_method = method_of(second);
    constexpr std::array<std::string_view, 1> before{"urn:uuid:one"};
    const auto one = add_proof(badge(did_of(first)), first,
                               {.suite = suite_id, .verification_method = method, .id = before[0]},
                               workspace, arena)
                         .value();
    const auto two =
        add_proof(
            one, second,
            {.suite = suite_id, .verification_method = other_method, .previous_proof = before},
            workspace, arena)
            .value();
    EXPECT_EQ(outcome(two, second.public_key(), {}, 1), valid);

    const auto proofs = two["proof"].items();
    const auto touched = builder.with(proofs[0], "created", text("2020-01-01T00:00:00Z"));
    EXPECT_EQ(outcome(builder.with(two, "proof", builder.array({touched, proofs[1]})),
                      second.public_key(), {}, 1),
              altered);
    EXPECT_EQ(outcome(builder.with(two, "proof", proofs[1]), second.public_key()),
              previous_missing);
    const auto circle = builder.with(proofs[0], "previousProof", text("urn:uuid:one"));
    EXPECT_EQ(outcome(builder.with(two, "proof", circle), first.public_key()), previous_cycle);
  }
}

TEST_F(VerifyProof, TakesTheContextAnOlderProofBringsAlong) {
  const json::Builder builder(arena);
  const auto key = make_key();
  const auto document = signed_badge(key, SuiteId::ed25519_signature_2020);
  // Some wallets write the context of the suite into the proof; it then stands for the document's.
  const auto own = builder.with(document, "proof",
                                builder.with(document["proof"], "@context", document["@context"]));
  EXPECT_EQ(outcome(own, key.public_key()), valid);
  const auto inline_context = with_proof_member(
      document, "@context", read(R"([{"proofPurpose": "https://w3id.org/security#domain"}])"));
  EXPECT_EQ(outcome(inline_context, key.public_key()), context_mismatch);
}

// Ed25519Signature2018 is made here as its libraries made it; the product only verifies it.
TEST_F(VerifyProof, ReadsTheDetachedJwsOf2018) {
  const json::Builder builder(arena);
  const auto key = make_key();
  const auto did = did_of(key);
  const auto document =
      builder.with(badge(did), "@context", read(R"(["https://www.w3.org/ns/credentials/v2",
               "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
               "https://w3id.org/security/suites/ed25519-2018/v1"])"));
  const auto proof = read(R"({"type":"Ed25519Signature2018","created":"2026-01-02T03:04:05Z",
      "proofPurpose":"assertionMethod","verificationMethod":")" +
                          method_of(key) + "\"}");
  const auto& old = suite(SuiteId::ed25519_signature_2018);
  const auto configuration = proof_configuration(document, proof, old, arena).value();
  constexpr auto sha256 = crypto::HashAlgorithm::sha256;
  const auto input = signing_input(
      canonical_digest(configuration, Transformation::rdfc, sha256, workspace).value(),
      canonical_digest(document, Transformation::rdfc, sha256, workspace).value());
  const auto sign_as = [&](std::string_view header) {
    const auto start = encoding::to_base64url(as_bytes(header)) + ".";
    const auto message = start + std::string(as_text(input.view()));
    const auto signature = key.sign(crypto::SignatureAlgorithm::ed25519, as_bytes(message)).value();
    const auto jws = start + "." + encoding::to_base64url(signature);
    return outcome(builder.with(document, "proof", builder.with(proof, "jws", text(jws))),
                   key.public_key());
  };
  EXPECT_EQ(sign_as(R"({"alg":"EdDSA","b64":false,"crit":["b64"]})"), valid);
  EXPECT_EQ(sign_as(R"({"b64":false,"crit":["b64"],"alg":"EdDSA"})"), valid);
  EXPECT_EQ(sign_as(R"({"alg":"none","b64":false,"crit":["b64"]})"), signature_unreadable);
  EXPECT_EQ(sign_as(R"({"alg":"EdDSA"})"), signature_unreadable);
  EXPECT_EQ(sign_as(R"({"alg":"EdDSA","b64":true,"crit":["b64"]})"), signature_unreadable);
}

}  // namespace
}  // namespace cairn::securing
