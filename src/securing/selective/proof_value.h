// SPDX-License-Identifier: Apache-2.0
// The proof values of ecdsa-sd-2023 (vc-di-ecdsa#serializebaseproofvalue,
// #serializederivedproofvalue): multibase base64url of three bytes that tell which, and CBOR.
#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::securing::selective {

inline constexpr std::size_t signature_bytes = 64;   // P-256: r and s
inline constexpr std::size_t public_key_bytes = 35;  // multicodec 0x1200 and a compressed point
inline constexpr std::size_t hmac_key_bytes = 32;

using Signature = std::array<std::uint8_t, signature_bytes>;
using PublicKey = std::array<std::uint8_t, public_key_bytes>;
using HmacKey = std::array<std::uint8_t, hmac_key_bytes>;

// What an issuer hands to the holder, and nobody else may see.
struct BaseProofValue {
  Signature base_signature{};
  PublicKey public_key{};  // of the key pair that signed the statements and is gone
  HmacKey hmac_key{};
  std::vector<Signature> signatures;  // of each statement that may be left out, in order
  std::vector<std::string> mandatory_pointers;
};

// What a holder shows.
struct DerivedProofValue {
  Signature base_signature{};
  PublicKey public_key{};
  std::vector<Signature> signatures;  // of each shown statement that could be left out, in order
  // The label of each blank node, without "_:", by the number that RDFC-1.0 gives it in what is
  // shown: "u" and 32 bytes in base64url.
  std::map<std::uint32_t, std::string> labels;
  std::vector<std::size_t> mandatory_indexes;  // among the statements that are shown; ascending
};

// Whether it begins as one; told by three bytes alone.
bool looks_like_base_proof_value(std::string_view text);

std::string write_base_proof_value(const BaseProofValue& value);
Result<BaseProofValue> read_base_proof_value(std::string_view text);

// Errors: invalid (a label that is not as above).
Result<std::string> write_derived_proof_value(const DerivedProofValue& value);
Result<DerivedProofValue> read_derived_proof_value(std::string_view text);

// Labels and indexes are read in any order, since no order is prescribed; each is written in its
// own. Two nodes of one label are refused: what was signed of one node could be shown of two.
// Errors of both readers: unreadable (no multibase, not the CBOR that is wanted in its shortest
// form), invalid (the proof value of another kind; labels or indexes that repeat), too_large.

}  // namespace cairn::securing::selective
