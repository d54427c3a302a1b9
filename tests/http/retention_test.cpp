// SPDX-License-Identifier: Apache-2.0
// How long things are kept, on its page and for programs.
#include "app/organisation/retention.h"

#include "app/accounts/api_keys.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

constexpr const char* path = "/desk/settings/retention";

class RetentionPages : public SiteTest {
 protected:
  // Sessions end long before.
  Visitor admin_again() {
    Visitor visitor(site_);
    visitor.get("/sign-in");
    visitor.post("/sign-in",
                 {{"email", "ada@harbour.example"}, {"password", "correct horse battery"}});
    return visitor;
  }

  Visitor owner_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
};

TEST_F(RetentionPages, SayWhatIsKeptAndWhatIsGone) {
  const auto claim = submitted(published(actor_)).id;
  awarded(actor_, claim);
  owner_.get(path);
  const auto saved = owner_.post(path, {{"evidence_months", "6"}, {"offer_months", ""}});
  ASSERT_EQ(saved.status, 303) << saved.body;
  const auto shown = owner_.get(saved.header("Location")).body;
  EXPECT_THAT(shown, HasSubstr("It takes effect in a day"));
  EXPECT_THAT(shown, HasSubstr("value=\"6\""));
  EXPECT_THAT(shown, Not(HasSubstr("To go by what is saved")));
  clock_.forward_seconds(200LL * 86'400);
  auto later = admin_again();
  EXPECT_THAT(later.get(path).body, HasSubstr("To go by what is saved: 1 files, 0 offers."));
  EXPECT_THAT(later.get("/desk/claims/" + claim.text).body, HasSubstr("/desk/evidence/"));
  must(app::forget_what_is_over(*context_));
  const auto page = later.get("/desk/claims/" + claim.text).body;
  EXPECT_THAT(page, HasSubstr("deleted on"));
  EXPECT_THAT(page, Not(HasSubstr("/desk/evidence/")));
}

TEST_F(RetentionPages, KeepWhatWasTyped) {
  owner_.get(path);
  const auto wrong = owner_.post(path, {{"evidence_months", "six"}, {"offer_months", "12"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("value=\"six\""));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"12\""));
  EXPECT_THAT(wrong.body, HasSubstr("Write a number of months from 1 to 600"));
}

TEST_F(RetentionPages, AreThereForPrograms) {
  const auto key = must(app::create_api_key(*context_, actor_, "Test", {"organisation"})).token;
  const auto ask = [&](Method method, std::string_view body) {
    return Visitor(site_).send("/api/v1/organisation/retention", "application/json", body,
                               {{"authorization", "Bearer " + key}}, method);
  };
  EXPECT_EQ(ask(Method::get, "").body, "{}");
  EXPECT_EQ(ask(Method::put, R"({"evidenceMonths": 12})").body, R"({"evidenceMonths":12})");
  EXPECT_EQ(ask(Method::put, R"({"evidenceMonths": 0})").status, 400);
  EXPECT_EQ(ask(Method::put, "{}").body, "{}");
}

}  // namespace
}  // namespace cairn::server
