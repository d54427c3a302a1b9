// SPDX-License-Identifier: Apache-2.0
#include "app/signing.h"

#include "app/domain.h"
#include "app/ports/keys.h"
#include "crypto/multikey.h"
#include "did/did.h"

namespace cairn::app {
namespace {

// A key sealed for one organisation cannot be slipped under another.
std::string purpose_of(const SigningKey& key) {
  return "signing-key " + key.organisation.text + " " + key.id.text;
}

// Under the name `did`, which is the organisation's, or "" for that of the key itself.
Result<Signer> open_key(Context& context, const SigningKey& stored, std::string_view did) {
  CAIRN_TRY(const auto secret, context.keys.open(stored.sealed_secret, purpose_of(stored)));
  CAIRN_TRY(auto key, crypto::PrivateKey::create(stored.type, secret.view()));
  const auto public_key = key.public_key();
  if (did.empty())
    return Signer{stored.id, std::move(key), did::make_did_key(public_key),
                  did::key_id_of_did_key(public_key)};
  return Signer{stored.id, std::move(key), std::string(did),
                std::string(did) + "#" + stored.public_multikey};
}

}  // namespace

Status make_key(Context& context, Transaction& transaction, const OrganisationId& organisation,
                crypto::KeyType type) {
  CAIRN_TRY(const auto key, crypto::PrivateKey::generate(type, context.random));
  SigningKey stored;
  stored.organisation = organisation;
  stored.id = {new_name(organisation, context.random)};
  stored.type = type;
  stored.public_multikey = crypto::to_multikey(key.public_key());
  CAIRN_TRY(stored.sealed_secret, context.keys.seal(key.secret(), purpose_of(stored)));
  stored.created = context.clock.now();
  return transaction.keys().add(stored);
}

Status ensure_key(Context& context, const OrganisationId& organisation, crypto::KeyType type) {
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    const auto present = reading->keys().newest(organisation, type);
    if (present) return done;
    if (present.error().code != ErrorCode::not_found) return present.error();
  }
  CAIRN_TRY(auto writing, context.store.begin(Access::write));
  const auto meanwhile = writing->keys().newest(organisation, type);
  if (meanwhile) return done;
  if (meanwhile.error().code != ErrorCode::not_found) return meanwhile.error();
  CAIRN_CHECK(make_key(context, *writing, organisation, type));
  return writing->commit();
}

Status check_key(Context& context, const SigningKey& stored) {
  CAIRN_TRY(const auto signer, open_key(context, stored, ""));
  if (crypto::to_multikey(signer.key.public_key()) == stored.public_multikey) return done;
  return fail(ErrorCode::unreadable, "keys",
              "It is another one than its row says. Restore a backup.");
}

Result<Signer> signer_of(Context& context, Transaction& transaction,
                         const OrganisationId& organisation, crypto::KeyType type) {
  CAIRN_TRY(const auto stored, transaction.keys().newest(organisation, type));
  CAIRN_TRY(const auto did, proved_did(context, transaction, organisation));
  return open_key(context, stored, did);
}

Result<bool> signs_now(Transaction& transaction, const OrganisationId& organisation,
                       const Signer& signer) {
  CAIRN_TRY(const auto newest, transaction.keys().newest(organisation, signer.key.type()));
  return signer.verification_method.ends_with("#" + newest.public_multikey);
}

Result<Signer> signer_named(Context& context, Transaction& transaction,
                            const OrganisationId& organisation, std::string_view did,
                            crypto::KeyType type) {
  if (did.starts_with("did:web:")) {
    CAIRN_TRY(const auto stored, transaction.keys().newest(organisation, type));
    return open_key(context, stored, did);
  }
  CAIRN_TRY(const auto keys, transaction.keys().list(organisation));
  for (const auto& stored : keys)
    if (did == "did:key:" + stored.public_multikey) return open_key(context, stored, "");
  return fail(ErrorCode::not_found, "signing", "There is no such key.");
}

}  // namespace cairn::app
