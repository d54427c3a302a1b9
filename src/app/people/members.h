// SPDX-License-Identifier: Apache-2.0
// Who works for an organisation, and as what.
#pragma once
#include <string>
#include <vector>

#include "app/accounts/proof.h"
#include "app/context.h"
#include "app/ports/accounts.h"

namespace cairn::app {

// At least one role, each known. Errors: invalid ("/roles").
Result<Roles> roles_field(const std::vector<std::string>& words);

// Whoever took a program's key could otherwise let themselves in with more than the key may, for
// good. Of an owner's role check_owner says who gives it. Errors: not_permitted ("/roles": a
// program gives a role that may more than its scopes, see scopes_like).
Status check_giver(Transaction& transaction, const Actor& actor, Roles given);

// By age.
Result<std::vector<Account>> list_members(Context& context, const Actor& actor);
// Errors: not_found (no member, or one who left).
Result<Account> find_member(Context& context, const Actor& actor, const AccountId& id);

// Whoever becomes an owner by it does so by the will of one: `proof` is looked at then alone.
// Errors: not_found; invalid ("/roles", "/owner", "/password"); conflict (nobody would own the
// organisation; somebody else changed these roles); too_many; those of check_giver.
Status change_roles(Context& context, const Actor& actor, const AccountId& id,
                    const std::vector<std::string>& roles, const OwnerProof& proof = {});

// Takes a member out, oneself too: their sessions here end, the log forgets who they were, what
// they waited to assess is anybody's, and what they decided stays. Whoever belongs nowhere else is
// gone from the server. Errors: not_found; conflict (nobody would own the organisation).
Status remove_member(Context& context, const Actor& actor, const AccountId& id);

// Within a transaction, of a member who has not left: the same, whoever owns the organisation then.
Status take_out(Context& context, Transaction& transaction, const Actor& actor,
                const Account& account);

// "issuer, viewer", as the log has it.
std::string in_words(Roles roles);

}  // namespace cairn::app
