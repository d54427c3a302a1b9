// SPDX-License-Identifier: Apache-2.0
// What keeps a server from starting: the machine's clock and disk, and the clock beside the
// database.
#include "storage/check_folder.h"

#include <gtest/gtest.h>

#include "storage/disk_fault.h"
#include "storage/open_store.h"
#include "storage/sqlite.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

const auto now = Instant::from_seconds(1'795'867'200);  // 2026-11-28

TEST(CheckMachine, TakesAFolderThatIsStillToBeMade) {
  const TemporaryFolder folder;
  EXPECT_TRUE(check_machine(folder.path() / "not" / "yet", now).ok());
}

TEST(CheckMachine, RefusesAClockBeforeThisProgram) {
  const TemporaryFolder folder;
  const auto refused = check_machine(folder.path(), Instant::from_seconds(0));
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().detail.find("1970-01-01"), std::string::npos);
  EXPECT_STREQ(refused.error().remedy, "Set it: badges carry its time.");
}

TEST(CheckStart, RefusesAClockThatWasSetBack) {
  const TemporaryFolder folder;
  ASSERT_TRUE(open_store(folder.path()).ok());
  {
    const auto connection = SqliteConnection::open(folder.path() / "cairn.db").value();
    ASSERT_TRUE(connection->script("pragma foreign_keys = off"));
    ASSERT_TRUE(connection->change(
        "insert into session (organisation, token_hash, login, works_for, device, means, created,"
        " seen, expires) values ('a', x'00', 'b', 'c', '', 'password', $1, $1, $1)",
        std::vector<Parameter>{now.microseconds}));
  }
  EXPECT_TRUE(check_start(folder.path(), now).ok());
  const auto refused =
      check_start(folder.path(), Instant::from_seconds(now.seconds() - std::int64_t{10} * 86'400));
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().detail.find("is behind what is in the database. Set it"),
            std::string::npos);
}

TEST(DiskFault, FullAndOnlyReadAreCausesOfTheirOwn) {
  EXPECT_EQ(disk_fault(ENOSPC), ErrorCode::no_room);
  EXPECT_EQ(disk_fault(EDQUOT), ErrorCode::no_room);
  EXPECT_EQ(disk_fault(EROFS), ErrorCode::read_only);
  EXPECT_EQ(disk_fault(EIO), ErrorCode::io);
  for (const int system : {ENOSPC, EROFS, EIO}) {
    const auto error = file_refused("test", "/data/cairn.db", system);
    EXPECT_NE(error.detail.find("/data/cairn.db"), std::string::npos);
    EXPECT_STRNE(error.remedy, "");
    EXPECT_STRNE(disk_remedy(error.code), "");
  }
  EXPECT_STREQ(file_refused("test", "/data/x", EACCES).remedy, "");
}

// What SQLite may write is bounded, as a disk is.
TEST(DiskFault, OfADatabaseItKeepsWhatWasThere) {
  const TemporaryFolder folder;
  const auto connection = SqliteConnection::open(folder.path() / "small.db").value();
  ASSERT_TRUE(connection->script("create table note (text text not null) strict"));
  ASSERT_TRUE(connection->script("pragma max_page_count = 10"));
  const std::string long_text(200'000, 'x');
  const auto refused = connection->change("insert into note values ($1)",
                                          std::vector<Parameter>{std::string_view(long_text)});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::no_room);
  EXPECT_STREQ(refused.error().remedy, disk_remedy(ErrorCode::no_room));
  EXPECT_TRUE(connection->script("insert into note values ('short')").ok());
}

TEST(Database, HasOnlyStrictTables) {
  const TemporaryFolder folder;
  ASSERT_TRUE(open_store(folder.path()).ok());
  const auto connection = SqliteConnection::open(folder.path() / "cairn.db").value();
  const auto lax = connection->query(
      "select name from pragma_table_list"
      " where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite\\_%'"
      " escape '\\'",
      std::span<const Parameter>());
  ASSERT_TRUE(lax.ok()) << lax.error().detail;
  for (const auto& row : *lax) ADD_FAILURE() << std::get<std::string>(row[0]) << " is not STRICT";
}

}  // namespace
}  // namespace cairn::storage
