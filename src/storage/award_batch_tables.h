// SPDX-License-Identifier: Apache-2.0
// Award batches over a Connection.
#pragma once
#include "app/ports/award_batches.h"
#include "storage/sql.h"

namespace cairn::storage {

class AwardBatchTables final : public app::AwardBatches {
 public:
  explicit AwardBatchTables(Connection& connection) : connection_(connection) {}
  Status add(const app::AwardBatch& batch) override;
  Status update(const app::AwardBatch& batch) override;
  Result<app::AwardBatch> find(const app::OrganisationId& organisation,
                               const app::AwardBatchId& id) override;
  Result<std::vector<app::AwardBatch>> list(const app::OrganisationId& organisation,
                                            const app::Page& page) override;
  Result<std::int64_t> count_running(const app::OrganisationId& organisation) override;
  Result<std::vector<app::AwardBatch>> list_due(Instant now, std::int64_t count_max) override;
  Status add_row(const app::AwardBatch& batch, const app::BatchRow& row) override;
  Status update_row(const app::AwardBatch& batch, const app::BatchRow& row) override;
  Result<bool> settle_row(const app::AwardBatch& batch, const app::BatchRow& row,
                          app::RowState state, const app::AwardId& award) override;
  Status remove_row(const app::AwardBatch& batch, std::int64_t number) override;
  Status remove_rows(const app::AwardBatch& batch) override;
  Result<std::vector<app::BatchRow>> rows(const app::AwardBatch& batch,
                                          const app::RowsAsked& asked) override;
  Result<app::BatchCounts> count(const app::AwardBatch& batch) override;
  Result<app::BatchUptake> uptake(const app::AwardBatch& batch) override;
  Result<std::vector<app::UnreachedRow>> unreached(const app::AwardBatch& batch,
                                                   std::int64_t count_max) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
