// SPDX-License-Identifier: Apache-2.0
#include "proof_steps.h"

#include "base/text.h"
#include "crypto/multikey.h"
#include "did/did.h"
#include "encoding/hex.h"
#include "encoding/multibase.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/create_proof.h"
#include "securing/transform.h"
#include "securing/verify_proof.h"

namespace cairn::conformance {

using securing::Transformation;

json::Value ProofSteps::read_json(const std::string& file) {
  const auto value = json::parse(suite_.read(file), arena_);
  suite_.record(file + ": is JSON", value.ok() ? "" : value.error().detail);
  return value.ok() ? *value : json::Value();
}

std::string ProofSteps::text_of(const SignedExample& example, const std::string& step) {
  return suite_.read(example.folder + "/" + step + example.ending + ".txt");
}

void ProofSteps::expect_equal(const SignedExample& example, const std::string& step,
                              std::string_view got, std::string_view wanted) {
  suite_.record(example.folder + ": " + step,
                got == wanted ? "" : "got " + std::string(got) + "\nwanted " + std::string(wanted));
}

void ProofSteps::check_hashes(const SignedExample& example, const json::Value& document,
                              const json::Value& proof, crypto::HashAlgorithm hash) {
  const auto& suite = securing::suite(example.suite);
  const auto configuration = securing::proof_configuration(document, proof, suite, arena_);
  if (!configuration.ok())
    return suite_.record(example.folder + ": configuration", configuration.error().detail);
  struct Step {
    const json::Value& value;
    std::string canonical, digest;
  };
  std::array<crypto::Digest, 2> digests;
  const std::array steps{Step{*configuration, "proofCanon", "proofHash"},
                         Step{document, "canonDoc", "docHash"}};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto text =
        securing::canonical_text(steps[i].value, suite.transformation, hash, workspace_);
    if (!text.ok())
      return suite_.record(example.folder + ": " + steps[i].canonical, text.error().detail);
    expect_equal(example, steps[i].canonical, *text, text_of(example, steps[i].canonical));
    digests[i] = crypto::hash(hash, as_bytes(*text));
    expect_equal(example, steps[i].digest, encoding::to_hex(digests[i].view()),
                 trim(text_of(example, steps[i].digest)));
  }
  const auto short_way = securing::configuration_digest(*configuration, suite, hash, workspace_);
  suite_.record(example.folder + ": proofHash by the short way",
                short_way.ok() && *short_way == digests[0] ? "" : "another hash");
  expect_equal(example, "combinedHash",
               encoding::to_hex(securing::signing_input(digests[0], digests[1]).view()),
               trim(text_of(example, "combinedHash")));
}

void ProofSteps::check_signature(const SignedExample& example, const crypto::PrivateKey& key,
                                 const json::Value& document, const json::Value& wanted) {
  const auto proof = wanted["proof"];
  const auto made =
      securing::add_proof(document, key,
                          {.suite = example.suite,
                           .verification_method = proof.string_at("verificationMethod"),
                           .created = proof.string_at("created")},
                          workspace_, arena_);
  if (!made.ok()) return suite_.record(example.folder + ": signs", made.error().detail);
  const auto value = (*made)["proof"].string_at("proofValue");
  expect_equal(example, "sigBTC58", value, trim(text_of(example, "sigBTC58")));
  const auto bytes = encoding::from_multibase(value);
  expect_equal(example, "sigHex", bytes.ok() ? encoding::to_hex(*bytes) : "",
               trim(text_of(example, "sigHex")));
  expect_equal(example, "signed", json::write(*made), json::write(wanted));
}

void ProofSteps::check(const SignedExample& example, const crypto::PrivateKey& key,
                       Signing signing) {
  const auto signed_file = example.folder + "/signed" + example.ending + ".json";
  const auto wanted = read_json(signed_file);
  const auto& suite = securing::suite(example.suite);
  const auto document =
      securing::with_suite_context(read_json(example.unsigned_file), suite, arena_);
  check_hashes(example, document, wanted["proof"], suite.key(key.type())->hash);
  if (signing == Signing::repeatable) check_signature(example, key, document, wanted);
  check_verifies(signed_file);
}

void ProofSteps::check_verifies(const std::string& file) {
  const auto document = read_json(file);
  auto secured = securing::SecuredDocument::create(document, workspace_, arena_);
  if (!secured.ok()) return suite_.record(file, secured.error().detail);
  suite_.record(file + ": has proofs", secured->proofs().empty() ? "none" : "");
  for (const auto& proof : secured->proofs()) {
    const auto method = proof.verification_method;
    const auto key = crypto::from_multikey(method.substr(method.find('#') + 1));
    const auto verdict = key.ok() ? secured->verify(proof, *key) : securing::ProofVerdict{};
    suite_.record(
        file + ": verifies " + proof.path(),
        verdict.valid() ? "" : std::string(name(verdict.outcome)) + ": " + verdict.detail);
  }
}

}  // namespace cairn::conformance
