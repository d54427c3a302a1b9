// SPDX-License-Identifier: Apache-2.0
// After the award, through the pages and the surface for programs.
#include "app/accounts/api_keys.h"
#include "app/awards/badge.h"
#include "app/awards/change.h"
#include "app/awards/direct.h"
#include "app/awards/personal_link.h"
#include "app/awards/replace.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class AfterPages : public SiteTest {
 protected:
  AfterPages() : issuer(admin()) {
    actor = app::must(app::session_of(*context_, issuer.cookies()["cairn_session"])).actor;
    const auto claim = submitted(published(actor));
    token = claim.learner_token;
    award = awarded(actor, claim.id);
    desk = "/desk/awards/" + award.id.text;
    badge = "/b/" + award.id.text;
    own = "/l/" + token + "/b/" + award.id.text;
  }

  std::string key_for(const std::string& scope) {
    return app::must(app::create_api_key(*context_, actor, "Test", {scope})).token;
  }

  Visitor issuer;
  app::Actor actor;
  app::Award award;
  std::string token, desk, badge, own;
};

TEST_F(AfterPages, ABadgeIsSuspendedCorrectedAndExtendedAtItsAddress) {
  issuer.get(desk);
  EXPECT_EQ(issuer.post(desk + "/suspend", {{"reason", "Looked into."}}).status, 303);
  EXPECT_THAT(issuer.get(badge).body, HasSubstr("This badge is suspended"));
  issuer.get(desk);
  EXPECT_EQ(issuer.post(desk + "/reinstate", {}).status, 303);
  EXPECT_THAT(issuer.get(badge).body, Not(HasSubstr("This badge is suspended")));
  issuer.get(desk);
  const auto wrong =
      issuer.post(desk + "/correct",
                  {{"name", "Grace Moore"}, {"email", "grace@learner.example"}, {"reason", ""}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("value=\"Grace Moore\"")) << "what was typed stays";
  issuer.get(desk);
  EXPECT_EQ(issuer
                .post(desk + "/correct", {{"name", "Grace Moore"},
                                          {"email", "grace@learner.example"},
                                          {"reason", "Misspelt."}})
                .status,
            303);
  EXPECT_THAT(issuer.get(badge).body, HasSubstr("Grace Moore"));
  EXPECT_THAT(issuer.get(desk).body, HasSubstr(">Version 2</a>"));
  const auto before = issuer.get(badge + "/1").body;
  EXPECT_THAT(before, HasSubstr("A newer version took this one"));
  EXPECT_THAT(before, HasSubstr("Misspelt."));
  EXPECT_EQ(issuer.get(badge + "/1.json").body, award.credential);
  EXPECT_EQ(issuer.get(badge + "/7").status, 404);
  EXPECT_EQ(issuer.get(badge + "/x").status, 404);
  issuer.get(desk);
  EXPECT_EQ(issuer.post(desk + "/extend", {{"until", "2030-12-31"}, {"reason", "Renewed."}}).status,
            303);
  EXPECT_THAT(issuer.get(badge).body, HasSubstr("Valid until 31 December 2030"));
}

TEST_F(AfterPages, ManyAreLookedAtFirstAndThenChanged) {
  issuer.get("/desk/awards");
  const auto looked = issuer.post(
      "/desk/awards/change", {{"change", "revoke"}, {"award", award.id.text}, {"ids", "nonsense"}});
  EXPECT_EQ(looked.status, 200);
  EXPECT_THAT(looked.body, HasSubstr("Would change"));
  EXPECT_THAT(looked.body, HasSubstr("named in these lines: 2."));
  EXPECT_THAT(issuer.get(badge).body, Not(HasSubstr("This badge was revoked")));
  issuer.get("/desk/awards/change?change=revoke");
  const Fields without_reason{
      {"change", "revoke"}, {"ids", site_.origin + badge}, {"confirmed", "1"}};
  EXPECT_EQ(issuer.post("/desk/awards/change", without_reason).status, 422);
  issuer.get("/desk/awards/change?change=revoke");
  auto whole = without_reason;
  whole.push_back({"reason", "All bought."});
  EXPECT_THAT(issuer.post("/desk/awards/change", whole).body, HasSubstr("Done."));
  EXPECT_THAT(issuer.get(badge).body, HasSubstr("All bought."));
  EXPECT_EQ(issuer.post("/desk/awards/change", {{"change", "revoke"}, {"ids", ""}}).status, 422);
}

TEST_F(AfterPages, ATableOfCorrectionsIsLookedAtMendedAndDone) {
  const std::string page = "/desk/awards/corrections";
  EXPECT_THAT(issuer.get(page).body, HasSubstr("A table to begin with"));
  EXPECT_EQ(issuer.get(page + "/template.csv").body,
            "award,email,name,new email,expires,reason,narrative,evidence,awarded,results\r\n");
  issuer.get(page);
  EXPECT_EQ(issuer.upload(page, {{"reason", "x"}}, {}).status, 422);
  issuer.get(page);
  const auto table = "award,name,valid until\n" + award.id.text + ",Grace Moore,yesterday\n";
  const auto looked =
      issuer.upload(page, {{"reason", "Misspelt."}}, {{"file", "names.csv", "text/csv", table}});
  EXPECT_EQ(looked.status, 200);
  EXPECT_THAT(looked.body, HasSubstr("<strong>valid until:</strong> Valid until is no day."));
  EXPECT_THAT(looked.body, HasSubstr(award.id.text + ",Grace Moore,yesterday")) << "to be mended";
  const Fields mended{{"reason", "Misspelt."},
                      {"table", "award,name,valid until\n" + award.id.text + ",Grace Moore,\n"},
                      {"columns_chosen", "1"},
                      {"award", "0"},
                      {"name", "1"}};
  EXPECT_THAT(issuer.upload(page, mended, {}).body, HasSubstr("Correct them (1)"));
  EXPECT_THAT(issuer.get(badge).body, Not(HasSubstr("Grace Moore")));
  issuer.get(page);
  auto confirmed = mended;
  confirmed.push_back({"confirmed", "1"});
  EXPECT_THAT(issuer.upload(page, confirmed, {}).body, HasSubstr("Done."));
  EXPECT_THAT(issuer.get(badge).body, HasSubstr("Grace Moore"));
  issuer.get(page);
  EXPECT_THAT(issuer.upload(page, confirmed, {}).body, HasSubstr("1 say it already"));
  issuer.get(page);
  const auto unnamed = issuer.upload(page, {{"table", "colour\nred\n"}}, {});
  EXPECT_EQ(unnamed.status, 422);
  EXPECT_THAT(unnamed.body, HasSubstr("No column names the badges."));
}

TEST_F(AfterPages, ProgramsCorrectByATable) {
  const auto secret = key_for("awards:write");
  const auto send = [&](const std::string& query, const std::string& table) {
    return Visitor(site_).send("/api/v1/awards/corrections" + query, "text/csv", table,
                               {{"authorization", "Bearer " + secret}});
  };
  const auto table = "award,Wer\n" + award.id.text + ",Grace Moore\n";
  EXPECT_THAT(send("?reason=x", table).body, HasSubstr("\"/name\""));
  const auto looked = send("?reason=x&column_name=Wer&dry_run=true", table);
  EXPECT_EQ(looked.status, 200) << looked.body;
  EXPECT_THAT(looked.body, HasSubstr("\"changed\":1"));
  EXPECT_THAT(looked.body, HasSubstr("\"name\":\"Wer\""));
  EXPECT_THAT(issuer.get(badge).body, Not(HasSubstr("Grace Moore")));
  EXPECT_THAT(send("?reason=x&column_name=Wer", table).body, HasSubstr("\"changed\":1"));
  EXPECT_THAT(send("?reason=x&column_name=Wer", table).body, HasSubstr("\"unchanged\":1"));
  EXPECT_THAT(issuer.get(badge).body, HasSubstr("Grace Moore"));
  const auto wrong = send("?reason=x", "award,name\nnothing,Grace\n");
  EXPECT_THAT(wrong.body, HasSubstr("\"column\":\"award\""));
  EXPECT_EQ(send("?column_name=Who", table).status, 400);
  EXPECT_EQ(send("?dry_run=perhaps", table).status, 400);
}

TEST_F(AfterPages, ALearnerTakesABadgeBackAndGivesOutALink) {
  Visitor learner(site_), stranger(site_);
  EXPECT_THAT(learner.get(own).body, HasSubstr("https://www.linkedin.com/profile/add"));
  EXPECT_EQ(learner.post(own + "/hide", {}).status, 303);
  for (const auto* ending :
       {"", ".json", ".png", ".svg", "/picture.svg", "/qr.svg", "/card.png", "/ob2", "/1"})
    EXPECT_EQ(stranger.get(badge + ending).status, 404) << ending;
  EXPECT_EQ(learner.get(badge).status, 200) << "its holder sees it";
  learner.get(own);
  EXPECT_EQ(learner.post(own + "/links", {{"days", "soon"}}).status, 422);
  learner.get(own);
  EXPECT_EQ(learner.post(own + "/links", {{"days", "7"}}).status, 303);
  const auto link = "/shared/" + between(learner.get(own).body, site_.origin + "/shared/", "\"");
  const auto shown = stranger.get(link);
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr("Accepted"));
  EXPECT_EQ(std::string(shown.header("X-Robots-Tag")), "noindex");
  EXPECT_EQ(stranger.get(link + ".json").body, award.credential);
  EXPECT_TRUE(context_->counters.write(*store_));
  EXPECT_THAT(learner.get(own).body, HasSubstr("seen 1 times"));
  EXPECT_EQ(
      learner.post(own + "/links/end", {{"link", link.substr(std::string("/shared/").size())}})
          .status,
      303);
  EXPECT_EQ(stranger.get(link).status, 404);
  learner.get(own);
  EXPECT_EQ(learner.post(own + "/show", {}).status, 303);
  EXPECT_EQ(stranger.get(badge).status, 200);
}

