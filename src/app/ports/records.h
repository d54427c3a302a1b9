// SPDX-License-Identifier: Apache-2.0
// Records kept beside the trail: verification reports somebody asked a permanent link for, and the
// log of who did what.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct KeptReport {
  std::string id;
  std::string report;  // the JSON of app::to_json
  Instant created;
  Instant expires;
};

struct AuditEntry {
  OrganisationId organisation;
  Instant at;
  std::string actor;       // a pseudonym, or "learner", "command", "server", "vc-api"
  std::string action;      // "achievement.create", …
  std::string subject;     // the id of what it was done to
  std::string detail;      // what the deed replaced, where nothing else keeps it; mostly ""
  std::int64_t entry = 0;  // its number in the organisation, from 1; given when it is appended
};

// Who acts under a pseudonym: an account or a program, by its id.
struct AuditActor {
  std::string id;
  std::string pseudonym;
};

// What is looked for; "" and nothing stand for all.
struct AuditFilter {
  std::string action;  // how it begins: "award." or "award.revoke"
  std::string actor;   // a pseudonym
  std::string subject;
  std::optional<Instant> from;
  std::optional<Instant> until;
};

class Records {
 public:
  virtual ~Records() = default;
  virtual Status add_report(const KeptReport& report) = 0;
  virtual Status remove_reports_expired(Instant now) = 0;
  // Errors: not_found.
  virtual Result<KeptReport> find_report(const std::string& id) = 0;
  virtual Status append_audit(const AuditEntry& entry) = 0;
  // Newest first; `page.after` is the number of an entry.
  virtual Result<std::vector<AuditEntry>> list_audit(const OrganisationId& organisation,
                                                     const AuditFilter& filter,
                                                     const Page& page) = 0;
  Result<std::vector<AuditEntry>> list_audit(const OrganisationId& organisation,
                                             std::int64_t count_max) {
    return list_audit(organisation, {}, {.after = {}, .rows_max = count_max});
  }
  // Nothing is ever changed or taken out of the log; who a pseudonym is can be forgotten.
  virtual Status add_audit_actor(const OrganisationId& organisation, const AuditActor& actor) = 0;
  // Errors: not_found.
  virtual Result<AuditActor> find_audit_actor(const OrganisationId& organisation,
                                              const std::string& id) = 0;
  virtual Result<std::vector<AuditActor>> list_audit_actors(const OrganisationId& organisation) = 0;
  virtual Status remove_audit_actor(const OrganisationId& organisation, const std::string& id) = 0;
};

}  // namespace cairn::app
