// SPDX-License-Identifier: Apache-2.0
#include "securing/jwt.h"

#include "encoding/base64.h"
#include "securing/sign_jwt.h"
#include "securing/test_credential.h"

namespace cairn::securing {
namespace {

using crypto::KeyType;
using crypto::SignatureAlgorithm;

class Jwt : public SecuringTest {
 protected:
  static constexpr std::array profiles{JwtProfile::open_badges_3, JwtProfile::vc_jose_cose,
                                       JwtProfile::vcdm_1_1};

  std::string sign(const json::Value& document, const crypto::PrivateKey& key, JwtProfile profile) {
    const auto method = method_of(key);
    const auto token = sign_jwt(document, key, {.profile = profile, .key_id = method}, arena);
    EXPECT_TRUE(token.ok()) << (token.ok() ? "" : token.error().detail);
    return token.ok() ? *token : "";
  }
  SecuredJwt read_token(const std::string& token) {
    auto jwt = read_jwt(token, arena);
    EXPECT_TRUE(jwt.ok()) << (jwt.ok() ? "" : jwt.error().detail);
    return jwt.ok() ? *std::move(jwt) : SecuredJwt{};
  }
  // A token with exactly this header (without alg) and payload.
  std::string token_of(std::string_view header, const json::Value& payload) {
    return crypto::sign_jws(read(header), json::write(payload), make_key(),
                            SignatureAlgorithm::ed25519)
        .value();
  }
  // The faults found where `claim` of an Open Badges 3.0 token is `value`.
  std::vector<JwtFault> faults_with(std::string_view claim, std::string_view value) {
    const auto jwt = read_token(sign(badge("did:example:issuer"), make_key(), profiles[0]));
    const auto payload = json::Builder(arena).with(jwt.claims, claim, read(value));
    return faults_of(token_of(R"({"kid":"k"})", payload));
  }
  std::vector<JwtFault> faults_of(const std::string& token) {
    std::vector<JwtFault> faults;
    for (const auto& finding : read_token(token).findings) faults.push_back(finding.fault);
    return faults;
  }
  static std::vector<JwtFault> only(JwtFault fault) { return {fault}; }
};

TEST_F(Jwt, RoundTripsInEachProfileWithEachKey) {
  for (const auto type : {KeyType::ed25519, KeyType::p256, KeyType::p384}) {
    const auto key = make_key(type);
    const auto document = badge(did_of(key));
    for (const auto profile : profiles) {
      const auto jwt = read_token(sign(document, key, profile));
      EXPECT_EQ(jwt.profile, profile) << name(profile);
      EXPECT_TRUE(jwt.findings.empty()) << name(jwt.findings[0].fault);
      EXPECT_TRUE(json::equal(jwt.credential, document)) << json::write(jwt.credential);
      EXPECT_EQ(verify(jwt, key.public_key()), JwtOutcome::valid);
      EXPECT_EQ(verify(jwt, make_key(type, 9).public_key()), JwtOutcome::altered);
    }
  }
}

TEST_F(Jwt, OfRsaComesAsRs256AndPs256) {
  const auto key = crypto::PrivateKey::generate(KeyType::rsa, [](std::span<std::uint8_t>) {});
  ASSERT_TRUE(key.ok()) << key.error().detail;
  for (const auto algorithm :
       {SignatureAlgorithm::rsa_pkcs1_sha256, SignatureAlgorithm::rsa_pss_sha256}) {
    const auto token = sign_jwt(badge("https://example.edu/issuer"), *key,
                                {.hint = KeyHint::embedded_jwk, .algorithm = algorithm}, arena);
    ASSERT_TRUE(token.ok()) << token.error().detail;
    const auto jwt = read_token(*token);
    EXPECT_EQ(jwt.jws.algorithm, algorithm);
    EXPECT_EQ(jwt.jwk.string_at("kty"), "RSA");
    EXPECT_TRUE(jwt.findings.empty());
    EXPECT_EQ(verify(jwt, key->public_key()), JwtOutcome::valid);
  }
}

TEST_F(Jwt, RefusesAnotherKindOfKey) {
  const auto key = make_key();
  const auto jwt = read_token(sign(badge(did_of(key)), key, JwtProfile::open_badges_3));
  EXPECT_EQ(verify(jwt, make_key(KeyType::p256).public_key()), JwtOutcome::key_mismatch);
}

TEST_F(Jwt, RefusesAlgNoneAndAlgorithmsNotAllowed) {
  const auto payload = encoding::to_base64url(as_bytes(json::write(badge("did:example:i"))));
  for (const auto* alg : {"none", "None", "HS256", ""}) {
    const auto header = encoding::to_base64url(as_bytes(R"({"alg":")" + std::string(alg) + "\"}"));
    EXPECT_FALSE(read_jwt(header + "." + payload + ".", arena).ok()) << alg;
    EXPECT_FALSE(read_jwt(header + "." + payload + ".AAAA", arena).ok()) << alg;
  }
  constexpr std::array only_es256{SignatureAlgorithm::ecdsa_p256_sha256};
  const auto token = sign(badge("did:example:i"), make_key(), JwtProfile::open_badges_3);
  const auto read = read_jwt(token, arena, only_es256);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::not_permitted);
}

TEST_F(Jwt, NoticesEachAlteredByte) {
  const auto key = make_key();
  const auto token = sign(badge(did_of(key)), key, JwtProfile::vc_jose_cose);
  for (std::size_t at = 0; at < token.size(); at += 7) {
    auto changed = token;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    if (changed == token) continue;
    const auto jwt = read_jwt(changed, arena);
    EXPECT_FALSE(jwt.ok() && verify(*jwt, key.public_key()) == JwtOutcome::valid) << at;
  }
}

