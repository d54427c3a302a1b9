// SPDX-License-Identifier: Apache-2.0
// Verdicts over proofs that sign statements (eddsa-rdfc-2022, ecdsa-rdfc-2019), from bytes to
// report.
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

class RdfProof : public testing::Test, protected World {
 protected:
  const Signing over_rdf{.suite = securing::SuiteId::eddsa_rdfc_2022};

  json::Value with_proofs(const json::Value& document, std::initializer_list<json::Value> proofs) {
    return builder().with(document, "proof", builder().array(proofs));
  }

  TestIssuer issuer = TestIssuer::did_key(1);
  json::Value good = sign(badge(issuer.id), issuer, over_rdf);
};

TEST_F(RdfProof, IsAcceptedAndDoesNotDependOnTheOrderOfMembers) {
  EXPECT_TRUE(gives(verify(good), accepted, signature_valid));
  const auto members = good.members();
  std::vector<json::Member> reversed(members.rbegin(), members.rend());
  EXPECT_TRUE(gives(verify(builder().object(reversed)), accepted, signature_valid));
}

TEST_F(RdfProof, OverAlteredTextIsRefusedHoweverDeep) {
  EXPECT_TRUE(gives(verify(with(good, "name", R"("Other")")), rejected, signature_invalid));
  const auto subject = good["credentialSubject"];
  const auto achievement = with(subject["achievement"], "description", R"("Ties all knots")");
  const auto deep = builder().with(good, "credentialSubject",
                                   builder().with(subject, "achievement", achievement));
  EXPECT_TRUE(gives(verify(deep), rejected, signature_invalid));
  EXPECT_TRUE(gives(verify(builder().without(good, "validFrom")), rejected, signature_invalid));
}

TEST_F(RdfProof, UnderStrippedContextsIsRefused) {
  const auto stripped = with(good, "@context", R"(["https://www.w3.org/ns/credentials/v2"])");
  EXPECT_TRUE(gives(verify(stripped), rejected, undefined_term));
  EXPECT_EQ(verify(builder().without(good, "@context")).verdict, rejected);
}

TEST_F(RdfProof, UnderSwappedContextsIsRefused) {
  const auto order = with(good, "@context",
                          R"(["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                              "https://www.w3.org/ns/credentials/v2"])");
  EXPECT_EQ(verify(order).verdict, rejected);
  const auto edition = with(good, "@context",
                            R"(["https://www.w3.org/ns/credentials/v2",
                                "https://purl.imsglobal.org/spec/ob/v3p0/context.json"])");
  EXPECT_EQ(verify(edition).verdict, rejected);
}

TEST_F(RdfProof, DoesNotCoverATermThatNoContextDefines) {
  EXPECT_TRUE(gives(verify(with(good, "praise", R"("Summa")")), rejected, undefined_term));
  const auto type = with(good, "type", R"(["VerifiableCredential", "OpenBadgeCredential", "Phd"])");
  EXPECT_TRUE(gives(verify(type), rejected, undefined_term));
}

TEST_F(RdfProof, UnderAContextNobodyKnowsIsLeftOpen) {
  const auto unknown = with(good, "@context", R"(["https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "https://nowhere.example/1"])");
  EXPECT_TRUE(gives(verify(unknown), undetermined, context_unknown));
}

TEST_F(RdfProof, ThatIsGoodDoesNotMakeUpForOneThatIsBad) {
  const auto proof = good["proof"];
  const auto later = with(proof, "created", R"("2026-01-03T00:00:00Z")");
  EXPECT_TRUE(gives(verify(with_proofs(good, {proof, later})), rejected, signature_invalid));
  const auto damaged = with(proof, "proofValue", R"("z3FXQ")");
  EXPECT_TRUE(gives(verify(with_proofs(good, {damaged, proof})), rejected, proof_malformed));
}

TEST_F(RdfProof, BesideOneOverJsonIsAcceptedWithIt) {
  EXPECT_TRUE(gives(verify(sign(good, issuer)), accepted, signature_valid));
}

TEST_F(RdfProof, ByOtherCurvesIsAccepted) {
  for (const auto type : {crypto::KeyType::p256, crypto::KeyType::p384}) {
    const auto maker = TestIssuer::did_key(6, type);
    const auto document =
        sign(badge(maker.id), maker, {.suite = securing::SuiteId::ecdsa_rdfc_2019});
    EXPECT_TRUE(gives(verify(document), accepted, signature_valid));
    EXPECT_TRUE(gives(verify(with(document, "name", R"("x")")), rejected, signature_invalid));
  }
}

}  // namespace
}  // namespace cairn::verify
