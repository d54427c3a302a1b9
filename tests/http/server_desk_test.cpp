// SPDX-License-Identifier: Apache-2.0
// How the server is, for whoever runs it and for nobody else.
#include <fstream>

#include "app/accounts/api_keys.h"
#include "app/operation/server_report.h"
#include "app/outbox/deliver.h"
#include "app/outbox/queue.h"
#include "app/postbox.h"
#include "http/visitor.h"
#include "storage/premises_of_data.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class ServerDesk : public SiteTest {
 protected:
  ServerDesk() {
    context_->premises = &premises_;
    context_->version = "9.8.7";
  }
  void fail_to_mail(const app::OrganisationId& organisation) {
    context_->mailer = &postbox_;
    postbox_.refuses = true;
    auto transaction = app::must(store_->begin(app::Access::write));
    app::must(app::queue_mail(*context_, *transaction, organisation,
                              {.to = "nour@example.org", .subject = "Your badge"}));
    app::must(transaction->commit());
    transaction.reset();  // or nobody else writes
    app::must(app::deliver_due(*context_));
  }
  Response ask(const std::string& path, const std::string& key) {
    return Visitor(site_).get(path, {{"authorization", "Bearer " + key}});
  }

  storage::PremisesOfData premises_{folder_};
  Visitor owner_ = admin();
  app::Actor actor_ =
      app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
  app::Postbox postbox_;
};

TEST_F(ServerDesk, ShowsWhatThereIs) {
  const auto other = set_up_another();
  fail_to_mail(other.organisation);
  clock_.forward_seconds(3 * 3600 + 120);
  const auto page = owner_.get("/desk/server").body;
  EXPECT_THAT(page, HasSubstr("9.8.7"));
  EXPECT_THAT(page, HasSubstr("3 hours and 2 minutes"));
  EXPECT_THAT(page, HasSubstr("Hill School"));
  EXPECT_THAT(page, HasSubstr(database_ ? "PostgreSQL " : "SQLite "));
  EXPECT_THAT(page, HasSubstr("none yet: make one with cairn backup FILE"));
  EXPECT_THAT(page, HasSubstr("There is no such address."));
  EXPECT_THAT(page, Not(HasSubstr("nour@example.org")));
  EXPECT_THAT(owner_.get("/desk/settings").body, HasSubstr("href=\"/desk/server\""));
  EXPECT_THAT(owner_.get("/desk/server?check=whole").body,
              HasSubstr("The whole database was read."));
}

TEST_F(ServerDesk, TellsOfTheLastBackupAndWhetherItIsStillThere) {
  const auto file = folder_ / "kept.tar.zst";
  std::ofstream(file) << "a backup";
  storage::note_backup(folder_, file, clock_.now());
  EXPECT_THAT(owner_.get("/desk/server").body, HasSubstr("kept.tar.zst, 8 bytes"));
  std::filesystem::remove(file);
  EXPECT_THAT(owner_.get("/desk/server").body, HasSubstr("which is not there any more"));
}

TEST_F(ServerDesk, SaysWhatIsWrongFirstAndWhatHelps) {
  std::ofstream(folder_ / "half.part") << "x";
  const auto page = owner_.get("/desk/server").body;
  EXPECT_THAT(page, HasSubstr("Something needs you"));
  EXPECT_THAT(page, HasSubstr("half.part. Remove it while nothing runs."));
}

TEST_F(ServerDesk, IsThereForOwnersOfTheFirstOrganisationAlone) {
  const auto other = set_up_another();
  const auto desk_of = [&](const std::string& email) {
    Visitor visitor(site_);
    visitor.get("/sign-in");
    visitor.post("/sign-in", {{"email", email}, {"password", "another password"}});
    EXPECT_EQ(visitor.get("/desk").status, 200) << email;
    return visitor.get("/desk/server").status;
  };
  for (const auto name : app::role_names) {
    const auto email = std::string(name) + "@harbour.example";
    member(actor_, email, {*app::role_named(name)}, "another password");
    EXPECT_EQ(desk_of(email), name == "owner" ? 200 : 404) << name;
  }
  EXPECT_EQ(Visitor(site_).get("/desk/server").status, 303);
  Visitor bob(site_);
  bob.get("/sign-in");
  bob.post("/sign-in", {{"email", "bob@hill.example"}, {"password", "another password"}});
  EXPECT_EQ(bob.get("/desk/server").status, 404);
  EXPECT_THAT(bob.get("/desk/settings").body, Not(HasSubstr("/desk/server")));
  EXPECT_THAT(bob.get("/desk/keys-for-programs").body, Not(HasSubstr("server:read")));
  EXPECT_THAT(owner_.get("/desk/keys-for-programs").body, HasSubstr("server:read"));
  EXPECT_EQ(app::path_of_error(app::create_api_key(*context_, other, "Watch", {"server:read"})),
            "/scopes/0");
}

TEST_F(ServerDesk, IsToldToProgramsOfWhoRunsIt) {
  const auto key = app::must(app::create_api_key(*context_, actor_, "Watch", {"server:read"}));
  const auto told = ask("/api/v1/server", key.token);
  EXPECT_EQ(told.status, 200);
  EXPECT_THAT(told.body, HasSubstr("\"version\":\"9.8.7\""));
  EXPECT_THAT(told.body, HasSubstr("\"organisationCount\":1"));
  EXPECT_THAT(told.body, HasSubstr("\"findings\":["));
  const auto less = app::must(app::create_api_key(*context_, actor_, "Other", {"organisation"}));
  EXPECT_EQ(ask("/api/v1/server", less.token).status, 404);
  EXPECT_EQ(Visitor(site_).get("/api/v1/server").status, 401);
  // A key that was given while another organisation was the first.
  const auto other = set_up_another();
  auto stolen = key.key;
  stolen.organisation = other.organisation;
  stolen.token_hash = app::token_hash(other.organisation.text + "-a-token-of-theirs");
  {
    auto transaction = app::must(store_->begin(app::Access::write));
    app::must(transaction->api_keys().add(stolen));
    app::must(transaction->commit());
  }
  EXPECT_EQ(ask("/api/v1/server", other.organisation.text + "-a-token-of-theirs").status, 404);
}

}  // namespace
}  // namespace cairn::server
