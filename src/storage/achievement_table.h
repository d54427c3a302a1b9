// SPDX-License-Identifier: Apache-2.0
// The Achievements port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/achievements.h"
#include "storage/co_issuer_table.h"
#include "storage/endorsement_table.h"
#include "storage/sql.h"

namespace cairn::storage {

class AchievementTable final : public app::Achievements {
 public:
  explicit AchievementTable(Connection& connection)
      : connection_(connection), co_issuers_(connection), endorsements_(connection) {}
  app::CoIssuers& co_issuers() override { return co_issuers_; }
  app::Endorsements& endorsements() override { return endorsements_; }
  Status add(const app::Achievement& achievement) override;
  Status update(const app::Achievement& achievement) override;
  Status put_picture(const app::StoredPicture& picture) override;
  Result<Bytes> find_picture(const app::OrganisationId& organisation,
                             const std::string& id) override;
  Result<app::Achievement> find(const app::OrganisationId& organisation,
                                const app::AchievementId& id) override;
  Result<app::Achievement> find_version(const app::OrganisationId& organisation,
                                        const app::AchievementId& id,
                                        std::int64_t version) override;
  Result<app::Achievement> find_by_claim_code(const app::OrganisationId& organisation,
                                              const std::string& claim_code) override;
  Result<std::vector<app::Achievement>> list(const app::OrganisationId& organisation) override;
  Result<std::vector<app::Achievement>> list_page(const app::OrganisationId& organisation,
                                                  std::optional<app::AchievementState> state,
                                                  const app::Page& page) override;
  Result<std::vector<app::Achievement>> versions(const app::OrganisationId& organisation,
                                                 const app::AchievementId& id,
                                                 std::int64_t rows_max) override;

 private:
  Status put_version(const app::Achievement& achievement);
  Connection& connection_;
  CoIssuerTable co_issuers_;
  EndorsementTable endorsements_;
};

}  // namespace cairn::storage
