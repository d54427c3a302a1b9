// SPDX-License-Identifier: Apache-2.0
#include "app/signing.h"

#include "crypto/multikey.h"
#include "did/did.h"

namespace cairn::app {
namespace {

// A key sealed for one organisation cannot be slipped under another.
std::string purpose_of(const SigningKey& key) {
  return "signing-key " + key.organisation.text + " " + key.id.text;
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

Result<Signer> signer_of(Context& context, Transaction& transaction,
                         const OrganisationId& organisation, crypto::KeyType type) {
  CAIRN_TRY(const auto stored, transaction.keys().newest(organisation, type));
  CAIRN_TRY(const auto secret, context.keys.open(stored.sealed_secret, purpose_of(stored)));
  CAIRN_TRY(auto key, crypto::PrivateKey::create(type, secret.view()));
  const auto public_key = key.public_key();
  return Signer{std::move(key), did::make_did_key(public_key), did::key_id_of_did_key(public_key)};
}

}  // namespace cairn::app
