// SPDX-License-Identifier: Apache-2.0
// Verdicts on presentations, and on copies that are none.
#include "crypto/jws.h"
#include "verify/test_verdicts.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

TEST_F(VerifierTest, RefusesAPresentationWhoseTokenSaysItIsACredential) {
  const auto shown = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiablePresentation"], "holder": ")" +
                          issuer.id + R"("})");
  for (const auto& [kind, verdict] : {std::pair{"vc+jwt", rejected}, {"vp+jwt", accepted}}) {
    const auto header =
        read(R"({"kid": ")" + issuer.method + R"(", "typ": ")" + std::string(kind) + R"("})");
    const auto text = *crypto::sign_jws(header, json::write(shown), issuer.key,
                                        crypto::SignatureAlgorithm::ed25519);
    EXPECT_EQ(verify(text).verdict, verdict) << kind << codes_of(verify(text));
  }
}

TEST_F(VerifierTest, JudgesEachCredentialOfAPresentation) {
  const auto holder = TestIssuer::did_key(5);
  const auto altered = with(good, "name", R"("Other badge")");
  auto presentation = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiablePresentation"], "holder": ")" +
                           holder.id + R"("})");
  presentation = builder().with(presentation, "verifiableCredential", builder().array({good}));
  const World::Signing showing{.purpose = "authentication", .challenge = "c1", .domain = "d1"};
  const auto shown = sign(presentation, holder, showing);
  options.challenge = "c1";
  options.domain = "d1";
  const auto report = verify(shown);
  EXPECT_TRUE(gives(report, accepted, holder_proved));
  EXPECT_EQ(report.format, "vp");
  EXPECT_EQ(report.holder, holder.id);
  options.challenge = "c2";
  EXPECT_TRUE(gives(verify(shown), rejected, challenge_mismatch));
  EXPECT_TRUE(gives(verify(presentation), rejected, challenge_mismatch));
  options.challenge = {};
  options.domain = "d2";
  EXPECT_TRUE(gives(verify(shown), rejected, domain_mismatch));
  options.domain = {};
  EXPECT_TRUE(gives(verify(presentation), accepted, holder_unproved));
  EXPECT_TRUE(gives(verify(sign(presentation, other, showing)), rejected, key_of_another));
  const auto spoiled =
      builder().with(presentation, "verifiableCredential", builder().array({good, altered}));
  EXPECT_TRUE(gives(verify(spoiled), rejected, signature_invalid));
}

TEST_F(VerifierTest, TellsABadgeThatSomebodyElseShows) {
  const auto ada = TestIssuer::did_key(5);
  const auto eve = TestIssuer::did_key(6);
  const auto awarded = [&](std::string_view subject) {
    const auto plain = badge(issuer.id);
    const auto named = subject.empty() ? builder().without(plain["credentialSubject"], "id")
                                       : with(plain["credentialSubject"], "id",
                                              "\"" + std::string(subject) + "\"");
    return sign(builder().with(plain, "credentialSubject", named), issuer);
  };
  const auto shown = [&](const json::Value& credential, const TestIssuer& holder) {
    const auto empty = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
      "type": ["VerifiablePresentation"], "holder": ")" +
                            holder.id + R"("})");
    return sign(builder().with(empty, "verifiableCredential", builder().array({credential})),
                holder, {.purpose = "authentication", .challenge = "c1", .domain = "d1"});
  };
  options.challenge = "c1";
  options.domain = "d1";
  const auto hers = awarded(ada.id);
  EXPECT_FALSE(verify(shown(hers, ada)).has(shown_by_another));
  EXPECT_TRUE(gives(verify(shown(hers, eve)), accepted, shown_by_another));
  EXPECT_FALSE(verify(shown(awarded(""), eve)).has(shown_by_another));

  options.subject = ada.id;
  EXPECT_TRUE(gives(verify(shown(hers, ada)), accepted, subject_bound));
  const auto stolen = verify(shown(hers, eve));
  EXPECT_TRUE(gives(stolen, rejected, shown_by_another));
  EXPECT_FALSE(stolen.credentials.front().subject.bound);
  EXPECT_LT(stolen.credentials.front().evidence_level, EvidenceLevel::signature_bound);
  EXPECT_EQ(headline(stolen), "Shown by somebody else than it was awarded to");
  EXPECT_TRUE(gives(verify(shown(awarded(""), eve)), rejected, subject_mismatch));

  options.challenge = options.domain = {};
  EXPECT_TRUE(gives(verify(shown(hers, eve)), accepted, shown_by_another));
  EXPECT_FALSE(verify(shown(hers, eve)).credentials.front().subject.bound);
  EXPECT_TRUE(gives(verify(hers), accepted, subject_bound)) << "nobody has signed for showing it";
}

