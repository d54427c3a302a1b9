// SPDX-License-Identifier: Apache-2.0
// Calibrations: a few claims that every assessor marks without seeing the others' marks, to find
// out how alike they mark. Nothing of it counts in the claims themselves.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using CalibrationId = Id<struct CalibrationTag>;

struct Calibration {
  OrganisationId organisation;
  CalibrationId id;
  AchievementId achievement;
  std::int64_t achievement_version = 1;  // whose rubric it is marked by
  std::string name;
  AccountId started_by;
  Instant started;
  std::optional<Instant> closed;
  std::vector<ClaimId> claims;  // in their order; filled where one calibration is read
};

struct CalibrationMarking {
  ClaimId claim;
  AccountId account;
  std::string content;               // of assessment::write_marking
  std::optional<Instant> submitted;  // none: still a draft
};

class Calibrations {
 public:
  virtual ~Calibrations() = default;
  virtual Status add(const Calibration& calibration) = 0;
  // Errors: not_found.
  virtual Result<Calibration> find(const OrganisationId& organisation, const CalibrationId& id) = 0;
  // Newest first, without their claims.
  virtual Result<std::vector<Calibration>> list(const OrganisationId& organisation) = 0;
  virtual Status close(const OrganisationId& organisation, const CalibrationId& id, Instant at) = 0;
  // Adds it, or takes the place of what that account had for that claim.
  virtual Status put_marking(const Calibration& calibration, const CalibrationMarking& marking) = 0;
  // Drafts as well, by claim and account.
  virtual Result<std::vector<CalibrationMarking>> markings(const OrganisationId& organisation,
                                                           const CalibrationId& id) = 0;
};

}  // namespace cairn::app
