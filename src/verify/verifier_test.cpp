// SPDX-License-Identifier: Apache-2.0
// Verdicts of the table in CONTRACT.md, one situation a test; what must not be accepted first.
#include "base/limits.h"
#include "crypto/jws.h"
#include "encoding/base64.h"
#include "verify/test_words.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

class VerifierTest : public testing::Test, protected World {
 protected:
  static constexpr const char* achievement_schema =
      "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
      "ob_v3p0_achievementcredential_schema.json";
  json::Value with_schema(const json::Value& document, const std::string& url) {
    return with(extended(document), "credentialSchema",
                R"({"id": ")" + url + R"(", "type": "1EdTechJsonSchemaValidator2019"})");
  }
  // The document of `of`, whose key has an end of this kind on 2026-01-10.
  void publish_with_end(const TestIssuer& of, std::string_view member) {
    const auto document = read(of.document());
    const auto method =
        with(document["verificationMethod"].items()[0], member, R"("2026-01-10T00:00:00Z")");
    pages.put(of.id, json::write(builder().with(document, "verificationMethod",
                                                builder().array({method}))));
  }

  TestIssuer issuer = TestIssuer::did_key(1);
  TestIssuer other = TestIssuer::did_key(2);
  json::Value good = sign(badge(issuer.id), issuer);
};

TEST_F(VerifierTest, AcceptsAGoodBadgeAndShowsTheNameAsAClaim) {
  const auto report = verify(good);
  EXPECT_TRUE(gives(report, accepted, signature_valid));
  ASSERT_EQ(report.credentials.size(), 1U);
  const auto& credential = report.credentials.front();
  EXPECT_EQ(credential.format, "ob3+di");
  EXPECT_EQ(credential.name, "Knots");
  EXPECT_EQ(credential.issuer.name, "Example College");
  EXPECT_EQ(credential.issuer.identity, Identity::claimed);
  EXPECT_EQ(credential.evidence_level, EvidenceLevel::signature);
  EXPECT_EQ(credential.status, Standing::active);
  EXPECT_TRUE(credential.has(issuer_claimed));
  EXPECT_EQ(headline(report), "Unaltered; who signed it is not proved");
}

TEST_F(VerifierTest, RefusesAnAlteredBadge) {
  const auto altered = with(good, "name", R"("Other badge")");
  EXPECT_TRUE(gives(verify(altered), rejected, signature_invalid));
}

TEST_F(VerifierTest, NamesAnEncodingFaultAsSuch) {
  const auto named = sign(with(badge(issuer.id), "name", R"("Zertifikat für Käse")"), issuer);
  EXPECT_TRUE(gives(verify(named), accepted, signature_valid));
  const auto garbled = with(named, "name", R"("Zertifikat fÃ¼r KÃ¤se")");
  const auto report = verify(garbled);
  EXPECT_TRUE(gives(report, rejected, text_encoding_damaged));
  EXPECT_EQ(headline(report), "Altered after signing; it looks like an encoding fault");
}

TEST_F(VerifierTest, RefusesASignatureBySomebodyElse) {
  const auto forged = sign(badge(issuer.id), other);
  EXPECT_TRUE(gives(verify(forged), rejected, key_of_another));
}

TEST_F(VerifierTest, AcceptsAnotherPartysProofOnlyWhereTheIssuersOwnConfirmsIt) {
  const auto by_other = sign(badge(issuer.id), other, {.id = "urn:example:witness"});
  const auto chain = sign(by_other, issuer, {.previous = {"urn:example:witness"}});
  const auto report = verify(chain);
  EXPECT_TRUE(gives(report, accepted, signature_of_another));
  ASSERT_EQ(report.credentials.front().also_signed_by.size(), 1U);
  EXPECT_EQ(report.credentials.front().also_signed_by[0].id, other.id);
  EXPECT_TRUE(gives(verify(sign(by_other, issuer)), rejected, key_of_another));
  EXPECT_TRUE(gives(verify(by_other), rejected, key_of_another));
}

