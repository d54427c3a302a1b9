// SPDX-License-Identifier: Apache-2.0
// The Store port over one SQLite file: one writing connection, lent to one transaction at a time,
// and as many reading ones as there are readers.
#include <condition_variable>
#include <mutex>
#include <utility>

#include "app/ports/accounts.h"
#include "app/ports/achievements.h"
#include "app/ports/addresses.h"
#include "app/ports/answers.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/issued.h"
#include "app/ports/keys.h"
#include "app/ports/organisations.h"
#include "app/ports/records.h"
#include "app/ports/workbooks.h"
#include "storage/account_tables.h"
#include "storage/achievement_table.h"
#include "storage/address_table.h"
#include "storage/answer_table.h"
#include "storage/award_tables.h"
#include "storage/backup.h"
#include "storage/claim_tables.h"
#include "storage/issued_table.h"
#include "storage/key_table.h"
#include "storage/migrations.h"
#include "storage/open_store.h"
#include "storage/organisation_table.h"
#include "storage/record_tables.h"
#include "storage/sqlite.h"
#include "storage/workbook_tables.h"

namespace cairn::storage {
namespace {

// A connection with its tables.
struct Desk {
  explicit Desk(std::unique_ptr<Connection> opened)
      : connection(std::move(opened)),
        organisations(*connection),
        accounts(*connection),
        keys(*connection),
        achievements(*connection),
        claims(*connection),
        awards(*connection),
        addresses(*connection),
        records(*connection),
        workbooks(*connection),
        answers(*connection),
        issued(*connection) {}

  std::unique_ptr<Connection> connection;
  OrganisationTable organisations;
  AccountTables accounts;
  KeyTable keys;
  AchievementTable achievements;
  ClaimTables claims;
  AwardTables awards;
  AddressTable addresses;
  RecordTables records;
  WorkbookTables workbooks;
  AnswerTable answers;
  IssuedTable issued;
};

class SqliteStore final : public app::Store {
 public:
  SqliteStore(std::filesystem::path file, std::unique_ptr<Connection> writer)
      : file_(std::move(file)), writer_(std::make_unique<Desk>(std::move(writer))) {}

  Result<std::unique_ptr<app::Transaction>> begin(app::Access access) override;
  void committed() { has_changed(); }
  void give_back(app::Access access, std::unique_ptr<Desk> desk);

 private:
  std::unique_ptr<Desk> take_writer();
  Result<std::unique_ptr<Desk>> take_reader();

  const std::filesystem::path file_;
  std::mutex mutex_;
  std::condition_variable writer_free_;
  std::unique_ptr<Desk> writer_;  // null while lent
  std::vector<std::unique_ptr<Desk>> readers_;
};

class SqliteTransaction final : public app::Transaction {
 public:
  SqliteTransaction(SqliteStore& store, app::Access access, std::unique_ptr<Desk> desk)
      : store_(store), access_(access), desk_(std::move(desk)) {}
  ~SqliteTransaction() override {
    if (open_) static_cast<void>(desk_->connection->script("rollback"));
    store_.give_back(access_, std::move(desk_));
  }

  Status commit() override {
    CAIRN_CHECK(desk_->connection->script("commit"));
    open_ = false;
    if (access_ == app::Access::write) store_.committed();
    return done;
  }
  app::Organisations& organisations() override { return desk_->organisations; }
  app::Accounts& accounts() override { return desk_->accounts; }
  app::Keys& keys() override { return desk_->keys; }
  app::Achievements& achievements() override { return desk_->achievements; }
  app::Claims& claims() override { return desk_->claims; }
  app::Awards& awards() override { return desk_->awards; }
  app::Addresses& addresses() override { return desk_->addresses; }
  app::Records& records() override { return desk_->records; }
  app::Workbooks& workbooks() override { return desk_->workbooks; }
  app::Answers& answers() override { return desk_->answers; }
  app::Issued& issued() override { return desk_->issued; }

 private:
  SqliteStore& store_;
  app::Access access_;
  std::unique_ptr<Desk> desk_;
  bool open_ = true;
};

Result<std::unique_ptr<app::Transaction>> SqliteStore::begin(app::Access access) {
  std::unique_ptr<Desk> desk;
  if (access == app::Access::write) {
    desk = take_writer();
  } else {
    CAIRN_TRY(desk, take_reader());
  }
  // A deferred transaction that turns into a writing one may be refused half-way.
  auto begun = desk->connection->script(access == app::Access::write ? "begin immediate" : "begin");
  if (begun)
    return std::unique_ptr<app::Transaction>(
        std::make_unique<SqliteTransaction>(*this, access, std::move(desk)));
  give_back(access, std::move(desk));
  return std::move(begun).error();
}

std::unique_ptr<Desk> SqliteStore::take_writer() {
  std::unique_lock lock(mutex_);
  writer_free_.wait(lock, [this] { return writer_ != nullptr; });
  return std::move(writer_);
}

Result<std::unique_ptr<Desk>> SqliteStore::take_reader() {
  {
    const std::lock_guard lock(mutex_);
    if (!readers_.empty()) {
      auto desk = std::move(readers_.back());
      readers_.pop_back();
      return desk;
    }
  }
  CAIRN_TRY(auto connection, SqliteConnection::open(file_));
  CAIRN_CHECK(connection->script("pragma query_only = on"));
  return std::make_unique<Desk>(std::move(connection));
}

void SqliteStore::give_back(app::Access access, std::unique_ptr<Desk> desk) {
  const std::lock_guard lock(mutex_);
  if (access == app::Access::write) {
    writer_ = std::move(desk);
    writer_free_.notify_one();
  } else {
    readers_.push_back(std::move(desk));
  }
}

// The database as it was, beside it, before a newer version of the program changes its schema.
Status keep_before_upgrade(Connection& connection, const std::filesystem::path& file) {
  CAIRN_TRY(const auto version, schema_version(connection));
  if (version == 0 || version >= migrations().back().number) return done;
  const auto kept =
      file.parent_path() / ("before-schema-" + std::to_string(migrations().back().number) + ".db");
  std::error_code error;
  return std::filesystem::exists(kept, error) ? Status(done) : copy_database(file, kept);
}

}  // namespace

Result<std::unique_ptr<app::Store>> open_sqlite_store(const std::filesystem::path& folder) {
  CAIRN_CHECK(prepare_data_folder(folder));
  const auto file = folder / "cairn.db";
  CAIRN_CHECK(check_database(folder));
  // SQLite gives its log and index files the rights of the database.
  CAIRN_CHECK(make_private_file(file));
  auto opened = SqliteConnection::open(file);
  if (!opened)
    return fail(opened.error().code, "store",
                "The database " + file.string() + " cannot be opened (" + opened.error().detail +
                    "). Check its owner and the free disk space, or restore a backup.");
  std::unique_ptr<Connection> connection = std::move(opened).value();
  CAIRN_CHECK(keep_before_upgrade(*connection, file));
  CAIRN_CHECK(migrate(*connection));
  end_data_folder(folder);
  return std::unique_ptr<app::Store>(std::make_unique<SqliteStore>(file, std::move(connection)));
}

}  // namespace cairn::storage
