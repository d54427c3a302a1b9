// SPDX-License-Identifier: Apache-2.0
// The table ports of app/ports over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/store.h"
#include "storage/sql.h"

namespace cairn::storage {

class OrganisationTable final : public app::Organisations {
 public:
  explicit OrganisationTable(Connection& connection) : connection_(connection) {}
  Status add(const app::Organisation& organisation) override;
  Status update(const app::Organisation& organisation) override;
  Result<app::Organisation> find(const app::OrganisationId& id) override;
  Result<std::vector<app::Organisation>> list() override;

 private:
  Connection& connection_;
};

class AccountTables final : public app::Accounts {
 public:
  explicit AccountTables(Connection& connection) : connection_(connection) {}
  Status add(const app::Account& account) override;
  Result<app::Account> find(const app::OrganisationId& organisation,
                            const app::AccountId& id) override;
  Result<app::Account> find_by_email(const app::OrganisationId& organisation,
                                     const std::string& email) override;
  Status set_password_hash(const app::OrganisationId& organisation, const app::AccountId& id,
                           const std::string& hash) override;
  Status add_session(const app::Session& session) override;
  Result<app::Session> find_session(const app::OrganisationId& organisation,
                                    const Bytes& token_hash) override;
  Status remove_session(const app::OrganisationId& organisation, const Bytes& token_hash) override;
  Status remove_sessions_of(const app::OrganisationId& organisation,
                            const app::AccountId& account) override;
  Status remove_sessions_expired(const app::OrganisationId& organisation, Instant now) override;
  Status replace_setup_token(const app::SetupToken& token) override;
  Result<app::SetupToken> setup_token() override;
  Status remove_setup_token() override;
  Status add_api_key(const app::ApiKey& key) override;
  Result<app::ApiKey> find_api_key(const app::OrganisationId& organisation,
                                   const Bytes& token_hash) override;
  Result<std::vector<app::ApiKey>> list_api_keys(const app::OrganisationId& organisation) override;
  Status remove_api_key(const app::OrganisationId& organisation, const app::ApiKeyId& id) override;

 private:
  Connection& connection_;
};

class KeyTable final : public app::Keys {
 public:
  explicit KeyTable(Connection& connection) : connection_(connection) {}
  Status add(const app::SigningKey& key) override;
  Result<app::SigningKey> newest(const app::OrganisationId& organisation,
                                 crypto::KeyType type) override;
  Result<std::vector<app::SigningKey>> list(const app::OrganisationId& organisation) override;
  Status add_secret(const std::string& name, const Bytes& sealed) override;
  Result<Bytes> find_secret(const std::string& name) override;

 private:
  Connection& connection_;
};

class AchievementTable final : public app::Achievements {
 public:
  explicit AchievementTable(Connection& connection) : connection_(connection) {}
  Status add(const app::Achievement& achievement) override;
  Status update(const app::Achievement& achievement) override;
  Result<app::Achievement> find(const app::OrganisationId& organisation,
                                const app::AchievementId& id) override;
  Result<app::Achievement> find_version(const app::OrganisationId& organisation,
                                        const app::AchievementId& id,
                                        std::int64_t version) override;
  Result<app::Achievement> find_by_claim_code(const app::OrganisationId& organisation,
                                              const std::string& claim_code) override;
  Result<std::vector<app::Achievement>> list(const app::OrganisationId& organisation) override;

 private:
  Status put_version(const app::Achievement& achievement);
  Connection& connection_;
};

class ClaimTables final : public app::Claims {
 public:
  explicit ClaimTables(Connection& connection) : connection_(connection) {}
  Status add_learner(const app::Learner& learner) override;
  Result<app::Learner> find_learner(const app::OrganisationId& organisation,
                                    const app::LearnerId& id) override;
  Result<app::Learner> find_learner_by_token(const app::OrganisationId& organisation,
                                             const Bytes& token_hash) override;
  Status set_learner_token(const app::OrganisationId& organisation, const app::LearnerId& id,
                           const Bytes& token_hash) override;
  Status add(const app::Claim& claim) override;
  Result<app::Claim> find(const app::OrganisationId& organisation, const app::ClaimId& id) override;
  Status set_statement(const app::OrganisationId& organisation, const app::ClaimId& id,
                       const std::string& statement) override;
  Result<std::vector<app::ClaimSummary>> list(const app::OrganisationId& organisation,
                                              app::ClaimState state,
                                              const app::Page& page) override;
  Result<std::vector<app::Claim>> list_of_learner(const app::OrganisationId& organisation,
                                                  const app::LearnerId& learner) override;
  Result<std::int64_t> count_waiting(const app::OrganisationId& organisation,
                                     const app::AchievementId& achievement) override;
  Status add_evidence(const app::Evidence& evidence, ByteView file) override;
  Result<app::Evidence> find_evidence(const app::OrganisationId& organisation,
                                      const app::EvidenceId& id) override;
  Result<std::vector<app::Evidence>> evidence_of(const app::OrganisationId& organisation,
                                                 const app::ClaimId& claim) override;
  Result<Bytes> evidence_file(const app::OrganisationId& organisation,
                              const app::EvidenceId& id) override;
  Status decide(const app::Decision& decision) override;
  Status reopen(const app::OrganisationId& organisation, const app::ClaimId& id) override;
  Result<app::Decision> find_decision(const app::OrganisationId& organisation,
                                      const app::ClaimId& claim) override;

