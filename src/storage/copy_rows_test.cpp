// SPDX-License-Identifier: Apache-2.0
#include "storage/copy_rows.h"

#include <gtest/gtest.h>

#include "storage/migrations.h"
#include "storage/postgres.h"
#include "storage/sqlite.h"
#include "storage/temporary_database.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

constexpr const char* rows = R"sql(
  insert into organisation (organisation, name, url, email, created)
    values ('o', 'Schule für Schweißen', '', '', 9000000000000000);
  insert into secret (organisation, name, sealed)
    values ('o', 'bytes', x'00ff10'), ('o', 'none', x'');
  insert into workbook (organisation, id, token_hash, person, content, version, changed, remind_at)
    values ('o', 'w', x'01', null, '{}', 1, 5, null);
)sql";

class CopyRows : public testing::Test {
 protected:
  void SetUp() override {
    sqlite_ = SqliteConnection::open(folder_.path() / "cairn.db").value();
    ASSERT_TRUE(migrate(*sqlite_));
    ASSERT_TRUE(sqlite_->script(rows));
    postgres_ = PostgresConnection::open(database_.url()).value();
  }
  void TearDown() override { postgres_.reset(); }

  static std::string everything(Connection& connection) {
    std::string text;
    const auto tables = connection.tables().value();
    for (const auto& table : tables) {
      text += "\n" + table + ":";
      std::vector<std::string> lines;
      EXPECT_TRUE(connection.each_row("select * from " + table, [&](Row& row) -> Status {
        auto& line = lines.emplace_back();
        for (const auto& cell : row) {
          if (const auto* number = std::get_if<std::int64_t>(&cell))
            line += std::to_string(*number);
          if (const auto* words = std::get_if<std::string>(&cell)) line += *words;
          if (const auto* bytes = std::get_if<Bytes>(&cell)) line += as_text(*bytes);
          line += std::to_string(cell.index()) + "|";
        }
        return done;
      }));
      std::sort(lines.begin(), lines.end());
      for (const auto& line : lines) text += line + "\n";
    }
    return text;
  }

  TemporaryFolder folder_;
  TemporaryDatabase database_;
  std::unique_ptr<SqliteConnection> sqlite_;
  std::unique_ptr<PostgresConnection> postgres_;
};

TEST_F(CopyRows, BringsEverythingThereAndBack) {
  const auto copied = copy_rows(*sqlite_, *postgres_);
  ASSERT_TRUE(copied) << copied.error().detail;
  EXPECT_GE(copied->tables, 15);
  EXPECT_EQ(everything(*postgres_), everything(*sqlite_));
  auto back = SqliteConnection::open(folder_.path() / "back.db").value();
  const auto returned = copy_rows(*postgres_, *back);
  ASSERT_TRUE(returned) << returned.error().detail;
  EXPECT_EQ(returned->rows, copied->rows);
  EXPECT_EQ(everything(*back), everything(*sqlite_));
}

TEST_F(CopyRows, RefusesATargetThatIsNotEmpty) {
  ASSERT_TRUE(postgres_->script("create table something (a integer)"));
  const auto refused = copy_rows(*sqlite_, *postgres_);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
  EXPECT_EQ(postgres_->tables().value().size(), 1U);
}

TEST_F(CopyRows, LeavesNothingBehindWhenSomethingIsWrong) {
  ASSERT_TRUE(
      sqlite_->script("pragma foreign_keys = off;"
                      "insert into secret values ('nobody', 'stray', x'00')"));
  const auto refused = copy_rows(*sqlite_, *postgres_);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict) << "a row that points nowhere";
  EXPECT_TRUE(postgres_->tables().value().empty());
  ASSERT_TRUE(sqlite_->script("delete from secret where organisation = 'nobody'"));
  EXPECT_TRUE(copy_rows(*sqlite_, *postgres_));
}

TEST_F(CopyRows, RefusesWhatIsOfANewerVersionOrNone) {
  ASSERT_TRUE(sqlite_->script("insert into schema_version values (9999)"));
  EXPECT_EQ(copy_rows(*sqlite_, *postgres_).error().code, ErrorCode::conflict);
  auto nothing = SqliteConnection::open(folder_.path() / "nothing.db").value();
  EXPECT_FALSE(copy_rows(*nothing, *postgres_));
  EXPECT_TRUE(postgres_->tables().value().empty());
}

TEST_F(CopyRows, TakesADatabaseOfAnEarlierVersionAsItIs) {
  auto early = SqliteConnection::open(folder_.path() / "early.db").value();
  ASSERT_TRUE(migrate(*early, migrations().first(6)));
  ASSERT_TRUE(copy_rows(*early, *postgres_));
  EXPECT_EQ(schema_version(*postgres_).value(), 6);
}

}  // namespace
}  // namespace cairn::storage
