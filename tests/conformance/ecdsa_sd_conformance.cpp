// SPDX-License-Identifier: Apache-2.0
// The test vectors of ecdsa-sd-2023 (Data Integrity ECDSA Cryptosuites v1.0, appendix A), both
// sets, each step byte for byte: statements and their groups, hashes, what a holder shows, and both
// proof values. Signatures are verified; made again by the published keys, the proofs hold too.
#include <gtest/gtest.h>

#include "crypto/multikey.h"
#include "encoding/hex.h"
#include "encoding/multibase.h"
#include "json/build.h"
#include "proof_steps.h"
#include "securing/create_proof.h"
#include "securing/derive.h"
#include "securing/selective/disclose.h"
#include "securing/transform.h"
#include "securing/verify_proof.h"

namespace cairn::conformance {
namespace {

using namespace securing::selective;
using encoding::to_hex;

std::vector<std::string> texts(const json::Value& list) {
  std::vector<std::string> all;
  for (const auto& item : list.items()) all.emplace_back(item.as_string());
  return all;
}

std::vector<std::size_t> numbers(const json::Value& list) {
  std::vector<std::size_t> all;
  for (const auto& item : list.items()) all.push_back(static_cast<std::size_t>(*item.as_int64()));
  return all;
}

// Of a map written as pairs.
std::vector<std::size_t> keys(const json::Value& map) {
  std::vector<std::size_t> all;
  for (const auto& pair : map["value"].items())
    all.push_back(static_cast<std::size_t>(*pair.items()[0].as_int64()));
  return all;
}

std::vector<std::string> hex_of(const std::vector<Signature>& signatures) {
  std::vector<std::string> all;
  for (const auto& signature : signatures) all.push_back(to_hex(signature));
  return all;
}

class SdSteps {
 public:
  SdSteps(Suite& suite, ProofSteps& steps, std::string folder)
      : suite_(suite), steps_(steps), folder_("ecdsa-sd-2023/" + std::move(folder) + "/") {}

  void check(const std::string& selective_file) {
    const auto whole = read("addSignedSDBase.json");
    signed_ = whole["proof"];
    document_ = json::Builder(steps_.arena()).without(whole, "proof");
    check_base_value();
    check_statements();
    check_hashes();
    const auto pointers = texts(steps_.read_json(selective_file));
    check_disclosure(pointers);
    check_whole_documents(whole, pointers);
    check_creation(pointers);
  }

 private:
  json::Value read(const std::string& file) { return steps_.read_json(folder_ + file); }

  template <class T>
  void expect(const std::string& step, const T& got, const T& wanted) {
    suite_.record(folder_ + step, got == wanted ? "" : "is not as published");
  }
  template <class T>
  bool succeeds(const std::string& step, const Result<T>& result) {
    suite_.record(folder_ + step, result.ok() ? "" : result.error().detail);
    return result.ok();
  }

  void check_base_value() {
    const auto text = signed_.string_at("proofValue");
    auto value = read_base_proof_value(text);
    if (!succeeds("base proof value is read", value)) return;
    base_ = *std::move(value);
    expect("base proof value is written", write_base_proof_value(base_), std::string(text));
    const auto wanted = read("addRawBaseSignatureInfo.json");
    expect("signatures", hex_of(base_.signatures), texts(wanted["signatures"]));
    expect("base signature", to_hex(base_.base_signature),
           std::string(wanted.string_at("baseSignature")));
    expect("mandatory pointers", base_.mandatory_pointers, texts(wanted["mandatoryPointers"]));
    expect("public key", encoding::to_multibase(encoding::Base::base58btc, base_.public_key),
           std::string(wanted.string_at("publicKey")));
    expect("HMAC key", to_hex(base_.hmac_key),
           std::string(read("derivedRecoveredBaseData.json").string_at("hmacKey")));
  }

