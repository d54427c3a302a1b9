// SPDX-License-Identifier: Apache-2.0
#include "securing/verify_proof.h"

#include <cassert>

#include "encoding/multibase.h"
#include "json/build.h"
#include "securing/detached_jws.h"
#include "securing/hidden_statement.h"
#include "securing/selective/proof_value.h"
#include "securing/selective/verify_derived.h"
#include "securing/transform.h"

namespace cairn::securing {
namespace {

using enum ProofOutcome;

ProofVerdict against(const Proof& proof, ProofOutcome outcome, std::string detail,
                     std::string_view member = {}) {
  auto path = proof.path();
  if (!member.empty()) path.append("/").append(member);
  return {.outcome = outcome, .detail = std::move(detail), .path = std::move(path)};
}

ProofOutcome outcome_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::undefined_term: return undefined_term;
    case ErrorCode::unknown_context: return context_unknown;
    case ErrorCode::too_large: return too_complex;
    default: return document_unreadable;
  }
}

// What stopped the transformation of the document.
ProofVerdict from_document(const Error& error) {
  return {.outcome = outcome_of(error.code), .detail = error.detail, .path = error.path};
}

// What stopped the transformation of the proof's configuration.
ProofVerdict from_configuration(const Proof& proof, const Error& error) {
  const auto outcome = outcome_of(error.code);
  return {.outcome = outcome == document_unreadable ? proof_malformed : outcome,
          .detail = error.detail,
          .path = proof.path() + error.path};
}

bool names_domain(const Proof& proof, std::string_view domain) {
  for (const auto& item : json::as_list(proof.domain))
    if (item.as_string() == domain) return true;
  return false;
}

// `expires` was read before, so it parses.
bool is_over(const Proof& proof, Instant now) {
  const auto end = parse_instant(proof.expires);
  return end.ok() && *end < now;
}

// The workspace still holds the statements that were hashed.
Status check_spelling(const json::Value& document, Workspace& workspace) {
  const auto hidden = find_hidden_statement(document, workspace.dataset());
  if (hidden.empty()) return done;
  return fail(ErrorCode::invalid, "vc-data-integrity#validating-contexts",
              "it is stated by JSON-LD in another way than as the plain member \"" +
                  std::string(hidden) + "\"",
              "/" + std::string(hidden));
}

// A signature and what it was made over.
struct ReadSignature {
  ByteView message;
  ByteView bytes;
};

Result<ReadSignature> read_proof_value(const Proof& proof, ByteView input, Arena& arena) {
  auto bytes =
      encoding::from_multibase(proof.value.string_at("proofValue"), encoding::Base::base58btc);
  if (!bytes.ok())
    return fail(ErrorCode::unreadable, "", "proofValue: " + bytes.error().detail, "proofValue");
  return ReadSignature{.message = input, .bytes = arena.copy(ByteView(*bytes))};
}

Result<ReadSignature> read_jws(const Proof& proof, ByteView input, Arena& arena) {
  auto jws = read_detached_jws(proof.value.string_at("jws"), input, arena);
  if (!jws.ok()) return fail(ErrorCode::unreadable, "", "jws: " + jws.error().detail, "jws");
  return ReadSignature{.message = as_bytes(arena.copy(std::string_view(jws->message))),
                       .bytes = arena.copy(ByteView(jws->signature))};
}

Result<ReadSignature> read_signature(const Proof& proof, const SuiteKey& key, ByteView input,
                                     Arena& arena) {
  const bool is_jws = proof.suite->form == SignatureForm::detached_jws;
  CAIRN_TRY(const auto signature,
            is_jws ? read_jws(proof, input, arena) : read_proof_value(proof, input, arena));
  if (signature.bytes.size() != key.signature_bytes)
    return fail(ErrorCode::unreadable, "", "the signature has not the length of its suite",
                is_jws ? "jws" : "proofValue");
  return signature;
}

}  // namespace

