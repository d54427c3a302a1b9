// SPDX-License-Identifier: Apache-2.0
// Offers over a Connection.
#pragma once
#include "app/ports/offers.h"
#include "storage/sql.h"

namespace cairn::storage {

class OfferTable final : public app::Offers {
 public:
  explicit OfferTable(Connection& connection) : connection_(connection) {}
  Status add(const app::Offer& offer) override;
  Result<app::Offer> find(const app::OrganisationId& organisation,
                          const app::AwardId& award) override;
  Status update(const app::Offer& offer) override;
  Result<std::vector<app::AwardId>> list_over(const app::OrganisationId& organisation,
                                              Instant moment, std::int64_t count_max) override;
  Result<std::vector<app::Offer>> list_ending(Instant moment, std::int64_t count_max) override;
  Result<std::vector<app::Offer>> list_to_remind(Instant moment, std::int64_t count_max) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
