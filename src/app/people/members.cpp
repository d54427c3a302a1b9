// SPDX-License-Identifier: Apache-2.0
#include "app/people/members.h"

#include <algorithm>
#include <tuple>

#include "app/accounts/api_keys.h"
#include "app/accounts/scopes.h"
#include "app/audit.h"
#include "app/audit_log.h"
#include "app/fields.h"
#include "app/optional.h"
#include "app/ports/assessments.h"
#include "app/ports/logins.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app {
namespace {

constexpr const char* where = "members";

Result<Account> present(Transaction& transaction, const OrganisationId& organisation,
                        const AccountId& id) {
  CAIRN_TRY(auto account, transaction.accounts().find(organisation, id));
  if (account.departed) return fail(ErrorCode::not_found, where, "They left this organisation.");
  return account;
}

// Somebody must be able to let others in.
Status check_owned_without(Transaction& transaction, const Account& account) {
  CAIRN_TRY(const auto members, transaction.accounts().list(account.organisation));
  const bool owned = std::any_of(members.begin(), members.end(), [&](const Account& other) {
    return other.id != account.id && other.roles.has(Role::owner);
  });
  if (owned) return done;
  return fail(ErrorCode::conflict, where,
              "An organisation needs an owner, and there is no other. Make somebody else an owner "
              "first.");
}

Status check_program(const ApiKey& program, Role given) {
  const auto wanted = scopes_like(given);
  if (wanted.empty()) return done;  // they do what everybody may
  for (const auto scope : split(wanted, ' '))
    if (!allows(program, scope))
      return fail(ErrorCode::not_permitted, where,
                  filled("A program gives only roles that may no more than it may itself: for the "
                         "role {} it needs the scope {}.",
                         name_of(given), scope),
                  "/roles");
  return done;
}

Status end_sessions_here(Transaction& transaction, const Account& account) {
  CAIRN_TRY(const auto sessions, transaction.logins().sessions_of(account.login));
  for (const auto& session : sessions)
    if (session.works_for == account.organisation)
      CAIRN_CHECK(transaction.logins().remove_session(session.token_hash));
  return done;
}

}  // namespace

Result<Roles> roles_field(const std::vector<std::string>& words) {
  const Field field{"/roles", "Roles"};
  Roles roles;
  for (const auto& word : words) {
    const auto role = role_named(word);
    if (!role)
      return field_error(
          field,
          filled(
              "There is no role “{}”. Use owner, issuer, assessor, registrar, recruiter or viewer.",
              word));
    roles.add(*role);
  }
  if (roles.none()) return field_error(field, "Choose at least one role.");
  return roles;
}

Status check_giver(Transaction& transaction, const Actor& actor, Roles given) {
  CAIRN_TRY(const auto program,
            optional(transaction.api_keys().find(actor.organisation, {actor.account.text})));
  if (!program) return done;
  for (const auto name : role_names)
    if (const auto role = *role_named(name); given.has(role))
      CAIRN_CHECK(check_program(*program, role));
  return done;
}

Result<std::vector<Account>> list_members(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->accounts().list(actor.organisation);
}

Result<Account> find_member(Context& context, const Actor& actor, const AccountId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return present(*transaction, actor.organisation, id);
}

Status change_roles(Context& context, const Actor& actor, const AccountId& id,
                    const std::vector<std::string>& words, const OwnerProof& proof) {
  CAIRN_TRY(const auto before, find_member(context, actor, id));
  Faults faults;
  const auto roles = faults.take(roles_field(words));
  if (roles.has(Role::owner) && !before.roles.has(Role::owner))
    CAIRN_CHECK(check_owner(context, actor, proof, faults));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto account, present(*transaction, actor.organisation, id));
  if (account.roles == roles) return done;
  if (account.roles != before.roles)
    return fail(ErrorCode::conflict, where,
                "Somebody else has just changed these roles. Look at them once more.");
  // Who becomes an owner is by check_owner above; who is one may everything.
  if (!roles.has(Role::owner)) {
    CAIRN_CHECK(check_giver(*transaction, actor, roles.without(account.roles)));
    CAIRN_CHECK(check_owned_without(*transaction, account));
  }
  CAIRN_CHECK(transaction->accounts().set_roles(actor.organisation, id, roles));
  CAIRN_CHECK(audit(context, *transaction, actor, "member.roles", id.text,
                    filled("Before: {}", in_words(account.roles))));
  return transaction->commit();
}

Status take_out(Context& context, Transaction& transaction, const Actor& actor,
                const Account& account) {
  const auto& [organisation, id] = std::tie(account.organisation, account.id);
  const auto deed = actor.account == id ? "member.leave" : "member.remove";
  CAIRN_CHECK(audit(context, transaction, actor, deed, id.text));
  CAIRN_CHECK(end_sessions_here(transaction, account));
  CAIRN_CHECK(transaction.assessments().put_back(organisation, id));
  CAIRN_CHECK(transaction.accounts().depart(organisation, id, context.clock.now()));
  CAIRN_CHECK(forget_in_audit(transaction, organisation, id));
  CAIRN_TRY(const auto elsewhere, transaction.accounts().of_login(account.login));
  if (elsewhere.empty()) CAIRN_CHECK(transaction.logins().remove(account.login));
  return done;
}

Status remove_member(Context& context, const Actor& actor, const AccountId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto account, present(*transaction, actor.organisation, id));
  CAIRN_CHECK(check_owned_without(*transaction, account));
  CAIRN_CHECK(take_out(context, *transaction, actor, account));
  return transaction->commit();
}

std::string in_words(Roles roles) {
  std::string out;
  for (const auto& word : words_of(roles)) out += (out.empty() ? "" : ", ") + word;
  return out;
}

}  // namespace cairn::app
