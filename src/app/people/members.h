// SPDX-License-Identifier: Apache-2.0
// Who works for an organisation, and as what.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/accounts.h"

namespace cairn::app {

// At least one role, each known. Errors: invalid ("/roles").
Result<Roles> roles_field(const std::vector<std::string>& words);

// Whoever took a program's key could otherwise let themselves in with more than the key may, for
// good. Errors: not_permitted ("/roles": a program gives the role of an owner, or one that may more
// than its scopes, see scopes_like).
Status check_giver(Transaction& transaction, const Actor& actor, Roles given);

// By age.
Result<std::vector<Account>> list_members(Context& context, const Actor& actor);
// Errors: not_found (no member, or one who left).
Result<Account> find_member(Context& context, const Actor& actor, const AccountId& id);

// Errors: not_found; invalid ("/roles"); conflict (nobody would own the organisation); those of
// check_giver.
Status change_roles(Context& context, const Actor& actor, const AccountId& id,
                    const std::vector<std::string>& roles);

// Takes a member out, oneself too: their sessions here end, the log forgets who they were, what
// they waited to assess is anybody's, and what they decided stays. Whoever belongs nowhere else is
// gone from the server. Errors: not_found; conflict (nobody would own the organisation).
Status remove_member(Context& context, const Actor& actor, const AccountId& id);

}  // namespace cairn::app
