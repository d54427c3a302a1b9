// SPDX-License-Identifier: Apache-2.0
// Awards: signed credentials as they were given out, and the status lists that say which still
// hold.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct Award {
  OrganisationId organisation;
  AwardId id;
  ClaimId claim;
  AchievementId achievement;
  std::int64_t achievement_version = 1;
  LearnerId learner;
  std::string credential_id;
  std::string credential;  // the signed JSON, byte for byte
  StatusListId status_list;
  std::int64_t status_index = 0;
  Instant awarded;
  std::optional<Instant> revoked;
  std::string revocation_reason;
};

// What lists show of an award.
struct AwardSummary {
  AwardId id;
  std::string learner_name;
  std::string achievement_name;
  Instant awarded;
  std::optional<Instant> revoked;
};

struct StatusList {
  OrganisationId organisation;
  StatusListId id;
  std::int64_t entries = 0;
  std::int64_t used = 0;
  Bytes bits;              // index 0 is the most significant bit of byte 0
  std::string credential;  // signed for these bits; empty when they changed since
  Instant created;
};

class Awards {
 public:
  virtual ~Awards() = default;
  // Errors: conflict (the claim has an award, or the status index is taken).
  virtual Status add(const Award& award) = 0;
  // Errors of each: not_found.
  virtual Result<Award> find(const OrganisationId& organisation, const AwardId& id) = 0;
  virtual Result<Award> find_by_claim(const OrganisationId& organisation, const ClaimId& claim) = 0;
  // Newest first. Errors: not_found (no row has the id the page follows).
  virtual Result<std::vector<AwardSummary>> list(const OrganisationId& organisation,
                                                 const Page& page) = 0;
  // Errors: conflict (already revoked).
  virtual Status revoke(const OrganisationId& organisation, const AwardId& id, Instant at,
                        const std::string& reason) = 0;

  virtual Status add_status_list(const StatusList& list) = 0;
  // Errors of each: not_found.
  virtual Status update_status_list(const StatusList& list) = 0;
  virtual Result<StatusList> find_status_list(const OrganisationId& organisation,
                                              const StatusListId& id) = 0;
  virtual Result<StatusList> newest_status_list(const OrganisationId& organisation) = 0;
  virtual Result<bool> status_index_taken(const OrganisationId& organisation,
                                          const StatusListId& list, std::int64_t index) = 0;
};

}  // namespace cairn::app