TEST_F(VerifierTest, RefusesOneGoodProofBesideOneBad) {
  auto proof = sign(badge(issuer.id), issuer)["proof"];
  const auto bad = with(proof, "created", R"("2026-01-03T00:00:00Z")");
  const auto both = builder().with(good, "proof", builder().array({proof, bad}));
  EXPECT_TRUE(gives(verify(both), rejected, signature_invalid));
}

TEST_F(VerifierTest, OneProofThatCannotBeCheckedLeavesItOpenUnlessThePolicySaysAny) {
  const auto unknown = with(good["proof"], "cryptosuite", R"("future-suite-2030")");
  const auto both = builder().with(good, "proof", builder().array({good["proof"], unknown}));
  EXPECT_TRUE(gives(verify(both), undetermined, proof_unchecked));
  Policy policy;
  policy.proofs = ProofsDemand::any;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(both), accepted, signature_valid));
}

TEST_F(VerifierTest, AnUnsignedBadgeIsUndetermined) {
  EXPECT_TRUE(gives(verify(badge(issuer.id)), undetermined, unsigned_credential));
}

TEST_F(VerifierTest, AnUnknownSuiteIsUndeterminedAndABaseProofRejected) {
  const auto proof = with(good["proof"], "cryptosuite", R"("bbs-2023")");
  EXPECT_TRUE(gives(verify(builder().with(good, "proof", proof)), undetermined, suite_unknown));
  const auto base = with(proof, "proofValue", R"("u2V0ChVhA")");
  EXPECT_TRUE(gives(verify(builder().with(good, "proof", base)), rejected, base_proof));
}

TEST_F(VerifierTest, ASuiteOfAnotherModelIsUnknownNotMalformed) {
  for (const char* proof :
       {R"({"type": "RsaSignature2018", "creator": "https://college.example/key",
            "created": "2020-01-01T00:00:00Z", "jws": "eyJ..x"})",
        R"({"type": "JwtProof2020", "jwt": "eyJ.x.y"})"})
    EXPECT_TRUE(gives(verify(with(badge(issuer.id), "proof", proof)), undetermined, suite_unknown))
        << proof;
  EXPECT_TRUE(gives(verify(with(badge(issuer.id), "proof", R"({"type": "DataIntegrityProof"})")),
                    rejected, proof_malformed));
  EXPECT_TRUE(gives(verify(with(badge(issuer.id), "proof", R"({"type": "Some", "created":
      "2020-01-01T00:00:00Z", "proofPurpose": "assertionMethod"})")),
                    rejected, proof_malformed));
  EXPECT_TRUE(gives(verify(with(badge(issuer.id), "proof", R"({"jws": "eyJ..x"})")), rejected,
                    proof_malformed));
}

TEST_F(VerifierTest, RefusesAProofForAnotherPurpose) {
  const auto shown = sign(badge(issuer.id), issuer, {.purpose = "authentication"});
  EXPECT_TRUE(gives(verify(shown), rejected, proof_purpose));
}

TEST_F(VerifierTest, RefusesADamagedProof) {
  const auto proof = with(good["proof"], "proofValue", R"("zNoSignature0OIl")");
  EXPECT_TRUE(gives(verify(builder().with(good, "proof", proof)), rejected, proof_malformed));
  EXPECT_TRUE(gives(verify(with(good, "proof", "7")), rejected, proof_malformed));
}

TEST_F(VerifierTest, RefusesAnExpiredProof) {
  const auto short_lived = sign(badge(issuer.id), issuer, {.expires = "2026-02-01T00:00:00Z"});
  EXPECT_TRUE(gives(verify(short_lived), rejected, proof_expired));
}

TEST_F(VerifierTest, RefusesStrippedAndSwappedContexts) {
  const auto stripped = with(good, "@context", R"(["https://www.w3.org/ns/credentials/v2"])");
  EXPECT_EQ(verify(stripped).verdict, rejected);
  const auto swapped = with(good, "@context",
                            R"(["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                                "https://www.w3.org/ns/credentials/v2"])");
  EXPECT_EQ(verify(swapped).verdict, rejected);
}