  void check_statements() {
    const auto canonical = [](std::uint32_t n) -> Result<std::string> {
      return "c14n" + std::to_string(n);
    };
    const auto lines = labelled_lines(document_, canonical, steps_.workspace());
    if (succeeds("document is canonical", lines))
      expect("canonical statements", *lines, texts(read("addBaseDocCanon.json")));
    auto statements =
        Statements::of(document_, hmac_labels(base_.hmac_key), steps_.workspace(), steps_.arena());
    if (!succeeds("statements", statements)) return;
    lines_ = statements->lines();
    expect("labelled statements", lines_, texts(read("addBaseDocHMACCanon.json")));
    const auto mandatory = statements->group(base_.mandatory_pointers);
    if (!succeeds("mandatory group", mandatory)) return;
    mandatory_ = *mandatory;
    const auto transform = read("addBaseTransform.json");
    expect("mandatory statements", mandatory_, keys(transform["mandatory"]));
    expect("mandatory indexes", mandatory_,
           numbers(read("derivedGroupIndexes.json")["mandatoryIndexes"]));
  }

  void check_hashes() {
    const auto wanted = read("addHashData.json");
    const auto configuration = read("addProofConfig.json");
    const auto text = securing::canonical_text(configuration, securing::Transformation::rdfc,
                                               crypto::HashAlgorithm::sha256, steps_.workspace());
    if (!succeeds("configuration is canonical", text)) return;
    expect("canonical configuration", std::string(*text),
           suite_.read(folder_ + "addProofConfigCanon.txt"));
    const auto proof_hash = crypto::sha256(*text);
    std::string said;
    for (const auto place : mandatory_) said += lines_[place];
    const auto mandatory_hash = crypto::sha256(said);
    expect("proof hash", to_hex(proof_hash.view()), std::string(wanted.string_at("proofHash")));
    expect("mandatory hash", to_hex(mandatory_hash.view()),
           std::string(wanted.string_at("mandatoryHash")));
    Bytes message(proof_hash.view().begin(), proof_hash.view().end());
    message.insert(message.end(), base_.public_key.begin(), base_.public_key.end());
    message.insert(message.end(), mandatory_hash.view().begin(), mandatory_hash.view().end());
    const auto keys = steps_.read_json("ecdsa-sd-2023/SDKeyMaterial.json");
    const auto genuine = [&](const char* key, ByteView bytes, const Signature& signature) {
      const auto read = crypto::from_multikey(keys[key].string_at("publicKeyMultibase"));
      return read.ok() &&
             read->verify(crypto::SignatureAlgorithm::ecdsa_p256_sha256, bytes, signature);
    };
    expect("base signature is genuine", genuine("baseKeyPair", message, base_.base_signature),
           true);
    std::size_t next = 0;
    bool all_genuine = true;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!std::binary_search(mandatory_.begin(), mandatory_.end(), i))
        all_genuine = all_genuine && next < base_.signatures.size() &&
                      genuine("proofKeyPair", as_bytes(lines_[i]), base_.signatures[next++]);
    expect("signatures are genuine", all_genuine, true);
  }

  void check_disclosure(const std::vector<std::string>& pointers) {
    const auto made = disclose(document_, base_, pointers, steps_.workspace(), steps_.arena());
    if (!succeeds("is disclosed", made)) return;
    expect("what is shown", json::equal(made->document, read("derivedUnsignedReveal.json")), true);
    const auto& value = made->value;
    expect("mandatory among what is shown", value.mandatory_indexes,
           numbers(read("derivedAdjMandatoryIndexes.json")["adjMandatoryIndexes"]));
    expect("signatures of what is shown", hex_of(value.signatures),
           texts(read("derivedAdjSignatures.json")["filteredSignatures"]));
    const auto wanted = read("derivedRevealDocument.json")["proof"].string_at("proofValue");
    const auto written = write_derived_proof_value(value);
    if (succeeds("derived proof value is written", written))
      expect("derived proof value", *written, std::string(wanted));
    const auto back = read_derived_proof_value(wanted);
    if (!succeeds("derived proof value is read", back)) return;
    expect("labels", back->labels, value.labels);
    const auto label_of = [&](std::uint32_t n) -> Result<std::string> {
      return back->labels.at(n);
    };
    const auto lines = labelled_lines(made->document, label_of, steps_.workspace());
    if (succeeds("what is shown is canonical", lines))
      expect("statements to verify", *lines, texts(read("verifyNQuads.json")));
  }

