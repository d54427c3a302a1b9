// SPDX-License-Identifier: Apache-2.0
// A private key as JSON text, in the clear or encrypted with a passphrase (Argon2id, RFC 9106, and
// XChaCha20-Poly1305). Pure: reading and writing the file is the caller's.
//   {"type": "Ed25519", "publicKeyMultibase": "z6Mk…", "secretKeyMultibase": "z3u2…"}
//   {"type": …, "publicKeyMultibase": …, "encrypted": {"kdf": "argon2id", "memory_kib": 65536,
//    "passes": 3, "salt": "u…", "cipher": "xchacha20-poly1305", "nonce": "u…", "ciphertext": "u…"}}
#pragma once
#include <string>
#include <string_view>

#include "crypto/key.h"

namespace cairn::crypto {

enum class KeyProtection : std::uint8_t { none, passphrase };

// What a key file shows without its passphrase.
struct KeyFile {
  PublicKey public_key;
  KeyProtection protection;
};

Secret write_key_file(const PrivateKey& key);  // JSON text, in the clear
// Errors: invalid (an empty passphrase), internal (no memory for Argon2id).
Result<std::string> write_key_file(const PrivateKey& key, std::string_view passphrase,
                                   const Random& random);

// Errors of both: unreadable (JSON, a missing member), unsupported (type, kdf, cipher), too_large.
Result<KeyFile> inspect_key_file(std::string_view text);
// Errors: also not_permitted (the passphrase is wrong, or was needed), invalid (the secret does not
// belong to the public key shown).
Result<PrivateKey> open_key_file(std::string_view text, std::string_view passphrase);

}  // namespace cairn::crypto
