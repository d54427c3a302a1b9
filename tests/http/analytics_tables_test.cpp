// SPDX-License-Identifier: Apache-2.0
// Assessors, stacks, claims and learners as tables: on the page, as CSV, for programs.
#include "app/accounts/api_keys.h"
#include "app/assessment/mark.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class AnalyticsTables : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);
};

TEST_F(AnalyticsTables, TellHowMuchAssessorsHave) {
  assessment::Plan plan;
  plan.rubric.criteria = {{"joint", "Joint", "", 1, {{"Not yet", "", 0}, {"Sound", "", 200}}, {}}};
  plan.rubric.pass_percent = 5000;
  must(app::save_plan(*context_, actor_, achievement_.id, plan));
  auto form = claim_form();
  form.declaration = {true, true, "none", "", ""};
  const auto claim = must(app::submit_claim(*context_, achievement_.claim_code, form, ""));
  app::MarkingForm marks;
  marks.marking.marks = {{"joint", 1, ""}};
  marks.seconds = 120;
  marks.handing = app::Handing::in;
  must(app::save_marking(*context_, actor_, claim.id, marks));
  EXPECT_THAT(issuer_.get("/desk/analytics").body, HasSubstr("2 min"));
  EXPECT_THAT(issuer_.get("/desk/analytics/assessors.csv").body, HasSubstr(",1,0,1,120\r\n"));
  const auto key = must(app::create_api_key(*context_, actor_, "K", {"analytics"})).token;
  const std::vector<Header> headers = {{"authorization", "Bearer " + key}};
  const auto told = Visitor(site_).get("/api/v1/analytics/assessors", headers);
  EXPECT_THAT(told.body, HasSubstr("\"median_seconds\":120"));
  EXPECT_EQ(Visitor(site_).get("/api/v1/analytics/stacks", headers).status, 200);
  EXPECT_THAT(issuer_.get("/desk/analytics/stacks.csv").body,
              HasSubstr("id,stack,completed,in_question,lost\r\n"));
}

TEST_F(AnalyticsTables, NameWhatTheyCountForPrograms) {
  awarded(actor_, submitted(achievement_).id);
  const auto key = must(app::create_api_key(*context_, actor_, "K", {"analytics"})).token;
  const auto told =
      Visitor(site_).get("/api/v1/analytics", {{"authorization", "Bearer " + key}}).body;
  const std::string counts =
      R"("counts":{"awarded":1,"claims_sent":1,"offers_accepted":0,"opened":0,"downloaded":0,"shared":0,"verified":0,"links_opened":0})";
  EXPECT_THAT(told, testing::StartsWith(R"({"days":30,)" + counts));
  EXPECT_THAT(told, HasSubstr(R"("name":"Welding, first level",)" + counts));
}

TEST_F(AnalyticsTables, TakeClaimsAndLearnersAlong) {
  auto form = claim_form();
  form.name = "=Grace";
  const auto claim = must(app::submit_claim(*context_, achievement_.claim_code, form, ""));
  const auto award = awarded(actor_, claim.id);
  const auto claims = issuer_.get("/desk/claims.csv").body;
  EXPECT_THAT(claims, HasSubstr("awarded"));
  EXPECT_THAT(claims, HasSubstr(award.id.text));
  EXPECT_THAT(claims, HasSubstr("'=Grace")) << "no formula of a stranger runs";
  const auto learners = issuer_.get("/desk/learners.csv").body;
  EXPECT_THAT(learners, HasSubstr("grace@learner.example"));
  EXPECT_THAT(learners, HasSubstr(",1,1\r\n"));
}

}  // namespace
}  // namespace cairn::server