TEST_F(AfterPages, ALearnerIsRemovedWithEverything) {
  Visitor learner(site_), stranger(site_);
  const auto page = "/l/" + token;
  EXPECT_THAT(learner.get(page + "/export.json").body, HasSubstr("I welded three plates"));
  learner.get(page);
  EXPECT_EQ(learner.post(page + "/delete", {{"confirmation", "x@y.example"}}).status, 422);
  learner.get(page);
  EXPECT_THAT(learner.post(page + "/delete", {{"confirmation", "grace@learner.example"}}).body,
              HasSubstr("Nothing of you is kept here"));
  EXPECT_EQ(stranger.get(badge).status, 410);
  EXPECT_EQ(stranger.get(badge + ".json").status, 404);
  EXPECT_THAT(issuer.get("/desk/awards").body, Not(HasSubstr("Grace")));
}

TEST_F(AfterPages, AnOrganisationRemovesAPersonWhoAsked) {
  const auto person = "/desk/learners/" + award.learner.text;
  EXPECT_THAT(issuer.get(person).body, HasSubstr("grace@learner.example"));
  EXPECT_THAT(issuer.get(person + "/export.json").body, HasSubstr("I welded three plates"));
  issuer.get(person);
  EXPECT_EQ(issuer.post(person + "/delete", {}).status, 422);
  issuer.get(person);
  EXPECT_EQ(issuer.post(person + "/delete", {{"confirmed", "1"}}).status, 303);
  EXPECT_EQ(issuer.get(person).status, 404);
}

