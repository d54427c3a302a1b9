// SPDX-License-Identifier: Apache-2.0
// Controlled identifier documents (CID 1.0), of which DID documents (DID Core 1.0) and https://
// issuer profiles are two kinds: who may sign for an identifier, with which key, for what.
#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/key.h"
#include "json/build.h"

namespace cairn::did {

// What a verification method may be used for (CID 1.0 section 2.3).
enum class Purpose : std::uint8_t {
  assertion_method,
  authentication,
  key_agreement,
  capability_invocation,
  capability_delegation,
};
inline constexpr std::size_t purpose_count = 5;
std::string_view name_of(Purpose purpose);  // "assertionMethod", …

struct VerificationMethod {
  std::string id;  // absolute
  std::string type;
  std::string controller;
  crypto::PublicKey key;
  std::string expires, revoked;                              // dateTimeStamp as written, or ""
  std::optional<crypto::SignatureAlgorithm> algorithm = {};  // the only one, where a JWK names it
  std::string jwk = {};  // as published in JSON, where it was one, or ""
};

// A method that stands in the document but cannot be used, and why.
struct UnusableMethod {
  std::string id;
  Error error;
  // As published, where a did:key or did:jwk names a kind of key not used here, or "".
  std::string multikey = {}, jwk = {};
};

struct Document {
  std::string id;
  std::vector<std::string> controllers;  // of the document, when other than itself
  std::vector<std::string> also_known_as;
  std::vector<VerificationMethod> methods;
  std::vector<UnusableMethod> unusable;
  std::array<std::vector<std::string>, purpose_count> authorised;  // absolute ids, by Purpose

  const std::vector<std::string>& ids_for(Purpose purpose) const {
    return authorised[static_cast<std::size_t>(purpose)];
  }
  bool names_no_purpose() const {
    return std::all_of(authorised.begin(), authorised.end(),
                       [](const auto& ids) { return ids.empty(); });
  }
};

// Reads a document that was fetched as `expected_id` (a DID without fragment, or an https URL).
// Understood methods: Multikey, JsonWebKey, JsonWebKey2020, Ed25519VerificationKey2018 and 2020,
// EcdsaSecp256r1VerificationKey2019, EcdsaSecp384r1VerificationKey2019,
// EcdsaSecp256k1VerificationKey2019, P256Key2021, P384Key2021, RsaVerificationKey2018 and (OB 2.0)
// CryptographicKey, and DataIntegrityProof, which profiles of the Badgr family say for Multikey;
// each by the forms of key that belong to it; other methods are kept as unusable. Errors: invalid
// (no object, `id` missing or other than expected, one id for two methods, wrong types), too_large
// (more than limits::verification_methods_max).
Result<Document> parse_document(const json::Value& document, std::string_view expected_id);

// The method `id` (absolute, or "#fragment"). The bare id of a did:key or did:jwk names its one
// key. Errors: not_found; the error of an unusable method. The pointer lives as long as the
// document.
Result<const VerificationMethod*> find_method(const Document& document, std::string_view id);

// Whether the document lets the method `id` act for `purpose`: it is listed there, and its
// controller is the document's own id. `id` as for find_method.
bool authorised_for(const Document& document, std::string_view id, Purpose purpose);

// The document as JSON-LD: keys as Multikey, but as JsonWebKey where they were published as a JWK,
// which is shown as it was.
json::Value to_json(const Document& document, json::Builder builder);

}  // namespace cairn::did
