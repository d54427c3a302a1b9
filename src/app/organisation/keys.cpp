// SPDX-License-Identifier: Apache-2.0
#include "app/organisation/keys.h"

#include <algorithm>
#include <map>

#include "app/audit.h"
#include "app/awards/status_bits.h"
#include "app/limits.h"
#include "app/ports/award_changes.h"
#include "app/ports/awards.h"
#include "app/signing.h"
#include "credential/open_badge_3.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

Result<SigningKey> find_key(Transaction& transaction, const OrganisationId& organisation,
                            const KeyId& id) {
  CAIRN_TRY(auto keys, transaction.keys().list(organisation));
  for (auto& key : keys)
    if (key.id == id) return std::move(key);
  return fail(ErrorCode::not_found, "keys", "There is no such key.");
}

Result<SigningKey> put_another(Context& context, Transaction& transaction, const Actor& actor,
                               crypto::KeyType type) {
  CAIRN_CHECK(make_key(context, transaction, actor.organisation, type));
  CAIRN_TRY(auto made, transaction.keys().newest(actor.organisation, type));
  CAIRN_CHECK(audit(context, transaction, actor, "key.rotate", made.id.text));
  return made;
}

Status check_known(Transaction& transaction, const OrganisationId& organisation) {
  CAIRN_TRY(const auto keys, transaction.keys().list(organisation));
  const auto known = std::count_if(keys.begin(), keys.end(),
                                   [](const SigningKey& key) { return key.compromised; });
  if (static_cast<std::size_t>(known) < limits::known_keys_max) return done;
  return fail(ErrorCode::conflict, "keys",
              "As many keys as may be are marked as known to others. Ask whoever runs this server "
              "how that came.");
}

// Lists that were begun under the domain's name are believed by the keys of its document alone.
Status renew_lists(Context& context, Transaction& transaction, const OrganisationId& organisation) {
  StatusBits bits;
  CAIRN_TRY(const auto ids, transaction.awards().status_lists(organisation));
  for (const auto& id : ids) {
    CAIRN_TRY(const auto list, transaction.awards().find_status_list(organisation, id));
    Arena arena;
    CAIRN_TRY(const auto credential, json::parse(list.credential, arena));
    if (credential::issuer_id(credential).starts_with("did:web:")) bits.renew(id);
  }
  return bits.publish(context, transaction, organisation);
}

}  // namespace

Result<std::vector<KeyInUse>> list_keys(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto keys, transaction->keys().list(actor.organisation));
  std::reverse(keys.begin(), keys.end());
  std::map<crypto::KeyType, Instant> taken_over;
  std::vector<KeyInUse> out;
  for (auto& key : keys) {
    KeyInUse one;
    one.did = "did:key:" + key.public_multikey;
    if (const auto next = taken_over.find(key.type); next != taken_over.end())
      one.until = next->second;
    taken_over[key.type] = key.created;
    if (key.compromised) {
      CAIRN_TRY(one.badges,
                transaction->award_changes().count_signed_by(actor.organisation, key.id));
    }
    one.key = std::move(key);
    out.push_back(std::move(one));
  }
  return out;
}

Result<SigningKey> rotate_key(Context& context, const Actor& actor, crypto::KeyType type) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->keys().newest(actor.organisation, type));
  CAIRN_TRY(const auto present, transaction->keys().list(actor.organisation));
  if (present.size() >= limits::signing_keys_max)
    return fail(ErrorCode::conflict, "keys",
                "This organisation has made as many signing keys as it may. Go on with the one "
                "that signs now.");
  CAIRN_TRY(auto made, put_another(context, *transaction, actor, type));
  CAIRN_CHECK(transaction->commit());
  return made;
}

Status mark_compromised(Context& context, const Actor& actor, const KeyId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto key, find_key(*transaction, actor.organisation, id));
  if (key.compromised)
    return fail(ErrorCode::conflict, "keys", "This key is marked as known to others already.");
  CAIRN_CHECK(check_known(*transaction, actor.organisation));
  CAIRN_TRY(const auto newest, transaction->keys().newest(actor.organisation, key.type));
  key.compromised = context.clock.now();
  CAIRN_CHECK(transaction->keys().update(key));
  CAIRN_CHECK(audit(context, *transaction, actor, "key.compromise", id.text));
  if (newest.id == id) CAIRN_CHECK(put_another(context, *transaction, actor, key.type));
  CAIRN_CHECK(renew_lists(context, *transaction, actor.organisation));
  return transaction->commit();
}

Status sign_anew(Context& context, const Actor& actor, const KeyId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto key, find_key(*transaction, actor.organisation, id));
  if (!key.compromised)
    return fail(ErrorCode::conflict, "keys",
                "What this key signed holds. Only what a key signed that others may know is signed "
                "anew.");
  key.resigning = Resigning::wanted;
  CAIRN_CHECK(transaction->keys().update(key));
  CAIRN_CHECK(audit(context, *transaction, actor, "key.sign-anew", id.text));
  return transaction->commit();
}

}  // namespace cairn::app
