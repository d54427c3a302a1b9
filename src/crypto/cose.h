// SPDX-License-Identifier: Apache-2.0
// One signature in COSE (COSE_Sign1, RFC 9052 section 4.2). Which algorithms are allowed is always
// an argument.
#pragma once
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "crypto/key.h"

namespace cairn::crypto {

inline constexpr std::size_t cose_parameters_max = 32;  // of both headers together

// Views into the message, but for `signing_input`.
struct CoseSign1 {
  SignatureAlgorithm algorithm = SignatureAlgorithm::ed25519;  // protected, and allowed
  std::string_view type;                                       // protected (RFC 9596), or ""
  ByteView key_id;                                             // empty where there is none
  ByteView payload;
  Bytes signing_input;  // Sig_structure, section 4.4
  ByteView signature;
};

// Whether the bytes begin as a COSE_Sign1 does, with or without its tag and that of a CWT (RFC 8392
// section 6).
bool looks_like_cose_sign1(ByteView message);

// Reads without checking the signature. Errors: unreadable (not in the form of it, a parameter
// twice, a payload kept elsewhere), not_permitted (an algorithm that is not among `allowed`, or not
// protected), unsupported (`crit`), too_many (parameters).
Result<CoseSign1> parse_cose_sign1(ByteView message, std::span<const SignatureAlgorithm> allowed);

// Tagged as one, with algorithm, key id and type (RFC 9596) in its protected header. Errors: those
// of PrivateKey::sign; unsupported (an algorithm without a number).
Result<Bytes> sign_cose_sign1(std::string_view type, ByteView key_id, ByteView payload,
                              const PrivateKey& key, SignatureAlgorithm algorithm);

}  // namespace cairn::crypto
