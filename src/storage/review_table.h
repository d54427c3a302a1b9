// SPDX-License-Identifier: Apache-2.0
// The Reviews port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/reviews.h"
#include "storage/sql.h"

namespace cairn::storage {

class ReviewTable final : public app::Reviews {
 public:
  explicit ReviewTable(Connection& connection) : connection_(connection) {}
  Status add(const app::Review& review, const app::ReviewHolder& holder) override;
  Status update(const app::Review& review) override;
  Status set_holder(const app::OrganisationId& organisation, const app::ReviewId& id,
                    const app::ReviewHolder& holder) override;
  Status remove(const app::OrganisationId& organisation, const app::ReviewId& id) override;
  Result<app::Review> find(const app::OrganisationId& organisation,
                           const app::ReviewId& id) override;
  Result<app::Review> find_of_holder(const app::OrganisationId& organisation,
                                     const std::string& offer, const std::string& holder) override;
  Result<std::vector<app::Review>> list_of_holder(const app::OrganisationId& organisation,
                                                  const std::string& holder) override;
  Result<std::vector<app::Review>> list(const app::OrganisationId& organisation,
                                        const std::string& offer, const app::Page& page) override;
  Result<std::vector<app::Review>> hidden(const app::OrganisationId& organisation,
                                          const std::string& offer, std::int64_t count) override;
  Result<std::vector<app::RatingCount>> ratings(const app::OrganisationId& organisation,
                                                const std::string& offer) override;
  Status remove_of_holder(const app::OrganisationId& organisation,
                          const std::string& holder) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
