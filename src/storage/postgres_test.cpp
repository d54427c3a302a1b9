// SPDX-License-Identifier: Apache-2.0
#include "storage/postgres.h"

#include <gtest/gtest.h>

#include "storage/temporary_database.h"

namespace cairn::storage {
namespace {

std::string one_text(Connection& connection, std::string_view sql) {
  auto rows = connection.query(sql).value();
  return Columns(rows.at(0)).text();
}

TEST(Postgres, KeepsCommitsThroughAPowerCut) {
  const TemporaryDatabase database;
  auto connection = PostgresConnection::open(database.url()).value();
  EXPECT_EQ(one_text(*connection, "select current_setting('synchronous_commit')"), "on");
}

TEST(Postgres, LetsWritersOfEveryProcessWaitForEachOther) {
  const TemporaryDatabase database;
  auto first = PostgresConnection::open(database.url()).value();
  auto second = PostgresConnection::open(database.url()).value();
  ASSERT_TRUE(first->begin(Work::writing));
  ASSERT_TRUE(second->script("set lock_timeout = '50ms'"));
  const auto refused = second->begin(Work::writing);
  EXPECT_EQ(refused.error().code, ErrorCode::io);
  EXPECT_TRUE(second->begin(Work::reading)) << "readers wait for nobody";
  second->rollback();
  first->rollback();
  ASSERT_TRUE(second->script("set lock_timeout = '30s'"));
  EXPECT_TRUE(second->begin(Work::writing));
}

TEST(Postgres, SaysThatItsConnectionWasLostAndWhatHelps) {
  const TemporaryDatabase database;
  auto connection = PostgresConnection::open(database.url()).value();
  auto other = PostgresConnection::open(database.url()).value();
  auto rows = connection->query("select pg_backend_pid()").value();
  ASSERT_TRUE(other->query("select pg_terminate_backend(cast($1 as integer))",
                           {Columns(rows[0]).integer()}));
  const auto lost = connection->query("select 1");
  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().code, ErrorCode::io);
  EXPECT_NE(std::string_view(lost.error().remedy), "");
  EXPECT_TRUE(connection->is_lost());
}

// PostgreSQL says the same of a disk that is only read as of a user without rights.
TEST(Postgres, SaysBothWhereItMayNotWrite) {
  const TemporaryDatabase database;
  auto connection = PostgresConnection::open(database.url()).value();
  const auto refused =
      connection->script("do $$ begin raise exception 'no' using errcode = '42501'; end $$");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::io);
  EXPECT_NE(std::string_view(refused.error().remedy).find("own the database"),
            std::string_view::npos);
  EXPECT_NE(std::string_view(refused.error().remedy).find("disk takes writes"),
            std::string_view::npos);
}

TEST(Postgres, RefusesTextThatItCannotKeep) {
  const TemporaryDatabase database;
  auto connection = PostgresConnection::open(database.url()).value();
  for (const std::string& words : {std::string("a\0b", 3), std::string("\xff")})
    EXPECT_EQ(connection->query("select $1", {words}).error().code, ErrorCode::invalid);
}

TEST(Postgres, NamesWhatIsWrongWithItsAddress) {
  for (const auto* url :
       {"postgresql://cairn@/cairn?host=/nowhere", "postgresql://%zz/", "nonsense"}) {
    const auto opened = PostgresConnection::open(url);
    ASSERT_FALSE(opened) << url;
    EXPECT_EQ(opened.error().detail.find('\n'), std::string::npos);
  }
}

}  // namespace
}  // namespace cairn::storage
