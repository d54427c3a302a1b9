// SPDX-License-Identifier: Apache-2.0
// Verdicts of the table in CONTRACT.md, one situation a test; what must not be accepted first. Who
// signed, tokens and presentations are in files of their own beside this.
#include "base/limits.h"
#include "encoding/base64.h"
#include "verify/test_verdicts.h"
#include "verify/test_words.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

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

// Whatever is let pass unchecked confirms nobody.
TEST_F(VerifierTest, AConfirmationThatIsNotProvedMakesNobodyACoSigner) {
  const auto by_other = sign(badge(issuer.id), other, {.id = "urn:example:stranger"})["proof"];
  auto invented = with(good["proof"], "cryptosuite", R"("future-suite-2030")");
  invented = with(invented, "previousProof", R"("urn:example:stranger")");
  const auto all =
      builder().with(good, "proof", builder().array({by_other, invented, good["proof"]}));
  EXPECT_TRUE(gives(verify(all), undetermined, proof_unchecked));
  Policy policy;
  policy.proofs = ProofsDemand::any;
  options.policy = &policy;
  const auto report = verify(all);
  EXPECT_TRUE(gives(report, accepted, proof_unchecked));
  EXPECT_TRUE(report.credentials.front().also_signed_by.empty());
  EXPECT_FALSE(report.has(signature_of_another));
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
