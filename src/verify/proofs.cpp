// SPDX-License-Identifier: Apache-2.0
// Data Integrity proofs: each proof of a set is judged, and one good one does not make up for
// another (vc-data-integrity#verify-proof, policy `proofs`).
#include <algorithm>

#include "json/write.h"
#include "securing/verify_proof.h"
#include "verify/encoding_fault.h"
#include "verify/explain.h"
#include "verify/signatures.h"

namespace cairn::verify {
namespace {

using securing::Proof;
using securing::ProofOutcome;
using securing::ProofVerdict;

Code code_of(ProofOutcome outcome) {
  switch (outcome) {
    case ProofOutcome::valid: return Code::signature_valid;
    case ProofOutcome::altered: return Code::signature_invalid;
    case ProofOutcome::key_mismatch: return Code::key_wrong_type;
    case ProofOutcome::suite_unknown:
    case ProofOutcome::suite_not_allowed: return Code::suite_unknown;
    case ProofOutcome::base_proof: return Code::base_proof;
    case ProofOutcome::proof_malformed:
    case ProofOutcome::signature_unreadable: return Code::proof_malformed;
    case ProofOutcome::context_mismatch: return Code::context_refused;
    case ProofOutcome::undefined_term: return Code::undefined_term;
    case ProofOutcome::context_unknown: return Code::context_unknown;
    case ProofOutcome::document_unreadable: return Code::property_invalid;
    case ProofOutcome::too_complex: return Code::work_limit;
    case ProofOutcome::previous_missing:
    case ProofOutcome::previous_cycle: return Code::proof_chain_broken;
    case ProofOutcome::purpose_mismatch: return Code::proof_purpose;
    case ProofOutcome::domain_mismatch: return Code::domain_mismatch;
    case ProofOutcome::challenge_mismatch: return Code::challenge_mismatch;
    case ProofOutcome::expired: return Code::proof_expired;
  }
  return Code::proof_malformed;
}

class ProofJudge {
 public:
  ProofJudge(Session& session, const json::Value& document, const Signer& signer,
             std::vector<Finding>& findings)
      : session_(session), document_(document), signer_(signer), findings_(findings) {
    requirements_.purpose = did::name_of(signer.purpose);
    requirements_.challenge = signer.challenge;
    requirements_.domain = signer.domain;
    requirements_.now = session.options.at;
  }

  // Whether this proof is good, by a key that may sign.
  bool judge(securing::SecuredDocument& secured, const Proof& proof) {
    const auto readable = secured.inspect(proof, requirements_);
    if (!readable.valid()) return against(proof, readable);
    const auto own = before_fragment(proof.verification_method);
    const auto confirmation =
        is_of_issuer(proof) ? Confirmation::none : confirmation_of(secured, proof);
    const bool by_another = confirmation != Confirmation::none;
    const auto controller = signer_.controller.empty() || by_another ? own : signer_.controller;
    const auto found = find_key(session_, proof.verification_method, controller, signer_.purpose);
    if (session_.steps != nullptr)
      explain_key(session_,
                  {method_path(proof), proof.verification_method, controller, signer_.purpose},
                  found);
    if (!found.key) {
      note(findings_, found.code, method_path(proof), found.detail);
      return false;
    }
    const auto verdict = secured.verify(proof, *found.key, requirements_);
    if (session_.steps != nullptr)
      explain_proof(session_, secured, proof, found.key->type(), code_of(verdict.outcome));
    if (!verdict.valid()) return against(proof, verdict);
    if (verdict.early_suite_name) note(findings_, Code::suite_alias, proof.path() + "/cryptosuite");
    judge_transformation(proof);
    if (proof.suite->form == securing::SignatureForm::selective)
      note(findings_, Code::derived_proof, proof.path());
    if (by_another && found.authorised()) {
      judge_other(proof, found, confirmation);
      return false;
    }
    const bool good = judge_key(proof, found, controller);
    if (good) good_.push_back(&proof);
    return good;
  }

  // Whether the proof is in the name of whoever has to have signed. These are judged first, for
  // only what holds of them confirms the others.
  bool is_of_issuer(const Proof& proof) const {
    return before_fragment(proof.verification_method) == signer_.controller;
  }

  SignatureJudgement result;
  bool is_over_json = false;  // one that holds
  bool is_over_rdf = false;

 private:
  static std::string method_path(const Proof& proof) {
    return proof.path() + "/verificationMethod";
  }

  enum class Confirmation : std::uint8_t { none, unproved, good };

  static bool stands_on(const Proof& proof, const Proof& other) {
    for (const auto& previous : json::as_list(proof.previous_proof))
      if (previous.as_string() == other.id) return true;
    return false;
  }

