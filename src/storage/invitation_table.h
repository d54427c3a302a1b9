// SPDX-License-Identifier: Apache-2.0
// The Invitations port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/invitations.h"
#include "storage/sql.h"

namespace cairn::storage {

class InvitationTable final : public app::Invitations {
 public:
  explicit InvitationTable(Connection& connection) : connection_(connection) {}
  Status add(const app::Invitation& invitation) override;
  Result<app::Invitation> find(const app::OrganisationId& organisation,
                               const Bytes& token_hash) override;
  Result<std::vector<app::Invitation>> list(const app::OrganisationId& organisation) override;
  Result<std::vector<app::Invitation>> for_email(const std::string& email) override;
  Status remove(const app::OrganisationId& organisation, const app::InvitationId& id) override;
  Status remove_expired(const app::OrganisationId& organisation, Instant now) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