TEST_F(VerifierTest, RefusesAfterItsEndAndBeforeItsBeginning) {
  const auto ended =
      sign(with(badge(issuer.id), "validUntil", R"("2026-05-31T23:59:59Z")"), issuer);
  const auto report = verify(ended);
  EXPECT_TRUE(gives(report, rejected, expired));
  EXPECT_EQ(report.credentials.front().status, Standing::expired);
  options.at = *parse_instant("2025-12-31T23:59:59Z");
  EXPECT_TRUE(gives(verify(good), rejected, not_yet_valid));
}

TEST_F(VerifierTest, WhereBothModelsDatesStandBothBind) {
  auto old = with(badge(issuer.id), "@context", R"(["https://www.w3.org/2018/credentials/v1",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"])");
  old = with(old, "issuanceDate", R"("2026-01-01T00:00:00Z")");
  old = with(old, "validUntil", R"("2030-01-01T00:00:00Z")");
  EXPECT_TRUE(gives(verify(sign(old, issuer)), accepted, validity_current));
  const auto report =
      verify(sign(with(old, "expirationDate", R"("2026-05-31T00:00:00Z")"), issuer));
  EXPECT_TRUE(gives(report, rejected, expired));
  EXPECT_EQ(report.credentials.front().find(expired)->path, "/expirationDate");
  EXPECT_EQ(report.credentials.front().valid_until, "2026-05-31T00:00:00Z");
}

TEST_F(VerifierTest, RefusesMissingAndWrongProperties) {
  const auto nameless = sign(builder().without(badge(issuer.id), "issuer"), issuer);
  EXPECT_TRUE(gives(verify(nameless), rejected, property_missing));
  const auto wrong = sign(with(badge(issuer.id), "validFrom", R"("yesterday")"), issuer);
  EXPECT_TRUE(gives(verify(wrong), rejected, date_malformed));
}

TEST_F(VerifierTest, ADomainThatNamesTheKeyIsAnIdentity) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  const auto signed_badge = sign(badge(college.id), college);
  EXPECT_TRUE(gives(verify(signed_badge), undetermined, key_unreachable));
  pages.put("https://college.example/.well-known/did.json", college.document());
  const auto report = verify(signed_badge);
  EXPECT_TRUE(gives(report, accepted, issuer_domain));
  EXPECT_EQ(report.credentials.front().issuer.identity, Identity::domain);
  EXPECT_EQ(headline(report), "Genuine, from the owner of the issuer's website");
}

TEST_F(VerifierTest, ADocumentOfAnotherMethodThanWebNamesNoDomain) {
  const auto college = TestIssuer::named(3, "did:example:college");
  pages.put(college.id, college.document());
  const auto report = verify(sign(badge(college.id), college));
  EXPECT_TRUE(gives(report, accepted, issuer_claimed));
  EXPECT_EQ(report.credentials.front().issuer.identity, Identity::claimed);
  Policy policy;
  policy.identity = IdentityDemand::domain;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(sign(badge(college.id), college)), undetermined, identity_not_met));
}

TEST_F(VerifierTest, AnHttpsProfileThatNamesTheKeyIsAnIdentityAndItsLinkAloneIsNot) {
  auto college = TestIssuer::named(3, "https://college.example/issuer");
  college.method = college.id + "#" +
                   did::make_did_key(college.key.public_key()).substr(8);  // as some issuers do
  const auto signed_badge = sign(badge(college.id), college);
  const auto unreached = verify(signed_badge);
  EXPECT_TRUE(gives(unreached, undetermined, key_only_in_link));
  EXPECT_FALSE(unreached.has(signature_valid));
  pages.put(college.id, R"({"id": "https://college.example/issuer", "type": "Profile"})");
  EXPECT_TRUE(gives(verify(signed_badge), rejected, key_not_authorised));
}

TEST_F(VerifierTest, RefusesAKeyTheIssuersDocumentDoesNotName) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  auto thief = TestIssuer::named(4, "did:web:college.example");
  pages.put(college.id, college.document());
  EXPECT_TRUE(gives(verify(sign(badge(college.id), thief)), rejected, signature_invalid));
  thief.method = college.id + "#key-2";
  EXPECT_TRUE(gives(verify(sign(badge(college.id), thief)), rejected, key_not_authorised));
  EXPECT_TRUE(gives(verify(sign(badge(college.id), other)), rejected, key_not_authorised));
}

