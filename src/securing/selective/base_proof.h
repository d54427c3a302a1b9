// SPDX-License-Identifier: Apache-2.0
// The value of a base proof (vc-di-ecdsa#base-proof-transformation-ecdsa-sd-2023 to
// #base-proof-serialization-ecdsa-sd-2023): what an issuer hands to the holder.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "base/random.h"
#include "crypto/key.h"
#include "securing/selective/statements.h"

namespace cairn::securing::selective {

// What an issuer says of a proof from which others are made for showing.
struct Disclosing {
  const Random* random = nullptr;  // of the keys that this proof alone has
  // Pointers to what a holder must always show; nullopt: default_mandatory_pointers().
  std::optional<std::span<const std::string>> mandatory = std::nullopt;
  bool and_validity = false;  // beside these, what there is of validity_pointers()
};

// `document`: without proofs; `proof_hash`: of the proof's configuration. Each statement that may
// be left out gets a signature. Errors: invalid (a mandatory pointer that leads to nothing, with
// itself as path), as Statements, internal.
Result<std::string> make_base_proof_value(const json::Value& document,
                                          const crypto::Digest& proof_hash,
                                          const crypto::PrivateKey& key,
                                          const Disclosing& disclosing, Workspace& workspace,
                                          Arena& arena);

}  // namespace cairn::securing::selective
