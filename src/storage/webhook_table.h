// SPDX-License-Identifier: Apache-2.0
// The table of webhooks, over a Connection.
#pragma once
#include "app/ports/webhooks.h"
#include "storage/sql.h"

namespace cairn::storage {

class WebhookTable final : public app::Webhooks {
 public:
  explicit WebhookTable(Connection& connection) : connection_(connection) {}
  Status add(const app::Webhook& webhook) override;
  Result<app::Webhook> find(const app::OrganisationId& organisation,
                            const app::WebhookId& id) override;
  Status update(const app::Webhook& webhook) override;
  Status remove(const app::OrganisationId& organisation, const app::WebhookId& id) override;
  Result<std::vector<app::Webhook>> list(const app::OrganisationId& organisation) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
