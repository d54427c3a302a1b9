// SPDX-License-Identifier: Apache-2.0
// The Choices port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/choices.h"
#include "storage/sql.h"

namespace cairn::storage {

class ChoiceTables final : public app::Choices {
 public:
  explicit ChoiceTables(Connection& connection) : connection_(connection) {}
  Status put(const app::WorkbookId& workbook, const app::Learnt& learnt) override;
  Result<app::Learnt> of(const app::WorkbookId& workbook) override;
  Result<std::vector<app::Learnt>> of_everybody(std::int64_t people_max) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
