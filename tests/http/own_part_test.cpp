// SPDX-License-Identifier: Apache-2.0
// Showing a part of a badge from its holder's page.
#include "app/awards/change.h"
#include "app/organisation/profile.h"
#include "app/sharing/share.h"
#include "app/vocabularies.h"
#include "credential/clr.h"
#include "http/domain_site.h"
#include "http/visitor.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view base_value = "u2V0A";  // how the proof value of an original begins
constexpr std::string_view statement = "I welded three plates and bent them.";

class OwnPart : public SiteTest {
 protected:
  app::Actor actor_ = set_up();
  app::SubmittedClaim claim_ = submitted(published(actor_));
  app::Award award_ = awarded(actor_, claim_.id);
  std::string badge_ = "/l/" + claim_.learner_token + "/b/" + award_.id.text;
  Visitor holder_{site_};
};

TEST_F(OwnPart, IsChosenSeenAndTakenAlong) {
  EXPECT_THAT(holder_.get(badge_).body, HasSubstr("href=\"" + badge_ + "/part\""));
  const auto offered = holder_.get(badge_ + "/part");
  EXPECT_EQ(offered.status, 200) << offered.body;
  EXPECT_THAT(offered.body, HasSubstr("value=\"/evidence"));
  EXPECT_THAT(offered.body, HasSubstr("action=\"" + badge_ + "/part\""));
  EXPECT_THAT(offered.body, Not(HasSubstr("value=\"/issuer")));
  EXPECT_THAT(offered.body, Not(HasSubstr("name=\"text\""))) << "nothing travels";
  const auto page = holder_.post(badge_ + "/part", {{"step", "preview"}, {"part", "/name"}});
  EXPECT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, Not(HasSubstr(std::string(statement))));
  EXPECT_THAT(page.body, HasSubstr("Kept back"));
  EXPECT_THAT(page.body, HasSubstr("formaction=\"" + badge_ + "/part\""));
  EXPECT_THAT(page.body, Not(HasSubstr(std::string(base_value))));
  const auto file = holder_.post(badge_ + "/part/file", {{"part", "/name"}});
  EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"shown.json\"");
  EXPECT_EQ(file.header("Cache-Control"), "no-store");
  EXPECT_THAT(file.body, Not(HasSubstr(std::string(statement))));
  EXPECT_THAT(file.body, Not(HasSubstr(award_.id.text)));
  const auto report = must(app::verify_input(*context_, as_bytes(file.body), {}));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
}

