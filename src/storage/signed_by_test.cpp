// SPDX-License-Identifier: Apache-2.0
// Awards found by the key that signed them, also those from before it was noted; on both engines.
#include <gtest/gtest.h>

#include <algorithm>

#include "storage/award_change_tables.h"
#include "storage/migrations.h"
#include "storage/postgres.h"
#include "storage/schema/signed_by.h"
#include "storage/sqlite.h"
#include "storage/temporary_database.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

// Two keys of a school and one of another; `by_web` was signed in the name of a domain, `mentioned`
// names a key of the school outside its proof.
constexpr std::string_view old_rows = R"sql(
insert into organisation (organisation, name, url, email, created)
  values ('o', 'School', '', '', 0), ('p', 'Hill', '', '', 0);
insert into signing_key (organisation, id, type, public_multikey, sealed_secret, created) values
  ('o', 'k1', 'Ed25519', 'z6MkOne', x'00', 1), ('o', 'k2', 'Ed25519', 'z6MkTwo', x'00', 2),
  ('p', 'k3', 'Ed25519', 'z6MkThree', x'00', 1);
insert into achievement (organisation, id, version, state, claim_code, created)
  values ('o', 'a', 1, 'published', 'code', 0);
insert into achievement_version (organisation, achievement, version, name, description, criteria,
  skills, evidence_rule, shape, icon, colour, badge_text, alternative_text, changed)
  values ('o', 'a', 1, 'Weld', '', '', '[]', 'none', 'hexagon', '', '#204060', '', '', 0);
insert into learner (organisation, id, name, email, token_hash, created)
  values ('o', 'l', 'Grace', 'grace@learner.example', x'00', 0);
insert into status_list (organisation, id, entries, used, bits, credential, created)
  values ('o', 's', 131072, 5, x'00', '', 0);
insert into award (organisation, id, source, source_key, achievement, achievement_version, learner,
  credential_id, credential, status_list, status_index, awarded, revoked, revocation_reason) values
  ('o', 'by_key', 'person', '1', 'a', 1, 'l', '',
   '{"proof":{"verificationMethod":"did:key:z6MkOne#z6MkOne"}}', 's', 1, 1, null, ''),
  ('o', 'by_web', 'person', '2', 'a', 1, 'l', '',
   '{"proof":{"verificationMethod":"did:web:school.example#z6MkOne"}}', 's', 2, 1, null, ''),
  ('o', 'revoked', 'person', '3', 'a', 1, 'l', '',
   '{"proof":{"verificationMethod":"did:key:z6MkOne#z6MkOne"}}', 's', 3, 1, 2, 'Test'),
  ('o', 'together', 'person', '4', 'a', 1, 'l', '',
   '{"proof":[{"verificationMethod":"did:key:z6MkTwo#z6MkTwo"},'
   || '{"verificationMethod":"did:key:z6MkThree#z6MkThree"}]}', 's', 4, 1, null, ''),
  ('o', 'mentioned', 'person', '5', 'a', 1, 'l', '', '{"name":"did:key:z6MkOne#z6MkOne",'
   || '"proof":{"verificationMethod":"did:key:z6MkTwo#z6MkTwo"}}', 's', 5, 1, null, '');
)sql";

class SignedBy : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string_view("postgres")) database_.emplace();
    auto opened = open();
    ASSERT_TRUE(opened.ok()) << opened.error().detail;
    connection_ = std::move(opened).value();
    const auto all = migrations();
    const auto step = std::ranges::find(all, schema::signed_by, &Migration::sql);
    ASSERT_TRUE(migrate(*connection_, all.first(static_cast<std::size_t>(step - all.begin()))));
    const auto filled = connection_->script(std::string(old_rows));
    ASSERT_TRUE(filled.ok()) << filled.error().detail;
    const auto migrated = migrate(*connection_);
    ASSERT_TRUE(migrated.ok()) << migrated.error().detail;
  }
  void TearDown() override { connection_.reset(); }

  std::vector<std::string> signed_by(const std::string& key, const std::string& school = "o") {
    AwardChangeTables changes(*connection_);
    const auto found = changes.list_signed_by({school}, {key}, 100).value();
    std::vector<std::string> ids;
    for (const auto& id : found) ids.push_back(id.text);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(changes.count_signed_by({school}, {key}).value(),
              static_cast<std::int64_t>(ids.size()));
    return ids;
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
INSTANTIATE_TEST_SUITE_P(OnBoth, SignedBy, testing::Values("sqlite", "postgres"),
                         [](const auto& engine) { return std::string(engine.param); });

using Ids = std::vector<std::string>;

TEST_P(SignedBy, FindsWhatHoldsAndCarriesTheSignature) {
  EXPECT_EQ(signed_by("k1"), (Ids{"by_key", "by_web"}));
  EXPECT_EQ(signed_by("k2"), (Ids{"mentioned", "together"}));
  EXPECT_EQ(signed_by("k3"), Ids());
  EXPECT_EQ(signed_by("k1", "p"), Ids());
}

TEST_P(SignedBy, GivesNoMoreThanAskedFor) {
  EXPECT_EQ(AwardChangeTables(*connection_).list_signed_by({"o"}, {"k1"}, 1).value().size(), 1U);
}

TEST_P(SignedBy, FollowsTheNextVersionOfAnAward) {
  app::FormerVersion former;
  former.organisation = {"o"};
  former.award = {"by_key"};
  former.status_list = {"s"};
  former.status_index = 1;
  app::Award next;
  next.organisation = {"o"};
  next.id = {"by_key"};
  next.version = 2;
  next.achievement = {"a"};
  next.achievement_version = 1;
  next.learner = {"l"};
  next.status_list = {"s"};
  next.status_index = 6;
  next.signing_key = {"k2"};
  ASSERT_TRUE(AwardChangeTables(*connection_).replace(former, next));
  EXPECT_EQ(signed_by("k1"), Ids{"by_web"});
  EXPECT_EQ(signed_by("k2"), (Ids{"by_key", "mentioned", "together"}));
}

TEST_P(SignedBy, NeedsNoLookAtEveryAward) {
  if (database_) return;  // with so few rows PostgreSQL reads them all
  const auto plan = connection_
                        ->query(
                            "explain query plan select id from award where organisation = 'o'"
                            " and signing_key = 'k1' and revoked is null and erased is null")
                        .value();
  EXPECT_NE(std::get<std::string>(plan.at(0).at(3)).find("award_by_signing_key"),
            std::string::npos);
}

}  // namespace
}  // namespace cairn::storage
