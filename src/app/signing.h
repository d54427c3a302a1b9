// SPDX-License-Identifier: Apache-2.0
// The keys of an organisation, in use: made, opened, and called by their did:key.
#pragma once
#include <string>

#include "app/context.h"
#include "crypto/key.h"

namespace cairn::app {

// A key ready to sign with.
struct Signer {
  crypto::PrivateKey key;
  std::string did;                  // did:key:z6Mk…
  std::string verification_method;  // did:key:z6Mk…#z6Mk…
};

Status make_key(Context& context, Transaction& transaction, const OrganisationId& organisation,
                crypto::KeyType type);

// Errors: not_found (the organisation has no key of that type), not_permitted (the key was sealed
// by another data folder).
Result<Signer> signer_of(Context& context, Transaction& transaction,
                         const OrganisationId& organisation, crypto::KeyType type);

}  // namespace cairn::app
