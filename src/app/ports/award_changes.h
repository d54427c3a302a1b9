// SPDX-License-Identifier: Apache-2.0
// What becomes of awards: suspended and given back, replaced by a next version, erased with the
// person they were about. An award's address stays; each version has a credential of its own.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/awards.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

// What an award was before another version took its place. The status bit of its credential says
// revoked.
struct FormerVersion {
  OrganisationId organisation;
  AwardId award;
  std::int64_t version = 1;
  std::int64_t achievement_version = 1;
  std::string credential_id;
  std::string credential;  // the signed JSON, byte for byte; "" once erased
  StatusListId status_list;
  std::int64_t status_index = 0;
  Instant replaced;
  std::string reason;
  AchievementId achievement = {};  // that it was of
};

class AwardChanges {
 public:
  virtual ~AwardChanges() = default;
  // `next` becomes the award, with the credential and version it names. Errors: conflict (another
  // change was faster).
  virtual Status replace(const FormerVersion& former, const Award& next) = 0;
  // Errors: not_found.
  virtual Result<FormerVersion> find_former(const OrganisationId& organisation,
                                            const AwardId& award, std::int64_t version) = 0;
  // Newest first.
  virtual Result<std::vector<FormerVersion>> formers_of(const OrganisationId& organisation,
                                                        const AwardId& award) = 0;
  // Errors: conflict (suspended already, or revoked).
  virtual Status suspend(const OrganisationId& organisation, const AwardId& id, Instant at,
                         const std::string& reason) = 0;
  // Errors: conflict (not suspended).
  virtual Status reinstate(const OrganisationId& organisation, const AwardId& id) = 0;

  // Awards that hold and whose credential carries a signature of that key, in no order.
  virtual Result<std::vector<AwardId>> list_signed_by(const OrganisationId& organisation,
                                                      const KeyId& key, std::int64_t rows_max) = 0;
  virtual Result<std::int64_t> count_signed_by(const OrganisationId& organisation,
                                               const KeyId& key) = 0;

  // Takes the credential's text, also of former versions, and marks the award as erased.
  virtual Status erase(const OrganisationId& organisation, const AwardId& id, Instant at) = 0;
};

}  // namespace cairn::app