std::string_view name(ProofOutcome outcome) {
  switch (outcome) {
    case valid: return "valid";
    case altered: return "altered";
    case key_mismatch: return "key-mismatch";
    case suite_unknown: return "suite-unknown";
    case base_proof: return "base-proof";
    case suite_not_allowed: return "suite-not-allowed";
    case proof_malformed: return "proof-malformed";
    case signature_unreadable: return "signature-unreadable";
    case context_mismatch: return "context-mismatch";
    case undefined_term: return "undefined-term";
    case context_unknown: return "context-unknown";
    case document_unreadable: return "document-unreadable";
    case too_complex: return "too-complex";
    case previous_missing: return "previous-missing";
    case previous_cycle: return "previous-cycle";
    case purpose_mismatch: return "purpose-mismatch";
    case domain_mismatch: return "domain-mismatch";
    case challenge_mismatch: return "challenge-mismatch";
    case expired: return "expired";
  }
  return "";
}

SecuredDocument::SecuredDocument(const json::Value& document, std::span<const Proof> proofs,
                                 Workspace& workspace, Arena& arena)
    : unsecured_(json::Builder(arena).without(document, "proof")),
      proofs_(proofs),
      workspace_(&workspace),
      arena_(&arena) {}

Result<SecuredDocument> SecuredDocument::create(const json::Value& document, Workspace& workspace,
                                                Arena& arena) {
  CAIRN_TRY(const auto proofs, read_proofs(document, arena));
  return SecuredDocument(document, proofs, workspace, arena);
}

ProofVerdict SecuredDocument::inspect(const Proof& proof,
                                      const ProofRequirements& requirements) const {
  // What members a proof of another suite has is not for us to say; but a signature is among them.
  if (proof.suite == nullptr && proof.is_of_some_suite())
    return against(proof, suite_unknown,
                   "the suite " +
                       std::string(proof.cryptosuite.empty() ? proof.type : proof.cryptosuite) +
                       " is not known here");
  if (proof.fault != nullptr) return against(proof, proof_malformed, proof.fault);
  if (proof.suite == nullptr) return against(proof, proof_malformed, "it holds no signature");
  if (!requirements.allowed.contains(proof.suite->id))
    return against(proof, suite_not_allowed,
                   "the suite " + std::string(proof.suite->name) + " is not accepted");
  if (proof.suite->form == SignatureForm::selective) {
    if (selective::looks_like_base_proof_value(proof.value.string_at("proofValue")))
      return against(proof, base_proof, {}, "proofValue");
    // What a derived proof would build on is nowhere said to be shown with it.
    if (!proof.previous_proof.is_null())
      return against(proof, suite_unknown,
                     "how a proof that discloses in parts builds on another is not known here",
                     "previousProof");
  }
  if (!requirements.purpose.empty() && proof.purpose != requirements.purpose)
    return against(proof, purpose_mismatch,
                   "the proof was made for " + std::string(proof.purpose) + ", not for " +
                       std::string(requirements.purpose),
                   "proofPurpose");
  if (!requirements.domain.empty() && !names_domain(proof, requirements.domain))
    return against(proof, domain_mismatch, "the proof was made for another domain", "domain");
  if (!requirements.challenge.empty() && proof.challenge != requirements.challenge)
    return against(proof, challenge_mismatch, "the proof answers another challenge", "challenge");
  if (requirements.now && !proof.expires.empty() && is_over(proof, *requirements.now))
    return against(proof, expired, "the proof was good until " + std::string(proof.expires),
                   "expires");
  return {.outcome = valid,
          .early_suite_name = proof.suite->id == SuiteId::eddsa_2022,
          .detail = {},
          .path = proof.path()};
}

