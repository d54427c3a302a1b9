// SPDX-License-Identifier: Apache-2.0
// Claim codes over a Connection.
#pragma once
#include "app/ports/claim_codes.h"
#include "storage/sql.h"

namespace cairn::storage {

class ClaimCodeTable final : public app::ClaimCodes {
 public:
  explicit ClaimCodeTable(Connection& connection) : connection_(connection) {}
  Status add(const app::ClaimCode& code) override;
  Result<app::ClaimCode> find(const app::OrganisationId& organisation,
                              const std::string& code) override;
  Status update(const app::ClaimCode& code) override;
  Status count_use(const app::OrganisationId& organisation, const std::string& code) override;
  Result<std::vector<app::ClaimCode>> list(const app::OrganisationId& organisation,
                                           const app::AchievementId& achievement) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