 private:
  Connection& connection_;
};

class AwardTables final : public app::Awards {
 public:
  explicit AwardTables(Connection& connection) : connection_(connection) {}
  Status add(const app::Award& award) override;
  Result<app::Award> find(const app::OrganisationId& organisation, const app::AwardId& id) override;
  Result<app::Award> find_by_claim(const app::OrganisationId& organisation,
                                   const app::ClaimId& claim) override;
  Result<std::vector<app::AwardSummary>> list(const app::OrganisationId& organisation,
                                              const app::Page& page) override;
  Status revoke(const app::OrganisationId& organisation, const app::AwardId& id, Instant at,
                const std::string& reason) override;
  Status add_status_list(const app::StatusList& list) override;
  Status update_status_list(const app::StatusList& list) override;
  Result<app::StatusList> find_status_list(const app::OrganisationId& organisation,
                                           const app::StatusListId& id) override;
  Result<app::StatusList> newest_status_list(const app::OrganisationId& organisation) override;
  Result<bool> status_index_taken(const app::OrganisationId& organisation,
                                  const app::StatusListId& list, std::int64_t index) override;

 private:
  Connection& connection_;
};

class AddressTable final : public app::Addresses {
 public:
  explicit AddressTable(Connection& connection) : connection_(connection) {}
  Status put(const app::BaseAddress& address) override;
  Result<app::BaseAddress> find(const std::string& url) override;
  Result<std::vector<app::BaseAddress>> list() override;

 private:
  Connection& connection_;
};

class RecordTables final : public app::Records {
 public:
  explicit RecordTables(Connection& connection) : connection_(connection) {}
  Status add_report(const app::KeptReport& report) override;
  Status remove_reports_expired(Instant now) override;
  Result<app::KeptReport> find_report(const std::string& id) override;
  Status append_audit(const app::AuditEntry& entry) override;
  Result<std::vector<app::AuditEntry>> list_audit(const app::OrganisationId& organisation,
                                                  std::int64_t count_max) override;

 private:
  Connection& connection_;
};

class WorkbookTables final : public app::Workbooks {
 public:
  explicit WorkbookTables(Connection& connection) : connection_(connection) {}
  Status add(const app::StoredWorkbook& workbook) override;
  Result<app::StoredWorkbook> find(const app::WorkbookId& id) override;
  Result<app::StoredWorkbook> find_by_token(const Bytes& token_hash) override;
  Result<app::StoredWorkbook> find_of_person(const app::PersonId& person) override;
  Result<std::vector<app::StoredWorkbook>> list_to_remind(Instant now, const app::WorkbookId& after,
                                                          std::int64_t count) override;
  Status set_remind_at(const app::WorkbookId& id, Instant changed,
                       std::optional<Instant> remind_at) override;
  Status update(const app::StoredWorkbook& workbook) override;
  Status remove(const app::WorkbookId& id) override;
  Status remove_unsaved_before(Instant moment) override;
  Status add_person(const app::Person& person) override;
  Result<app::Person> find_person(const app::PersonId& id) override;
  Result<app::Person> find_person_by_email(const std::string& email) override;
  Status remove_person(const app::PersonId& id) override;
  Status add_session(const app::PersonSession& session) override;
  Result<app::PersonSession> find_session(const Bytes& token_hash) override;
  Status remove_session(const Bytes& token_hash) override;
  Status remove_sessions_expired(Instant now) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
