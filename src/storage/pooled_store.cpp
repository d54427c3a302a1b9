// SPDX-License-Identifier: Apache-2.0
#include "storage/pooled_store.h"

#include <condition_variable>
#include <mutex>
#include <utility>

#include "app/ports/accounts.h"
#include "app/ports/achievements.h"
#include "app/ports/addresses.h"
#include "app/ports/answers.h"
#include "app/ports/api_keys.h"
#include "app/ports/award_batches.h"
#include "app/ports/award_changes.h"
#include "app/ports/awards.h"
#include "app/ports/choices.h"
#include "app/ports/claims.h"
#include "app/ports/invitations.h"
#include "app/ports/issued.h"
#include "app/ports/keys.h"
#include "app/ports/learner_records.h"
#include "app/ports/logins.h"
#include "app/ports/mail_records.h"
#include "app/ports/market.h"
#include "app/ports/organisations.h"
#include "app/ports/outbox.h"
#include "app/ports/outcomes.h"
#include "app/ports/plain_tables.h"
#include "app/ports/quality.h"
#include "app/ports/records.h"
#include "app/ports/sharing.h"
#include "app/ports/usage.h"
#include "app/ports/webhooks.h"
#include "app/ports/workbooks.h"
#include "storage/account_tables.h"
#include "storage/achievement_table.h"
#include "storage/address_table.h"
#include "storage/answer_table.h"
#include "storage/api_key_table.h"
#include "storage/assessment_tables.h"
#include "storage/award_change_tables.h"
#include "storage/award_tables.h"
#include "storage/backup.h"
#include "storage/choice_tables.h"
#include "storage/claim_tables.h"
#include "storage/import_tables.h"
#include "storage/invitation_table.h"
#include "storage/issued_table.h"
#include "storage/key_table.h"
#include "storage/learner_record_tables.h"
#include "storage/login_tables.h"
#include "storage/mail_tables.h"
#include "storage/market_tables.h"
#include "storage/migrations.h"
#include "storage/open_store.h"
#include "storage/organisation_table.h"
#include "storage/outbox_table.h"
#include "storage/outcome_tables.h"
#include "storage/plain_tables.h"
#include "storage/quality_tables.h"
#include "storage/record_tables.h"
#include "storage/sharing_tables.h"
#include "storage/sqlite.h"
#include "storage/stack_tables.h"
#include "storage/usage_tables.h"
#include "storage/webhook_table.h"
#include "storage/workbook_tables.h"

namespace cairn::storage {
namespace {

// A connection with its tables.
struct Desk {
  explicit Desk(std::unique_ptr<Connection> opened)
      : connection(std::move(opened)),
        organisations(*connection),
        accounts(*connection),
        logins(*connection),
        invitations(*connection),
        api_keys(*connection),
        keys(*connection),
        achievements(*connection),
        claims(*connection),
        assessments(*connection),
        awards(*connection),
        award_changes(*connection),
        addresses(*connection),
        records(*connection),
        stacks(*connection),
        outbox(*connection),
        webhooks(*connection),
        mail_records(*connection),
        workbooks(*connection),
        choices(*connection),
        learner_records(*connection),
        sharing(*connection),
        outcomes(*connection),
        usage(*connection),
        market(*connection),
        imports(*connection),
        answers(*connection),
        issued(*connection),
        plain_tables(*connection),
        quality(*connection) {}

  std::unique_ptr<Connection> connection;
  OrganisationTable organisations;
  AccountTables accounts;
  LoginTables logins;
  InvitationTable invitations;
  ApiKeyTable api_keys;
  KeyTable keys;
  AchievementTable achievements;
  ClaimTables claims;
  AssessmentTables assessments;
  AwardTables awards;
  AwardChangeTables award_changes;
  AddressTable addresses;
  RecordTables records;
  StackTables stacks;
  OutboxTable outbox;
  WebhookTable webhooks;
  MailTables mail_records;
  WorkbookTables workbooks;
  ChoiceTables choices;
  LearnerRecordTables learner_records;
  SharingTables sharing;
  OutcomeTables outcomes;
  UsageTables usage;
  MarketTables market;
  ImportTables imports;
  AnswerTable answers;
  IssuedTable issued;
  PlainTablesOf plain_tables;
  QualityTables quality;
};

class PooledStore final : public app::Store {
 public:
  PooledStore(Connect connect, std::unique_ptr<Connection> writer)
      : connect_(std::move(connect)), writer_(std::make_unique<Desk>(std::move(writer))) {}

  Result<std::unique_ptr<app::Transaction>> begin(app::Access access) override;
  void committed() { has_changed(); }
  void give_back(app::Access access, std::unique_ptr<Desk> desk);

 private:
  std::unique_ptr<Desk> take_writer();
  Result<std::unique_ptr<Desk>> take_reader();
  Status begin_anew(app::Access access, std::unique_ptr<Desk>& desk);