TEST_F(OwnPart, IsShownByALinkThatEnds) {
  holder_.get(badge_ + "/part");
  const auto wrong = holder_.post(badge_ + "/part/link", {{"part", "/name"}, {"days", "never"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("Write a number of days"));
  EXPECT_THAT(wrong.body, HasSubstr("name=\"part\" value=\"/name\"")) << "what was chosen stays";
  const auto made = holder_.post(badge_ + "/part/link", {{"part", "/name"}, {"days", "3"}});
  EXPECT_EQ(made.status, 303) << made.body;
  const auto own = holder_.get(badge_).body;
  EXPECT_THAT(own, HasSubstr("shows parts of it"));
  const auto link = "/shown/" + between(own, "/shown/", "\"");
  const auto page = Visitor(site_).get(link);
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("X-Robots-Tag"), "noindex");
  const auto file = Visitor(site_).get(link + ".json");
  for (const auto& text : {page.body, file.body}) {
    EXPECT_THAT(text, HasSubstr("Welding, first level"));
    EXPECT_THAT(text, Not(HasSubstr(std::string(statement))));
    EXPECT_THAT(text, Not(HasSubstr("Grace")));
    EXPECT_THAT(text, Not(HasSubstr(award_.id.text)));
    EXPECT_THAT(text, Not(HasSubstr(std::string(base_value))));
  }
  // It opens nothing but what it shows.
  const auto whole = "/shared" + link.substr(6);
  for (const auto* ending : {"", ".json", ".png", ".svg", "/picture.svg", "/qr.svg"})
    EXPECT_EQ(Visitor(site_).get(whole + ending).status, 404) << ending;
  const auto other =
      must(app::make_share_link(*context_, claim_.learner_token, award_.id, {.days = ""}));
  EXPECT_EQ(Visitor(site_).get("/shown/" + other.token).status, 404) << "that shows the whole";

  must(app::revoke_award(*context_, actor_, award_.id, "Not her own work"));
  EXPECT_THAT(Visitor(site_).get(link).body, HasSubstr("Revoked by its issuer"));
  clock_.forward_seconds(4 * 24 * 60 * 60);
  EXPECT_EQ(Visitor(site_).get(link).status, 404);
  EXPECT_EQ(Visitor(site_).get(link + ".json").status, 404);
}

// The state of a version that was replaced says revoked; that is not what became of the badge.
TEST_F(OwnPart, SaysThatANewerVersionTookItsPlace) {
  holder_.get(badge_ + "/part");
  holder_.post(badge_ + "/part/link", {{"part", "/name"}, {"days", ""}});
  const auto link = "/shown/" + between(holder_.get(badge_).body, "/shown/", "\"");
  const auto notice = HasSubstr("A newer version of this badge took this one’s place on");
  EXPECT_THAT(Visitor(site_).get(link).body, Not(notice));
  clock_.forward_seconds(60);
  must(app::change_award(*context_, actor_, award_.id,
                         {.change = app::AwardChange::correct,
                          .reason = "Misspelt.",
                          .name = std::string("Grace Moore")}));
  const auto page = Visitor(site_).get(link).body;
  EXPECT_THAT(page, notice);
  EXPECT_THAT(page, HasSubstr("Ask its holder for a new link."));
  EXPECT_THAT(page, Not(HasSubstr("Misspelt."))) << "that may name what the holder kept back";
  must(app::revoke_award(*context_, actor_, award_.id, "Not her own work"));
  EXPECT_THAT(Visitor(site_).get(link).body, Not(notice));
}

TEST_F(OwnPart, SaysWhatIsWrongWhereItIsChosen) {
  holder_.get(badge_ + "/part");
  const auto elsewhere = holder_.post(badge_ + "/part", {{"step", "preview"}, {"part", "/nobody"}});
  EXPECT_EQ(elsewhere.status, 422);
  EXPECT_THAT(elsewhere.body, HasSubstr("One of the parts that were chosen is not there."));
  const auto anew = holder_.post(badge_ + "/part", {{"part", "/name"}});
  EXPECT_THAT(anew.body, HasSubstr("value=\"/name\" checked"));
}

TEST_F(OwnPart, TheOriginalIsItsHoldersAlone) {
  const auto original = holder_.get(badge_ + "/original.json");
  EXPECT_EQ(original.status, 200);
  EXPECT_EQ(original.header("Cache-Control"), "no-store");
  EXPECT_THAT(original.body, HasSubstr(std::string(base_value)));
  holder_.get("/show-part");
  EXPECT_THAT(holder_.post("/show-part", {{"text", original.body}}).body,
              HasSubstr("Parts you may keep back"))
      << "it is what that page takes";
  const auto elsewhere = "/l/" + actor_.organisation.text + "-none/b/" + award_.id.text;
  for (const auto* page : {"/part", "/original.json"})
    EXPECT_GE(Visitor(site_).get(elsewhere + page).status, 400) << page;
  for (const auto& address : {"/b/" + award_.id.text, "/b/" + award_.id.text + ".json"})
    EXPECT_THAT(Visitor(site_).get(address).body, Not(HasSubstr(std::string(base_value))));
}

TEST_F(OwnPart, IsNotOfferedWhereTheOrganisationWantsBadgesShownWhole) {
  auto form = app::OrganisationForm{.name = "Harbour School"};
  form.whole_only = true;
  must(app::change_organisation(*context_, actor_, form));
  EXPECT_THAT(holder_.get(badge_).body, Not(HasSubstr(badge_ + "/part")));
  EXPECT_EQ(holder_.get(badge_ + "/part").status, 403);
  EXPECT_EQ(holder_.get(badge_ + "/original.json").status, 403);
  form.whole_only = false;
  must(app::change_organisation(*context_, actor_, form));
  EXPECT_EQ(holder_.get(badge_ + "/part").status, 200);
}

TEST_F(OwnPart, IsNotOfferedOfABadgeThatDoesNotHold) {
  must(app::revoke_award(*context_, actor_, award_.id, "Not her own work"));
  EXPECT_THAT(holder_.get(badge_).body, Not(HasSubstr(badge_ + "/part")));
  const auto refused = holder_.get(badge_ + "/part");
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("<h1>That cannot be done now</h1>"));
  EXPECT_EQ(holder_.get(badge_ + "/original.json").status, 409);
}

