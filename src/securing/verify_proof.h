// SPDX-License-Identifier: Apache-2.0
// Checks Data Integrity proofs (vc-data-integrity#verify-proof). Whether the key may speak for the
// issuer is asked elsewhere: a key comes in resolved, and what comes out is about bytes alone.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "crypto/key.h"
#include "securing/proof.h"
#include "securing/workspace.h"

namespace cairn::securing {

enum class ProofOutcome : std::uint8_t {
  valid,
  altered,               // the signature is not one by this key over this document
  key_mismatch,          // the suite does not take keys of this type
  suite_unknown,         // not checked: this build does not know the suite
  base_proof,            // one from which others are made for showing; itself it shows nothing
  suite_not_allowed,     // known, but not in the caller's SuiteSet
  proof_malformed,       // a member is missing or of the wrong type
  signature_unreadable,  // proofValue or jws is wrongly encoded or of a wrong length
  context_mismatch,      // a JCS proof's @context is absent or does not begin the document's
  undefined_term,        // JSON-LD would drop a part of document or proof, so it is not signed
  context_unknown,       // not checked: a @context that is neither compiled in nor supplied
  document_unreadable,   // JSON-LD or JCS could not make sense of the document
  too_complex,           // a limit of base/limits.h was exceeded
  previous_missing,      // previousProof names a proof that is not there
  previous_cycle,        // previousProof leads back to the proof itself
  purpose_mismatch,
  domain_mismatch,
  challenge_mismatch,
  expired,
};

std::string_view name(ProofOutcome outcome);  // kebab-case, stable

struct ProofVerdict {
  ProofOutcome outcome = ProofOutcome::document_unreadable;
  bool early_suite_name = false;  // verified under a name that its standard later changed
  std::string detail;             // one sentence for the finding; "" when valid
  std::string path;  // JSON pointer to what is wrong; to the proof when nothing is nearer
  bool valid() const { return outcome == ProofOutcome::valid; }
};

// What a proof must say beside being genuine. "" and nullopt ask for nothing.
struct ProofRequirements {
  SuiteSet allowed = SuiteSet::all();
  std::string_view purpose = "assertionMethod";
  std::string_view domain;
  std::string_view challenge;
  std::optional<Instant> now;  // given: `expires` must lie after it
};

// One secured document and its proofs. The document is transformed at most once per transformation
// and hash, whatever the number of proofs. Everything it was made from must outlive it.
class SecuredDocument {
 public:
  // Errors: those of read_proofs.
  static Result<SecuredDocument> create(const json::Value& document, Workspace& workspace,
                                        Arena& arena);

  std::span<const Proof> proofs() const { return proofs_; }
  const json::Value& unsecured() const { return unsecured_; }  // the document without `proof`
  ProofVerdict verify(const Proof& proof, const crypto::PublicKey& key,
                      const ProofRequirements& requirements = {});

  // Everything `verify` can say without a key: valid here means nothing stands against the proof.
  ProofVerdict inspect(const Proof& proof, const ProofRequirements& requirements = {}) const;

 private:
  SecuredDocument(const json::Value& document, std::span<const Proof> proofs, Workspace& workspace,
                  Arena& arena);
  Result<crypto::Digest> document_digest(const Proof& proof, std::span<const json::Value> previous,
                                         crypto::HashAlgorithm hash);
  ProofVerdict verify_selective(const Proof& proof, const crypto::Digest& proof_hash,
                                const crypto::PublicKey& key);
  ProofVerdict verify_bytes(const Proof& proof, std::span<const json::Value> previous,
                            const SuiteKey& suite_key, const crypto::PublicKey& key);

  json::Value unsecured_;
  std::span<const Proof> proofs_;
  Workspace* workspace_;
  Arena* arena_;
  // By transformation (RDFC-1.0, JCS) and hash (SHA-256, SHA-384).
  std::array<std::optional<Result<crypto::Digest>>, 4> digests_;
};

}  // namespace cairn::securing
