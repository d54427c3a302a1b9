// SPDX-License-Identifier: Apache-2.0
// The linked data proof vectors of Open Badges 3.0 and Comprehensive Learner Record 2.0 (1EdTech):
// canonical texts, hashes, signature and signed credential byte for byte.
#include <gtest/gtest.h>

#include "crypto/multikey.h"
#include "encoding/hex.h"
#include "json/build.h"
#include "json/write.h"
#include "proof_steps.h"
#include "securing/create_proof.h"
#include "securing/transform.h"

namespace cairn::conformance {
namespace {

using securing::Transformation;

void check_text(Suite& suite, ProofSteps& steps, const json::Value& value, const std::string& file,
                std::string_view wanted_hash) {
  const auto text = securing::canonical_text(value, Transformation::rdfc,
                                             crypto::HashAlgorithm::sha256, steps.workspace());
  if (!text.ok()) return suite.record(file, text.error().detail);
  suite.record(file, *text == suite.read(file) ? "" : std::string(*text));
  const auto hash = encoding::to_hex(crypto::sha256(*text).view());
  suite.record(file + ": hash", hash == wanted_hash ? "" : hash);
}

void check_vector(const char* name, const char* folder) {
  Suite suite(name, folder);
  if (!suite.present()) return;
  const ContextFolder contexts;
  ProofSteps steps(suite, contexts);
  const auto vector = steps.read_json("vector.json");
  const auto wanted = steps.read_json("signed.json");
  const auto document = json::Builder(steps.arena()).without(wanted, "proof");
  // One vector has its only proof alone, the other in a list.
  const auto proofs = wanted["proof"];
  ASSERT_EQ(json::as_list(proofs).size(), 1U);
  const auto proof = json::as_list(proofs).front();
  const auto configuration = securing::proof_configuration(
      document, proof, securing::suite(securing::SuiteId::eddsa_rdfc_2022), steps.arena());
  ASSERT_TRUE(configuration.ok());
  check_text(suite, steps, document, "document-canon.txt", vector.string_at("documentHashHex"));
  check_text(suite, steps, *configuration, "proof-canon.txt", vector.string_at("proofHashHex"));

  const auto key = crypto::from_secret_multikey(vector.string_at("secretKeyMultibase"));
  ASSERT_TRUE(key.ok()) << key.error().detail;
  const auto made =
      securing::add_proof(document, *key,
                          {.verification_method = proof.string_at("verificationMethod"),
                           .created = proof.string_at("created")},
                          steps.workspace(), steps.arena());
  ASSERT_TRUE(made.ok()) << made.error().detail;
  suite.record("proofValue",
               (*made)["proof"].string_at("proofValue") == vector.string_at("proofValue")
                   ? ""
                   : "another signature");
  const json::Builder builder(steps.arena());
  const auto whole =
      proofs.is_array() ? builder.with(*made, "proof", builder.array({(*made)["proof"]})) : *made;
  suite.record("signed credential",
               json::equal(whole, vector["signedCredential"]) ? "" : "differs");
  steps.check_verifies("signed.json");
}

TEST(OpenBadgesSigningVector, EachStep) {
  check_vector("ob30-signing", "ob30/linked-data-proof-vectors/obv3p0");
}

TEST(ClrSigningVector, EachStep) {
  check_vector("clr20-signing", "ob30/linked-data-proof-vectors/clrv2p0");
}

}  // namespace
}  // namespace cairn::conformance