TEST_F(VerifierTest, RefusesAKeyThatMayShowButNotAward) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  auto document = read(college.document());
  document = builder().without(document, "assertionMethod");
  pages.put(college.id, json::write(document));
  EXPECT_TRUE(gives(verify(sign(badge(college.id), college)), rejected, key_not_authorised));
}

TEST_F(VerifierTest, RefusesAWithdrawnKeyWhateverTheProofSaysOfItsTime) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  publish_with_end(college, "revoked");
  const auto back_dated = sign(badge(college.id), college);
  EXPECT_TRUE(gives(verify(back_dated), rejected, key_revoked));
  const auto later = sign(badge(college.id), college, {.created = "2026-01-11T00:00:00Z"});
  EXPECT_TRUE(gives(verify(later), rejected, key_revoked));
  options.at = *parse_instant("2026-01-09T00:00:00Z");
  EXPECT_TRUE(gives(verify(back_dated), accepted, issuer_domain));
}

TEST_F(VerifierTest, RefusesAKeyWhoseTimeIsOverWhateverTheProofSaysOfItsTime) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  publish_with_end(college, "expires");
  const auto back_dated = sign(badge(college.id), college);
  EXPECT_TRUE(gives(verify(back_dated), rejected, key_expired));
  const auto later = sign(badge(college.id), college, {.created = "2026-01-11T00:00:00Z"});
  EXPECT_TRUE(gives(verify(later), rejected, key_expired));
  options.at = *parse_instant("2026-01-09T00:00:00Z");
  EXPECT_TRUE(gives(verify(back_dated), accepted, issuer_domain));
}

TEST_F(VerifierTest, OnlyWhereARecordNamesTheKeyIsThatSaid) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  pages.put(college.id, college.document());
  EXPECT_TRUE(gives(verify(sign(badge(college.id), college)), accepted, key_authorised));
  for (const auto& report : {verify(good), verify(token(badge(issuer.id), issuer))}) {
    EXPECT_TRUE(gives(report, accepted, key_is_issuer));
    EXPECT_FALSE(report.has(key_authorised));
  }
}

TEST_F(VerifierTest, AListNamesAnIssuerByIdForATimeAndAPurpose) {
  const auto entry = [&](const std::string& more) {
    return *parse_trust(read(R"({"lists": [{"name": "Home", "issuers": [{"id": ")" + issuer.id +
                             R"(", "name": "The College")" + more + "}]}]}"));
  };
  auto trust = entry("");
  options.trust = &trust;
  const auto listed = verify(good);
  EXPECT_TRUE(gives(listed, accepted, issuer_listed));
  EXPECT_EQ(listed.credentials.front().issuer.identity, Identity::listed);
  EXPECT_EQ(listed.credentials.front().issuer.lists, std::vector<std::string>{"Home"});
  trust = entry(R"(, "until": "2025-12-31")");
  EXPECT_TRUE(gives(verify(good), accepted, issuer_list_period));
  trust = entry(R"(, "for": ["Degree"])");
  EXPECT_TRUE(gives(verify(good), accepted, issuer_list_purpose));
  trust = entry(R"(, "for": ["Badge"])");
  EXPECT_TRUE(gives(verify(good), accepted, issuer_listed));
}

