// SPDX-License-Identifier: Apache-2.0
// The Questions port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/questions.h"
#include "storage/sql.h"

namespace cairn::storage {

class QuestionTables final : public app::Questions {
 public:
  explicit QuestionTables(Connection& connection) : connection_(connection) {}
  Status add(const app::OfferQuestion& question) override;
  Status add_answer(const app::QuestionAnswer& answer) override;
  Result<app::OfferQuestion> find(const app::OrganisationId& organisation,
                                  const app::QuestionId& id) override;
  Result<app::QuestionAnswer> find_answer(const app::OrganisationId& organisation,
                                          const app::AnswerId& id) override;
  Status update(const app::OfferQuestion& question) override;
  Status update_answer(const app::QuestionAnswer& answer) override;
  Status remove(const app::OrganisationId& organisation, const app::QuestionId& id) override;
  Status remove_answer(const app::OrganisationId& organisation, const app::AnswerId& id) override;
  Result<std::vector<app::OfferQuestion>> list(const app::OrganisationId& organisation,
                                               const std::string& offer,
                                               const app::Page& page) override;
  Result<std::vector<app::QuestionAnswer>> answers_of(const app::OrganisationId& organisation,
                                                      const app::QuestionId& question) override;
  Result<std::int64_t> count(const app::OrganisationId& organisation,
                             const std::string& offer) override;
  Result<std::int64_t> count_asked(const app::OrganisationId& organisation,
                                   const std::string& asker, Instant since) override;
  Result<std::int64_t> count_answered(const app::OrganisationId& organisation,
                                      const std::string& author, Instant since) override;
  Result<std::vector<app::OfferQuestion>> list_of_asker(const app::OrganisationId& organisation,
                                                        const std::string& asker) override;
  Result<std::vector<app::QuestionAnswer>> list_of_author(const app::OrganisationId& organisation,
                                                          const std::string& author) override;
  Status remove_of_person(const app::OrganisationId& organisation,
                          const std::string& person) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