// The hash of what a proof signs beside its own configuration. What a whole set has in common is
// computed once; a proof in a chain also signs the proofs before it.
Result<crypto::Digest> SecuredDocument::document_digest(const Proof& proof,
                                                        std::span<const json::Value> previous,
                                                        crypto::HashAlgorithm hash) {
  const auto transformation = proof.suite->transformation;
  const bool jcs = transformation == Transformation::jcs;
  const auto context = jcs ? proof.value["@context"] : json::Value();
  const auto whole_context = unsecured_["@context"];
  const bool common = previous.empty() && (!jcs || json::as_list(context).size() ==
                                                       json::as_list(whole_context).size());
  auto& kept = digests_[(jcs ? 2U : 0U) + (hash == crypto::HashAlgorithm::sha384 ? 1U : 0U)];
  if (common && kept.has_value()) return *kept;
  auto document = document_under(context, unsecured_, *arena_);
  if (!previous.empty())
    document = json::Builder(*arena_).with(document, "proof", json::Value::array(previous));
  auto digest = canonical_digest(document, transformation, hash, *workspace_);
  if (digest.ok() && !jcs) CAIRN_CHECK(check_spelling(document, *workspace_));
  if (common) kept = digest;
  return digest;
}

ProofVerdict SecuredDocument::verify_selective(const Proof& proof, const crypto::Digest& proof_hash,
                                               const crypto::PublicKey& key) {
  const auto value = selective::read_derived_proof_value(proof.value.string_at("proofValue"));
  if (!value.ok())
    return against(proof, signature_unreadable, "proofValue: " + value.error().detail,
                   "proofValue");
  const auto genuine = selective::is_genuine(unsecured_, proof_hash, *value, key, *workspace_);
  if (!genuine.ok()) return from_document(genuine.error());
  if (!*genuine)
    return against(proof, altered, "the signatures do not fit what is shown and the key");
  if (const auto spelt = check_spelling(unsecured_, *workspace_); !spelt.ok())
    return from_document(spelt.error());
  return {.outcome = valid, .detail = {}, .path = proof.path()};
}

ProofVerdict SecuredDocument::verify_bytes(const Proof& proof,
                                           std::span<const json::Value> previous,
                                           const SuiteKey& suite_key,
                                           const crypto::PublicKey& key) {
  const auto configuration = proof_configuration(unsecured_, proof.value, *proof.suite, *arena_);
  if (!configuration.ok())
    return against(proof, context_mismatch, configuration.error().detail, "@context");
  const auto proof_digest =
      configuration_digest(*configuration, *proof.suite, suite_key.hash, *workspace_);
  if (proof.suite->form == SignatureForm::selective && proof_digest.ok())
    return verify_selective(proof, *proof_digest, key);
  const auto document = document_digest(proof, previous, suite_key.hash);
  if (!document.ok()) return from_document(document.error());
  if (!proof_digest.ok()) return from_configuration(proof, proof_digest.error());

  const auto input = signing_input(*proof_digest, *document);
  const auto signature = read_signature(proof, suite_key, input.view(), *arena_);
  if (!signature.ok())
    return against(proof, signature_unreadable, signature.error().detail, signature.error().path);
  if (!key.verify(suite_key.algorithm, signature->message, signature->bytes))
    return against(proof, altered, "the signature does not fit the document and the key");
  return {.outcome = valid,
          .early_suite_name = proof.suite->id == SuiteId::eddsa_2022,
          .detail = {},
          .path = proof.path()};
}

ProofVerdict SecuredDocument::verify(const Proof& proof, const crypto::PublicKey& key,
                                     const ProofRequirements& requirements) {
  if (auto verdict = inspect(proof, requirements); !verdict.valid()) return verdict;
  const auto* suite_key = proof.suite->key(key.type());
  if (suite_key == nullptr)
    return against(proof, key_mismatch,
                   std::string(proof.suite->name) + " does not take a key of type " +
                       std::string(crypto::name_of(key.type())));
  if (proof.previous_proof.is_null()) return verify_bytes(proof, {}, *suite_key, key);
  std::vector<const Proof*> matching;
  switch (previous_proofs(proof, proofs_, matching)) {
    case ChainFault::missing:
      return against(proof, previous_missing, "a proof that this one builds on is not there",
                     "previousProof");
    case ChainFault::cycle:
      return against(proof, previous_cycle, "the proofs build on one another in a circle",
                     "previousProof");
    case ChainFault::none: break;
  }
  auto previous = arena_->array<json::Value>(matching.size());
  for (std::size_t i = 0; i < matching.size(); ++i) previous[i] = matching[i]->value;
  return verify_bytes(proof, previous, *suite_key, key);
}

}  // namespace cairn::securing
