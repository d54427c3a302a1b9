// SPDX-License-Identifier: Apache-2.0
#include "securing/verify_proof.h"

#include <cassert>

#include "encoding/multibase.h"
#include "json/build.h"
#include "securing/detached_jws.h"
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
    case ErrorCode::undefined_term:
      return undefined_term;
    case ErrorCode::unknown_context:
      return context_unknown;
    case ErrorCode::too_large:
      return too_complex;
    default:
      return document_unreadable;
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

}  // namespace

std::string_view name(ProofOutcome outcome) {
  switch (outcome) {
    case valid:
      return "valid";
    case altered:
      return "altered";
    case key_mismatch:
      return "key-mismatch";
    case suite_unknown:
      return "suite-unknown";
    case suite_not_allowed:
      return "suite-not-allowed";
    case proof_malformed:
      return "proof-malformed";
    case signature_unreadable:
      return "signature-unreadable";
    case context_mismatch:
      return "context-mismatch";
    case undefined_term:
      return "undefined-term";
    case context_unknown:
      return "context-unknown";
    case document_unreadable:
      return "document-unreadable";
    case too_complex:
      return "too-complex";
    case previous_missing:
      return "previous-missing";
    case previous_cycle:
      return "previous-cycle";
    case purpose_mismatch:
      return "purpose-mismatch";
    case domain_mismatch:
      return "domain-mismatch";
    case challenge_mismatch:
      return "challenge-mismatch";
    case expired:
      return "expired";
  }
  return "";
}

SecuredDocument::SecuredDocument(const json::Value& document, std::span<const Proof> proofs,
                                 Workspace& workspace, Arena& arena)
    : document_(document),
      unsecured_(json::Builder(arena).without(document, "proof")),
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
  if (proof.suite == nullptr && proof.fault == nullptr)
    return against(proof, suite_unknown,
                   "the suite " + std::string(proof.cryptosuite.empty() ? proof.type
                                                                        : proof.cryptosuite) +
                       " is not known here");
  if (proof.fault != nullptr) return against(proof, proof_malformed, proof.fault);
  if (!requirements.allowed.contains(proof.suite->id))
    return against(proof, suite_not_allowed,
                   "the suite " + std::string(proof.suite->name) + " is not accepted");
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

// The digest of what this proof signs beside its own configuration.
const Result<crypto::Digest>& SecuredDocument::document_digest(const Proof& proof,
                                                               const SuiteKey& key) {
  const auto previous = previous_;
  const bool jcs = proof.suite->transformation == Transformation::jcs;
  const auto own = proof.value["@context"];
  const bool shared =
      previous.empty() && (!jcs || own.size() == unsecured_["@context"].size());
  const auto slot = (jcs ? 2U : 0U) + (key.hash == crypto::HashAlgorithm::sha384 ? 1U : 0U);
  auto& digest = shared ? digests_[slot] : own_digest_;
  if (shared && digest.has_value()) return *digest;
  auto signed_document = jcs ? document_under(own, unsecured_, *arena_) : unsecured_;
  if (!previous.empty())
    signed_document =
        json::Builder(*arena_).with(signed_document, "proof", json::Value::array(previous));
  digest = canonical_digest(signed_document, proof.suite->transformation, key.hash, *workspace_);
  return *digest;
}

ProofVerdict SecuredDocument::verify(const Proof& proof, const crypto::PublicKey& key,
                                     const ProofRequirements& requirements) {
  return {};
}

}  // namespace cairn::securing
