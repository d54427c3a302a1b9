// SPDX-License-Identifier: Apache-2.0
// What lists are searched by, of rows that are older than the search, on both engines.
#include "storage/search.h"

#include <gtest/gtest.h>

#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "storage/open_store.h"
#include "storage/postgres.h"
#include "storage/sqlite.h"
#include "storage/temporary_database.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

class SearchedBy : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string_view("postgres")) database_.emplace();
  }
  std::unique_ptr<app::Store> open() const {
    auto opened = open_store(folder_.path(), database_ ? database_->url() : "");
    EXPECT_TRUE(opened.ok()) << opened.error().detail;
    return std::move(opened).value();
  }
  std::unique_ptr<Connection> connect() const {
    if (database_) return PostgresConnection::open(database_->url()).value();
    return SqliteConnection::open(folder_.path() / "cairn.db").value();
  }
  static Status add(app::Store& store, const std::string& id, const std::string& name) {
    CAIRN_TRY(auto writing, store.begin(app::Access::write));
    app::Learner learner;
    learner.organisation = {"o"};
    learner.id = {id};
    learner.name = name;
    learner.email = name.empty() ? id : id + "@x.example";
    learner.token_hash = Bytes(id.begin(), id.end());
    CAIRN_CHECK(writing->claims().add_learner(learner));
    return writing->commit();
  }

  TemporaryFolder folder_;
  std::optional<TemporaryDatabase> database_;
};
INSTANTIATE_TEST_SUITE_P(OnBoth, SearchedBy, testing::Values("sqlite", "postgres"),
                         [](const auto& engine) { return std::string(engine.param); });

TEST_P(SearchedBy, IsWrittenOfWhatWasThereBefore) {
  {
    const auto store = open();
    {
      auto writing = store->begin(app::Access::write).value();
      ASSERT_TRUE(writing->organisations().add({{"o"}, "School", "", "", {}}));
      ASSERT_TRUE(writing->commit());
    }
    ASSERT_TRUE(add(*store, "zoe", "Zoë Ångström"));
    ASSERT_TRUE(add(*store, "gone", ""));
  }
  ASSERT_TRUE(connect()->script("update learner set search = null"));
  ASSERT_TRUE(open());
  const auto rows =
      connect()->query("select search from learner where organisation = 'o' order by id").value();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(std::get<std::string>(rows[0][0]), "") << "of who was erased nothing is known";
  EXPECT_EQ(std::get<std::string>(rows[1][0]), "zoe angstrom\nzoe x example");
}

}  // namespace
}  // namespace cairn::storage
