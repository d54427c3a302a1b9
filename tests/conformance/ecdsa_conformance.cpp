// SPDX-License-Identifier: Apache-2.0
// The test vectors of Data Integrity ECDSA Cryptosuites v1.0 (W3C Recommendation, appendix A),
// without selective disclosure: every hash byte for byte, every signature verified. P-384 hashes
// with SHA-384 also inside RDFC-1.0.
#include <gtest/gtest.h>

#include "crypto/multikey.h"
#include "proof_steps.h"

namespace cairn::conformance {
namespace {

using securing::SuiteId;

crypto::PrivateKey read_key(ProofSteps& steps, const std::string& file) {
  auto key = crypto::from_secret_multikey(steps.read_json(file).string_at("secretKeyMultibase"));
  EXPECT_TRUE(key.ok());
  return std::move(key).value();
}

TEST(EcdsaVectors, EachStep) {
  Suite suite("vc-di-ecdsa", "vc-di-ecdsa/TestVectors");
  if (!suite.present()) return;
  const ContextFolder contexts;
  ProofSteps steps(suite, contexts);
  const auto p256 = read_key(steps, "p256KeyPair.json");
  const auto p384 = read_key(steps, "p384KeyPair.json");
  const auto check = [&](const SignedExample& example) {
    const bool is_p384 = example.ending.ends_with("384");
    steps.check(example, is_p384 ? p384 : p256, Signing::random);
  };
  const auto alumni = "unsigned.json";
  const auto employ = "employmentAuth.json";
  check({"ecdsa-rdfc-2019-p256", "ECDSAP256", alumni, SuiteId::ecdsa_rdfc_2019});
  check({"ecdsa-rdfc-2019-p256/employ", "ECDSAP256", employ, SuiteId::ecdsa_rdfc_2019});
  check({"ecdsa-rdfc-2019-p384", "ECDSAP384", alumni, SuiteId::ecdsa_rdfc_2019});
  check({"ecdsa-rdfc-2019-p384/employ", "ECDSAP384", employ, SuiteId::ecdsa_rdfc_2019});
  check({"ecdsa-jcs-2019-p256", "JCSECDSAP256", alumni, SuiteId::ecdsa_jcs_2019});
  check({"ecdsa-jcs-2019-p384", "JCSECDSAP384", alumni, SuiteId::ecdsa_jcs_2019});
}

}  // namespace
}  // namespace cairn::conformance