  // Whether a proof in the issuer's own name says that it stands on this one
  // (vc-data-integrity#proof-chains), and whether that proof holds.
  Confirmation confirmation_of(const securing::SecuredDocument& secured, const Proof& proof) const {
    auto found = Confirmation::none;
    if (signer_.controller.empty() || proof.id.empty()) return found;
    for (const auto& other : secured.proofs()) {
      if (!is_of_issuer(other) || !stands_on(other, proof)) continue;
      if (std::ranges::find(good_, &other) != good_.end()) return Confirmation::good;
      found = Confirmation::unproved;
    }
    return found;
  }

  // A signature of somebody else that holds counts where the issuer is known to confirm it.
  void judge_other(const Proof& proof, const FoundKey& found, Confirmation confirmation) {
    if (confirmation != Confirmation::good)
      return note(findings_, Code::proof_unchecked, proof.path());
    const std::string own(before_fragment(proof.verification_method));
    note(findings_, Code::signature_of_another, method_path(proof), own);
    result.others.push_back({own, found.by_domain});
  }

  bool against(const Proof& proof, const ProofVerdict& verdict) {
    Code code = code_of(verdict.outcome);
    if (code == Code::suite_unknown && securing::is_base_proof(proof.value))
      code = Code::base_proof;
    if (code == Code::signature_invalid && looks_wrongly_encoded(json::write(document_)))
      code = Code::text_encoding_damaged;
    note(findings_, code, verdict.path, verdict.detail);
    return false;
  }

  // The signature holds; may this key sign?
  bool judge_key(const Proof& proof, const FoundKey& found, std::string_view controller) {
    if (!found.authorised()) {
      note(findings_, found.code, method_path(proof), found.detail);
      if (found.code != Code::key_not_authorised)
        note(findings_, Code::key_only_in_link, method_path(proof));
      return false;
    }
    note(findings_, Code::signature_valid, proof.path());
    judge_created(proof);
    if (const auto fault = lifetime_fault(found, session_.options.at)) {
      note(findings_, *fault, method_path(proof));
      return false;
    }
    note(findings_, found.told(), method_path(proof));
    result.by_domain = result.by_domain || found.by_domain;
    result.controller = controller;
    return true;
  }

  // A proof over JSON names the contexts it was made under; the document may have got more.
  void judge_transformation(const Proof& proof) {
    if (proof.suite->transformation != securing::Transformation::jcs) {
      is_over_rdf = true;
      return;
    }
    is_over_json = true;
    const auto present = document_["@context"];
    const auto signed_under = proof.value["@context"];
    if (json::as_list(signed_under).size() < json::as_list(present).size())
      note(findings_, Code::context_appended, "/@context");
  }

  void judge_created(const Proof& proof) {
    if (proof.created.empty()) return;
    const auto created = parse_instant(proof.created);
    if (created.ok() && *created > session_.options.at)
      note(findings_, Code::proof_created_later, proof.path() + "/created");
  }

  Session& session_;
  const json::Value& document_;
  const Signer& signer_;
  std::vector<Finding>& findings_;
  securing::ProofRequirements requirements_;
  std::vector<const Proof*> good_;  // in the issuer's name
};

// Where one signature is good, others that could not be checked leave the whole open, or are let
// pass by policy.
void weigh_unchecked(Session& session, std::span<Finding> of_proofs,
                     std::vector<Finding>& findings) {
  bool any = false;
  for (auto& finding : of_proofs) {
    if (finding.outcome != Outcome::not_checked) continue;
    any = true;
    if (session.policy.proofs == ProofsDemand::any) finding.outcome = Outcome::warn;
  }
  if (any && session.policy.proofs == ProofsDemand::all)
    note(findings, Code::proof_unchecked, "/proof");
}

}  // namespace

SignatureJudgement judge_proofs(Session& session, const json::Value& document, const Signer& signer,
                                std::vector<Finding>& findings) {
  auto secured = securing::SecuredDocument::create(document, session.workspace, session.arena);
  ProofJudge judge(session, document, signer, findings);
  judge.result.present = true;
  if (!secured.ok()) {
    note(findings, Code::proof_malformed, "/proof", secured.error().detail);
    return judge.result;
  }
  judge.result.present = !secured->proofs().empty();
  const auto first = findings.size();
  for (const bool of_issuer : {true, false})
    for (const auto& proof : secured->proofs())
      if (judge.is_of_issuer(proof) == of_issuer)
        judge.result.good = judge.judge(*secured, proof) || judge.result.good;
  if (judge.is_over_json && !judge.is_over_rdf)
    judge_terms(session, secured->unsecured(), findings);
  if (judge.result.good) weigh_unchecked(session, std::span(findings).subspan(first), findings);
  return judge.result;
}

}  // namespace cairn::verify
