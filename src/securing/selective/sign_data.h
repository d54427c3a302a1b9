// SPDX-License-Identifier: Apache-2.0
// What the issuer's own key signs (vc-di-ecdsa#serializesigndata): the proof's configuration, the
// key that signed the statements, and the statements that must be shown.
#pragma once
#include <array>
#include <span>
#include <string>
#include <vector>

#include "crypto/hash.h"
#include "securing/selective/proof_value.h"

namespace cairn::securing::selective {

using SignData = std::array<std::uint8_t, 32 + public_key_bytes + 32>;

SignData sign_data(const crypto::Digest& proof_hash, const PublicKey& public_key,
                   const crypto::Digest& mandatory_hash);

// Of the lines at these places, which ascend (vc-di-ecdsa#hashmandatorynquads).
crypto::Digest mandatory_hash(std::span<const std::string> lines,
                              std::span<const std::size_t> places, crypto::Hasher& hasher);

// The lines at no such place.
std::vector<std::string_view> other_lines(std::span<const std::string> lines,
                                          std::span<const std::size_t> places);

}  // namespace cairn::securing::selective
