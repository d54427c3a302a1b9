// SPDX-License-Identifier: Apache-2.0
// Further addresses, codes and erasure of learners over a Connection.
#pragma once
#include "app/ports/learner_records.h"
#include "storage/sql.h"

namespace cairn::storage {

class LearnerRecordTables final : public app::LearnerRecords {
 public:
  explicit LearnerRecordTables(Connection& connection) : connection_(connection) {}
  Status rename(const app::OrganisationId& organisation, const app::LearnerId& learner,
                const std::string& name) override;
  Status add_address(const app::LearnerAddress& address) override;
  Result<app::LearnerAddress> find_address(const app::OrganisationId& organisation,
                                           const std::string& email) override;
  Status set_main(const app::OrganisationId& organisation, const app::LearnerId& learner,
                  const std::string& email) override;
  Result<std::vector<app::LearnerCode>> codes_of(const app::OrganisationId& organisation,
                                                 const app::LearnerId& learner) override;
  Result<std::vector<app::LearnerAddress>> addresses_of(const app::OrganisationId& organisation,
                                                        const app::LearnerId& learner) override;
  Status remove_address(const app::OrganisationId& organisation, const app::LearnerId& learner,
                        const std::string& email) override;
  Result<std::vector<app::Learner>> find_by_address(const std::string& email) override;
  Status put_code(const app::LearnerCode& code) override;
  Result<app::LearnerCode> find_code(const app::OrganisationId& organisation,
                                     const app::LearnerId& learner, app::CodePurpose purpose,
                                     const std::string& email) override;
  Result<app::LearnerCode> find_code_by_hash(const app::OrganisationId& organisation,
                                             app::CodePurpose purpose,
                                             const Bytes& code_hash) override;
  Status remove_codes(const app::OrganisationId& organisation,
                      const app::LearnerId& learner) override;
  Status remove_codes_expired(Instant now) override;
  Status erase(const app::OrganisationId& organisation, const app::LearnerId& learner,
               const Bytes& token_hash) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
