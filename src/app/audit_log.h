// SPDX-License-Identifier: Apache-2.0
// The log of who did what, as its organisation reads it.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/page.h"
#include "app/ports/records.h"

namespace cairn::app {

struct AuditLine {
  AuditEntry entry;
  std::string who;  // an address, a program's name, a word; "" once it is forgotten
};

// Newest first. Errors: not_found (page.after).
Result<Listed<AuditLine>> read_audit(Context& context, const Actor& actor,
                                     const AuditFilter& filter, const Page& page);
Result<Listed<AuditLine>> read_audit(Transaction& transaction, const OrganisationId& organisation,
                                     const AuditFilter& filter, const Page& page);

struct AuditName {
  std::string pseudonym;
  std::string who;
};
// Who can be looked for, by name.
Result<std::vector<AuditName>> audit_names(Context& context, const Actor& actor);

inline constexpr std::int64_t audit_export_rows_max = 100'000;
// All that fits the filter, at most audit_export_rows_max of the newest: when, who,
// pseudonym, action, subject, detail.
Result<std::string> audit_csv(Context& context, const Actor& actor, const AuditFilter& filter);

// What they did stays in the log; who it was does not.
Status forget_in_audit(Transaction& transaction, const OrganisationId& organisation,
                       const AccountId& account);

}  // namespace cairn::app
