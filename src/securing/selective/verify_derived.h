// SPDX-License-Identifier: Apache-2.0
// Whether what somebody shows is what an issuer signed (vc-di-ecdsa#createverifydata,
// #verify-derived-proof-ecdsa-sd-2023).
#pragma once
#include "crypto/key.h"
#include "securing/selective/statements.h"

namespace cairn::securing::selective {

struct DerivedProofValue;

// `document`: what is shown, without a proof; `proof_hash`: of the proof's configuration. Leaves
// the document's statements in the workspace's dataset. False: a signature is not genuine, or they
// are not of these statements. Errors: as labelled_lines.
Result<bool> is_genuine(const json::Value& document, const crypto::Digest& proof_hash,
                        const DerivedProofValue& value, const crypto::PublicKey& key,
                        Workspace& workspace);

}  // namespace cairn::securing::selective
