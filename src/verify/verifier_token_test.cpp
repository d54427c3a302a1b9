// SPDX-License-Identifier: Apache-2.0
// Verdicts on tokens: what signs them, and what they say of themselves.
#include "crypto/jws.h"
#include "encoding/base64.h"
#include "verify/test_verdicts.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

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

}  // namespace
}  // namespace cairn::verify
