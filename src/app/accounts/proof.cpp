// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/proof.h"

#include "app/accounts/password.h"
#include "app/accounts/tries.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/logins.h"

namespace cairn::app {
namespace {

// Nobody where the account is none of the organisation's, left it, or does not own it.
Result<std::optional<Account>> owner_of(Context& context, const Actor& actor, const AccountId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto found, optional(transaction->accounts().find(actor.organisation, id)));
  if (found && (found->departed || !found->roles.has(Role::owner))) found.reset();
  return found;
}

}  // namespace

Result<Login> login_of(Context& context, const LoginId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->logins().find(id);
}

bool proved_just_now(Context& context, const CurrentSession& session) {
  const auto age = context.clock.now().seconds() - session.begun.seconds();
  return session.means != SignInMeans::password && age < limits::fresh_sign_in_seconds_max;
}

Status check_own_password(Context& context, const LoginId& id, Field field,
                          const std::string& typed, const std::string& peer) {
  CAIRN_TRY(const auto login, login_of(context, id));
  if (login.password_hash.empty())
    return field_error(field,
                       "You have none yet. Sign in once more, and do this within a quarter of an "
                       "hour.");
  Tries tries(context, login.email, peer);
  CAIRN_CHECK(tries.begin());
  if (typed.size() > limits::password_characters_max * 4 ||
      !password_matches(typed, login.password_hash))
    return field_error(field, "This is not your password. Type it again.");
  tries.succeed();
  return done;
}

Status check_owner(Context& context, const Actor& actor, const OwnerProof& proof, Faults& faults) {
  CAIRN_TRY(const auto owner, owner_of(context, actor, proof.owner));
  if (!owner) {
    faults.add(field_error({"/owner", "The owner"},
                           "Only an owner decides this. Name one by their id, with their "
                           "password."));
    return done;
  }
  if (proof.just_now) return done;
  auto checked = check_own_password(context, owner->login, {"/password", "Your password"},
                                    proof.password, proof.peer);
  if (!checked && checked.error().code != ErrorCode::invalid) return checked;
  faults.check(std::move(checked));
  return done;
}

}  // namespace cairn::app