TEST_F(VerifierTest, ACopyOfACredentialAnswersNoRequest) {
  options.challenge = "c1";
  EXPECT_TRUE(gives(verify(good), rejected, presentation_expected));
  EXPECT_EQ(headline(verify(good)), "A copy, not shown by its holder");
  EXPECT_TRUE(gives(verify(token(badge(issuer.id), issuer)), rejected, presentation_expected));
  for (const char* type : {"EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation"}) {
    const auto enveloped = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ")" + std::string(type) +
                                R"(", "id": "data:application/vc+jwt,)" +
                                token(badge(issuer.id), issuer) + R"("})");
    EXPECT_TRUE(gives(verify(enveloped), rejected, presentation_expected)) << type;
  }
  options.challenge = {};
  options.domain = "d1";
  EXPECT_TRUE(gives(verify(good), rejected, presentation_expected));
  options.domain = {};
  options.expected = Expected::presentation;
  EXPECT_TRUE(gives(verify(good), rejected, presentation_expected));
  options.expected = Expected::credential;
  EXPECT_EQ(verify(good).verdict, accepted);
}

TEST_F(VerifierTest, AsksOneAddressOnceHoweverManyCredentialsNameIt) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  pages.put(college.id, college.document());
  const auto one = sign(badge(college.id), college);
  const std::vector<json::Value> many(100, one);
  const auto presentation =
      builder().with(read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"]})"),
                     "verifiableCredential", builder().array(many));
  EXPECT_TRUE(gives(verify(presentation), accepted, issuer_domain));
  EXPECT_EQ(pages.fetches, 1U);
}

TEST_F(VerifierTest, APresentationIsNoCredential) {
  auto presentation = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiablePresentation"]})");
  options.expected = Expected::credential;
  EXPECT_TRUE(gives(verify(presentation), rejected, credential_expected));
  presentation = builder().with(presentation, "verifiableCredential", builder().array({good}));
  EXPECT_TRUE(gives(verify(presentation), rejected, credential_expected));
}

TEST_F(VerifierTest, APresentationOfNothingThatNobodySignedSaysNothing) {
  const auto nothing = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiablePresentation"]})");
  const auto report = verify(nothing);
  EXPECT_TRUE(gives(report, undetermined, presentation_empty));
  EXPECT_EQ(headline(report), "It shows nothing, and nobody has signed it");
  const auto holder = TestIssuer::did_key(5);
  const auto shown =
      sign(with(nothing, "holder", "\"" + holder.id + "\""), holder, {.purpose = "authentication"});
  EXPECT_TRUE(gives(verify(shown), accepted, holder_proved));
}

TEST_F(VerifierTest, WhatTheHolderSaysOfThemselvesIsTheirWord) {
  const auto holder = TestIssuer::did_key(5);
  const auto presentation = [&](const json::Value& credential) {
    return builder().with(read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"], "holder": ")" +
                               holder.id + R"("})"),
                          "verifiableCredential", builder().array({credential}));
  };
  const World::Signing showing{.purpose = "authentication"};
  const auto own = presentation(badge(holder.id));
  const auto report = verify(sign(own, holder, showing));
  EXPECT_TRUE(gives(report, undetermined, self_asserted));
  EXPECT_FALSE(report.has(unsigned_credential));
  EXPECT_EQ(report.credentials.front().evidence_level, EvidenceLevel::self);
  EXPECT_TRUE(gives(verify(own), undetermined, unsigned_credential));
  const auto of_others = sign(presentation(badge(issuer.id)), holder, showing);
  EXPECT_TRUE(gives(verify(of_others), undetermined, unsigned_credential));
}

}  // namespace
}  // namespace cairn::verify
