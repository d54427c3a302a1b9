// SPDX-License-Identifier: Apache-2.0
// Counts of what adverts ask for, over a Connection.
#pragma once
#include "app/ports/market.h"
#include "storage/sql.h"

namespace cairn::storage {

class MarketTables final : public app::Market {
 public:
  explicit MarketTables(Connection& connection) : connection_(connection) {}

  Result<std::int64_t> add(const app::OrganisationId& organisation,
                           std::span<const app::ImportedAdvert> adverts) override;
  Result<bool> knows(const app::OrganisationId& organisation,
                     std::span<const std::int64_t> marks) override;
  Result<std::optional<app::Subject>> find(const app::OrganisationId& organisation,
                                           app::SubjectKind kind, const std::string& id) override;
  Result<std::vector<app::Subject>> subjects(const app::OrganisationId& organisation,
                                             app::SubjectKind kind, std::int64_t adverts_min,
                                             std::int64_t count_max) override;
  Result<std::vector<app::MonthCount>> history(const app::OrganisationId& organisation,
                                               app::SubjectNumber subject, app::PlaceNumber place,
                                               std::int64_t first) override;
  Result<std::vector<app::SubjectMonth>> histories(const app::OrganisationId& organisation,
                                                   app::SubjectKind kind, std::int64_t adverts_min,
                                                   app::PlaceNumber place,
                                                   std::int64_t first) override;
  Result<std::vector<app::AdvertOfSubject>> adverts_of(const app::OrganisationId& organisation,
                                                       app::SubjectNumber subject,
                                                       std::int64_t first) override;
  Result<app::StoredPlace> find_place(const app::OrganisationId& organisation,
                                      app::PlaceNumber place) override;
  Result<std::vector<app::PlaceCount>> by_place(const app::OrganisationId& organisation,
                                                app::SubjectNumber subject, app::PlaceNumber within,
                                                std::int64_t first,
                                                std::int64_t count_max) override;
  Status count_also(const app::OrganisationId& organisation, app::SubjectNumber subject,
                    const app::Asked& other) override;
  Status change_kind(const app::OrganisationId& organisation, app::SubjectNumber subject,
                     app::SubjectKind kind) override;
  Status forget(const app::OrganisationId& organisation, app::SubjectNumber subject) override;
  Status forget_rare_terms(const app::OrganisationId& organisation, std::int64_t adverts_min,
                           std::int64_t month) override;
  Status put_judged(const app::OrganisationId& organisation, const app::JudgedTerm& term) override;
  Result<std::vector<app::JudgedTerm>> judged(const app::OrganisationId& organisation,
                                              const std::string& after,
                                              std::int64_t count_max) override;
  Status remove_judged(const app::OrganisationId& organisation, const std::string& term) override;
  Status put_shown(const app::OrganisationId& organisation, bool shown) override;
  Result<bool> is_shown(const app::OrganisationId& organisation) override;

 private:
  Status forget_places(const app::OrganisationId& organisation, app::SubjectNumber subject);

  Connection& connection_;
};

}  // namespace cairn::storage