TEST_F(OwnPart, AndThePresentationOfWholeBadgesStandsBesideIt) {
  const auto page = "/l/" + claim_.learner_token;
  EXPECT_THAT(holder_.get(page).body, HasSubstr("name=\"badge\" value=\"" + award_.id.text));
  const auto nothing = holder_.post(page + "/presentation", {});
  EXPECT_EQ(nothing.status, 422);
  EXPECT_THAT(nothing.body, HasSubstr("Choose a badge at least."));
  const auto file = holder_.post(page + "/presentation", {{"badge", award_.id.text}});
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"presentation.json\"");
  EXPECT_EQ(file.header("Content-Type"), "application/vp");
  const auto report = must(app::verify_input(*context_, as_bytes(file.body), {}));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  must(app::revoke_award(*context_, actor_, award_.id, "Not her own work"));
  EXPECT_EQ(holder_.post(page + "/presentation", {{"badge", award_.id.text}}).status, 409);
  EXPECT_THAT(holder_.get(page).body, Not(HasSubstr("name=\"badge\"")));
}

// A record is offered where one can be made: of a badge that holds, on a server with its
// vocabulary.
TEST_F(OwnPart, AndTheRecordOfAllBadgesOnlyWhereItCanBeMade) {
  const auto page = "/l/" + claim_.learner_token;
  const auto offered = HasSubstr("/record.json\"");
  EXPECT_THAT(holder_.get(page).body, Not(offered)) << "without the vocabulary";
  context_->vocabularies->give(std::string(credential::context_clr_2), "{}");
  EXPECT_THAT(holder_.get(page).body, offered);
  must(app::revoke_award(*context_, actor_, award_.id, "Not her own work"));
  EXPECT_THAT(holder_.get(page).body, Not(offered)) << "without a badge that holds";
}

class PartUnderADomain : public DomainSite {
 protected:
  std::string shown(const std::string& badge) {
    Visitor holder(site_);
    holder.get(badge + "/part");
    return holder.post(badge + "/part/file", {{"part", "/name"}}).body;
  }
  verify::Report check(const std::string& text) {
    return must(app::verify_input(*context_, as_bytes(text), {}));
  }
};

TEST_F(PartUnderADomain, IsSignedInTheNameTheBadgeIsSignedIn) {
  actor_ = set_up();
  const auto early = submitted(published(actor_));
  const auto early_award = awarded(actor_, early.id);
  ASSERT_EQ(must(app::prove_domain(*context_)), app::DomainProof::proved);
  const auto later = submitted(published(actor_));
  const auto award = awarded(actor_, later.id);
  const auto copy = shown("/l/" + later.learner_token + "/b/" + award.id.text);
  EXPECT_THAT(copy, HasSubstr(issuer_of(award)));
  EXPECT_THAT(issuer_of(award), testing::StartsWith("did:web:"));
  const auto report = check(copy);
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  EXPECT_EQ(verify::name_of(report.credentials.at(0).issuer.identity), "domain");
  EXPECT_TRUE(report.has(verify::Code::status_active));
  must(app::revoke_award(*context_, actor_, award.id, "Test"));
  EXPECT_TRUE(check(copy).has(verify::Code::status_revoked));

  const auto before = shown("/l/" + early.learner_token + "/b/" + early_award.id.text);
  EXPECT_THAT(before, Not(HasSubstr("did:web:"))) << "it was signed by a key alone";
  EXPECT_EQ(verify::name_of(check(before).verdict), "accepted");
}

