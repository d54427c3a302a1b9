// SPDX-License-Identifier: Apache-2.0
// The short way of standard_configuration.h and the way through JSON-LD and RDFC-1.0 say the same.
#include "securing/standard_configuration.h"

#include "securing/test_credential.h"
#include "securing/transform.h"

namespace cairn::securing {
namespace {

class StandardConfiguration : public SecuringTest {
 protected:
  std::string general(const json::Value& configuration) {
    const auto text = canonical_text(configuration, Transformation::rdfc,
                                     crypto::HashAlgorithm::sha256, workspace);
    return text.ok() ? std::string(*text) : "error: " + text.error().detail;
  }
  json::Value configuration(std::string_view contexts, std::string_view members) {
    return read(R"({"@context": [)" + std::string(contexts) + "]," + std::string(members) + "}");
  }
};

constexpr std::string_view v2 = R"("https://www.w3.org/ns/credentials/v2")";

TEST_F(StandardConfiguration, AgreesWithTheGeneralWay) {
  const std::array contexts{
      std::string(v2),
      std::string(v2) + R"(,"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                           "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")",
      std::string(v2) + R"(,"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json")",
      std::string(v2) + R"(,"https://w3id.org/security/data-integrity/v2")",
      std::string(v2) + R"(,"https://w3id.org/security/suites/ed25519-2020/v1")"};
  const std::array members{
      R"("type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","created":"2026-01-02T03:04:05Z",
         "verificationMethod":"did:key:z6Mk#z6Mk","proofPurpose":"assertionMethod")",
      R"("proofPurpose":"assertionMethod","verificationMethod":"did:web:a.example%3A3000:x#key-0",
         "type":"DataIntegrityProof","cryptosuite":"ecdsa-rdfc-2019",
         "expires":"2026-01-02T03:04:05.000001+00:00")",
      R"("type":"DataIntegrityProof","cryptosuite":"eddsa-2022",
         "verificationMethod":"https://issuer.example/profile?x=(1)#z6Mk",
         "proofPurpose":"assertionMethod","created":"2026-01-02T03:04:05+02:00")"};
  for (const auto& context : contexts)
    for (const auto& member : members) {
      const auto value = configuration(context, member);
      TextBuffer text;
      ASSERT_TRUE(write_standard_configuration(value, text)) << member;
      EXPECT_EQ(text.view(), general(value));
    }
}

TEST_F(StandardConfiguration, LeavesTheRestToTheGeneralWay) {
  const std::array members{R"("type":"DataIntegrityProof","challenge":"c")",
                           R"("type":"DataIntegrityProof","id":"urn:uuid:1")",
                           R"("type":["DataIntegrityProof"])",
                           R"("type":"Ed25519Signature2020")",
                           R"("type":"DataIntegrityProof","proofPurpose":"authentication")",
                           R"("type":"DataIntegrityProof","verificationMethod":"#key")",
                           R"("type":"DataIntegrityProof","verificationMethod":"did:a:b c")",
                           R"("type":"DataIntegrityProof","created":"2026\"")",
                           R"("type":"DataIntegrityProof","created":"")",
                           R"("cryptosuite":"eddsa-rdfc-2022")"};
  TextBuffer text;
  for (const auto* member : members)
    EXPECT_FALSE(write_standard_configuration(configuration(v2, member), text)) << member;
}

TEST_F(StandardConfiguration, TrustsOnlyContextsThatBeginWithVcdm2) {
  constexpr auto member = R"("type":"DataIntegrityProof")";
  TextBuffer text;
  for (const auto* contexts :
       {R"("https://www.w3.org/2018/credentials/v1")", R"({"@vocab":"urn:x:"})",
        R"("https://www.w3.org/ns/credentials/v2",{"DataIntegrityProof":"urn:x"})"})
    EXPECT_FALSE(write_standard_configuration(configuration(contexts, member), text)) << contexts;
}

}  // namespace
}  // namespace cairn::securing
