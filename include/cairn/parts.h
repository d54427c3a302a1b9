// SPDX-License-Identifier: Apache-2.0
// Cairn, parts: credentials of which their holder shows a part and keeps back the rest, with the
// issuer's signature whole: as a proof of ecdsa-sd-2023 (vc-di-ecdsa#ecdsa-sd-2023) or as SD-JWT
// (RFC 9901). What is made here is an original: whoever has it can show any part of it, so it goes
// to its holder alone. What a holder does with it is in <cairn/holder.h>.
//
//   const auto at = *cairn::parse_instant("2026-11-22T12:00:00Z");
//   const auto random = cairn::system_random();
//   auto proof = cairn::issue_in_parts(issuer, credential, {.created = at}, random);
//   if (!proof.ok()) return complain(proof.error());
//   auto token = cairn::issue_sd_jwt_vc(
//       issuer, R"({"vct": "https://college.example/diploma", "name": "Ada", "grade": "A"})",
//       {.created = at, .disclosable = {"/name", "/grade"}}, random);
//   if (!token.ok()) return complain(token.error());
#pragma once
#include <cairn/issue.h>
#include <cairn/random.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

// Of a base proof.
struct PartsOptions {
  Instant created;  // the moment of signing
  // JSON pointers (RFC 6901) to what a holder must always show, beside validity and state, which
  // nobody can keep back. nullopt: issuer, form, terms of use, and of an Open Badge the
  // achievement's name, description and criteria.
  std::optional<std::vector<std::string>> mandatory = {};
  std::optional<StatusPlace> status = {};  // added to what the document has
};

// As Issuer::issue, with a base proof of ecdsa-sd-2023, as JSON
// (vc-di-ecdsa#add-base-proof-ecdsa-sd-2023). The key of the issuer is of P-256. `random` makes the
// keys that this proof alone has.
// Errors: those of Issuer::issue; invalid (a mandatory pointer that leads to nothing, with itself
// as path), not_permitted (a key of another kind), too_large (more than 1,000 pointers).
Result<std::string> issue_in_parts(Issuer& issuer, std::string_view credential,
                                   const PartsOptions& options, const Random& random);
Result<std::string> issue_in_parts(Issuer& issuer, const Award& award, const PartsOptions& options,
                                   const Random& random);

// A place in a Token Status List (token-status-list#referenced-token).
struct TokenStatusPlace {
  std::string list_url;
  std::uint64_t index = 0;
};

// Of a token with parts.
struct SdJwtOptions {
  Instant created;  // the moment of signing
  // JSON pointers to what the holder may keep back; one may lie within another.
  std::vector<std::string> disclosable = {};
  // Digests of nothing beside the others, in every object that has some, so that their number tells
  // nothing (RFC 9901 section 4.2.5); at most 100.
  std::size_t decoys = 0;
  // The public key, as JWK, of who alone may show it (RFC 7800 section 3.2); "": whoever has it.
  std::string holder_jwk = {};
  std::optional<TokenStatusPlace> status = {};  // becomes the claim `status`
};

// A credential of VCDM 2.0 or 1.1, JSON, as SD-JWT: a compact token of typ vc+sd-jwt
// (vc-jose-cose#with-sd-jwt). Keys of every kind sign it.
// Errors: those of Issuer::issue; invalid (a pointer to nothing, or to what everybody must see:
// contexts, types, issuer, validity, state and form; more than 100 decoys; no public JWK),
// unsupported (a JWK of a kind not known).
Result<std::string> issue_sd_jwt(Issuer& issuer, std::string_view credential,
                                 const SdJwtOptions& options, const Random& random);

// Claims, a JSON object with a `vct`, as SD-JWT VC of typ dc+sd-jwt (sd-jwt-vc#claims). A missing
// `iss` becomes the controller of the key, a missing `iat` the moment of signing.
// Errors: unreadable, too_large, invalid (no vct, a date that is no number, a pointer to nothing or
// to what everybody must see, and as above), not_permitted (iss is somebody else), unsupported.
Result<std::string> issue_sd_jwt_vc(Issuer& issuer, std::string_view claims,
                                    const SdJwtOptions& options, const Random& random);

}  // namespace cairn
