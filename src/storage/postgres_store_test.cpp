// SPDX-License-Identifier: Apache-2.0
// A data folder whose database is PostgreSQL.
#include <gtest/gtest.h>

#include "app/ports/organisations.h"
#include "storage/backup.h"
#include "storage/migrations.h"
#include "storage/open_store.h"
#include "storage/sqlite.h"
#include "storage/system.h"
#include "storage/temporary_database.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

class PostgresStore : public testing::Test {
 protected:
  static Result<std::unique_ptr<app::Store>> open(const TemporaryFolder& folder,
                                                  const std::string& url = {}) {
    CAIRN_CHECK(open_key_vault(folder.path(), system_random()));
    return open_store(folder.path(), url);
  }
  static Status add(app::Store& store, const std::string& id) {
    CAIRN_TRY(auto writing, store.begin(app::Access::write));
    CAIRN_CHECK(writing->organisations().add({{id}, "School", "", "", {}}));
    return writing->commit();
  }
  static std::size_t count(app::Store& store) {
    auto reading = store.begin(app::Access::read);
    EXPECT_TRUE(reading.ok());
    return (*reading)->organisations().list().value().size();
  }

  TemporaryDatabase database_;
  TemporaryFolder folder_;
};

TEST_F(PostgresStore, IsNamedOnceForItsFolder) {
  ASSERT_TRUE(add(*open(folder_, database_.url()).value(), "o"));
  EXPECT_EQ(count(*open(folder_).value()), 1U);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "cairn.db"));
}

TEST_F(PostgresStore, BeginsAnewWhereTheConnectionWasLost) {
  auto store = open(folder_, database_.url()).value();
  ASSERT_TRUE(add(*store, "before"));
  EXPECT_EQ(count(*store), 1U);
  database_.cut();
  EXPECT_EQ(count(*store), 1U);
  ASSERT_TRUE(add(*store, "after"));
  auto writing = store->begin(app::Access::write).value();
  ASSERT_TRUE(writing->organisations().add({{"lost"}, "School", "", "", {}}));
  database_.cut();
  const auto kept = writing->commit();
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::io);
  EXPECT_NE(std::string_view(kept.error().remedy), "");
  writing.reset();
  EXPECT_EQ(count(*store), 2U);
}

TEST_F(PostgresStore, TakesNoDatabaseOfAnotherFolder) {
  ASSERT_TRUE(open(folder_, database_.url()));
  const TemporaryFolder other;
  EXPECT_EQ(open(other, database_.url()).error().code, ErrorCode::conflict);
  EXPECT_FALSE(std::filesystem::exists(other.path() / "database.url"));
}

TEST_F(PostgresStore, TakesNoEmptyDatabaseForItsOwn) {
  ASSERT_TRUE(open(folder_, database_.url()));
  const TemporaryDatabase empty;
  EXPECT_EQ(open(folder_, empty.url()).error().code, ErrorCode::io);
  auto connection = PostgresConnection::open(empty.url()).value();
  EXPECT_TRUE(connection->tables().value().empty());
  EXPECT_TRUE(open(folder_)) << "the address is the one it was";
}

TEST_F(PostgresStore, LeavesAFolderWithADatabaseOfItsOwn) {
  ASSERT_TRUE(open(folder_));
  EXPECT_EQ(open(folder_, database_.url()).error().code, ErrorCode::conflict);
  EXPECT_TRUE(open(folder_));
}

TEST_F(PostgresStore, IsKeptAsAFileBeforeAnUpgrade) {
  {
    auto connection = PostgresConnection::open(database_.url()).value();
    ASSERT_TRUE(migrate(*connection, migrations().first(6)));
  }
  ASSERT_TRUE(open_key_vault(folder_.path(), system_random()));
  ASSERT_TRUE(name_database(folder_.path(), database_.url()));
  ASSERT_TRUE(open(folder_));
  const auto kept = "before-schema-" + std::to_string(migrations().back().number) + ".db";
  auto before = SqliteConnection::open(folder_.path() / kept).value();
  EXPECT_EQ(schema_version(*before).value(), 6);
}

TEST_F(PostgresStore, IsCopiedToAFileWhole) {
  ASSERT_TRUE(add(*open(folder_, database_.url()).value(), "o"));
  const auto file = folder_.path() / "copy.db";
  ASSERT_TRUE(copy_database(folder_.path(), file));
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
  auto copy = SqliteConnection::open(file).value();
  EXPECT_EQ(copy->query("select * from organisation").value().size(), 2U);
}

}  // namespace
}  // namespace cairn::storage