  const Connect connect_;
  std::mutex mutex_;
  std::condition_variable writer_free_;
  std::unique_ptr<Desk> writer_;  // null while lent
  std::vector<std::unique_ptr<Desk>> readers_;
};

class PooledTransaction final : public app::Transaction {
 public:
  PooledTransaction(PooledStore& store, app::Access access, std::unique_ptr<Desk> desk)
      : store_(store), access_(access), desk_(std::move(desk)) {}
  ~PooledTransaction() override {
    if (open_) desk_->connection->rollback();
    store_.give_back(access_, std::move(desk_));
  }

  Status commit() override {
    CAIRN_CHECK(desk_->connection->commit());
    open_ = false;
    if (access_ == app::Access::write) store_.committed();
    return done;
  }
  app::Organisations& organisations() override { return desk_->organisations; }
  app::Accounts& accounts() override { return desk_->accounts; }
  app::Logins& logins() override { return desk_->logins; }
  app::Invitations& invitations() override { return desk_->invitations; }
  app::ApiKeys& api_keys() override { return desk_->api_keys; }
  app::Keys& keys() override { return desk_->keys; }
  app::Achievements& achievements() override { return desk_->achievements; }
  app::Claims& claims() override { return desk_->claims; }
  app::Assessments& assessments() override { return desk_->assessments; }
  app::Awards& awards() override { return desk_->awards; }
  app::AwardChanges& award_changes() override { return desk_->award_changes; }
  app::Addresses& addresses() override { return desk_->addresses; }
  app::Records& records() override { return desk_->records; }
  app::Stacks& stacks() override { return desk_->stacks; }
  app::Outbox& outbox() override { return desk_->outbox; }
  app::Webhooks& webhooks() override { return desk_->webhooks; }
  app::MailRecords& mail_records() override { return desk_->mail_records; }
  app::Workbooks& workbooks() override { return desk_->workbooks; }
  app::Choices& choices() override { return desk_->choices; }
  app::Answers& answers() override { return desk_->answers; }
  app::Issued& issued() override { return desk_->issued; }
  app::LearnerRecords& learner_records() override { return desk_->learner_records; }
  app::Sharing& sharing() override { return desk_->sharing; }
  app::Outcomes& outcomes() override { return desk_->outcomes; }
  app::Usage& usage() override { return desk_->usage; }
  app::Market& market() override { return desk_->market; }
  app::Imports& imports() override { return desk_->imports; }
  app::PlainTables& plain_tables() override { return desk_->plain_tables; }
  app::Quality& quality() override { return desk_->quality; }

 private:
  PooledStore& store_;
  app::Access access_;
  std::unique_ptr<Desk> desk_;
  bool open_ = true;
};

Work work_of(app::Access access) {
  return access == app::Access::write ? Work::writing : Work::reading;
}

Result<std::unique_ptr<app::Transaction>> PooledStore::begin(app::Access access) {
  std::unique_ptr<Desk> desk;
  if (access == app::Access::write) {
    desk = take_writer();
  } else {
    CAIRN_TRY(desk, take_reader());
  }
  auto begun = desk->connection->begin(work_of(access));
  if (!begun && desk->connection->is_lost()) begun = begin_anew(access, desk);
  if (begun)
    return std::unique_ptr<app::Transaction>(
        std::make_unique<PooledTransaction>(*this, access, std::move(desk)));
  give_back(access, std::move(desk));
  return std::move(begun).error();
}

// The database was away between two uses.
Status PooledStore::begin_anew(app::Access access, std::unique_ptr<Desk>& desk) {
  CAIRN_TRY(auto connection, connect_(work_of(access)));
  desk = std::make_unique<Desk>(std::move(connection));
  return desk->connection->begin(work_of(access));
}

std::unique_ptr<Desk> PooledStore::take_writer() {
  std::unique_lock lock(mutex_);
  writer_free_.wait(lock, [this] { return writer_ != nullptr; });
  return std::move(writer_);
}

Result<std::unique_ptr<Desk>> PooledStore::take_reader() {
  {
    const std::lock_guard lock(mutex_);
    if (!readers_.empty()) {
      auto desk = std::move(readers_.back());
      readers_.pop_back();
      return desk;
    }
  }
  CAIRN_TRY(auto connection, connect_(Work::reading));
  return std::make_unique<Desk>(std::move(connection));
}

void PooledStore::give_back(app::Access access, std::unique_ptr<Desk> desk) {
  const std::lock_guard lock(mutex_);
  if (access == app::Access::write) {
    writer_ = std::move(desk);
    writer_free_.notify_one();
  } else if (!desk->connection->is_lost()) {
    readers_.push_back(std::move(desk));
  }
}

}  // namespace

std::unique_ptr<app::Store> pool_store(Connect connect, std::unique_ptr<Connection> writer) {
  return std::make_unique<PooledStore>(std::move(connect), std::move(writer));
}

}  // namespace cairn::storage
