// SPDX-License-Identifier: Apache-2.0
// Adds a Data Integrity proof to a document (vc-data-integrity#add-proof, #add-proof-set-chain).
#pragma once
#include <span>
#include <string_view>

#include "base/result.h"
#include "crypto/key.h"
#include "json/value.h"
#include "securing/selective/base_proof.h"
#include "securing/suite.h"
#include "securing/workspace.h"

namespace cairn::securing {

// Texts are copied. Only `verification_method` and `created` are needed; "" leaves a member out.
struct ProofOptions {
  SuiteId suite = SuiteId::eddsa_rdfc_2022;
  std::string_view verification_method;  // an absolute URL, mostly did:…#…
  std::string_view created;              // xsd:dateTime with its offset, kept as written
  std::string_view purpose = "assertionMethod";
  std::string_view expires;
  std::string_view challenge;
  std::string_view domain;
  std::string_view nonce;
  std::string_view id;
  std::span<const std::string_view> previous_proof;  // ids of proofs already on the document
  selective::Disclosing disclosing;  // of a suite that discloses in parts; needs its `random`
};

// The document with one proof more, in `arena`; proofs it had stay, and stay valid. A suite that
// needs its own @context (anything but VCDM 2.0) must find it in the document: see
// with_suite_context. Errors: invalid (options, a previous proof that is not there, a document that
// cannot be disclosed in parts), unsupported (a verify-only suite; one that discloses in parts and
// builds on a previous proof), not_permitted (the suite does not take this key), undefined_term,
// unknown_context, too_large.
Result<json::Value> add_proof(const json::Value& document, const crypto::PrivateKey& key,
                              const ProofOptions& options, Workspace& workspace, Arena& arena);

// The document, its @context extended where `suite` would otherwise be undefined in it.
json::Value with_suite_context(const json::Value& document, const Suite& suite, Arena& arena);

}  // namespace cairn::securing
