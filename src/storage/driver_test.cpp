// SPDX-License-Identifier: Apache-2.0
// What a connection promises, held against both engines.
#include <gtest/gtest.h>

#include "storage/postgres.h"
#include "storage/sqlite.h"
#include "storage/temporary_database.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

class Driver : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string_view("postgres")) database_.emplace();
    connection_ = open();
    ASSERT_TRUE(connection_);
    ASSERT_TRUE(connection_->script(
        "create table parent (id text not null primary key) strict;"
        "create table thing (id integer primary key, words text, bytes blob, parent text"
        " references parent) strict"));
  }
  void TearDown() override { connection_.reset(); }

  std::unique_ptr<Connection> open() const {
    if (!database_) return SqliteConnection::open(folder_.path() / "test.db").value();
    auto opened = PostgresConnection::open(database_->url());
    EXPECT_TRUE(opened.ok()) << opened.error().detail;
    return opened ? std::move(*opened) : nullptr;
  }

  TemporaryFolder folder_;
  std::optional<TemporaryDatabase> database_;
  std::unique_ptr<Connection> connection_;
};

TEST_P(Driver, GivesBackWhatItWasGiven) {
  const std::string words = "caf\xc3\xa9 after";
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

TEST_P(Driver, RefusesTextWithANullCharacter) {
  EXPECT_EQ(connection_->query("select $1", {std::string("a\0b", 3)}).error().code,
            ErrorCode::invalid);
}

TEST_P(Driver, TellsEmptyFromNull) {
  ASSERT_TRUE(connection_->change("insert into thing (id, words, bytes) values (1, $1, $2)",
                                  {std::string_view(), Bytes()}));
  ASSERT_TRUE(connection_->change("insert into thing (id, words) values (2, $1)", {std::nullopt}));
  auto rows =
      connection_->query("select words is null, bytes is null from thing order by id").value();
  EXPECT_EQ(std::get<std::int64_t>(rows[0][0]), 0);
  EXPECT_EQ(std::get<std::int64_t>(rows[0][1]), 0);
  EXPECT_EQ(std::get<std::int64_t>(rows[1][0]), 1);
}

TEST_P(Driver, BindsParametersByTheirNumber) {
  auto rows = connection_->query("select $2, $1, $2", {"first", "second"}).value();
  EXPECT_EQ(std::get<std::string>(rows[0][0]), "second");
  EXPECT_EQ(std::get<std::string>(rows[0][1]), "first");
  EXPECT_EQ(std::get<std::string>(rows[0][2]), "second");
}

TEST_P(Driver, RefusesTheWrongNumberOfParameters) {
  EXPECT_EQ(connection_->query("select $1", {}).error().code, ErrorCode::internal);
  EXPECT_EQ(connection_->query("select $1", {"a", "b"}).error().code, ErrorCode::internal);
  EXPECT_EQ(connection_->query("select $1, $3", {"a", "b"}).error().code, ErrorCode::internal);
}

TEST_P(Driver, RefusesASecondStatement) {
  EXPECT_FALSE(connection_->query("select 1; drop table thing"));
  EXPECT_TRUE(connection_->query("select * from thing"));
}

TEST_P(Driver, NamesBrokenKeysConflicts) {
  ASSERT_TRUE(connection_->change("insert into thing (id) values (1)"));
  EXPECT_EQ(connection_->change("insert into thing (id) values (1)").error().code,
            ErrorCode::conflict);
  EXPECT_EQ(connection_->change("insert into thing (id, parent) values (2, 'nobody')").error().code,
            ErrorCode::conflict);
}

TEST_P(Driver, ReusesAStatementAfterItFailed) {
  constexpr std::string_view sql = "insert into thing (id) values ($1)";
  ASSERT_TRUE(connection_->change(sql, {std::int64_t{1}}));
  ASSERT_FALSE(connection_->change(sql, {std::int64_t{1}}));
  EXPECT_EQ(connection_->change(sql, {std::int64_t{2}}).value(), 1);
}

TEST_P(Driver, CountsWhatAChangeTouched) {
  ASSERT_TRUE(connection_->change("insert into thing (id) values (1), (2)"));
  EXPECT_EQ(connection_->change("update thing set words = 'x'").value(), 2);
  EXPECT_EQ(connection_->change("delete from thing where id = 7").value(), 0);
}

TEST_P(Driver, YieldsNumbersFromSumsCountsAndComparisons) {
  ASSERT_TRUE(connection_->change("insert into thing (id) values (-9000000000000000), (1)"));
  auto rows = connection_
                  ->query(
                      "select sum(id), count(*), max(id), exists (select 1 from thing),"
                      " coalesce(sum(id), $1) from thing",
                      {std::int64_t{0}})
                  .value();
  const std::int64_t expected[] = {-8'999'999'999'999'999, 2, 1, 1, -8'999'999'999'999'999};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(std::get<std::int64_t>(rows[0][i]), expected[i]);
  for (const std::int64_t number : {0LL, 9'999LL, 10'000LL, -100'000'000LL}) {
    ASSERT_TRUE(connection_->change("delete from thing"));
    ASSERT_TRUE(connection_->change("insert into thing (id) values ($1)", {number}));
    rows = connection_->query("select sum(id) from thing").value();
    EXPECT_EQ(std::get<std::int64_t>(rows[0][0]), number);
  }
}

TEST_P(Driver, TakesNullWhereAnotherCallGaveAValue) {
  constexpr std::string_view sql = "insert into thing (id, words, bytes) values ($1, $2, $3)";
  ASSERT_TRUE(connection_->change(sql, {std::int64_t{1}, std::nullopt, std::nullopt}));
  ASSERT_TRUE(connection_->change(sql, {std::int64_t{2}, "words", Bytes{1}}));
  ASSERT_TRUE(connection_->change(sql, {std::int64_t{3}, std::nullopt, Bytes{2}}));
  EXPECT_EQ(connection_->query("select id from thing where words is null").value().size(), 2U);
}

TEST_P(Driver, ComparesTextByItsBytes) {
  ASSERT_TRUE(connection_->script("insert into parent values ('b'), ('A'), ('a'), ('\xc3\xa9')"));
  std::string order;
  const auto rows = connection_->query("select id from parent order by id").value();
  for (const auto& row : rows) order += std::get<std::string>(row[0]);
  EXPECT_EQ(order, "Aab\xc3\xa9");
}

TEST_P(Driver, GoesOnAfterAConflictThatWasExpected) {
  ASSERT_TRUE(connection_->begin(Work::writing));
  ASSERT_TRUE(connection_->change("insert into thing (id) values (1)"));
  const Parameter one[] = {std::int64_t{1}};
  const auto again = connection_->try_change("insert into thing (id) values ($1)", one);
  EXPECT_EQ(again.error().code, ErrorCode::conflict);
  ASSERT_TRUE(connection_->change("insert into thing (id) values (2)"));
  ASSERT_TRUE(connection_->commit());
  EXPECT_EQ(connection_->query("select id from thing").value().size(), 2U);
}

TEST_P(Driver, ForgetsWhatIsRolledBack) {
  ASSERT_TRUE(connection_->begin(Work::writing));
  ASSERT_TRUE(connection_->change("insert into thing (id) values (1)"));
  connection_->rollback();
  EXPECT_TRUE(connection_->query("select id from thing").value().empty());
}

TEST_P(Driver, ShowsReadersOneMoment) {
  auto reader = open();
  ASSERT_TRUE(reader->begin(Work::reading));
  EXPECT_TRUE(reader->query("select id from thing").value().empty());
  ASSERT_TRUE(connection_->change("insert into thing (id) values (1)"));
  EXPECT_TRUE(reader->query("select id from thing").value().empty());
  reader->rollback();
  EXPECT_EQ(reader->query("select id from thing").value().size(), 1U);
}

TEST_P(Driver, HandsRowsOutOneByOne) {
  ASSERT_TRUE(connection_->change("insert into thing (id) values (1), (2), (3)"));
  std::int64_t sum = 0;
  ASSERT_TRUE(connection_->each_row("select id from thing", [&](Row& row) -> Status {
    sum += std::get<std::int64_t>(row[0]);
    return done;
  }));
  EXPECT_EQ(sum, 6);
  const auto stopped = connection_->each_row("select id from thing", [](Row&) -> Status {
    return fail(ErrorCode::io, "test", "The disk is full.");
  });
  EXPECT_EQ(stopped.error().code, ErrorCode::io);
  EXPECT_FALSE(connection_->each_row("select nothing", [](Row&) -> Status { return done; }));
  EXPECT_EQ(connection_->query("select id from thing").value().size(), 3U) << "still of use";
}

TEST_P(Driver, NamesTablesAndColumns) {
  EXPECT_EQ(connection_->tables().value(), (std::vector<std::string>{"parent", "thing"}));
  EXPECT_EQ(connection_->columns("thing").value(),
            (std::vector<std::string>{"id", "words", "bytes", "parent"}));
}

TEST_P(Driver, SaysWhatColumnsAre) {
  ASSERT_TRUE(
      connection_->script("create table pair (a text not null, b blob, c integer not null, primary "
                          "key (c, a)) strict"));
  const auto layout = connection_->layout("pair").value();
  ASSERT_EQ(layout.size(), 3U);
  EXPECT_EQ(layout[0].name, "a");
  EXPECT_EQ(layout[0].key_place, 2);
  EXPECT_TRUE(layout[1].is_bytes);
  EXPECT_EQ(layout[1].key_place, 0);
  EXPECT_FALSE(layout[2].is_bytes);
  EXPECT_EQ(layout[2].key_place, 1);
}

TEST_P(Driver, LetsRowsPointToLaterOnesWhereAsked) {
  ASSERT_TRUE(connection_->begin(Work::writing));
  ASSERT_TRUE(connection_->defer_foreign_keys());
  ASSERT_TRUE(connection_->change("insert into thing (id, parent) values (1, 'later')"));
  ASSERT_TRUE(connection_->change("insert into parent (id) values ('later')"));
  ASSERT_TRUE(connection_->commit());
  ASSERT_TRUE(connection_->begin(Work::writing));
  ASSERT_TRUE(connection_->defer_foreign_keys());
  ASSERT_TRUE(connection_->change("insert into thing (id, parent) values (2, 'never')"));
  EXPECT_EQ(connection_->commit().error().code, ErrorCode::conflict);
  connection_->rollback();
  EXPECT_EQ(connection_->query("select id from thing").value().size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(OnBoth, Driver, testing::Values("sqlite", "postgres"),
                         [](const auto& engine) { return std::string(engine.param); });

}  // namespace
}  // namespace cairn::storage
