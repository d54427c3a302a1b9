// SPDX-License-Identifier: Apache-2.0
// One line of the log of who did what, written in the transaction of the deed. It names people by
// a pseudonym; who that is stands apart from the log, and is forgotten with the person.
#pragma once
#include <string_view>

#include "app/context.h"

namespace cairn::app {

Status audit(Context& context, Transaction& transaction, const Actor& actor,
             std::string_view action, std::string_view subject, std::string_view detail = {});

// What they did stays in the log; who it was does not.
Status forget_in_audit(Transaction& transaction, const OrganisationId& organisation,
                       const AccountId& account);

}  // namespace cairn::app
