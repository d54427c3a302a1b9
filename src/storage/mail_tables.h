// SPDX-License-Identifier: Apache-2.0
// Records of mail to learners, over a Connection.
#pragma once
#include "app/ports/mail_records.h"
#include "storage/sql.h"

namespace cairn::storage {

class MailTables final : public app::MailRecords {
 public:
  explicit MailTables(Connection& connection) : connection_(connection) {}
  Status refuse(const app::OrganisationId& organisation, const std::string& email,
                Instant since) override;
  Status take_back(const app::OrganisationId& organisation, const std::string& email) override;
  Result<bool> refuses(const app::OrganisationId& organisation, const std::string& email) override;
  Result<std::int64_t> count_refusals(const app::OrganisationId& organisation) override;
  Status forget_refusal(const app::OrganisationId& organisation, const std::string& email) override;
  Status put_bounce(const app::OrganisationId& organisation, const std::string& email,
                    Instant since, const std::string& reason) override;
  Status remove_bounce(const app::OrganisationId& organisation, const std::string& email) override;
  Result<std::string> find_bounce(const app::OrganisationId& organisation,
                                  const std::string& email) override;
  Result<std::string> language(const app::OrganisationId& organisation) override;
  Status set_language(const app::OrganisationId& organisation,
                      const std::string& language) override;
  Result<app::MailLook> look(const app::OrganisationId& organisation) override;
  Status set_look(const app::OrganisationId& organisation, const app::MailLook& look) override;
  Result<std::vector<app::EndingAward>> list_ending(Instant from, Instant until,
                                                    std::int64_t count_max) override;
  Status note_end_told(const app::EndingAward& award) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
