// SPDX-License-Identifier: Apache-2.0
// JSON Web Signatures in compact form (RFC 7515): BASE64URL(header).BASE64URL(payload).BASE64URL(
// signature). Which algorithms are allowed is always an argument.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "crypto/key.h"
#include "json/parse.h"

namespace cairn::crypto {

// Everything points into the arena that parse_jws was given.
struct Jws {
  json::Value header;
  SignatureAlgorithm algorithm = SignatureAlgorithm::ed25519;  // as the header says, and allowed
  std::string_view payload;                                    // decoded; any bytes
  std::string_view signing_input;
  ByteView signature;
};

// Reads without checking the signature: the header may say which key to fetch.
// Errors: unreadable (not three base64url parts, header not a JSON object of unique keys),
// not_permitted (`alg` not among `allowed`; none and HMAC never are), unsupported (any `crit`,
// `b64`: false, `zip`), invalid (`jwk` in the header with private members), too_large.
Result<Jws> parse_jws(std::string_view compact, Arena& arena,
                      std::span<const SignatureAlgorithm> allowed, json::Parser& parser);
// For one token at a time, off the hot paths.
Result<Jws> parse_jws(std::string_view compact, Arena& arena,
                      std::span<const SignatureAlgorithm> allowed);

// Whether a token's header reads and what follows does not, as when somebody altered or cut it.
bool is_damaged_jws(std::string_view compact, Arena& arena);

// False as well when the key is of another type than the header's algorithm.
bool verify_jws(const Jws& jws, const PublicKey& key);

// Sets `alg` in the header to `algorithm`, whatever stood there.
// Errors: invalid (an algorithm of another key type).
Result<std::string> sign_jws(const json::Value& header, std::string_view payload,
                             const PrivateKey& key, SignatureAlgorithm algorithm);

}  // namespace cairn::crypto
