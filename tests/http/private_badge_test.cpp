// SPDX-License-Identifier: Apache-2.0
// Badges whose page is hidden until their holder shares it.
#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/awards/direct.h"
#include "app/awards/personal_link.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class PrivateBadges : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;

  app::Achievement private_one() {
    auto form = welding();
    form.details.sharing = "private-until-shared";
    const auto made = must(app::create_achievement(*context_, actor_, form));
    return must(app::publish_achievement(*context_, actor_, made.id));
  }
};

TEST_F(PrivateBadges, AnswerOthersAsHiddenOnesUntilTheirHolderSharesThem) {
  const auto achievement = private_one();
  const auto claim = submitted(achievement);
  const auto badge = "/b/" + awarded(actor_, claim.id).id.text;
  EXPECT_EQ(Visitor(site_).get(badge).status, 404);
  EXPECT_EQ(Visitor(site_).get(badge + ".json").status, 404);
  Visitor learner(site_);
  const auto own = "/l/" + claim.learner_token;
  EXPECT_THAT(learner.get(own).body, HasSubstr("Nobody else sees its page until you share it."));
  EXPECT_EQ(learner.get(badge).status, 200) << "who has the page sees it";
  learner.get(own + badge);
  learner.post(own + badge + "/links", {{"days", ""}});
  const auto shared = "/shared/" + between(learner.get(own + badge).body, "/shared/", "\"");
  const auto seen = Visitor(site_).get(shared);
  EXPECT_EQ(seen.status, 200);
  EXPECT_THAT(seen.body, Not(HasSubstr(badge + "/ob2"))) << "where nothing is found";
  learner.get(own + badge);
  EXPECT_EQ(learner.post(own + badge + "/show", {}).status, 303);
  EXPECT_THAT(Visitor(site_).get(badge).body, HasSubstr(badge + "/ob2"));
  EXPECT_THAT(learner.get(own).body, Not(HasSubstr("Nobody else sees its page")));
}

TEST_F(PrivateBadges, SayHowToShareThemOnTheirPersonalLink) {
  const auto achievement = private_one();
  const auto batch = must(app::begin_batch(*context_, actor_, achievement.id, "class.csv",
                                           as_bytes("name,email\nNour,nour@learner.example\n")));
  ASSERT_TRUE(app::start_batch(*context_, actor_, batch.id).ok());
  ASSERT_EQ(must(app::run_batch(*context_, batch, std::stop_token())).awarded, 1);
  const auto id = must(app::list_awards(*context_, actor_, {})).rows.at(0).id;
  EXPECT_EQ(Visitor(site_).get("/b/" + id.text).status, 404);
  const auto token = must(app::PersonalLinks::open(*context_)).token(id);
  const auto link = Visitor(site_).get("/offer/" + token);
  EXPECT_THAT(link.body, HasSubstr("Share it, or keep it to yourself"));
  EXPECT_THAT(link.body, Not(HasSubstr("Its public page, to share")));
}

TEST_F(PrivateBadges, AreWhatNewAchievementsBeginWithWhereTheOrganisationSaysSo) {
  constexpr const char* chosen = "value=\"private-until-shared\" selected";
  EXPECT_THAT(issuer_.get("/desk/achievements/new").body, Not(HasSubstr(chosen)));
  issuer_.get("/desk/settings");
  const auto saved =
      issuer_.post("/desk/settings/organisation", {{"name", "Harbour College"}, {"private", "1"}});
  ASSERT_EQ(saved.status, 303) << saved.body;
  EXPECT_THAT(issuer_.get("/desk/settings").body, HasSubstr("aria-current"));
  EXPECT_THAT(issuer_.get("/desk/achievements/new").body, HasSubstr(chosen));
}

// The mail that a change would send, in the place of the change.
TEST_F(PrivateBadges, AreChangedWithTheMailInSight) {
  const auto award = awarded(actor_, submitted(private_one()).id);
  const auto page = issuer_.get("/desk/awards/" + award.id.text).body;
  EXPECT_THAT(page, HasSubstr("The mail that goes with it"));
}

TEST_F(PrivateBadges, AreChosenInTheForm) {
  const auto page = issuer_.get("/desk/achievements/" + private_one().id.text);
  EXPECT_THAT(page.body, HasSubstr("<option value=\"private-until-shared\" selected>"));
  auto form = welding();
  form.details.sharing = "secret";
  EXPECT_EQ(app::path_of_error(app::create_achievement(*context_, actor_, form)), "/sharing");
}

}  // namespace
}  // namespace cairn::server
