// SPDX-License-Identifier: Apache-2.0
// The store as a whole: migrations, transactions, the data folder and its master key.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

#include "app/ports/logins.h"
#include "app/ports/organisations.h"
#include "storage/migrations.h"
#include "storage/open_store.h"
#include "storage/sqlite.h"
#include "storage/system.h"
#include "storage/temporary_database.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

app::Organisation organisation(const std::string& id) {
  return {{id}, "School", "https://school.example", "", Instant::from_seconds(1)};
}

unsigned mode_of(const std::filesystem::path& path) {
  struct stat about {};
  ::stat(path.c_str(), &about);
  return about.st_mode & 0777;
}

// Both engines, each in a folder and a database of its own.
class Transactions : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string_view("postgres")) database_.emplace();
  }
  std::unique_ptr<app::Store> open() const {
    auto opened = open_store(folder_.path(), database_ ? database_->url() : "");
    EXPECT_TRUE(opened.ok()) << opened.error().detail;
    return std::move(opened).value();
  }

  TemporaryFolder folder_;
  std::optional<TemporaryDatabase> database_;
};
INSTANTIATE_TEST_SUITE_P(OnBoth, Transactions, testing::Values("sqlite", "postgres"),
                         [](const auto& engine) { return std::string(engine.param); });

TEST(Migrations, RunOnceAndKeepWhatIsThere) {
  const TemporaryFolder folder;
  {
    auto store = open_store(folder.path()).value();
    auto transaction = store->begin(app::Access::write).value();
    ASSERT_TRUE(transaction->organisations().add(organisation("first")));
    ASSERT_TRUE(transaction->commit());
  }
  auto store = open_store(folder.path()).value();
  auto transaction = store->begin(app::Access::read).value();
  EXPECT_EQ(transaction->organisations().list().value().size(), 1U);
}

TEST(Migrations, KeepTheDatabaseAsItWasBeforeAnUpgrade) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "cairn.db";
  {
    auto connection = SqliteConnection::open(file).value();
    ASSERT_TRUE(migrate(*connection, migrations().first(6)));
  }
  const auto kept =
      folder.path() / ("before-schema-" + std::to_string(migrations().back().number) + ".db");
  ASSERT_TRUE(open_store(folder.path()).ok());
  ASSERT_TRUE(std::filesystem::exists(kept));
  EXPECT_EQ(mode_of(kept), 0600U);
  auto before = SqliteConnection::open(kept).value();
  EXPECT_EQ(schema_version(*before).value(), 6);
  std::filesystem::remove(kept);
  ASSERT_TRUE(open_store(folder.path()).ok());
  EXPECT_FALSE(std::filesystem::exists(kept)) << "nothing was to be upgraded";
}

TEST(Migrations, ACopyOfAnUpgradeThatFailedIsMadeAnew) {
  const TemporaryFolder folder;
  {
    auto connection = SqliteConnection::open(folder.path() / "cairn.db").value();
    ASSERT_TRUE(migrate(*connection, migrations().first(6)));
  }
  const auto kept =
      folder.path() / ("before-schema-" + std::to_string(migrations().back().number) + ".db");
  {
    auto earlier = SqliteConnection::open(kept).value();
    ASSERT_TRUE(migrate(*earlier, migrations().first(5)));
  }
  ASSERT_TRUE(open_store(folder.path()).ok());
  auto before = SqliteConnection::open(kept).value();
  EXPECT_EQ(schema_version(*before).value(), 6) << "of the day of the upgrade";
}

TEST(Migrations, LeaveNothingBehindWhenOneFails) {
  const TemporaryFolder folder;
  auto connection = SqliteConnection::open(folder.path() / "cairn.db").value();
  const Migration steps[] = {{1, "create table one (a integer) strict"}, {2, "create nonsense"}};
  EXPECT_FALSE(migrate(*connection, steps));
  EXPECT_FALSE(connection->query("select * from one"));
  EXPECT_TRUE(migrate(*connection, std::span(steps).first(1)));
  EXPECT_TRUE(connection->query("select * from one"));
}

