// SPDX-License-Identifier: Apache-2.0
// Session: what the steps of one look at one input share. Internal to this module.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "securing/workspace.h"
#include "verify/verify.h"

namespace cairn::verify {

class KeyCache;
class StatusCache;

struct Session {
  securing::Workspace& workspace;
  Arena& arena;  // lives as long as the session
  KeyCache& keys;
  StatusCache& lists;
  const Options& options;
  const Policy& policy;
  std::size_t fetches_left;
  unsigned depth = 0;  // credentials inside credentials, status lists included

  // Errors: unreachable (no port, no answer, a status other than 200), not_found (404 and 410
  // only), too_large (also: this input has asked for too much).
  Result<Fetched> fetch(std::string_view name);
  // The same read as JSON into the arena, and how old it is. Errors: also unreadable.
  Result<json::Value> fetch_json(std::string_view name, std::int64_t* age_seconds = nullptr);
};

// Adds a finding with the outcome its code has, or with another.
void note(std::vector<Finding>& findings, Code code, std::string path = {},
          std::string detail = {});
void note_as(std::vector<Finding>& findings, Code code, Outcome outcome, std::string path = {},
             std::string detail = {});

// What follows from findings: a failure rejects, a check left undone that the policy needs leaves
// it undetermined.
Verdict verdict_of(const std::vector<Finding>& findings, const Policy& policy);

}  // namespace cairn::verify
