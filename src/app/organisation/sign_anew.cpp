// SPDX-License-Identifier: Apache-2.0
// Badges that carry the signature of a key which others may know, signed by the key of now.
#include "app/audit.h"
#include "app/awards/replace.h"
#include "app/awards/status_bits.h"
#include "app/first_trouble.h"
#include "app/organisation/keys.h"
#include "app/ports/award_changes.h"
#include "app/ports/organisations.h"
#include "app/signing.h"
#include "app/stacks/evaluate.h"

namespace cairn::app {
namespace {

constexpr std::int64_t badges_at_once = 100;
constexpr const char* reason = "Signed anew, because others may know the key it was signed with.";

// Whether there may be more; what is signed anew carries the key's signature no longer. One
// transaction.
Result<bool> sign_some(Context& context, const SigningKey& key) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto ids,
            transaction->award_changes().list_signed_by(key.organisation, key.id, badges_at_once));
  const Actor server{key.organisation, {"server"}};
  CAIRN_TRY(const auto signer,
            signer_of(context, *transaction, key.organisation, crypto::KeyType::ed25519));
  StatusBits bits;
  for (const auto& id : ids) {
    CAIRN_TRY(const auto award, transaction->awards().find(key.organisation, id));
    CAIRN_CHECK(replace_award(context, *transaction, signer, award, {.reason = reason}, bits));
    CAIRN_CHECK(awards_changed(context, *transaction, key.organisation, award.learner));
    CAIRN_CHECK(audit(context, *transaction, server, "award.sign-anew", id.text));
  }
  CAIRN_CHECK(bits.publish(context, *transaction, key.organisation));
  const bool more = static_cast<std::int64_t>(ids.size()) == badges_at_once;
  if (!more) {
    auto finished = key;
    finished.resigning = Resigning::finished;
    CAIRN_CHECK(transaction->keys().update(finished));
  }
  CAIRN_CHECK(transaction->commit());
  return more;
}

Status sign_all(Context& context, const SigningKey& key, const std::stop_token& stop) {
  for (bool more = true; more && !stop.stop_requested();) {
    CAIRN_TRY(more, sign_some(context, key));
  }
  return done;
}

Result<std::vector<SigningKey>> wanted(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  std::vector<SigningKey> out;
  for (const auto& organisation : organisations) {
    CAIRN_TRY(const auto keys, transaction->keys().list(organisation.id));
    for (const auto& key : keys)
      if (key.resigning == Resigning::wanted) out.push_back(key);
  }
  return out;
}

}  // namespace

Result<bool> sign_anew_due(Context& context, const std::stop_token& stop) {
  CAIRN_TRY(const auto keys, wanted(context));
  FirstTrouble trouble;
  for (const auto& key : keys) trouble.note(sign_all(context, key, stop));
  return std::move(trouble).or_else(!keys.empty());
}

}  // namespace cairn::app