TEST_F(AfterPages, OlderReadersFindOpenBadges2) {
  Visitor reader(site_);
  const auto assertion = reader.get(badge + "/ob2");
  EXPECT_EQ(std::string(assertion.header("Content-Type")), "application/ld+json");
  EXPECT_THAT(assertion.body, HasSubstr(R"("type":"HostedBadge")"));
  const auto place = between(assertion.body, R"("badge":")" + site_.origin, "\"");
  EXPECT_THAT(reader.get(place).body, HasSubstr(R"("type":"BadgeClass")"));
  EXPECT_THAT(reader.get("/o/" + actor.organisation.text + "/ob2").body,
              HasSubstr("Harbour Workshop"));
  EXPECT_THAT(reader.get("/o/" + actor.organisation.text).body, HasSubstr("Welding, first level"));
  EXPECT_EQ(reader.get("/o/nobody00").status, 404);
  issuer.get(desk);
  issuer.post(desk + "/revoke", {{"reason", "Bought."}});
  const auto revoked = reader.get(badge + "/ob2");
  EXPECT_EQ(revoked.status, 410);
  EXPECT_THAT(revoked.body, HasSubstr(R"("revoked":true,"revocationReason":"Bought.")"));
}

TEST_F(AfterPages, WhatIsLookedAtIsCountedWithoutWho) {
  Visitor stranger(site_);
  stranger.get(badge);
  stranger.get(badge);
  stranger.get(badge + ".json");
  EXPECT_TRUE(context_->counters.write(*store_));
  const auto shown = issuer.get("/desk/analytics").body;
  EXPECT_THAT(shown, HasSubstr("<figcaption><strong>Opened</strong> <span class=\"quiet\">2"));
  const auto table = issuer.get("/desk/analytics.csv").body;
  EXPECT_THAT(table, HasSubstr(",opened,2\r\n"));
  EXPECT_THAT(table, HasSubstr(",downloaded,1\r\n"));
  EXPECT_THAT(issuer.get("/desk/awards.csv").body, HasSubstr(award.id.text));
}