TEST(Migrations, GiveEarlierClaimsTheVersionOfTheirDay) {
  const TemporaryFolder folder;
  auto connection = SqliteConnection::open(folder.path() / "cairn.db").value();
  const auto all = migrations();
  const auto step = std::find_if(all.begin(), all.end(), [](const Migration& it) {
    return it.sql.find("alter table claim add column achievement_version") != it.sql.npos;
  });
  const auto before = static_cast<std::size_t>(step - all.begin());
  ASSERT_TRUE(migrate(*connection, all.first(before)));
  ASSERT_TRUE(connection->script(R"sql(
    insert into organisation values ('o', 'School', '', '', 0);
    insert into achievement values ('o', 'a', 2, 'published', 'code', 0);
    insert into achievement_version values
      ('o', 'a', 1, '', '', '', '[]', 'none', '', '', '', '', '', 10),
      ('o', 'a', 2, '', '', '', '[]', 'none', '', '', '', '', '', 20);
    insert into learner values ('o', 'l', '', '', x'00', 0);
    insert into claim values
      ('o', 'early', 'a', 'l', '', 'submitted', 5), ('o', 'first', 'a', 'l', '', 'submitted', 15),
      ('o', 'second', 'a', 'l', '', 'submitted', 25);
  )sql"));
  ASSERT_TRUE(migrate(*connection));
  const auto rows =
      connection->query("select achievement_version from claim order by submitted").value();
  ASSERT_EQ(rows.size(), 3U);
  const std::int64_t expected[] = {1, 1, 2};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(std::get<std::int64_t>(rows[i][0]), expected[i]);
}

TEST(Migrations, RefuseADatabaseOfANewerVersion) {
  const TemporaryFolder folder;
  {
    auto connection = SqliteConnection::open(folder.path() / "cairn.db").value();
    const Migration future[] = {{9999, "create table future (a integer) strict"}};
    ASSERT_TRUE(migrate(*connection, future));
  }
  const auto opened = open_store(folder.path());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::conflict);
  EXPECT_NE(opened.error().detail.find("newer version"), std::string::npos);
}

TEST(Migrations, BeginEveryTableWithItsOrganisation) {
  const TemporaryFolder folder;
  auto connection = SqliteConnection::open(folder.path() / "cairn.db").value();
  ASSERT_TRUE(migrate(*connection));
  const auto rows = connection
                        ->query(
                            "select t.name, c.name from sqlite_schema t,"
                            " pragma_table_info(t.name) c where t.type = 'table' and c.cid = 0"
                            " and t.name <> 'schema_version'")
                        .value();
  EXPECT_GE(rows.size(), 15U);
  for (const auto& row : rows)
    EXPECT_EQ(std::get<std::string>(row[1]), "organisation") << std::get<std::string>(row[0]);
}

TEST_P(Transactions, ChangeNothingUntilTheyAreCommitted) {
  auto store = open();
  {
    auto abandoned = store->begin(app::Access::write).value();
    ASSERT_TRUE(abandoned->organisations().add(organisation("first")));
  }
  auto reading = store->begin(app::Access::read).value();
  EXPECT_TRUE(reading->organisations().list().value().empty());
}

TEST_P(Transactions, SayInPlainWordsWhatIsThereAlready) {
  auto store = open();
  auto writing = store->begin(app::Access::write).value();
  ASSERT_TRUE(writing->organisations().add(organisation("first")));
  const app::Login login{{"server-1"}, "ada@example.org", "hash", {}};
  ASSERT_TRUE(writing->logins().add(login));
  auto again = login;
  again.id = {"server-2"};
  const auto taken = writing->logins().add(again);
  EXPECT_EQ(taken.error().code, ErrorCode::conflict);
  EXPECT_EQ(taken.error().detail, "This e-mail address has an account already.");
  const auto broken = writing->organisations().add(organisation("first"));
  EXPECT_EQ(broken.error().code, ErrorCode::internal) << "our own fault, not the visitor's";
}

