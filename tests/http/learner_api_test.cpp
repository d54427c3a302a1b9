// SPDX-License-Identifier: Apache-2.0
// What learners do with their own page, and what links lead to, for programs.
#include "app/awards/codes.h"
#include "app/awards/direct.h"
#include "app/awards/personal_link.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class LearnerApi : public SiteTest {
 protected:
  LearnerApi()
      : actor_(set_up()),
        achievement_(published(actor_)),
        claim_(submitted(achievement_)),
        award_(awarded(actor_, claim_.id)),
        page_("/api/v1/learners/" + claim_.learner_token),
        badge_(page_ + "/badges/" + award_.id.text) {}

  Response get(const std::string& path) { return Visitor(site_).get(path); }
  Response send(const std::string& path, const std::string& body, Method method = Method::post) {
    return Visitor(site_).send(path, "application/json", body, {}, method);
  }
  static std::string text(const Response& answer, std::string_view member) {
    Arena arena;
    return std::string(must(json::parse(answer.body, arena)).string_at(member));
  }
  app::AwardId offered() {
    app::PersonForm form;
    form.achievement = achievement_.id;
    form.name = "Nour Haddad";
    form.email = "nour@learner.example";
    form.offer_until = "2030-12-31";
    form.source_key = "k1";
    return must(app::award_person(*context_, actor_, form)).award->id;
  }
  std::string offer_path(const app::AwardId& id) {
    return "/api/v1/offers/" + must(app::PersonalLinks::open(*context_)).token(id);
  }

  app::Actor actor_;
  app::Achievement achievement_;
  app::SubmittedClaim claim_;
  app::Award award_;
  std::string page_, badge_;
};

TEST_F(LearnerApi, ListsBadgesAndHidesAndShowsOne) {
  const auto all = get(page_ + "/badges");
  EXPECT_EQ(all.status, 200) << all.body;
  EXPECT_THAT(all.body, HasSubstr(award_.id.text));
  EXPECT_THAT(all.body, HasSubstr("\"state\":\"yours\""));
  const auto opened = get(badge_);
  EXPECT_EQ(opened.status, 200) << opened.body;
  EXPECT_THAT(opened.body, HasSubstr("linkedin.com/profile/add"));
  EXPECT_FALSE(opened.header("ETag").empty());
  EXPECT_EQ(text(send(badge_, "{}", Method::put), "path"), "/hidden");
  EXPECT_THAT(send(badge_, R"({"hidden":true})", Method::put).body, HasSubstr("\"hidden\":true"));
  EXPECT_EQ(get("/b/" + award_.id.text).status, 404);
  EXPECT_EQ(Visitor(site_)
                .send(badge_, "application/json", R"({"hidden":false})",
                      {{"if-match", std::string(opened.header("ETag"))}}, Method::put)
                .status,
            412)
      << "it was hidden meanwhile";
  EXPECT_EQ(send(badge_, R"({"hidden":false})", Method::put).status, 200);
  EXPECT_EQ(get("/b/" + award_.id.text).status, 200);
  EXPECT_EQ(get(page_ + "/badges/nothing").status, 404);
  EXPECT_EQ(get("/api/v1/learners/nobody/badges").status, 403);
}

TEST_F(LearnerApi, MakesALinkAndEndsIt) {
  EXPECT_EQ(text(send(badge_ + "/links", R"({"days":0})"), "path"), "/days");
  const auto made = send(badge_ + "/links", R"({"days":7})");
  EXPECT_EQ(made.status, 201) << made.body;
  const auto id = text(made, "id");
  EXPECT_EQ(get("/shared/" + id).status, 200);
  EXPECT_THAT(get(badge_).body, HasSubstr(id));
  EXPECT_EQ(send(badge_ + "/links/" + id, "", Method::del).status, 204);
  EXPECT_EQ(get("/shared/" + id).status, 404);
}