TEST_F(VerifierTest, ABareKeyWithAFamousNameIsNeverThatIssuer) {
  const auto trust = *parse_trust(read(
      R"({"lists": [{"name": "Home", "issuers": [{"id": "did:web:harvard.edu",
          "name": "Harvard University"}]}]})"));
  options.trust = &trust;
  for (const char* name : {"Harvard University", "H\xD0\xB0rvard University"}) {
    const auto report = verify(sign(badge(issuer.id, name), issuer));
    EXPECT_TRUE(gives(report, accepted, issuer_look_alike));
    EXPECT_EQ(report.credentials.front().issuer.identity, Identity::claimed);
    EXPECT_TRUE(report.credentials.front().issuer.lists.empty());
    EXPECT_EQ(headline(report), "Unaltered; who signed it is not proved");
  }
}

TEST_F(VerifierTest, NotInMyListIsNotInvalid) {
  Policy policy;
  policy.identity = IdentityDemand::listed;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(good), undetermined, identity_not_met));
}

TEST_F(VerifierTest, ASchemaThatCannotBeReadLeavesItOpenUnlessNotDemanded) {
  const auto document = sign(with(badge(issuer.id), "credentialSchema",
                                  R"({"id": "https://example.org/s.json", "type": "JsonSchema"})"),
                             issuer);
  EXPECT_TRUE(gives(verify(document), undetermined, schema_unreachable));
  Policy policy;
  policy.require = Demands().with(Demand::proof).with(Demand::validity);
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(document), accepted, schema_unreachable));
}

TEST_F(VerifierTest, TheOfficialSchemaIsCheckedByItsRules) {
  const auto document = sign(with_schema(badge(issuer.id), achievement_schema), issuer);
  EXPECT_TRUE(gives(verify(document), accepted, schema_checked));
}

TEST_F(VerifierTest, ASchemaOfAnotherKindOfDocumentIsNotSaidToBeChecked) {
  for (const std::string url :
       {"https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
        "ob_v3p0_endorsementcredential_schema.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_profile_schema.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/no_such_schema.json",
        "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/"
        "clr_v2p0_clrcredential_schema.json",
        "https://purl.imsglobal.org/spec/vcrl/v1p0/schema/json/"
        "vcrl_v1p0_revocationlist_schema.json"}) {
    const auto report = verify(sign(with_schema(badge(issuer.id), url), issuer));
    EXPECT_TRUE(gives(report, undetermined, schema_unreachable)) << url;
    EXPECT_FALSE(report.has(schema_checked)) << url;
  }
}

TEST_F(VerifierTest, NoSchemaPassesWhatIsMadeWrongly) {
  const auto unnamed = builder().without(badge(issuer.id), "validFrom");
  const auto report = verify(sign(with_schema(unnamed, achievement_schema), issuer));
  EXPECT_TRUE(gives(report, rejected, property_missing));
  EXPECT_FALSE(report.has(schema_checked));
}

TEST_F(VerifierTest, IsAboutThePersonAskedForOrWarns) {
  options.subject = "did:example:learner";
  const auto bound = verify(good);
  EXPECT_TRUE(gives(bound, accepted, subject_bound));
  EXPECT_TRUE(bound.credentials.front().subject.bound);
  EXPECT_EQ(bound.credentials.front().evidence_level, EvidenceLevel::signature_bound);
  options.subject = "email:somebody@example.org";
  const auto unbound = verify(good);
  EXPECT_TRUE(gives(unbound, accepted, subject_mismatch));
  EXPECT_FALSE(unbound.credentials.front().subject.bound);
  Policy policy;
  policy.require = Demands().with(Demand::proof).with(Demand::subject);
  options.policy = &policy;
  const auto refused = verify(good);
  EXPECT_TRUE(gives(refused, rejected, subject_mismatch));
  EXPECT_EQ(headline(refused), "Nothing shows that it is about the person you asked about");
  options.subject = {};
  EXPECT_TRUE(gives(verify(good), undetermined, subject_not_shown));
}

