// SPDX-License-Identifier: Apache-2.0
// What only pages of the desk could do before, for programs: codes ended, files of awards set
// right, refusals taken back, people taken along or erased, mail, previews, kept results.
#include "app/accounts/api_keys.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/awards/codes.h"
#include "app/webhooks/manage.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class DeskApi : public SiteTest {
 protected:
  DeskApi()
      : actor_(set_up()),
        achievement_(published(actor_)),
        key_(must(app::create_api_key(
                      *context_, actor_, "Test",
                      {"organisation", "achievements", "claims", "awards", "webhooks"}))
                 .token) {}

  Response get(const std::string& path) { return Visitor(site_).get(path, headers()); }
  Response send(const std::string& path, const std::string& body, Method method = Method::post,
                const std::string& type = "application/json") {
    return Visitor(site_).send(path, type, body, headers(), method);
  }
  std::vector<Header> headers() const { return {{"authorization", "Bearer " + key_}}; }
  static std::string text(const Response& answer, std::string_view member) {
    Arena arena;
    return std::string(must(json::parse(answer.body, arena)).string_at(member));
  }

  app::Actor actor_;
  app::Achievement achievement_;
  std::string key_;
};

TEST_F(DeskApi, EndsAClaimCodeAndDrawsIt) {
  const auto code =
      must(app::make_code(*context_, actor_, achievement_.id, {.label = "Gate", .mode = "at-once"}))
          .code;
  EXPECT_THAT(get("/api/v1/codes/" + code + "/qr.svg").body, HasSubstr("<svg"));
  const auto path = "/api/v1/achievements/" + achievement_.id.text + "/codes/";
  EXPECT_EQ(send(path + "nothing", "", Method::del).status, 404);
  EXPECT_EQ(send(path + code, "", Method::del).status, 204);
  EXPECT_THAT(get("/api/v1/achievements/" + achievement_.id.text + "/codes").body,
              HasSubstr("\"ended\":true"));
}

TEST_F(DeskApi, SetsAFileOfAwardsRightAndHandsOutItsLinks) {
  constexpr std::string_view file = "who,email\nGrace Moor,grace@learner.example\n";
  const auto id =
      must(app::begin_batch(*context_, actor_, achievement_.id, "class.csv", as_bytes(file))).id;
  const auto path = "/api/v1/award-batches/" + id.text;
  const auto wrong = send(path, R"({"columns":{"name":"nobody","email":"email"}})", Method::put);
  EXPECT_EQ(text(wrong, "path"), "/columns/name") << wrong.body;
  const auto chosen =
      send(path, R"({"columns":{"name":"who","email":"email"},"offer_until":"2030-12-31"})",
           Method::put);
  EXPECT_EQ(chosen.status, 200) << chosen.body;
  EXPECT_THAT(chosen.body, HasSubstr("\"ready\":1"));
  EXPECT_THAT(send(path, R"({"message":"Well done."})", Method::put).body,
              HasSubstr("\"offer_until\":\"2030-12-31"))
      << "what is left out stays";
  EXPECT_GE(send(path + "/file", "other,headings\n1,2\n", Method::put, "text/csv").status, 400);
  const auto replaced =
      send(path + "/file", std::string(file) + "Nour Haddad,nour@learner.example\n", Method::put,
           "text/csv");
  EXPECT_THAT(replaced.body, HasSubstr("\"ready\":2")) << replaced.body;
  must(app::start_batch(*context_, actor_, id));
  must(app::run_batch(*context_, must(app::open_batch(*context_, actor_, id)).batch,
                      std::stop_token()));
  const auto opened = get(path);
  EXPECT_THAT(opened.body, HasSubstr("\"offered\":2"));
  EXPECT_THAT(opened.body, HasSubstr("\"claimed\":0"));
  const auto rows = get(path + "/rows");
  EXPECT_THAT(rows.body, HasSubstr(site_.origin + "/offer/"));
  EXPECT_THAT(get(path + "/result").body, HasSubstr("Grace Moor,grace@learner.example,2,awarded"));
  const auto award = between(rows.body, "\"award\":\"", "\"");
  EXPECT_THAT(get("/api/v1/awards/" + award + "/link.svg").body, HasSubstr("<svg"));
}

TEST_F(DeskApi, TakesARefusalBackAndGivesANewLink) {
  const auto claim = submitted(achievement_);
  const auto path = "/api/v1/claims/" + claim.id.text;
  EXPECT_EQ(send(path + "/reopen", "{}").status, 409);
  must(app::decide_claim(*context_, actor_, claim.id, {app::ClaimState::declined, "Too thin."}));
  EXPECT_EQ(send(path + "/reopen", "{}").status, 200);
  const auto link = send(path + "/learner-link", "{}");
  EXPECT_EQ(link.status, 201) << link.body;
  const auto page = text(link, "page").substr(site_.origin.size());
  EXPECT_EQ(Visitor(site_).get(page).status, 200);
  EXPECT_EQ(Visitor(site_).get("/l/" + claim.learner_token).status, 403);
}

