// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite.h"

#include <gtest/gtest.h>

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

TEST_F(Sqlite, IsSetToLast) {
  EXPECT_EQ(std::get<std::string>(connection_->query("pragma journal_mode").value()[0][0]), "wal");
  EXPECT_EQ(pragma("synchronous"), 2);  // FULL: a commit waits for the disk
  EXPECT_EQ(pragma("foreign_keys"), 1);
}

TEST_F(Sqlite, GivesBackWhatItWasGiven) {
  const std::string words("caf\xc3\xa9\0 after", 12);
  const Bytes bytes{0, 1, 255, 0};
  constexpr std::int64_t large = 9'007'199'254'740'993;
  ASSERT_TRUE(connection_->change("insert into thing (id, words, bytes) values ($1, $2, $3)",
                                  {large, words, bytes}));
  auto rows = connection_->query("select id, words, bytes, parent from thing").value();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(std::get<std::int64_t>(rows[0][0]), large);
  EXPECT_EQ(std::get<std::string>(rows[0][1]), words);
  EXPECT_EQ(std::get<Bytes>(rows[0][2]), bytes);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(rows[0][3]));
}

TEST_F(Sqlite, TellsEmptyFromNull) {
  ASSERT_TRUE(connection_->change("insert into thing (id, words, bytes) values (1, $1, $2)",
                                  {std::string_view(), Bytes()}));
  ASSERT_TRUE(connection_->change("insert into thing (id, words) values (2, $1)", {std::nullopt}));
  auto rows =
      connection_->query("select words is null, bytes is null from thing order by id").value();
  EXPECT_EQ(std::get<std::int64_t>(rows[0][0]), 0);
  EXPECT_EQ(std::get<std::int64_t>(rows[0][1]), 0);
  EXPECT_EQ(std::get<std::int64_t>(rows[1][0]), 1);
}

TEST_F(Sqlite, BindsParametersByTheirNumber) {
  auto rows = connection_->query("select $2, $1, $2", {"first", "second"}).value();
  EXPECT_EQ(std::get<std::string>(rows[0][0]), "second");
  EXPECT_EQ(std::get<std::string>(rows[0][1]), "first");
  EXPECT_EQ(std::get<std::string>(rows[0][2]), "second");
}

TEST_F(Sqlite, RefusesTheWrongNumberOfParameters) {
  EXPECT_EQ(connection_->query("select $1", {}).error().code, ErrorCode::internal);
  EXPECT_EQ(connection_->query("select $1", {"a", "b"}).error().code, ErrorCode::internal);
  EXPECT_EQ(connection_->query("select $1, $3", {"a", "b"}).error().code, ErrorCode::internal);
}

TEST_F(Sqlite, RefusesASecondStatement) {
  EXPECT_FALSE(connection_->query("select 1; drop table thing"));
  EXPECT_TRUE(connection_->query("select * from thing"));
}

TEST_F(Sqlite, NamesBrokenKeysConflicts) {
  ASSERT_TRUE(connection_->change("insert into thing (id) values (1)"));
  EXPECT_EQ(connection_->change("insert into thing (id) values (1)").error().code,
            ErrorCode::conflict);
  EXPECT_EQ(connection_->change("insert into thing (id, parent) values (2, 'nobody')").error().code,
            ErrorCode::conflict);
}

TEST_F(Sqlite, TakesALockedDatabaseForTroubleOfItsOwn) {
  auto other = SqliteConnection::open(folder_.path() / "test.db").value();
  ASSERT_TRUE(other->script("begin immediate"));
  ASSERT_TRUE(connection_->script("pragma busy_timeout = 0"));
  EXPECT_EQ(connection_->script("begin immediate").error().code, ErrorCode::io);
}

TEST_F(Sqlite, ReusesAStatementAfterItFailed) {
  constexpr std::string_view sql = "insert into thing (id) values ($1)";
  ASSERT_TRUE(connection_->change(sql, {std::int64_t{1}}));
  ASSERT_FALSE(connection_->change(sql, {std::int64_t{1}}));
  EXPECT_EQ(connection_->change(sql, {std::int64_t{2}}).value(), 1);
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
}

}  // namespace
}  // namespace cairn::storage
