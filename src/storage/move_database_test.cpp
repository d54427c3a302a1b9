// SPDX-License-Identifier: Apache-2.0
#include "storage/move_database.h"
#include "app/ports/organisations.h"

#include <gtest/gtest.h>

#include "app/ports/organisations.h"
#include "storage/open_store.h"
#include "storage/system.h"
#include "storage/temporary_database.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

class MoveDatabase : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(open_key_vault(folder_.path(), system_random()));
    auto store = open_store(folder_.path()).value();
    auto writing = store->begin(app::Access::write).value();
    ASSERT_TRUE(writing->organisations().add({{"o"}, "School", "", "", {}}));
    ASSERT_TRUE(writing->commit());
  }
  std::size_t count() const {
    auto store = open_store(folder_.path()).value();
    return store->begin(app::Access::read).value()->organisations().list().value().size();
  }
  bool has(const std::string& name) const { return std::filesystem::exists(folder_.path() / name); }

  TemporaryFolder folder_;
  TemporaryDatabase database_;
};

TEST_F(MoveDatabase, GoesThereAndBack) {
  const auto there = move_database(folder_.path(), database_.url());
  ASSERT_TRUE(there) << there.error().detail;
  EXPECT_TRUE(has("database.url") && has("moved.db") && !has("cairn.db") && !has("cairn.db-wal"));
  EXPECT_EQ(count(), 1U);
  EXPECT_EQ(move_database(folder_.path(), database_.url()).error().code, ErrorCode::conflict);
  const auto back = move_database(folder_.path(), "");
  ASSERT_TRUE(back) << back.error().detail;
  EXPECT_TRUE(!has("database.url") && has("cairn.db") && !has("cairn.db.part"));
  EXPECT_EQ(back->rows, there->rows);
  EXPECT_EQ(count(), 1U);
  EXPECT_EQ(move_database(folder_.path(), "").error().code, ErrorCode::conflict);
  EXPECT_EQ(move_database(folder_.path(), database_.url()).error().code, ErrorCode::conflict)
      << "what was moved from is still there";
}

TEST_F(MoveDatabase, WaitsForNoServer) {
  auto store = open_store(folder_.path()).value();
  const auto refused = move_database(folder_.path(), database_.url());
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
  store.reset();
  EXPECT_TRUE(move_database(folder_.path(), database_.url()));
}

TEST_F(MoveDatabase, ChangesNothingWhereTheTargetCannotBeReached) {
  EXPECT_EQ(move_database(folder_.path(), "postgresql://cairn@/cairn?host=/nowhere").error().code,
            ErrorCode::io);
  EXPECT_EQ(count(), 1U);
}

}  // namespace
}  // namespace cairn::storage
