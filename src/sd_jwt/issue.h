// SPDX-License-Identifier: Apache-2.0
// Making an SD-JWT (RFC 9901 sections 4.1, 4.2 and 6): what the holder may keep back leaves the
// payload, and its digest takes the place.
#pragma once
#include <span>
#include <string>

#include "base/random.h"
#include "sd_jwt/sd_jwt.h"

namespace cairn::sd_jwt {

struct Concealment {
  std::span<const std::string> disclosable = {};  // JSON pointers; one may lie within another
  std::size_t decoys = 0;  // digests of nothing, in every object that has digests
  crypto::HashAlgorithm hash = crypto::HashAlgorithm::sha256;
};

struct Concealed {
  json::Value payload;                   // with digests
  std::vector<std::string> disclosures;  // in base64url
};

// Errors: invalid (a pointer to nothing or to the whole, with itself as path; claims with a name
// that only digests may have).
Result<Concealed> conceal(const json::Value& claims, const Concealment& options,
                          const Random& random, Arena& arena);

// Signs what is left; the text carries every disclosure and goes to the holder alone. `header` as
// for crypto::sign_jws. Errors: those of conceal and of crypto::sign_jws.
Result<std::string> issue(const json::Value& claims, const json::Value& header,
                          const crypto::PrivateKey& key, crypto::SignatureAlgorithm algorithm,
                          const Concealment& options, const Random& random, Arena& arena);

}  // namespace cairn::sd_jwt
