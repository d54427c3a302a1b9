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
  Result<std::vector<app::OrganisationId>> with_due(app::DeliveryKind kind, Instant now) override;
  Result<std::optional<app::Delivery>> take_due(const app::OrganisationId& organisation,
                                                app::DeliveryKind kind, Instant now,
                                                Instant until) override;
  Status update(const app::Delivery& delivery) override;
  Result<app::Delivery> find(const app::OrganisationId& organisation,
                             const app::DeliveryId& id) override;
  Result<std::vector<app::Delivery>> list(const app::OrganisationId& organisation,
                                          std::optional<app::DeliveryState> state,
                                          const app::Page& page) override;
  Result<std::vector<app::Delivery>> list_to(const app::OrganisationId& organisation,
                                             const std::string& recipient,
                                             const app::Page& page) override;
  Result<std::vector<app::Delivery>> mail_about(const app::OrganisationId& organisation,
                                                const std::string& subject) override;
  Result<std::vector<app::Delivery>> mail_to_learner(const app::OrganisationId& organisation,
                                                     const app::LearnerId& learner) override;
  Result<std::int64_t> count(const app::OrganisationId& organisation,
                             app::DeliveryState state) override;
  Result<std::vector<app::DeliveryCount>> count_all() override;
  Result<std::vector<app::Delivery>> troubled(std::int64_t rows_max) override;
  Status remove_to(const app::OrganisationId& organisation, const std::string& recipient) override;
  Status remove_to(const app::OrganisationId& organisation, const std::string& recipient,
                   const std::string& subject) override;
  Status remove_about(const app::OrganisationId& organisation,
                      const app::LearnerId& learner) override;
  Status remove_sent_before(Instant moment) override;

 private:
  Result<std::vector<app::Delivery>> list_where(std::string_view condition,
                                                const app::OrganisationId& organisation,
                                                std::string_view value, const app::Page& page);

  Connection& connection_;
};

}  // namespace cairn::storage
