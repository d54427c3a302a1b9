// SPDX-License-Identifier: Apache-2.0
// Whom an address leads to, also among learners from before it was noted who only named
// themselves; on both engines.
#include <gtest/gtest.h>

#include <algorithm>

#include "storage/claim_tables.h"
#include "storage/migrations.h"
#include "storage/postgres.h"
#include "storage/schema/self_named.h"
#include "storage/sqlite.h"
#include "storage/temporary_database.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

// `claims` and `code` only typed an address; `sheet` was awarded by the organisation and claimed a
// year later; of `marked` a program said what it found.
constexpr std::string_view old_rows = R"sql(
insert into organisation (organisation, name, url, email, created)
  values ('o', 'School', '', '', 0);
insert into achievement (organisation, id, version, state, claim_code, created)
  values ('o', 'a', 1, 'published', 'code', 0);
insert into achievement_version (organisation, achievement, version, name, description, criteria,
  skills, evidence_rule, shape, icon, colour, badge_text, alternative_text, changed)
  values ('o', 'a', 1, 'Weld', '', '', '[]', 'none', 'hexagon', '', '#204060', '', '', 0);
insert into learner (organisation, id, name, email, token_hash, created) values
  ('o', 'claims', '', 'claims@x.example', x'00', 1000),
  ('o', 'code', '', 'code@x.example', x'01', 1000),
  ('o', 'sheet', '', 'sheet@x.example', x'02', 1000),
  ('o', 'marked', '', 'marked@x.example', x'03', 1000);
insert into claim (organisation, id, achievement, achievement_version, learner, statement, state,
  submitted) values
  ('o', 'c1', 'a', 1, 'claims', '', 'submitted', 1200),
  ('o', 'c2', 'a', 1, 'sheet', '', 'submitted', 31536000000000),
  ('o', 'c3', 'a', 1, 'marked', '', 'submitted', 1200);
insert into automatic_assessment (organisation, source_key, digest, claim)
  values ('o', 'k', x'00', 'c3');
insert into status_list (organisation, id, entries, used, bits, credential, created)
  values ('o', 's', 131072, 5, x'00', '', 0);
insert into award (organisation, id, source, source_key, achievement, achievement_version, learner,
  credential_id, credential, status_list, status_index, awarded, revoked, revocation_reason) values
  ('o', 'w1', 'code', '1', 'a', 1, 'code', '', '{}', 's', 1, 1300, null, ''),
  ('o', 'w2', 'batch', '2', 'a', 1, 'sheet', '', '{}', 's', 2, 1300, null, '');
)sql";

class SelfNamed : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string_view("postgres")) database_.emplace();
    auto opened = open();
    ASSERT_TRUE(opened.ok()) << opened.error().detail;
    connection_ = std::move(opened).value();
    const auto all = migrations();
    const auto step = std::ranges::find(all, schema::self_named, &Migration::sql);
    ASSERT_TRUE(migrate(*connection_, all.first(static_cast<std::size_t>(step - all.begin()))));
    const auto filled = connection_->script(std::string(old_rows));
    ASSERT_TRUE(filled.ok()) << filled.error().detail;
    const auto migrated = migrate(*connection_);
    ASSERT_TRUE(migrated.ok()) << migrated.error().detail;
  }
  void TearDown() override { connection_.reset(); }

  // "" for nobody.
  std::string of(const std::string& email) {
    const auto found = ClaimTables(*connection_).find_learner_by_email({"o"}, email);
    return found ? found->id.text : std::string();
  }

  TemporaryFolder folder_;
  std::optional<TemporaryDatabase> database_;
  std::unique_ptr<Connection> connection_;

 private:
  Result<std::unique_ptr<Connection>> open() const {
    if (database_) {
      CAIRN_TRY(std::unique_ptr<Connection> connection, PostgresConnection::open(database_->url()));
      return connection;
    }
    CAIRN_TRY(std::unique_ptr<Connection> connection,
              SqliteConnection::open(folder_.path() / "test.db"));
    return connection;
  }
};

INSTANTIATE_TEST_SUITE_P(OnBoth, SelfNamed, testing::Values("sqlite", "postgres"),
                         [](const auto& one) { return std::string(one.param); });

TEST_P(SelfNamed, AreNotFoundByAnAddressTheyTypedBeforeItWasNoted) {
  EXPECT_EQ(of("claims@x.example"), "");
  EXPECT_EQ(of("code@x.example"), "");
  EXPECT_EQ(of("sheet@x.example"), "sheet");
  EXPECT_EQ(of("marked@x.example"), "marked");
}

TEST_P(SelfNamed, AreFoundByAnAddressTheyProved) {
  ASSERT_TRUE(
      connection_->script("insert into learner_address (organisation, email, learner, confirmed)"
                          " values ('o', 'claims@x.example', 'claims', 2000);"));
  EXPECT_EQ(of("claims@x.example"), "claims");
}

TEST_P(SelfNamed, AreFoundBehindWhoeverTheOrganisationNamed) {
  ClaimTables claims(*connection_);
  ASSERT_TRUE(claims.add_learner({.organisation = {"o"},
                                  .id = {"late"},
                                  .name = "Nour",
                                  .email = "code@x.example",
                                  .token_hash = {0x07},
                                  .created = {5000}}));
  EXPECT_EQ(of("code@x.example"), "late") << "though the other is older";
  EXPECT_TRUE(claims.find_learner({"o"}, {"code"})->self_named);
  EXPECT_FALSE(claims.find_learner({"o"}, {"late"})->self_named);
}

}  // namespace
}  // namespace cairn::storage
