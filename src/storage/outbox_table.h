// SPDX-License-Identifier: Apache-2.0
// The outbox over a Connection.
#pragma once
#include "app/ports/outbox.h"
#include "storage/sql.h"

namespace cairn::storage {

class OutboxTable final : public app::Outbox {
 public:
  explicit OutboxTable(Connection& connection) : connection_(connection) {}
  Status add(const app::Delivery& delivery) override;
  Result<std::int64_t> count_due(Instant now) override;
  Result<std::vector<app::Delivery>> take_due(Instant now, Instant until,
                                              std::int64_t count_max) override;
  Status update(const app::Delivery& delivery) override;
  Result<app::Delivery> find(const app::OrganisationId& organisation,
                             const app::DeliveryId& id) override;
  Result<std::vector<app::Delivery>> list(const app::OrganisationId& organisation,
                                          std::optional<app::DeliveryState> state,
                                          const app::Page& page) override;
  Result<std::int64_t> count(const app::OrganisationId& organisation,
                             app::DeliveryState state) override;
  Status remove_to(const app::OrganisationId& organisation, const std::string& recipient) override;
  Status remove_sent_before(Instant moment) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
