// SPDX-License-Identifier: Apache-2.0
#include "securing/create_proof.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/instant.h"
#include "encoding/multibase.h"
#include "json/build.h"
#include "securing/proof.h"
#include "securing/transform.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "vc-data-integrity#add-proof";
constexpr std::string_view vcdm_2_context = "https://www.w3.org/ns/credentials/v2";

bool includes(const json::Value& context, std::string_view url) {
  for (const auto& item : json::as_list(context))
    if (item.as_string() == url) return true;
  return false;
}

Status check_options(const ProofOptions& options) {
  if (suite(options.suite).use != SuiteUse::create_and_verify)
    return fail(ErrorCode::unsupported, where,
                std::string(suite(options.suite).name) + " is for verifying only");
  if (options.verification_method.find(':') == std::string_view::npos)
    return fail(ErrorCode::invalid, where, "verificationMethod is no absolute URL");
  if (options.purpose.empty()) return fail(ErrorCode::invalid, where, "proofPurpose is missing");
  const bool is_selective = suite(options.suite).form == SignatureForm::selective;
  if (is_selective && !options.previous_proof.empty())
    return fail(ErrorCode::unsupported, where,
                "a proof that discloses in parts cannot build on another, which would have to be "
                "shown whole");
  if (is_selective && options.disclosing.random == nullptr)
    return fail(ErrorCode::internal, where, "no source of randomness was given");
  for (const auto time : {options.created, options.expires})
    if (!time.empty()) CAIRN_CHECK(parse_instant(time, MissingOffset::refuse));
  return done;
}

json::Value one_or_list(std::span<const std::string_view> texts, json::Builder builder) {
  if (texts.size() == 1) return builder.string(texts[0]);
  std::vector<json::Value> items;
  items.reserve(texts.size());
  for (const auto text : texts) items.push_back(builder.string(text));
  return builder.array(items);
}

// The proof as it will stand in the document, but for its signature.
json::Value proof_options(const json::Value& document, const ProofOptions& options,
                          json::Builder builder) {
  const auto& chosen = suite(options.suite);
  json::ObjectBuilder proof(builder);
  proof.add_string("type", chosen.proof_type)
      .add_string_if("id", options.id)
      .add_string_if("cryptosuite", chosen.cryptosuite)
      .add_string_if("created", options.created)
      .add_string_if("expires", options.expires)
      .add_string("verificationMethod", options.verification_method)
      .add_string("proofPurpose", options.purpose)
      .add_string_if("domain", options.domain)
      .add_string_if("challenge", options.challenge)
      .add_string_if("nonce", options.nonce);
  if (!options.previous_proof.empty())
    proof.add("previousProof", one_or_list(options.previous_proof, builder));
  if (chosen.transformation == Transformation::jcs && document.contains("@context"))
    proof.add("@context", document["@context"]);
  return proof.value();
}

// The document as the new proof signs it: without proofs, but for those it builds on.
Result<json::Value> signed_part(const json::Value& document, const ProofOptions& options,
                                json::Builder builder) {
  const auto unsecured = builder.without(document, "proof");
  if (options.previous_proof.empty()) return unsecured;
  const auto present = document["proof"];
  const auto proofs = json::as_list(present);
  for (const auto id : options.previous_proof)
    if (std::none_of(proofs.begin(), proofs.end(),
                     [&](const auto& proof) { return proof.string_at("id") == id; }))
      return fail(ErrorCode::invalid, "vc-data-integrity#add-proof-set-chain",
                  "previousProof names a proof that is not there", "/proof");
  // In the document's order, as a verifier finds them.
  std::vector<json::Value> matching;
  std::copy_if(proofs.begin(), proofs.end(), std::back_inserter(matching), [&](const auto& proof) {
    const auto& ids = options.previous_proof;
    return std::find(ids.begin(), ids.end(), proof.string_at("id")) != ids.end();
  });
  return builder.with(unsecured, "proof", builder.array(matching));
}

json::Value with_proof(const json::Value& document, const json::Value& proof,
                       json::Builder builder) {
  const auto* present = document.find("proof");
  if (present == nullptr) return builder.with(document, "proof", proof);
  const auto list = json::as_list(*present);
  std::vector<json::Value> proofs(list.begin(), list.end());
  proofs.push_back(proof);
  return builder.with(document, "proof", builder.array(proofs));
}

Result<std::string> proof_value_of(const json::Value& part, const crypto::Digest& proof_hash,
                                   const crypto::PrivateKey& key, const ProofOptions& options,
                                   Workspace& workspace, Arena& arena) {
  const auto& chosen = suite(options.suite);
  if (chosen.form == SignatureForm::selective)
    return selective::make_base_proof_value(part, proof_hash, key, options.disclosing, workspace,
                                            arena);
  const auto& suite_key = *chosen.key(key.type());
  CAIRN_TRY(const auto document_hash,
            canonical_digest(part, chosen.transformation, suite_key.hash, workspace));
  const auto input = signing_input(proof_hash, document_hash);
  CAIRN_TRY(const auto signature, key.sign(suite_key.algorithm, input.view()));
  return encoding::to_multibase(encoding::Base::base58btc, signature);
}

}  // namespace

Result<json::Value> add_proof(const json::Value& document, const crypto::PrivateKey& key,
                              const ProofOptions& options, Workspace& workspace, Arena& arena) {
  CAIRN_CHECK(check_options(options));
  const auto& chosen = suite(options.suite);
  const auto* suite_key = chosen.key(key.type());
  if (suite_key == nullptr)
    return fail(ErrorCode::not_permitted, where,
                std::string(chosen.name) + " does not take a key of type " +
                    std::string(crypto::name_of(key.type())));
  const json::Builder builder(arena);
  CAIRN_TRY(const auto part, signed_part(document, options, builder));
  const auto proof = proof_options(document, options, builder);
  CAIRN_TRY(const auto configuration, proof_configuration(part, proof, chosen, arena));
  CAIRN_TRY(const auto proof_hash,
            configuration_digest(configuration, chosen, suite_key->hash, workspace));
  CAIRN_TRY(const auto text, proof_value_of(part, proof_hash, key, options, workspace, arena));
  return with_proof(document, builder.with(proof, "proofValue", builder.string(text)), builder);
}

json::Value with_suite_context(const json::Value& document, const Suite& chosen, Arena& arena) {
  const auto context = document["@context"];
  const bool is_2020 = chosen.id == SuiteId::ed25519_signature_2020;
  if (chosen.transformation == Transformation::jcs) return document;
  const std::string_view url = is_2020 ? "https://w3id.org/security/suites/ed25519-2020/v1"
                                       : "https://w3id.org/security/data-integrity/v2";
  if (includes(context, url) || (!is_2020 && includes(context, vcdm_2_context))) return document;
  const json::Builder builder(arena);
  const auto list = json::as_list(context);
  std::vector<json::Value> contexts(list.begin(), list.end());
  contexts.push_back(builder.string(url));
  return builder.with(document, "@context", builder.array(contexts));
}

}  // namespace cairn::securing