TEST_F(DeskApi, TakesAPersonAlongAndErasesThem) {
  const auto award = awarded(actor_, submitted(achievement_).id);
  const auto path = "/api/v1/learners/" + award.learner.text;
  const auto kept = get(path + "/everything");
  EXPECT_THAT(kept.body, HasSubstr("I welded three plates"));
  EXPECT_EQ(kept.header("Cache-Control"), "no-store");
  EXPECT_EQ(get("/api/v1/learners/nobody").status, 404);
  EXPECT_EQ(send(path, "", Method::del).status, 204);
  EXPECT_EQ(get(path).status, 404);
  EXPECT_EQ(get(path + "/clr").status, 404);
}

TEST_F(DeskApi, SaysWhatMailsSayAndInWhichLanguage) {
  EXPECT_EQ(text(get("/api/v1/mail"), "language"), "en");
  EXPECT_THAT(get("/api/v1/mail").body, HasSubstr("\"kind\":\"award-made\""));
  EXPECT_EQ(text(send("/api/v1/mail", R"({"language":"xx"})", Method::put), "path"), "/language");
}

TEST_F(DeskApi, ShowsADraftAsBadgesWouldSayIt) {
  const auto draft = must(app::create_achievement(*context_, actor_, welding()));
  const auto path = "/api/v1/achievements/" + draft.id.text;
  EXPECT_EQ(text(get(path + "/preview"), "name"), draft.name);
  EXPECT_EQ(get(path + "/picture").status, 200);
  EXPECT_THAT(get("/api/v1/achievement-designs/"
                  "picture.svg?shape=hexagon&icon=none&colour=%231f6f5c&text=A")
                  .body,
              HasSubstr("<svg"));
}

TEST_F(DeskApi, TriesADeliveryOfItsOwnWebhookAlone) {
  const auto first =
      must(app::add_webhook(*context_, actor_, {"https://a.example/x", {"award.made"}}));
  const auto second =
      must(app::add_webhook(*context_, actor_, {"https://b.example/x", {"award.made"}}));
  must(app::try_webhook(*context_, actor_, first.webhook.id));
  const auto sent = must(app::webhook_deliveries(*context_, actor_, first.webhook.id, {}));
  ASSERT_EQ(sent.rows.size(), 1U);
  const auto at = [&](const app::Webhook& webhook) {
    return "/api/v1/webhooks/" + webhook.id.text + "/deliveries/" + sent.rows[0].id.text + "/retry";
  };
  EXPECT_EQ(send(at(first.webhook), "{}").status, 204);
  EXPECT_EQ(send(at(second.webhook), "{}").status, 404);
}

TEST_F(DeskApi, ShowsTheMarketOrNot) {
  EXPECT_THAT(get("/api/v1/market/shown").body, HasSubstr("\"shown\":false"));
  EXPECT_THAT(send("/api/v1/market/shown", R"({"shown":true})", Method::put).body,
              HasSubstr("\"shown\":true"));
  EXPECT_EQ(text(send("/api/v1/market/shown", "{}", Method::put), "path"), "/shown");
}

TEST_F(DeskApi, AsksForAWordOnProposedSkills) {
  EXPECT_EQ(get("/api/v1/catalogue/proposals").status, 200);
  EXPECT_EQ(text(send("/api/v1/catalogue/proposals",
                      R"({"catalogue":"c","offer":"o","answers":[{"words":"x"}]})"),
                 "path"),
            "/answers/0/skill");
  EXPECT_EQ(send("/api/v1/catalogue/proposals",
                 R"({"catalogue":"c","offer":"o","answers":[{"words":"x","none":true}]})")
                .status,
            404);
  EXPECT_EQ(send("/api/v1/catalogue/proposals/propose", R"({"catalogue":"nothing"})").status, 404);
}

TEST_F(DeskApi, KeepsTheResultOfACheck) {
  const auto award = awarded(actor_, submitted(achievement_).id);
  Visitor anybody(site_);
  const auto kept = anybody.send("/api/v1/verify/reports", "application/json", award.credential);
  EXPECT_EQ(kept.status, 201) << kept.body;
  const auto again = anybody.get("/api/v1/verify/reports/" + text(kept, "id"));
  EXPECT_THAT(again.body, HasSubstr("\"verdict\":\"accepted\""));
  EXPECT_EQ(anybody.get("/api/v1/verify/reports/nothing").status, 404);
  EXPECT_EQ(anybody.send("/api/v1/verify/reports", "application/json", "no badge").status, 400);
}

}  // namespace
}  // namespace cairn::server
