// SPDX-License-Identifier: Apache-2.0
// Co-issuers over a Connection.
#pragma once
#include "app/ports/co_issuers.h"
#include "storage/sql.h"

namespace cairn::storage {

class CoIssuerTable final : public app::CoIssuers {
 public:
  explicit CoIssuerTable(Connection& connection) : connection_(connection) {}
  Status put(const app::CoIssuer& co_issuer) override;
  Result<app::CoIssuer> find(const app::OrganisationId& organisation,
                             const app::AchievementId& achievement,
                             const app::OrganisationId& partner) override;
  Result<std::vector<app::CoIssuer>> of_achievement(const app::OrganisationId& organisation,
                                                    const app::AchievementId& achievement) override;
  Result<std::vector<app::CoIssuer>> of_partner(const app::OrganisationId& partner) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
