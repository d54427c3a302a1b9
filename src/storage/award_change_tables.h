// SPDX-License-Identifier: Apache-2.0
// Changes of awards over a Connection.
#pragma once
#include "app/ports/award_changes.h"
#include "storage/sql.h"

namespace cairn::storage {

class AwardChangeTables final : public app::AwardChanges {
 public:
  explicit AwardChangeTables(Connection& connection) : connection_(connection) {}
  Status replace(const app::FormerVersion& former, const app::Award& next) override;
  Result<app::FormerVersion> find_former(const app::OrganisationId& organisation,
                                         const app::AwardId& award, std::int64_t version) override;
  Result<std::vector<app::FormerVersion>> formers_of(const app::OrganisationId& organisation,
                                                     const app::AwardId& award) override;
  Status suspend(const app::OrganisationId& organisation, const app::AwardId& id, Instant at,
                 const std::string& reason) override;
  Status reinstate(const app::OrganisationId& organisation, const app::AwardId& id) override;
  Result<std::vector<app::AwardId>> list_signed_by(const app::OrganisationId& organisation,
                                                   const app::KeyId& key,
                                                   std::int64_t rows_max) override;
  Result<std::int64_t> count_signed_by(const app::OrganisationId& organisation,
                                       const app::KeyId& key) override;
  Status erase(const app::OrganisationId& organisation, const app::AwardId& id,
               Instant at) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
