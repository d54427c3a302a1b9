// SPDX-License-Identifier: Apache-2.0
// What is known before anybody asks for a badge: what to bring, the rubric, the claim link to draw.
#include "app/accounts/api_keys.h"
#include "app/achievements/manage.h"
#include "app/assessment/plans.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view plan = R"({"rubric": {"criteria": [
  {"id": "joint", "name": "Sound <joints>", "levels": [
    {"name": "Not yet", "points": 0}, {"name": "Sound", "points": 2}]},
  {"id": "safety", "name": "Safe work", "levels": [
    {"name": "Not yet", "points": 0}, {"name": "Safe", "points": 1}]}], "pass": {"percent": 60}},
  "circumstances": {"method": "demonstration"}})";

class Beforehand : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);

  void use_plan() {
    must(app::save_plan(*context_, actor_, achievement_.id, must(assessment::parse_plan(plan))));
  }
  Response by_key(const app::Actor& actor, std::string_view path) {
    const auto key = must(app::create_api_key(*context_, actor, "Test", {"achievements:read"}));
    return Visitor(site_).get(path, {{"authorization", "Bearer " + key.token}});
  }
};

TEST_F(Beforehand, SayBeforehandWhatToBringAndLeadToTheRubric) {
  const auto page = "/a/" + achievement_.id.text;
  EXPECT_THAT(Visitor(site_).get(page).body,
              AllOf(HasSubstr("What you bring"), Not(HasSubstr("/rubric/"))));
  use_plan();
  const auto told = Visitor(site_).get(page).body;
  EXPECT_THAT(told, HasSubstr("Evidence: a file or a link."));
  EXPECT_THAT(told, HasSubstr("A demonstration. Not supervised."));
  const auto rubric = between(told, "href=\"" + page + "/rubric/", "\"");
  EXPECT_THAT(Visitor(site_).get(page + "/rubric/" + rubric).body, HasSubstr("Safe work"));
  const auto preview = issuer_.get("/desk/achievements/" + achievement_.id.text + "/preview").body;
  const auto learner = between(preview, "What a learner sees", "What a verifier sees");
  EXPECT_THAT(learner, HasSubstr("Evidence: a file or a link."));
  EXPECT_THAT(learner, HasSubstr("Sound &lt;joints&gt;"));
}

TEST_F(Beforehand, DrawTheClaimLinkWhereARubricIsAskedFor) {
  use_plan();
  const auto path = "/desk/achievements/" + achievement_.id.text;
  const auto link = app::claim_link(*context_, achievement_);
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("src=\"" + path + "/claim-qr.svg\""));
  EXPECT_THAT(issuer_.get(path + "/claim-sheet").body,
              AllOf(HasSubstr(link), HasSubstr("src=\"" + path + "/claim-qr.svg\"")));
  EXPECT_THAT(issuer_.get(path + "/claim-qr.svg").body, HasSubstr(link));
  const auto twin = "/api/v1/achievements/" + achievement_.id.text + "/claim-qr.svg";
  EXPECT_THAT(by_key(actor_, twin).body, HasSubstr(link));
  must(app::retire_achievement(*context_, actor_, achievement_.id));
  EXPECT_EQ(issuer_.get(path + "/claim-qr.svg").status, 409) << "it leads nowhere";
  EXPECT_EQ(by_key(actor_, twin).status, 409);
  const auto stranger = set_up_another();
  EXPECT_EQ(by_key(stranger, twin).status, 404);
}

}  // namespace
}  // namespace cairn::server
