// SPDX-License-Identifier: Apache-2.0
// Answers kept under Idempotency-Keys.
#pragma once
#include "app/ports/answers.h"
#include "storage/sql.h"

namespace cairn::storage {

class AnswerTable final : public app::Answers {
 public:
  explicit AnswerTable(Connection& connection) : connection_(connection) {}
  Result<app::KeptAnswer> find(const app::OrganisationId& organisation,
                               const std::string& key) override;
  Status add(const app::KeptAnswer& answer) override;
  Status update(const app::KeptAnswer& answer) override;
  Status remove(const app::OrganisationId& organisation, const std::string& key) override;
  Status remove_before(const app::OrganisationId& organisation, Instant moment) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