TEST_F(Jwt, NamesEachClaimThatSaysOtherwise) {
  EXPECT_EQ(faults_with("iss", R"("did:example:other")"), only(JwtFault::iss_mismatch));
  EXPECT_EQ(faults_with("sub", R"("did:example:other")"), only(JwtFault::sub_mismatch));
  EXPECT_EQ(faults_with("jti", R"("urn:uuid:other")"), only(JwtFault::jti_mismatch));
  EXPECT_EQ(faults_with("nbf", "1767225601"), only(JwtFault::nbf_mismatch));
  EXPECT_EQ(faults_with("exp", "1767225600"), only(JwtFault::exp_mismatch));
  EXPECT_EQ(faults_with("nbf", R"("1767225600")"), only(JwtFault::claim_type));
  EXPECT_EQ(faults_with("iss", "{}"), only(JwtFault::claim_type));
  EXPECT_TRUE(faults_with("nbf", "1767225600.75").empty());
  EXPECT_TRUE(faults_with("aud", R"(["a","b"])").empty());
}

TEST_F(Jwt, OfOpenBadgesAsksForItsClaims) {
  const auto bare = badge("did:example:issuer");
  const auto faults = faults_of(token_of(R"({"kid":"k"})", bare));
  EXPECT_EQ(faults, std::vector<JwtFault>(5, JwtFault::claim_missing));
}

TEST_F(Jwt, SaysWhatIsOddInTheHeader) {
  const auto jwt = read_token(sign(badge("did:example:i"), make_key(), JwtProfile::open_badges_3));
  EXPECT_EQ(faults_of(token_of(R"({"typ":"bad+typ","kid":"k"})", jwt.claims)),
            only(JwtFault::typ_unexpected));
  EXPECT_EQ(faults_of(token_of(R"({"typ":"JWT"})", jwt.claims)), only(JwtFault::key_not_named));
  EXPECT_EQ(faults_of(token_of(R"({"kid":"k","x5t":"AA"})", jwt.claims)),
            only(JwtFault::header_not_allowed));
  EXPECT_EQ(
      faults_of(token_of(R"({"kid":"k","typ":"application/vc+jwt","cty":"jpeg"})", jwt.claims)),
      only(JwtFault::cty_unexpected));
}

TEST_F(Jwt, OfVcJoseCoseHasNoVcClaim) {
  const auto payload = json::Builder(arena).with(badge("did:example:i"), "vc", text("oops"));
  EXPECT_EQ(faults_of(token_of(R"({"kid":"k","typ":"vc+jwt"})", payload)),
            only(JwtFault::vc_claim_forbidden));
}

TEST_F(Jwt, OfVcdm11GivesTheCredentialWhatOnlyClaimsSay) {
  const auto payload = read(R"({"iss":"did:example:issuer","sub":"did:example:learner",
      "jti":"urn:uuid:1","nbf":1767225600,"exp":1767312000,
      "vc":{"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential"],
            "issuer":{"name":"Example"},"credentialSubject":{"name":"L"}}})");
  const auto jwt = read_token(token_of(R"({"kid":"k","typ":"JWT"})", payload));
  EXPECT_TRUE(jwt.findings.empty());
  EXPECT_EQ(jwt.credential.string_at("id"), "urn:uuid:1");
  EXPECT_EQ(jwt.credential["issuer"].string_at("id"), "did:example:issuer");
  EXPECT_EQ(jwt.credential["credentialSubject"].string_at("id"), "did:example:learner");
  EXPECT_EQ(jwt.credential.string_at("issuanceDate"), "2026-01-01T00:00:00Z");
  EXPECT_EQ(jwt.credential.string_at("expirationDate"), "2026-01-02T00:00:00Z");
}

TEST_F(Jwt, OfAPresentationNamesAudienceAndNonce) {
  const auto key = make_key();
  const auto document = read(R"({"@context":["https://www.w3.org/ns/credentials/v2"],
      "type":["VerifiablePresentation"],"holder":")" +
                             did_of(key) + "\"}");
  for (const auto profile : profiles) {
    const auto token = sign_jwt(
        document, key,
        {.profile = profile, .key_id = "k", .audience = "verifier.example", .nonce = "n-1"}, arena);
    ASSERT_TRUE(token.ok()) << token.error().detail;
    const auto jwt = read_token(*token);
    EXPECT_TRUE(jwt.presentation);
    EXPECT_TRUE(jwt.findings.empty());
    EXPECT_TRUE(jwt.has_audience("verifier.example"));
    EXPECT_FALSE(jwt.has_audience("other.example"));
    EXPECT_EQ(jwt.nonce(), "n-1");
  }
}

TEST_F(Jwt, WithoutACredentialIsUnreadable) {
  for (const auto* payload : {"[]", R"({"iss":"did:example:i"})", R"({"vc":"oops"})"}) {
    const auto jwt = read_jwt(token_of("{}", read(payload)), arena);
    ASSERT_FALSE(jwt.ok()) << payload;
    EXPECT_EQ(jwt.error().code, ErrorCode::unreadable);
  }
}

TEST(LooksLikeJwt, IsAHeaderAndTwoPartsMore) {
  EXPECT_TRUE(looks_like_jwt("eyJhbGciOiJFZERTQSJ9.e30.AAAA"));
  for (const auto* text : {"", "..", "a.b", "a.b.c.d", "{\"a.b.c\":1}", "a b.c.d", ".b.cdef"})
    EXPECT_FALSE(looks_like_jwt(text)) << text;
}

}  // namespace
}  // namespace cairn::securing
