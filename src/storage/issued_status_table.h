// SPDX-License-Identifier: Apache-2.0
// States of what is signed over the VC API, over a Connection.
#pragma once
#include "app/ports/issued_statuses.h"
#include "storage/sql.h"

namespace cairn::storage {

class IssuedStatusTable final : public app::IssuedStatuses {
 public:
  explicit IssuedStatusTable(Connection& connection) : connection_(connection) {}
  Status add_list(const app::OrganisationId& organisation, const app::IssuedList& list) override;
  Result<app::IssuedList> newest_list(const app::OrganisationId& organisation,
                                      const std::string& issuer) override;
  Result<bool> take(const app::OrganisationId& organisation, const app::IssuedPlace& place,
                    const std::string& credential_id) override;
  Result<std::vector<app::IssuedPlace>> places(const app::OrganisationId& organisation,
                                               const std::string& credential_id) override;
  Result<bool> is_entry(const app::OrganisationId& organisation, const app::StatusListId& list,
                        std::int64_t index) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