  // As issuers, holders and verifiers meet them.
  void check_whole_documents(const json::Value& whole, const std::vector<std::string>& pointers) {
    const auto made = securing::derive(whole, pointers, steps_.workspace(), steps_.arena());
    if (succeeds("document is derived from", made))
      expect("derived document", json::equal(made->document, read("derivedRevealDocument.json")),
             true);
    steps_.check_verifies(folder_ + "derivedRevealDocument.json");
    auto secured = securing::SecuredDocument::create(whole, steps_.workspace(), steps_.arena());
    if (succeeds("original is read", secured))
      expect("original is refused", secured->inspect(secured->proofs()[0]).outcome,
             securing::ProofOutcome::base_proof);
  }

  // A proof made anew with the published keys differs in its signatures alone, which are random.
  void check_creation(const std::vector<std::string>& pointers) {
    const auto keys = steps_.read_json("ecdsa-sd-2023/SDKeyMaterial.json");
    const auto secret = [&](const char* name) {
      return crypto::from_secret_multikey(keys[name].string_at("secretKeyMultibase"));
    };
    const auto signer = secret("baseKeyPair");
    const auto scoped = secret("proofKeyPair");
    if (!succeeds("keys", signer) || !succeeds("keys", scoped)) return;
    Bytes bytes(base_.hmac_key.begin(), base_.hmac_key.end());
    bytes.insert(bytes.end(), scoped->secret().begin(), scoped->secret().end());
    std::size_t at = 0;
    const Random random = [&](std::span<std::uint8_t> room) {
      for (auto& byte : room) byte = bytes[at++ % bytes.size()];
    };
    const auto made = securing::add_proof(
        document_, *signer,
        {.suite = securing::SuiteId::ecdsa_sd_2023,
         .verification_method = signed_.string_at("verificationMethod"),
         .created = signed_.string_at("created"),
         .disclosing = {.random = &random, .mandatory = base_.mandatory_pointers}},
        steps_.workspace(), steps_.arena());
    if (!succeeds("base proof is made", made)) return;
    auto value = read_base_proof_value((*made)["proof"].string_at("proofValue"));
    if (!succeeds("base proof that was made", value)) return;
    expect("as many signatures", value->signatures.size(), base_.signatures.size());
    value->base_signature = base_.base_signature;
    value->signatures = base_.signatures;
    expect("all but the signatures", write_base_proof_value(*value),
           std::string(signed_.string_at("proofValue")));
    const auto derived = securing::derive(*made, pointers, steps_.workspace(), steps_.arena());
    if (!succeeds("what was made is derived from", derived)) return;
    auto secured =
        securing::SecuredDocument::create(derived->document, steps_.workspace(), steps_.arena());
    if (succeeds("what was derived is read", secured))
      expect("what was derived holds",
             secured->verify(secured->proofs()[0], signer->public_key()).outcome,
             securing::ProofOutcome::valid);
  }

  Suite& suite_;
  ProofSteps& steps_;
  std::string folder_;
  json::Value document_, signed_;
  BaseProofValue base_;
  std::vector<std::string> lines_;
  std::vector<std::size_t> mandatory_;
};

TEST(EcdsaSdVectors, EachStep) {
  Suite suite("vc-di-ecdsa-sd", "vc-di-ecdsa/TestVectors");
  if (!suite.present()) return;
  const ContextFolder contexts;
  ProofSteps steps(suite, contexts);
  SdSteps(suite, steps, "prc").check("prCredSelective.json");
  SdSteps(suite, steps, "employ").check("employSelective.json");
}

}  // namespace
}  // namespace cairn::conformance
