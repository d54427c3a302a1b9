// SPDX-License-Identifier: Apache-2.0
// Records kept beside the trail: verification reports somebody asked a permanent link for, and the
// log of who did what.
#pragma once
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct KeptReport {
  std::string id;
  std::string report;  // the JSON of `verify --json`
  Instant created;
  Instant expires;
};

struct AuditEntry {
  OrganisationId organisation;
  Instant at;
  std::string actor;    // an account's or API key's id, or "learner", "command", "server", "vc-api"
  std::string action;   // "achievement.create", …
  std::string subject;  // the id of what it was done to
  std::string detail;   // what the deed replaced, where nothing else keeps it; mostly ""
};

class Records {
 public:
  virtual ~Records() = default;
  virtual Status add_report(const KeptReport& report) = 0;
  // Errors: not_found.
  virtual Result<KeptReport> find_report(const std::string& id) = 0;
  virtual Status append_audit(const AuditEntry& entry) = 0;
  // Newest first.
  virtual Result<std::vector<AuditEntry>> list_audit(const OrganisationId& organisation,
                                                     std::int64_t count_max) = 0;
};

}  // namespace cairn::app
