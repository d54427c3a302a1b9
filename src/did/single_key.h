// SPDX-License-Identifier: Apache-2.0
// Documents of identifiers that are a key themselves (did:key, did:jwk).
#pragma once
#include <span>

#include "did/did.h"

namespace cairn::did {

inline constexpr Purpose signing[] = {Purpose::assertion_method, Purpose::authentication,
                                      Purpose::capability_invocation,
                                      Purpose::capability_delegation};
inline constexpr Purpose agreement[] = {Purpose::key_agreement};

inline void authorise(Document& document, const std::string& id,
                      std::span<const Purpose> purposes) {
  for (const auto purpose : purposes)
    document.authorised[static_cast<std::size_t>(purpose)].push_back(id);
}

// Reads a DID that must be of `method`. Errors: those of parse_did; unsupported for another method.
Result<Did> parse_method(std::string_view text, Method method);

// A document of `did` with one key "DID#FRAGMENT", which may do what a signing key does.
Document single_key_document(std::string_view did, std::string_view fragment, std::string_view type,
                             const crypto::PublicKey& key);

}  // namespace cairn::did
