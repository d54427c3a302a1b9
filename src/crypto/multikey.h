// SPDX-License-Identifier: Apache-2.0
// Keys as Multikey text (CID 1.0 section 2.2.2): multibase (base58btc, no other) of multicodec and
// key bytes, "z6Mk…".
#pragma once
#include <string>
#include <string_view>

#include "crypto/key.h"

namespace cairn::crypto {

// Errors: unreadable (multibase), unsupported (a kind of key we do not use), invalid (length,
// point, a secret key where a public one belongs).
Result<PublicKey> from_multikey(std::string_view text);
std::string to_multikey(const PublicKey& key);

// Secret keys ("z3u2…"); of Ed25519 both the 32-byte seed and seed ‖ public key are read.
Result<PrivateKey> from_secret_multikey(std::string_view text);
Secret to_secret_multikey(const PrivateKey& key);

}  // namespace cairn::crypto
