// SPDX-License-Identifier: Apache-2.0
// DID methods: did:key (w3c-ccg/did-key-spec) and did:jwk (quartzjer/did-jwk) resolve without
// asking anyone; did:web (w3c-ccg/did-method-web) is a document at an https URL.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "did/document.h"

namespace cairn::did {

enum class Method : std::uint8_t { key, jwk, web };

struct Did {
  Method method;
  std::string_view did;       // "did:METHOD:ID", without path, query and fragment
  std::string_view specific;  // ID
  std::string_view fragment;  // without "#", or ""
};

bool is_did(std::string_view text);  // begins with "did:"
// Reads a DID or DID URL (DID Core 1.0 section 3). Views into `text`.
// Errors: unreadable (syntax), unsupported (another method, a path or query), too_large.
Result<Did> parse_did(std::string_view text);

// Both take a DID or a DID URL, whose fragment is left aside. Keys that agree on secrets, and those
// of kinds not used here (BLS12-381), are among the unusable methods.
// Errors: those of parse_did; unreadable (encoding), unsupported (another method, a kind of key not
// known at all), invalid (the key).
Result<Document> resolve_did_key(std::string_view did);
Result<Document> resolve_did_jwk(std::string_view did);
// resolve_did_key or resolve_did_jwk. Errors: also unreachable for did:web, which must be fetched.
Result<Document> resolve_offline(std::string_view did);

// Whether the key in a did:key has another length than its kind of key has. spec:
// did-key-spec#signature-method-creation-algorithm
bool has_wrong_key_length(std::string_view did);

std::string make_did_key(const crypto::PublicKey& key);
// The id of the key inside its document: "did:key:z6Mk…#z6Mk…".
std::string key_id_of_did_key(const crypto::PublicKey& key);

// Where the document of a did:web is: did:web:example.com%3A3000:user → https://example.com:3000/
// user/did.json. Errors: those of parse_did; unsupported (another method), not_permitted (an IP
// address, characters or path segments no host serves plainly).
Result<std::string> did_web_url(std::string_view did);
// The did:web of a host ("example.com", "example.com:3000") and path segments. Errors: as above.
Result<std::string> make_did_web(std::string_view host, std::span<const std::string> path);
// A document of `did` with one key "DID#FRAGMENT", authorised for all that a signing key does.
Document make_document(std::string_view did, std::string_view fragment,
                       const crypto::PublicKey& key);

}  // namespace cairn::did
