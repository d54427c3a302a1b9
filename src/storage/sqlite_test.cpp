// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

class Sqlite : public testing::Test {
 protected:
  void SetUp() override {
    connection_ = SqliteConnection::open(folder_.path() / "test.db").value();
    ASSERT_TRUE(connection_->script(
        "create table parent (id text not null primary key) strict;"
        "create table thing (id integer primary key, words text, bytes blob, parent text"
        " references parent) strict"));
  }

  std::int64_t pragma(const std::string& name) {
    auto rows = connection_->query("pragma " + name).value();
    return std::get<std::int64_t>(rows.at(0).at(0));
  }

  TemporaryFolder folder_;
  std::unique_ptr<SqliteConnection> connection_;
};

// Without a commit that waits for it: the log is below where one would.
TEST_F(Sqlite, CarriesALongLogIntoTheDatabaseBesideTheWork) {
  const Bytes large(4 * 1024 * 1024, 7);
  for (std::int64_t i = 0; i < 20; ++i)
    ASSERT_TRUE(
        connection_->change("insert into thing (id, bytes) values ($1, $2)", {i, large}).ok());
  const auto carried = [&] {
    return std::filesystem::file_size(folder_.path() / "test.db") > 40 * large.size() / 4;
  };
  for (int tries = 0; tries < 200 && !carried(); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_TRUE(carried());
}

TEST_F(Sqlite, IsSetToLast) {
  EXPECT_EQ(std::get<std::string>(connection_->query("pragma journal_mode").value()[0][0]), "wal");
  EXPECT_EQ(pragma("synchronous"), 2);  // FULL: a commit waits for the disk
  EXPECT_EQ(pragma("foreign_keys"), 1);
}

TEST_F(Sqlite, TakesALockedDatabaseForTroubleOfItsOwn) {
  auto other = SqliteConnection::open(folder_.path() / "test.db").value();
  ASSERT_TRUE(other->script("begin immediate"));
  ASSERT_TRUE(connection_->script("pragma busy_timeout = 0"));
  EXPECT_EQ(connection_->script("begin immediate").error().code, ErrorCode::io);
}

TEST_F(Sqlite, TakesAWriteOfOneForReadingForAFaultOfOurs) {
  auto reader = SqliteConnection::open(folder_.path() / "test.db", Work::reading).value();
  const auto refused = reader->script("insert into thing (id) values (1)");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::internal);
  EXPECT_STREQ(refused.error().remedy, "") << "no disk is to blame";
}

// SQLite looks for it where it writes without a log beside the database.
TEST_F(Sqlite, TellsADatabaseThatWasMovedAway) {
  ASSERT_TRUE(connection_->script("pragma journal_mode = delete"));
  std::filesystem::rename(folder_.path() / "test.db", folder_.path() / "away.db");
  const auto refused = connection_->script("insert into thing (id) values (1)");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::io);
  EXPECT_STREQ(refused.error().remedy, "Put the database back, and restart the server.");
}

TEST(SqliteOpen, RefusesAFileThatIsNoDatabase) {
  const TemporaryFolder folder;
  folder.write("cairn.db", "this is a shopping list, long enough to be looked at as a header");
  const auto opened = SqliteConnection::open(folder.path() / "cairn.db");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::unreadable);
}

TEST(SqliteOpen, RefusesAFolderThatIsNotThere) {
  const auto opened = SqliteConnection::open("/nowhere/at/all/cairn.db");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::io);
  EXPECT_STREQ(opened.error().remedy, "") << "the disk is well";
}

}  // namespace
}  // namespace cairn::storage