TEST_F(VerifierTest, OfSeveralSubjectsItNamesTheOneAskedFor) {
  auto subject = badge(issuer.id)["credentialSubject"];
  const auto teammate = with(subject, "id", R"("did:example:teammate")");
  const auto both =
      builder().with(badge(issuer.id), "credentialSubject", builder().array({subject, teammate}));
  options.subject = "did:example:teammate";
  const auto report = verify(token(both, issuer, securing::JwtProfile::vc_jose_cose));
  const auto& credential = report.credentials.front();
  EXPECT_TRUE(credential.subject.bound) << codes_of(report);
  EXPECT_EQ(credential.subject.id, "did:example:teammate");
  EXPECT_EQ(credential.find(subject_bound)->path, "/credentialSubject/1");
}

TEST_F(VerifierTest, AWeakerEvidenceThanDemandedIsUndetermined) {
  Policy policy;
  policy.evidence_level = EvidenceLevel::signature_bound;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(good), undetermined, evidence_level_not_met));
}

TEST_F(VerifierTest, WhatIsNoCredentialIsAnError) {
  for (const char* text :
       {"", "   ", "{", "[]", "7", "\"text\"", "{}", R"({"hello": 1})", "plain words", "\xFF\xFE",
        "a.b", "data:,", "<svg xmlns='a'/>", R"({"type": "VerifiableCredential", "type": "Other"})",
        "\x89PNG\r\n\x1a\n"}) {
    const auto report = verifier.verify(as_bytes(text), options);
    ASSERT_FALSE(report.ok()) << text << codes_of(*report);
    EXPECT_EQ(report.error().code, ErrorCode::unreadable) << text;
  }
}

TEST_F(VerifierTest, WhatIsTooLongIsAnErrorAtOnce) {
  const std::string long_text(limits::input_bytes_max + 1, '[');
  EXPECT_EQ(verifier.verify(as_bytes(long_text), options).error().code, ErrorCode::too_large);
}

TEST_F(VerifierTest, OpensDataUrls) {
  const auto url =
      "data:application/json;base64," + encoding::to_base64(as_bytes(json::write(good)));
  EXPECT_TRUE(gives(verify(url), accepted, signature_valid));
}

