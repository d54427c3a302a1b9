// SPDX-License-Identifier: Apache-2.0
// What is shared and what is not, over a Connection.
#pragma once
#include "app/ports/sharing.h"
#include "storage/sql.h"

namespace cairn::storage {

class SharingTables final : public app::Sharing {
 public:
  explicit SharingTables(Connection& connection) : connection_(connection) {}
  Status set_hidden(const app::OrganisationId& organisation, const app::AwardId& award,
                    std::optional<Instant> since) override;
  Result<bool> is_hidden(const app::OrganisationId& organisation,
                         const app::AwardId& award) override;
  Status add_link(const app::ShareLink& link) override;
  Result<app::ShareLink> find_link(const app::OrganisationId& organisation,
                                   const std::string& token) override;
  Result<std::vector<app::ShareLink>> links_of(const app::OrganisationId& organisation,
                                               const app::AwardId& award) override;
  Status add_views(const app::OrganisationId& organisation, const std::string& token,
                   std::int64_t views) override;
  Status remove_link(const app::OrganisationId& organisation, const app::AwardId& award,
                     const std::string& token) override;
  Status remove_all(const app::OrganisationId& organisation, const app::AwardId& award) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
