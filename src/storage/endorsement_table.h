// SPDX-License-Identifier: Apache-2.0
// Endorsements over a Connection.
#pragma once
#include "app/ports/endorsements.h"
#include "storage/sql.h"

namespace cairn::storage {

class EndorsementTable final : public app::Endorsements {
 public:
  explicit EndorsementTable(Connection& connection) : connection_(connection) {}
  Status put(const app::Endorsement& endorsement) override;
  Status remove(const app::OrganisationId& organisation, const std::string& id) override;
  Result<app::Endorsement> find(const app::OrganisationId& organisation,
                                const std::string& id) override;
  Result<std::vector<app::Endorsement>> list(const app::OrganisationId& organisation,
                                             const app::Page& page) override;
  Result<std::int64_t> count(const app::OrganisationId& organisation) override;
  Result<std::int64_t> count_open(const app::OrganisationId& organisation,
                                  const app::OrganisationId& other) override;
  Result<std::optional<app::EndorsementState>> live_of(const app::OrganisationId& organisation,
                                                       const std::string& subject) override;
  Result<std::vector<app::Endorsement>> carried(const app::OrganisationId& organisation,
                                                const std::string& subject, Instant now,
                                                std::int64_t count_max) override;
  Result<std::vector<app::Endorsement>> shown(const app::OrganisationId& organisation,
                                              const std::string& subject, Instant now,
                                              std::int64_t count_max) override;
  Result<std::vector<app::Endorsement>> to_verify(Instant before, Instant now,
                                                  std::int64_t count_max) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
