// SPDX-License-Identifier: Apache-2.0
// The Awards port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/awards.h"
#include "storage/award_batch_tables.h"
#include "storage/claim_code_table.h"
#include "storage/offer_table.h"
#include "storage/sql.h"
#include "storage/token_list_table.h"

namespace cairn::storage {

class AwardTables final : public app::Awards {
 public:
  explicit AwardTables(Connection& connection)
      : connection_(connection),
        batches_(connection),
        offers_(connection),
        codes_(connection),
        token_lists_(connection) {}
  app::AwardBatches& batches() override { return batches_; }
  app::Offers& offers() override { return offers_; }
  app::ClaimCodes& codes() override { return codes_; }
  app::TokenLists& token_lists() override { return token_lists_; }
  Status add(const app::Award& award) override;
  Result<app::Award> find(const app::OrganisationId& organisation, const app::AwardId& id) override;
  Result<app::Award> find_by_claim(const app::OrganisationId& organisation,
                                   const app::ClaimId& claim) override;
  Result<app::Award> find_by_source_key(const app::OrganisationId& organisation,
                                        const std::string& source_key) override;
  Result<std::vector<app::Award>> list_of_learner(const app::OrganisationId& organisation,
                                                  const app::LearnerId& learner) override;
  Result<bool> holds(const app::OrganisationId& organisation, const std::string& email,
                     const app::AchievementId& achievement, Instant now) override;
  Result<std::vector<app::AwardSummary>> list(const app::OrganisationId& organisation,
                                              const app::AwardFilter& filter,
                                              const app::Page& page) override;
  Result<std::vector<app::Award>> by_id(const app::OrganisationId& organisation,
                                        const app::Page& page) override;
  Status revoke(const app::OrganisationId& organisation, const app::AwardId& id, Instant at,
                const std::string& reason) override;
  Result<bool> add_if_new(const app::Award& award) override;
  Result<std::vector<std::string>> find_faults(const app::OrganisationId& organisation) override;
  Status add_status_list_head(const app::OrganisationId& organisation,
                              const app::StatusListHead& head, Instant created) override;
  Result<app::StatusListHead> newest_status_list_head(
      const app::OrganisationId& organisation) override;
  Status count_places(const app::OrganisationId& organisation, const app::StatusListId& list,
                      std::int64_t taken) override;
  Result<std::vector<std::int64_t>> taken_places(const app::OrganisationId& organisation,
                                                 const app::StatusListId& list) override;
  Status add_status_list(const app::StatusList& list) override;
  Status update_status_list(const app::StatusList& list) override;
  Result<app::StatusList> find_status_list(const app::OrganisationId& organisation,
                                           const app::StatusListId& id) override;
  Result<std::vector<app::StatusListId>> status_lists(
      const app::OrganisationId& organisation) override;
  Result<app::StatusList> newest_status_list(const app::OrganisationId& organisation) override;
  Result<bool> status_index_taken(const app::OrganisationId& organisation,
                                  const app::StatusListId& list, std::int64_t index) override;

 private:
  Connection& connection_;
  AwardBatchTables batches_;
  OfferTable offers_;
  ClaimCodeTable codes_;
  TokenListTable token_lists_;
};

}  // namespace cairn::storage
