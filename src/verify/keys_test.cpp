// SPDX-License-Identifier: Apache-2.0
// Keys that say which algorithm they are for.
#include "crypto/jwk.h"
#include "crypto/test_keys.h"
#include "did/did.h"
#include "encoding/base64.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

class KeyAlgorithm : public testing::Test, protected World {
 protected:
  // The key of `issuer` as a JWK for `algorithm` alone.
  json::Value jwk(const TestIssuer& issuer, std::string_view algorithm) {
    return builder().with(crypto::to_jwk(issuer.key.public_key(), builder()), "alg",
                          builder().string(algorithm));
  }
  // The issuer at a domain whose document shows that JWK.
  TestIssuer at_domain(std::string_view algorithm) {
    const std::string id = "did:web:example.com";
    TestIssuer issuer{crypto::test_key(crypto::KeyType::rsa), id, id + "#key-1"};
    const auto method = builder().object({{"id", builder().string(issuer.method)},
                                          {"type", builder().string("JsonWebKey")},
                                          {"controller", builder().string(id)},
                                          {"publicKeyJwk", jwk(issuer, algorithm)}});
    const auto document =
        builder().object({{"id", builder().string(id)},
                          {"verificationMethod", builder().array({method})},
                          {"assertionMethod", builder().array({builder().string(issuer.method)})}});
    pages.put(*did::did_web_url(id), json::write(document));
    return issuer;
  }
  TestIssuer by_itself(std::string_view algorithm) {
    TestIssuer issuer{crypto::test_key(crypto::KeyType::rsa), "", ""};
    issuer.id = "did:jwk:" + encoding::to_base64url(as_bytes(json::write(jwk(issuer, algorithm))));
    issuer.method = issuer.id + "#0";
    return issuer;
  }
};

TEST_F(KeyAlgorithm, IsTheOnlyOneAKeyServes) {
  for (const auto& issuer : {at_domain("RS256"), by_itself("RS256")})
    EXPECT_TRUE(gives(verify(token(badge(issuer.id), issuer)), accepted, signature_valid))
        << issuer.id;
  for (const auto& issuer : {at_domain("PS256"), by_itself("PS256")})
    EXPECT_TRUE(gives(verify(token(badge(issuer.id), issuer)), rejected, algorithm_refused))
        << issuer.id;
}

// controller-documents#retrieve-verification-method: a method is named by a URL, and what a
// relative one is relative to nobody says. A token's kid may be one, under its issuer.
TEST_F(KeyAlgorithm, AProofNamesItsKeyByAnAbsoluteUrl) {
  auto college = TestIssuer::named(3, "did:web:college.example");
  pages.put(college.id, college.document());
  const auto document = sign(badge(college.id), college);
  EXPECT_TRUE(gives(verify(document), accepted, signature_valid));
  college.method = "#key-1";
  const auto proof = with(document["proof"], "verificationMethod", R"("#key-1")");
  EXPECT_TRUE(gives(verify(builder().with(document, "proof", proof)), rejected, proof_malformed));
  EXPECT_TRUE(gives(verify(token(badge(college.id), college)), accepted, signature_valid));
}

}  // namespace
}  // namespace cairn::verify