TEST_F(OwnPart, IsShownByProgramsToo) {
  Visitor program(site_);
  const auto parts = "/api/v1/learners/" + claim_.learner_token + "/badges/" + award_.id.text;
  const auto send = [&](const std::string& path, std::string_view body) {
    return program.send(parts + path, "application/json", body, {});
  };
  const auto offered = program.get(parts + "/parts");
  EXPECT_EQ(offered.status, 200) << offered.body;
  EXPECT_EQ(offered.header("Cache-Control"), "no-store");
  EXPECT_THAT(offered.body, HasSubstr(R"({"pointer":"/name","value":)"));
  EXPECT_THAT(offered.body, Not(HasSubstr("\"/issuer")));

  const auto shown = send("/parts", R"({"show": ["/name"]})");
  EXPECT_EQ(shown.status, 200) << shown.body;
  EXPECT_EQ(shown.header("Cache-Control"), "no-store");
  EXPECT_THAT(shown.body, Not(HasSubstr(std::string(statement))));
  EXPECT_THAT(shown.body, Not(HasSubstr(award_.id.text)));
  EXPECT_THAT(shown.body, Not(HasSubstr(std::string(base_value))));
  EXPECT_THAT(shown.body, HasSubstr(R"("kept_back":["/)"));
  Arena arena;
  const auto document = must(json::parse(shown.body, arena));
  const auto credential = json::write(document["credential"]);
  const auto report = must(app::verify_input(*context_, as_bytes(credential), {}));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");

  const auto made = send("/parts/links", R"({"show": ["/name"], "days": 3})");
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_THAT(made.body, HasSubstr("\"expires\""));
  const auto link = "/shown/" + between(made.body, "/shown/", "\"");
  EXPECT_EQ(Visitor(site_).get(link).status, 200);
  EXPECT_THAT(send("/parts/links", R"({"show": ["/name"], "days": 0})").body, HasSubstr("/days"));

  const auto original = program.get(parts + "/original");
  EXPECT_EQ(original.header("Cache-Control"), "no-store");
  EXPECT_THAT(original.body, HasSubstr(std::string(base_value)));
}

TEST_F(OwnPart, IsATokenForItsHolderAlone) {
  EXPECT_THAT(holder_.get(badge_).body, HasSubstr("href=\"" + badge_ + "/badge.sdjwt\""));
  const auto file = holder_.get(badge_ + "/badge.sdjwt");
  EXPECT_EQ(file.status, 200) << file.body;
  EXPECT_EQ(file.header("Content-Type"), "application/dc+sd-jwt");
  EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"badge.sdjwt\"");
  const auto asked = Visitor(site_).get("/api/v1/learners/" + claim_.learner_token + "/badges/" +
                                        award_.id.text + "/sd-jwt-vc");
  EXPECT_EQ(asked.status, 200) << asked.body;
  for (const auto* answer : {&file, &asked}) {
    EXPECT_EQ(answer->header("Cache-Control"), "no-store");
    const auto report = must(app::verify_input(*context_, as_bytes(answer->body), {}));
    EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  }
  holder_.get("/show-part");
  EXPECT_THAT(holder_.post("/show-part", {{"text", file.body}}).body,
              HasSubstr("Parts you may keep back"));
  const auto elsewhere = "/l/" + actor_.organisation.text + "-none/b/" + award_.id.text;
  EXPECT_EQ(Visitor(site_).get(elsewhere + "/badge.sdjwt").status, 403);
  auto form = app::OrganisationForm{.name = "Harbour School"};
  form.whole_only = true;
  must(app::change_organisation(*context_, actor_, form));
  EXPECT_EQ(holder_.get(badge_ + "/badge.sdjwt").status, 403);
  EXPECT_THAT(holder_.get(badge_).body, Not(HasSubstr("badge.sdjwt")));
}

TEST_F(OwnPart, SaysToProgramsWhatIsWrong) {
  Visitor program(site_);
  const auto page = "/api/v1/learners/" + claim_.learner_token;
  const auto parts = page + "/badges/" + award_.id.text;
  const auto send = [&](const std::string& path, std::string_view body) {
    return program.send(path, "application/json", body, {});
  };
  for (const auto* body : {R"({"show": ["/nobody"]})", R"({"show": "/name"})", R"({"hide": []})"})
    for (const auto* path : {"/parts", "/parts/links"}) {
      const auto refused = send(parts + path, body);
      EXPECT_EQ(refused.status, 400) << body << refused.body;
      EXPECT_EQ(refused.header("Content-Type"), "application/problem+json");
    }
  EXPECT_THAT(send(parts + "/parts", R"({"show": ["/nobody"]})").body,
              HasSubstr(R"("path":"/show")"));
  const auto elsewhere =
      "/api/v1/learners/" + actor_.organisation.text + "-none/badges/" + award_.id.text;
  EXPECT_EQ(program.get(elsewhere + "/parts").status, 403);
  EXPECT_EQ(program.get(elsewhere + "/original").status, 403);
  EXPECT_EQ(program.get(page + "/badges/nothing/parts").status, 404);

  EXPECT_THAT(send(page + "/presentations", R"({"badges": []})").body,
              HasSubstr(R"("path":"/badges")"));
  EXPECT_EQ(send(page + "/presentations", R"({"badges": ["nothing"]})").status, 404);
  const auto both = send(page + "/presentations", R"({"badges": [")" + award_.id.text + R"("]})");
  EXPECT_EQ(both.status, 200) << both.body;
  EXPECT_EQ(both.header("Content-Type"), "application/vp");
  const auto report = must(app::verify_input(*context_, as_bytes(both.body), {}));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  must(app::revoke_award(*context_, actor_, award_.id, "Not her own work"));
  EXPECT_EQ(program.get(parts + "/parts").status, 409);
  EXPECT_EQ(send(page + "/presentations", R"({"badges": [")" + award_.id.text + R"("]})").status,
            409);
}

}  // namespace
}  // namespace cairn::server