TEST_F(AfterPages, WhatWasClaimedIsCountedByAchievementAndDay) {
  const auto achievement = published(actor);
  app::PersonForm form;
  form.achievement = achievement.id;
  form.name = "Nour Haddad";
  form.email = "nour@learner.example";
  form.source_key = "7";
  form.offer_until =
      format_instant({context_->clock.now().microseconds + 86'400'000'000}).substr(0, 10);
  const auto offered = *app::must(app::award_person(*context_, actor, form)).award;
  const auto links = app::must(app::PersonalLinks::open(*context_));
  Visitor learner(site_);
  const auto link = "/offer/" + links.token(offered.id);
  EXPECT_EQ(learner.get(link).status, 200);
  EXPECT_EQ(learner.post(link, {{"answer", "accept"}}).status, 303);
  EXPECT_EQ(Visitor(site_).get("/api/v1/offers/" + links.token(offered.id)).status, 200);
  EXPECT_TRUE(context_->counters.write(*store_));
  const auto table = issuer.get("/desk/analytics.csv").body;
  EXPECT_THAT(table, HasSubstr(",claims_sent,1\r\n")) << "the badge of this house was claimed";
  EXPECT_THAT(table, HasSubstr(",offers_accepted,1\r\n"));
  EXPECT_THAT(table, HasSubstr(",links_opened,2\r\n"));
  const auto shown = issuer.get("/desk/analytics").body;
  EXPECT_THAT(shown, HasSubstr("<figcaption><strong>Claims sent</strong> <span class=\"quiet\">1"));
  EXPECT_THAT(shown, HasSubstr("<strong>Offers accepted</strong> <span class=\"quiet\">1"));
  EXPECT_THAT(shown, HasSubstr("<strong>Personal links opened</strong> <span class=\"quiet\">2"));
  const auto told = Visitor(site_).get("/api/v1/analytics",
                                       {{"authorization", "Bearer " + key_for("analytics:read")}});
  EXPECT_THAT(told.body, HasSubstr(R"("claims_sent":1,"offers_accepted":1)")) << told.status;
}

TEST_F(AfterPages, ProgramsChangeAwardsToo) {
  const auto secret = key_for("awards:write");
  const auto ask = [&](std::string_view path, std::string_view body) {
    return Visitor(site_).send(path, "application/json", body,
                               {{"authorization", "Bearer " + secret}});
  };
  const auto address = "/api/v1/awards/" + award.id.text;
  EXPECT_THAT(ask(address + "/suspend", R"({"reason": "x"})").body, HasSubstr("\"suspended\""));
  EXPECT_EQ(ask(address + "/suspend", R"({"reason": "x"})").status, 409);
  EXPECT_EQ(ask(address + "/reinstate", "{}").status, 200);
  EXPECT_THAT(ask(address + "/extend", R"({"reason": "x", "until": "2030-12-31"})").body,
              HasSubstr("\"version\":2"));
  EXPECT_THAT(ask(address + "/correct", R"({"reason": "x", "name": "Grace Moore"})").body,
              HasSubstr("\"version\":3"));
  const auto wrong = ask(address + "/revoke", R"({"because": "x"})");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(wrong.body, HasSubstr("/because"));
  const auto many =
      R"({"change": "revoke", "reason": "x", "awards": [")" + award.id.text + R"(", "nothing"]})";
  const auto changed = ask("/api/v1/awards/changes", many).body;
  EXPECT_THAT(changed, HasSubstr(R"("effect":"changed")"));
  EXPECT_THAT(changed, HasSubstr(R"("effect":"refused")"));
}

TEST_F(AfterPages, WhatIsSaidOnABadgeIsCorrectedAndAnotherTakesItsPlace) {
  const auto page = issuer.get(desk).body;
  EXPECT_THAT(page, HasSubstr("name=\"narrative\""));
  EXPECT_THAT(page, HasSubstr("I welded three plates")) << "as it was signed";
  const Fields same{{"name", "Grace Moor"},
                    {"email", "grace@learner.example"},
                    {"achievement", ""},
                    {"achievement_version", ""}};
  const auto send = [&](Fields more) {
    issuer.get(desk);
    more.insert(more.end(), same.begin(), same.end());
    return issuer.post(desk + "/correct", more);
  };
  const auto wrong =
      send({{"narrative", "Four plates."}, {"awarded", "2999-01-01"}, {"reason", "x"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("This day is still to come"));
  EXPECT_THAT(wrong.body, HasSubstr("Four plates.")) << "what was typed stays";
  EXPECT_EQ(send({{"narrative", "Four plates."},
                  {"evidence", "https://learner.example/four"},
                  {"awarded", "2020-05-31"},
                  {"reason", "Mixed up."}})
                .status,
            303);
  const auto shown = issuer.get(badge).body;
  EXPECT_THAT(shown, HasSubstr("Four plates."));
  EXPECT_THAT(shown, HasSubstr("https://learner.example/four"));
  EXPECT_THAT(shown, HasSubstr("31 May 2020"));
  EXPECT_EQ(send({{"reason", "Nothing."}}).status, 422) << "nothing is put right";

  auto other = welding();
  other.name = "Soldering";
  other.details.results = {{.name = "Grade", .type = "LetterGrade", .allowed_values = {"B", "A"}}};
  const auto made = app::must(app::create_achievement(*context_, actor, other));
  app::must(app::publish_achievement(*context_, actor, made.id));
  issuer.get(desk);
  const auto chosen =
      issuer.post(desk + "/correct", {{"achievement", made.id.text}, {"choose", "yes"}});
  EXPECT_EQ(chosen.status, 200);
  EXPECT_THAT(chosen.body, HasSubstr("name=\"result:Grade\"")) << "its results are asked for";
  issuer.get(desk);
  EXPECT_EQ(issuer
                .post(desk + "/correct", {{"name", "Grace Moor"},
                                          {"email", "grace@learner.example"},
                                          {"achievement", made.id.text},
                                          {"results_of", made.id.text},
                                          {"result:Grade", "A"},
                                          {"reason", "The wrong one."}})
                .status,
            303);
  EXPECT_THAT(issuer.get(badge).body, HasSubstr("Soldering"));
  const auto before = issuer.get(badge + "/1").body;
  EXPECT_THAT(before, HasSubstr("Welding, first level"));
  EXPECT_THAT(before, HasSubstr("It is another badge now: Soldering"));
}

// Two achievements that both have a “Grade”: what was reached of one is not signed of the other.
TEST_F(AfterPages, ResultsOfOneAchievementAreNotSignedAsThoseOfAnother) {
  const auto graded = [&](std::string name) {
    auto form = welding();
    form.name = std::move(name);
    form.details.results = {{.name = "Grade", .type = "LetterGrade", .allowed_values = {"B", "A"}}};
    const auto made = app::must(app::create_achievement(*context_, actor, form));
    return app::must(app::publish_achievement(*context_, actor, made.id));
  };
  const auto wrong = graded("Brazing");
  const auto right = graded("Soldering");
  app::PersonForm person;
  person.achievement = wrong.id;
  person.name = "Nour Haddad";
  person.email = "nour@learner.example";
  person.source_key = "8";
  person.results = {{"Grade", "A"}};
  const auto made = *app::must(app::award_person(*context_, actor, person)).award;
  const auto address = "/desk/awards/" + made.id.text;
  Fields typed{{"name", "Nour Haddad"},        {"email", "nour@learner.example"},
               {"achievement", right.id.text}, {"results_of", wrong.id.text},
               {"result:Grade", "A"},          {"reason", "The wrong one."}};
  EXPECT_THAT(issuer.get(address).body,
              HasSubstr("name=\"results_of\" value=\"" + wrong.id.text + "\""));
  const auto asked = issuer.post(address + "/correct", typed);
  EXPECT_EQ(asked.status, 422);
  EXPECT_THAT(asked.body, HasSubstr("Other results belong to this achievement."));
  EXPECT_THAT(asked.body, HasSubstr("name=\"results_of\" value=\"" + right.id.text + "\""));
  EXPECT_THAT(asked.body, Not(HasSubstr("<option value=\"A\" selected>")));
  typed[3].value = right.id.text;
  typed[4].value = "";
  EXPECT_EQ(issuer.post(address + "/correct", typed).status, 303);
  const auto badge_now = app::must(app::public_badge(*context_, made.id));
  EXPECT_EQ(badge_now.achievement.name, "Soldering");
  EXPECT_TRUE(app::said_by(badge_now.award).results.empty());
}

TEST_F(AfterPages, ProgramsCorrectWhatIsSaidAndReplaceABadge) {
  const auto secret = key_for("awards:write");
  const auto ask = [&](std::string_view body) {
    return Visitor(site_).send("/api/v1/awards/" + award.id.text + "/correct", "application/json",
                               body, {{"authorization", "Bearer " + secret}});
  };
  EXPECT_THAT(ask(R"({"reason": "x", "narrative": "Four plates.", "awarded": "2020-05-31"})").body,
              HasSubstr(R"("awarded":"2020-05-31T00:00:00Z")"));
  const auto wrong = ask(R"({"reason": "x", "results": [{"name": "Grade", "value": "A"}]})");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(wrong.body, HasSubstr("/results/0/name"));
  EXPECT_THAT(ask(R"({"reason": "x", "achievement": "nothing"})").body, HasSubstr("/achievement"));
  EXPECT_EQ(ask(R"({"reason": "x", "achievement_version": 0})").status, 400);
}

}  // namespace
}  // namespace cairn::server
