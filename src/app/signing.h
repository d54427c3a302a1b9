// SPDX-License-Identifier: Apache-2.0
// The keys of an organisation, in use: made, opened, and called by their did:key or by the
// organisation's did:web.
#pragma once
#include <string>

#include "app/context.h"
#include "app/ports/keys.h"
#include "crypto/key.h"

namespace cairn::app {

// A key ready to sign with.
struct Signer {
  KeyId id;
  crypto::PrivateKey key;
  std::string did;                  // did:key:z6Mk…, or did:web:… once the domain is proved
  std::string verification_method;  // did:key:z6Mk…#z6Mk…, or did:web:…#z6Mk…
};

Status make_key(Context& context, Transaction& transaction, const OrganisationId& organisation,
                crypto::KeyType type);

// One of that type, made where there is none yet; in a transaction of its own, so that who signs
// with it only reads.
Status ensure_key(Context& context, const OrganisationId& organisation, crypto::KeyType type);

// Whether a stored key opens and is the one its row names. Errors: not_permitted (another
// folder's); unreadable (another key than the row says).
Status check_key(Context& context, const SigningKey& stored);

// Who signs what is new. Errors: not_found (the organisation has no key of that type),
// not_permitted (the key was sealed by another data folder).
Result<Signer> signer_of(Context& context, Transaction& transaction,
                         const OrganisationId& organisation, crypto::KeyType type);

// Whether it still signs what is new. Errors: as above.
Result<bool> signs_now(Transaction& transaction, const OrganisationId& organisation,
                       const Signer& signer);

// Who signs anew what was signed under that name before: a status list keeps its issuer, or the
// badges that point to it would no longer believe it. `type`: of the key that signs for a did:web.
// Errors: as above.
Result<Signer> signer_named(Context& context, Transaction& transaction,
                            const OrganisationId& organisation, std::string_view did,
                            crypto::KeyType type = crypto::KeyType::ed25519);

}  // namespace cairn::app
