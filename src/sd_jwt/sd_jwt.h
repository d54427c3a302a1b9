// SPDX-License-Identifier: Apache-2.0
// SD-JWT (RFC 9901): a JWS whose payload holds digests in place of what its holder may keep back,
// and beside it the disclosures that somebody was given. Reading only; nothing is verified here.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "crypto/hash.h"
#include "crypto/jws.h"
#include "json/parse.h"

namespace cairn::sd_jwt {

// What a digest stands for: a property of an object, or an element of an array (section 4.2).
struct Disclosure {
  std::string_view text;  // in base64url, as it is digested
  std::string_view name;  // of a property; "" of an element
  json::Value value;
  bool is_element = false;
};

// Points into the text and the arena it was read from.
struct SdJwt {
  crypto::Jws jws;
  json::Value payload;  // as signed: with digests
  crypto::HashAlgorithm hash = crypto::HashAlgorithm::sha256;
  std::string_view issuer_signed;  // the compact JWS
  std::string_view shown;          // it and the disclosures, with the last "~"
  std::span<const Disclosure> disclosures;
  std::string_view key_binding;  // the compact KB-JWT, or ""
};

// A compact JWS and a "~" somewhere behind it (section 4).
bool looks_like_sd_jwt(std::string_view text);

// Errors: those of crypto::parse_jws for the JWS, but not_permitted for a header that is invalid;
// unreadable (no "~", a payload that is no JSON object), invalid (a disclosure that is none, or
// that is named "_sd" or "..."), unsupported (another `_sd_alg` than sha-256, sha-384 and sha-512),
// too_large.
Result<SdJwt> read(std::string_view text, Arena& arena,
                   std::span<const crypto::SignatureAlgorithm> allowed, json::Parser& parser);

// Whether a document is a JWS in JSON (RFC 7515 section 7.2), flattened or general.
bool is_json_form(const json::Value& document);
// The compact texts of a JWS in JSON (section 8): one for each of its signatures, all with the
// disclosures and the KB-JWT that the first one's header carries. Errors: invalid, too_large.
Result<std::vector<std::string>> compact_of(const json::Value& document);

// "sha-256", "sha-384", "sha-512".
std::string_view name_of(crypto::HashAlgorithm hash);

}  // namespace cairn::sd_jwt
