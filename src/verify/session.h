// SPDX-License-Identifier: Apache-2.0
// Session: what the steps of one look at one input share. Internal to this module.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "securing/workspace.h"
#include "verify/verify.h"

namespace cairn::verify {

class KeyCache;
class StatusCache;
class SchemaCache;
struct DeclaredSchema;

inline constexpr std::size_t status_lists_max = 256;  // proved for one input, each time one is

// What was asked for one input, so that no address is asked twice.
struct Answers {
  struct Answer {
    Result<Fetched> fetched;
    std::optional<Result<json::Value>> value;  // once it was read
  };
  std::map<std::string, Answer, std::less<>> known;
  std::size_t fetches_left = limits::verify_fetches_max;
  std::size_t bytes_left = limits::verify_bytes_max;
  std::map<std::string, std::shared_ptr<const DeclaredSchema>, std::less<>> schemas;
  std::uint64_t schema_steps_left = limits::schema_steps_max;
  std::size_t endorsements_left = limits::endorsements_max;
  std::size_t lists_left = status_lists_max;
};

struct Session {
  securing::Workspace& workspace;
  Arena& arena;  // lives as long as the session
  KeyCache& keys;
  StatusCache& lists;
  SchemaCache& schemas;
  const Options& options;
  const Policy& policy;
  std::shared_ptr<Answers> answers = {};  // made at the first question
  unsigned depth = 0;                     // credentials inside credentials, status lists included
  std::vector<Step>* steps = nullptr;     // where steps are told; null: nobody wants them
  std::string_view shown_by = {};         // who has proved to show what is judged; "": nobody
  json::Value judged = {};  // in place of what was handed in: a hosted badge as its page shows it

  Answers& asked();  // what was asked so far

  // For a credential that this one leads to, judged by options and a policy that outlive it: all
  // that is kept is shared, its steps are not told.
  Session within(const Options& its_options, const Policy& its_policy) {
    return {workspace, arena, keys, lists, schemas, its_options, its_policy, answers, depth + 1};
  }

  // Lives as long as the answers. Errors: unreachable (no port, no answer, a status other than
  // 200), not_found (404 and 410 only), too_large (also: this input has asked for too much).
  Result<const Fetched*> fetch(std::string_view name);
  // The same read as JSON into the arena. Errors: also unreadable.
  Result<json::Value> fetch_json(std::string_view name);
  Result<json::Value> read_json(const Fetched& fetched);
  // Whether a cache has kept this for longer than the policy relies on for a status.
  bool is_stale(const Fetched& fetched) const {
    return policy.max_age_status_s && fetched.age_seconds > *policy.max_age_status_s;
  }
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