TEST_F(LearnerApi, TakesEverythingAlongAndErasesIt) {
  const auto all = get(page_ + "/export");
  EXPECT_THAT(all.body, HasSubstr("I welded three plates"));
  EXPECT_EQ(all.header("Cache-Control"), "no-store");
  const auto unsure = send(page_ + "/erasure", R"({"confirmation":"x@y.example"})");
  EXPECT_EQ(unsure.status, 400) << unsure.body;
  EXPECT_EQ(text(unsure, "path"), "/confirmation");
  EXPECT_EQ(send(page_ + "/erasure", R"({"confirmation":"grace@learner.example"})").status, 204);
  EXPECT_EQ(get(page_ + "/badges").status, 403);
}

TEST_F(LearnerApi, TellsOfStacksAndWhatIsBrought) {
  EXPECT_EQ(get(page_ + "/stacks").body, R"({"items":[]})");
  EXPECT_EQ(get(page_ + "/credentials").body, R"({"items":[]})");
  EXPECT_GE(
      Visitor(site_).send(page_ + "/credentials", "application/octet-stream", "no badge").status,
      400);
  EXPECT_EQ(Visitor(site_)
                .send("/api/v1/learners/nobody/credentials", "application/octet-stream", "x")
                .status,
            403);
  EXPECT_EQ(send(page_ + "/credentials/nothing", "", Method::del).status, 404);
}

TEST_F(LearnerApi, SaysWhatALinkAsksFor) {
  const auto claim = get("/api/v1/claim/" + achievement_.claim_code);
  EXPECT_EQ(claim.status, 200) << claim.body;
  EXPECT_EQ(text(claim, "name"), achievement_.name);
  EXPECT_THAT(claim.body, HasSubstr("\"assessed\":false"));
  EXPECT_EQ(get("/api/v1/claim/nothing").status, 404);
  const auto code =
      must(app::make_code(*context_, actor_, achievement_.id, {.label = "Gate", .mode = "at-once"}))
          .code;
  EXPECT_THAT(get("/api/v1/get/" + code).body, HasSubstr("\"mode\":\"at-once\""));
  must(app::end_code(*context_, actor_, code));
  EXPECT_EQ(get("/api/v1/get/" + code).status, 409);
  must(app::retire_achievement(*context_, actor_, achievement_.id));
  EXPECT_EQ(get("/api/v1/claim/" + achievement_.claim_code).status, 410);
}

TEST_F(LearnerApi, AnswersAnOffer) {
  const auto path = offer_path(offered());
  EXPECT_EQ(text(get(path), "state"), "offered");
  EXPECT_THAT(get(path).body, Not(HasSubstr("learner_token")));
  EXPECT_EQ(text(send(path, R"({"answer":"perhaps"})"), "path"), "/answer");
  const auto accepted = send(path, R"({"answer":"accept"})");
  EXPECT_EQ(text(accepted, "state"), "accepted") << accepted.body;
  EXPECT_EQ(send(path, R"({"answer":"accept"})").status, 200) << "sent twice";
  EXPECT_EQ(send(path, R"({"answer":"decline"})").status, 409);
  EXPECT_EQ(get("/api/v1/offers/nothing").status, 404);
}

TEST_F(LearnerApi, EndsMailAndWantsItAgain) {
  const auto links = must(app::PersonalLinks::open(*context_));
  auto transaction = must(store_->begin(app::Access::read));
  const auto learner =
      must(transaction->claims().find_learner(actor_.organisation, award_.learner));
  transaction.reset();
  const auto url = links.mail_url(learner);
  const auto path = "/api/v1/mail/" + url.substr(url.rfind('/') + 1);
  EXPECT_THAT(get(path).body, HasSubstr("\"wanted\":true"));
  EXPECT_THAT(get(path).body, Not(HasSubstr("grace@learner.example")));
  EXPECT_THAT(send(path, R"({"wanted":false})", Method::put).body, HasSubstr("\"wanted\":false"));
  EXPECT_THAT(send(path, R"({"wanted":true})", Method::put).body, HasSubstr("\"wanted\":true"));
  EXPECT_EQ(text(send(path, "{}", Method::put), "path"), "/wanted");
}

}  // namespace
}  // namespace cairn::server