TEST_F(VerifierTest, ReadsTokensInTheirThreeProfiles) {
  EXPECT_TRUE(gives(verify(token(badge(issuer.id), issuer)), accepted, signature_valid));
  EXPECT_TRUE(gives(verify(token(badge(issuer.id), issuer, securing::JwtProfile::vc_jose_cose)),
                    accepted, signature_valid));
  EXPECT_EQ(verify(token(badge(issuer.id), issuer)).credentials.front().format, "ob3+jwt");
  auto old = with(badge(issuer.id), "@context", R"(["https://www.w3.org/2018/credentials/v1",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"])");
  old = with(builder().without(old, "validFrom"), "issuanceDate", R"("2026-01-01T00:00:00Z")");
  const auto wrapped = token(old, issuer, securing::JwtProfile::vcdm_1_1);
  EXPECT_TRUE(gives(verify(wrapped), accepted, signature_valid));
  options.at = *parse_instant("2025-12-31T00:00:00Z");
  EXPECT_TRUE(gives(verify(wrapped), rejected, not_yet_valid));
}

TEST_F(VerifierTest, RefusesTokensOfNoneForeignOrAlteredSignature) {
  const auto good_token = token(badge(issuer.id), issuer);
  const auto first = good_token.find('.');
  const auto last = good_token.rfind('.');
  const auto header = encoding::to_base64url(as_bytes(R"({"alg":"none"})"));
  const auto none = header + good_token.substr(first, last - first + 1);
  EXPECT_TRUE(gives(verify(none), rejected, algorithm_refused));
  EXPECT_TRUE(gives(verify(none + "AAAA"), rejected, algorithm_refused));
  auto altered = good_token;
  altered[last + 1] = altered[last + 1] == 'A' ? 'B' : 'A';
  EXPECT_TRUE(gives(verify(altered), rejected, signature_invalid));
  EXPECT_TRUE(gives(verify(token(badge(issuer.id), other)), rejected, key_of_another));
}

TEST_F(VerifierTest, ATokenOfWhichAnyCharacterIsAlteredIsNeverAcceptedAndHardlyEverUnreadable) {
  const auto good_token = token(badge(issuer.id), issuer);
  const auto payload = good_token.find('.') + 1;
  std::size_t unreadable_count = 0, count = 0;
  for (auto at = payload; at < good_token.size(); at += 7) {
    for (const char other_letter : {'!', 'A', 'B'}) {
      auto altered = good_token;
      if (altered[at] == other_letter || altered[at] == '.') continue;
      altered[at] = other_letter;
      const auto report = verifier.verify(as_bytes(altered), options);
      EXPECT_TRUE(!report.ok() || report->verdict != accepted) << at;
      unreadable_count += report.ok() ? 0 : 1;
      ++count;
    }
  }
  EXPECT_TRUE(
      gives(verify(good_token.substr(0, good_token.size() - 4)), rejected, signature_invalid));
  EXPECT_LT(unreadable_count * 100, count);  // what names it a credential may be hit too
  auto unreadable = good_token;
  unreadable[payload] = '*';
  EXPECT_TRUE(gives(verify(unreadable), rejected, signature_invalid));
}

TEST_F(VerifierTest, AProofInsideASignedEnvelopeIsHeldToBeGoodToo) {
  const auto foreign = sign(badge(other.id), other);
  const auto document = builder().with(badge(issuer.id), "proof", foreign["proof"]);
  EXPECT_EQ(verify(token(document, issuer)).verdict, rejected);
  EXPECT_EQ(verify(token(sign(badge(issuer.id), issuer), issuer)).verdict, accepted);
}

TEST_F(VerifierTest, RefusesAKeyOfAnotherTypeThanTheAlgorithm) {
  auto confused = TestIssuer::did_key(9, crypto::KeyType::p256);
  confused.key = issuer.key;
  EXPECT_TRUE(gives(verify(token(badge(confused.id), confused)), rejected, key_wrong_type));
  EXPECT_TRUE(gives(verify(sign(badge(confused.id), confused)), rejected, key_wrong_type));
}

TEST_F(VerifierTest, RefusesTokensWhoseEnvelopeContradictsTheBadge) {
  const auto honest = token(badge(issuer.id), issuer);
  const auto claims = R"({"iss": "did:example:other"})";
  auto document = badge(issuer.id);
  for (const auto& member : read(claims).members())
    document = builder().with(document, member.key, member.value);
  const auto header = read(R"({"kid": ")" + issuer.method + R"("})");
  const auto forged = *crypto::sign_jws(header, json::write(document), issuer.key,
                                        crypto::SignatureAlgorithm::ed25519);
  EXPECT_TRUE(gives(verify(forged), rejected, token_claims_differ));
}

TEST_F(VerifierTest, ANameOfAKeyMayHoldAColonAndBeNoUrl) {
  auto college = TestIssuer::named(3, "did:web:college.example");
  college.method = college.id + "#2026:key-1";
  auto document = read(college.document());
  for (const char* member : {"assertionMethod", "authentication"})
    document = with(document, member, "[\"" + college.method + "\"]");
  const auto method =
      with(document["verificationMethod"].items()[0], "id", "\"" + college.method + "\"");
  pages.put(college.id,
            json::write(builder().with(document, "verificationMethod", builder().array({method}))));
  college.method = "2026:key-1";
  EXPECT_TRUE(gives(verify(token(badge(college.id), college)), accepted, issuer_domain));
}

TEST_F(VerifierTest, RefusesTokensThatSayTheyHoldSomethingElse) {
  for (const char* kind : {R"("typ": "at+jwt")", R"("typ": "vc+jwt", "cty": "json")",
                           R"("typ": "vp+jwt")", R"("typ": 5)"}) {
    const auto header = read(R"({"kid": ")" + issuer.method + R"(", )" + kind + "}");
    const auto text = *crypto::sign_jws(header, json::write(badge(issuer.id)), issuer.key,
                                        crypto::SignatureAlgorithm::ed25519);
    EXPECT_TRUE(gives(verify(text), rejected, token_type_unexpected)) << kind;
  }
}

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

TEST_F(VerifierTest, NothingIsFetchedWithoutAPort) {
  options.resources = nullptr;
  const auto college = TestIssuer::named(3, "did:web:college.example");
  pages.put(college.id, college.document());
  EXPECT_TRUE(gives(verify(sign(badge(college.id), college)), undetermined, key_unreachable));
  EXPECT_EQ(pages.fetches, 0U);
}

TEST_F(VerifierTest, AcceptGivesAVerifiedCredentialOrTheReason) {
  static_assert(!std::is_constructible_v<Verified<Credential>, Credential, CredentialReport>);
  static_assert(!std::is_default_constructible_v<Verified<Credential>>);
  const auto text = json::write(good);
  const auto accepted = verifier.accept(as_bytes(text), options);
  ASSERT_TRUE(accepted.ok()) << accepted.error().detail;
  EXPECT_EQ((*accepted)->summary.name, "Knots");
  EXPECT_EQ(accepted->evidence_level(), EvidenceLevel::signature);
  const auto unsigned_text = json::write(badge(issuer.id));
  EXPECT_EQ(verifier.accept(as_bytes(unsigned_text), options).error().code,
            ErrorCode::not_permitted);
}

TEST_F(VerifierTest, WhatIsNotSignedIsNeverCalledUnalteredNorVerified) {
  Policy policy;
  policy.require = Demands().with(Demand::validity);
  options.policy = &policy;
  const auto text = json::write(badge(issuer.id));
  const auto report = verify(text);
  EXPECT_TRUE(gives(report, accepted, unsigned_credential));
  EXPECT_EQ(headline(report), "Not signed; your rules do not ask for it");
  EXPECT_EQ(verifier.accept(as_bytes(text), options).error().code, ErrorCode::not_permitted);
  const auto college = TestIssuer::named(3, "did:web:college.example");
  const auto unreached = verify(sign(badge(college.id), college));
  EXPECT_TRUE(gives(unreached, accepted, key_unreachable));
  EXPECT_EQ(headline(unreached), "Who signed it was not checked; your rules do not ask for it");
}

TEST_F(VerifierTest, HeadlinesAvoidTechnicalWords) {
  for (const auto verdict : {accepted, undetermined, rejected})
    for (const auto identity : {Identity::claimed, Identity::listed, Identity::domain})
      for (const auto& row : all_messages()) {
        CredentialReport report;
        report.verdict = verdict;
        report.issuer.identity = identity;
        report.findings.push_back({row.code, row.outcome, {}, {}});
        EXPECT_EQ(technical_word_in(headline(report)), "");
        EXPECT_FALSE(headline(report).empty());
      }
}

TEST_F(VerifierTest, WritesTheReportOfTheContract) {
  const auto report = to_json(verify(good), builder());
  EXPECT_EQ(report.string_at("verdict"), "accepted");
  EXPECT_EQ(report.string_at("format"), "ob3+di");
  const auto credential = report["credentials"].items()[0];
  for (const char* member : {"id", "name", "issuer", "subject", "valid_from", "valid_until",
                             "evidence_level", "status", "findings"})
    EXPECT_TRUE(credential.contains(member)) << member;
  EXPECT_EQ(credential["issuer"].string_at("identity"), "claimed");
  EXPECT_TRUE(credential["issuer"]["lists"].is_array());
  EXPECT_TRUE(credential["subject"]["bound"].is_boolean());
  for (const auto& finding : credential["findings"].items())
    for (const char* member : {"check", "outcome", "code", "where", "path", "message", "remedy"})
      EXPECT_TRUE(finding[member].is_string()) << member;
}

}  // namespace
}  // namespace cairn::verify