TEST_P(Transactions, ShowReadersOneMoment) {
  auto store = open();
  auto before = store->begin(app::Access::read).value();
  EXPECT_TRUE(before->organisations().list().value().empty());
  auto writing = store->begin(app::Access::write).value();
  ASSERT_TRUE(writing->organisations().add(organisation("first")));
  ASSERT_TRUE(writing->commit());
  EXPECT_TRUE(before->organisations().list().value().empty());
  before.reset();
  auto after = store->begin(app::Access::read).value();
  EXPECT_EQ(after->organisations().list().value().size(), 1U);
}

TEST_P(Transactions, RefuseToWriteWhereOnlyReadingWasAskedFor) {
  auto store = open();
  auto reading = store->begin(app::Access::read).value();
  EXPECT_FALSE(reading->organisations().add(organisation("first")));
}

TEST_P(Transactions, QueueWritersOfManyThreads) {
  auto store = open();
  constexpr int threads = 4;
  constexpr int each = 25;
  std::vector<std::thread> writers;
  for (int t = 0; t < threads; ++t)
    writers.emplace_back([&store, t] {
      for (int i = 0; i < each; ++i) {
        auto transaction = store->begin(app::Access::write).value();
        const auto id = "o" + std::to_string(t * each + i);
        EXPECT_TRUE(transaction->organisations().add(organisation(id)));
        EXPECT_TRUE(transaction->commit());
      }
    });
  for (auto& writer : writers) writer.join();
  auto reading = store->begin(app::Access::read).value();
  EXPECT_EQ(reading->organisations().list().value().size(), std::size_t{threads * each});
}

TEST(DataFolder, IsMadeForItsOwnerAlone) {
  const TemporaryFolder folder;
  const auto data = folder.path() / "deep" / "data";
  ASSERT_TRUE(open_store(data));
  EXPECT_EQ(mode_of(data), 0700U);
}

TEST(DataFolder, IsNotAFile) {
  const TemporaryFolder folder;
  folder.write("data", "");
  const auto opened = open_store(folder.path() / "data");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::io);
}

TEST(DataFolder, KeepsItsRightsWhenItHoldsOtherThings) {
  const TemporaryFolder folder;
  folder.write("letter.txt", "Dear all");
  ::chmod(folder.path().c_str(), 0755);
  for (int start = 0; start < 2; ++start) {
    auto store = open_store(folder.path());
    ASSERT_TRUE(store);
    EXPECT_EQ(mode_of(folder.path()), 0755U);
    for (const auto* file : {"cairn.db", "cairn.db-wal", "cairn.db-shm"})
      EXPECT_EQ(mode_of(folder.path() / file), 0600U) << file;
  }
}

TEST(DataFolder, IsClosedToOthersWhenItWasEmpty) {
  const TemporaryFolder folder;
  ::chmod(folder.path().c_str(), 0755);
  ASSERT_TRUE(open_key_vault(folder.path(), system_random()));
  ASSERT_TRUE(open_store(folder.path()));
  EXPECT_EQ(mode_of(folder.path()), 0700U);
}

TEST(DataFolder, ClosesADatabaseThatWasCopiedThere) {
  const TemporaryFolder folder;
  ASSERT_TRUE(open_store(folder.path()));
  ::chmod((folder.path() / "cairn.db").c_str(), 0644);
  ASSERT_TRUE(open_store(folder.path()));
  EXPECT_EQ(mode_of(folder.path() / "cairn.db"), 0600U);
}

TEST(DataFolder, BeginsNoNewDatabaseBesideAMasterKey) {
  const TemporaryFolder folder;
  ASSERT_TRUE(open_key_vault(folder.path(), system_random()));
  ASSERT_TRUE(open_key_vault(folder.path(), system_random())) << "a first start that ended early";
  ASSERT_TRUE(open_store(folder.path()));
  for (const auto* file : {"cairn.db-wal", "cairn.db-shm", "cairn.db"})
    std::filesystem::remove(folder.path() / file);
  const auto missing = open_store(folder.path());
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().detail.find("is missing"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "cairn.db"));
  folder.write("cairn.db", "");
  const auto empty = open_store(folder.path());
  ASSERT_FALSE(empty);
  EXPECT_NE(empty.error().detail.find("is empty"), std::string::npos);
  EXPECT_EQ(std::filesystem::file_size(folder.path() / "cairn.db"), 0U);
}

}  // namespace
}  // namespace cairn::storage
