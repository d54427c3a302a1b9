// SPDX-License-Identifier: Apache-2.0
// The test vectors of Data Integrity EdDSA Cryptosuites v1.0 (W3C Recommendation, appendix B):
// every step byte for byte, proof sets and proof chains.
#include <gtest/gtest.h>

#include "crypto/multikey.h"
#include "json/write.h"
#include "proof_steps.h"
#include "securing/create_proof.h"

namespace cairn::conformance {
namespace {

using securing::SuiteId;

crypto::PrivateKey read_key(ProofSteps& steps, const json::Value& pair) {
  auto key = crypto::from_secret_multikey(pair.string_at("privateKeyMultibase"));
  EXPECT_TRUE(key.ok());
  static_cast<void>(steps);
  return std::move(key).value();
}

TEST(EddsaVectors, EachStep) {
  Suite suite("vc-di-eddsa", "vc-di-eddsa/TestVectors");
  if (!suite.present()) return;
  const ContextFolder contexts;
  ProofSteps steps(suite, contexts);
  const auto key = read_key(steps, steps.read_json("keyPair.json"));
  const std::array examples{
      SignedExample{"eddsa-rdfc-2022", "DataInt", "unsigned.json", SuiteId::eddsa_rdfc_2022},
      SignedExample{"eddsa-rdfc-2022/employ", "DataInt", "employmentAuth.json",
                    SuiteId::eddsa_rdfc_2022},
      SignedExample{"eddsa-jcs-2022", "JCS", "unsigned.json", SuiteId::eddsa_jcs_2022},
      SignedExample{"Ed25519Signature2020", "EdSig", "unsigned.json",
                    SuiteId::ed25519_signature_2020},
  };
  for (const auto& example : examples) steps.check(example, key, Signing::repeatable);
}

// Signs `document` as the unsigned proof in `configuration` says, with one of the four keys.
json::Value sign_as(ProofSteps& steps, const json::Value& document,
                    const json::Value& configuration, const json::Value& keys) {
  const auto method = configuration.string_at("verificationMethod");
  std::optional<crypto::PrivateKey> key;
  for (const auto& pair : keys.members())
    if (method.ends_with(pair.value.string_at("publicKeyMultibase")))
      key = read_key(steps, pair.value);
  EXPECT_TRUE(key.has_value());
  std::vector<std::string_view> previous;
  const auto named = configuration["previousProof"];
  for (const auto& id : json::as_list(named)) previous.push_back(id.as_string());
  const auto made = securing::add_proof(document, *key,
                                        {.suite = SuiteId::eddsa_rdfc_2022,
                                         .verification_method = method,
                                         .created = configuration.string_at("created"),
                                         .id = configuration.string_at("id"),
                                         .previous_proof = previous},
                                        steps.workspace(), steps.arena());
  EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().detail);
  return made.ok() ? *made : json::Value();
}

TEST(EddsaVectors, ProofSetsAndChains) {
  Suite suite("vc-di-eddsa-sets-and-chains", "vc-di-eddsa/TestVectors/proof-set-chain");
  if (!suite.present()) return;
  const ContextFolder contexts;
  ProofSteps steps(suite, contexts);
  const auto keys = steps.read_json("multiKeyPairs.json");
  auto document = steps.read_json("unsigned.json");
  const std::array steps_of_signing{std::pair{"proofSetConfig1.json", "signedProofSet1.json"},
                                    std::pair{"proofSetConfig2.json", "signedProofSet2.json"},
                                    std::pair{"proofChainConfig1.json", "signedProofChain1.json"},
                                    std::pair{"proofChainConfig2.json", "signedProofChain2.json"}};
  for (const auto& [configuration, wanted] : steps_of_signing) {
    document = sign_as(steps, document, steps.read_json(configuration), keys);
    const auto expected = steps.read_json(wanted);
    suite.record(std::string(wanted) + ": signed alike",
                 json::equal(document, expected) ? "" : json::write(document));
    steps.check_verifies(wanted);
  }
}

}  // namespace
}  // namespace cairn::conformance
