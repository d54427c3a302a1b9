// SPDX-License-Identifier: Apache-2.0
// Databases from before logins: accounts of one address become one login, and everything that named
// an account still does.
#include "app/accounts/password.h"
#include "app/accounts/sign_in.h"
#include "app/audit_log.h"
#include "app/house.h"
#include "storage/migrations.h"
#include "storage/pooled_store.h"
#include "storage/postgres.h"
#include "storage/sqlite.h"

namespace cairn::app {
namespace {

constexpr std::string_view old_rows = R"sql(
insert into organisation values ('aaaaaaaa', 'School', '', '', 1), ('bbbbbbbb', 'Hill', '', '', 2);
insert into account values
  ('aaaaaaaa', 'aaaaaaaa-1', 'ada@harbour.example', '$first', 10),
  ('bbbbbbbb', 'bbbbbbbb-1', 'ada@harbour.example', '$second', 20),
  ('bbbbbbbb', 'bbbbbbbb-2', 'bob@hill.example', '$second', 20);
insert into learner values ('aaaaaaaa', 'l', 'Grace', 'grace@learner.example', x'00', 0);
insert into achievement values ('aaaaaaaa', 'a', 1, 'published', 'code', 0);
insert into achievement_version (organisation, achievement, version, name, description, criteria,
  skills, evidence_rule, shape, icon, colour, badge_text, alternative_text, changed)
  values ('aaaaaaaa', 'a', 1, 'Weld', '', '', '[]', 'none', 'hexagon', '', '#204060', '', '', 0);
insert into claim values ('aaaaaaaa', 'c', 'a', 'l', '', 'declined', 5, 1);
insert into decision values ('aaaaaaaa', 'c', 'declined', 'No.', 'aaaaaaaa-1', 6);
insert into audit values ('aaaaaaaa', 1, 6, 'p', 'claim.decline', 'c', '');
insert into audit_actor values ('aaaaaaaa', 'aaaaaaaa-1', 'p');
)sql";

class OldAccounts : public House, public testing::WithParamInterface<const char*> {
 protected:
  // The schema before logins, and what a server of that day kept.
  void SetUp() override {
    const auto steps = storage::migrations();
    const auto first = std::find_if(steps.begin(), steps.end(),
                                    [](const auto& step) { return step.number == 24; });
    auto before = open();
    must(storage::migrate(*before, steps.first(static_cast<std::size_t>(first - steps.begin()))));
    std::string rows(old_rows);
    const auto put = [&](std::string_view place, const std::string& value) {
      for (auto at = rows.find(place); at != rows.npos; at = rows.find(place))
        rows.replace(at, place.size(), value);
    };
    put("$first", must(hash_password("the first password")));
    put("$second", must(hash_password("the second password")));
    must(before->script(rows));
    const auto hour = 3'600'000'000;
    must(before->change(
        "insert into session values ('bbbbbbbb', $1, 'bbbbbbbb-2', $2, $3)",
        {token_hash("bbbbbbbb-token"), clock_.now(), Instant{clock_.now().microseconds + hour}}));
    must(storage::migrate(*before));
    old_store_ = storage::pool_store([this](storage::Work) { return opened(); }, std::move(before));
    old_context_.reset(new Context{*old_store_, clock_, random_, *keys_, drawing_, pdf_, calendars_,
                                   nullptr, *library_, "https://badges.example.org"});
  }
  void TearDown() override {
    old_context_.reset();
    old_store_.reset();
  }

  Result<std::unique_ptr<storage::Connection>> opened() {
    if (GetParam() == std::string_view("sqlite")) {
      CAIRN_TRY(std::unique_ptr<storage::Connection> file,
                storage::SqliteConnection::open(folder_ / "old.db"));
      return file;
    }
    CAIRN_TRY(std::unique_ptr<storage::Connection> server,
              storage::PostgresConnection::open(old_database_->url()));
    return server;
  }
  std::unique_ptr<storage::Connection> open() {
    if (GetParam() == std::string_view("postgres")) old_database_.emplace();
    return must(opened());
  }

  std::optional<storage::TemporaryDatabase> old_database_;
  std::unique_ptr<Store> old_store_;
  std::unique_ptr<Context> old_context_;
};
INSTANTIATE_TEST_SUITE_P(OnBoth, OldAccounts, testing::Values("sqlite", "postgres"),
                         [](const auto& engine) { return std::string(engine.param); });

TEST_P(OldAccounts, OfOneAddressBecomeOneLogin) {
  const auto signed_in =
      must(sign_in(*old_context_, {"ada@harbour.example", "the first password"}));
  EXPECT_EQ(signed_in.actor.organisation.text, "aaaaaaaa");
  EXPECT_EQ(signed_in.actor.account.text, "aaaaaaaa-1");
  EXPECT_EQ(signed_in.actor.roles, Roles{Role::owner});
  const auto session = must(session_of(*old_context_, signed_in.token));
  EXPECT_EQ(session.email, "ada@harbour.example");
  EXPECT_EQ(session.organisation.name, "School");
  ASSERT_EQ(session.elsewhere.size(), 1U);
  EXPECT_EQ(session.elsewhere.front().name, "Hill");
  EXPECT_EQ(code_of(sign_in(*old_context_, {"ada@harbour.example", "the second password"})),
            ErrorCode::not_permitted)
      << "the oldest password is kept";
  EXPECT_EQ(
      must(sign_in(*old_context_, {"bob@hill.example", "the second password"})).actor.account.text,
      "bbbbbbbb-2");
}

TEST_P(OldAccounts, StaySignedInAndKeepWhatTheyDid) {
  EXPECT_EQ(must(session_of(*old_context_, "bbbbbbbb-token")).email, "bob@hill.example");
  const Actor ada{{"aaaaaaaa"}, {"aaaaaaaa-1"}};
  EXPECT_EQ(must(read_audit(*old_context_, ada, {}, {})).rows.front().who, "ada@harbour.example");
  EXPECT_EQ(must(open_case(*old_context_, ada, {"c"})).decision->decided_by.text, "aaaaaaaa-1");
}

}  // namespace
}  // namespace cairn::app
