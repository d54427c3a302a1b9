// SPDX-License-Identifier: Apache-2.0
// Endorsements over a Connection.
#pragma once
#include "app/ports/endorsements.h"
#include "storage/sql.h"

namespace cairn::storage {

class EndorsementTable final : public app::Endorsements {
 public:
  explicit EndorsementTable(Connection& connection) : connection_(connection) {}
  Status put(const app::Endorsement& endorsement) override;
  Result<app::Endorsement> find(const app::OrganisationId& organisation,
                                const std::string& id) override;
  Result<std::vector<app::Endorsement>> list(const app::OrganisationId& organisation) override;
  Result<std::vector<app::Endorsement>> accepted(const app::OrganisationId& organisation,
                                                 const app::AchievementId& achievement) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
