// SPDX-License-Identifier: Apache-2.0
// The catalogue's pages: found, one, side by side, and whose word its skills rest on.
#include "app/career/keeping.h"
#include "app/career/offer_skills.h"
#include "app/career/own_offers.h"
#include "app/catalogue/owner.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class CataloguePages : public SiteTest {
 protected:
  CataloguePages() { bring_model(); }
  // A catalogue of an installation, as an import leaves it.
  void import(std::vector<catalogue::Offer> offers) {
    catalogue::Catalogue made;
    made.name = "yard";
    made.title = "Courses of the yard";
    made.importer = "csv";
    made.imported_on = "2026-11-01";
    made.attribution = "Courses by the Yard <School>, CC BY 4.0.";
    made.offers = std::move(offers);
    must(catalogues_->save(made));
    context_->library.forget();
  }
  static catalogue::Offer offer(std::string id, std::string title) {
    catalogue::Offer made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.source = "csv";
    return made;
  }
  std::string body_of(const std::string& path, int status = 200) {
    const auto answer = anyone_.get(path);
    EXPECT_EQ(answer.status, status) << path << " " << answer.body;
    return answer.body;
  }

  Visitor anyone_{site_};
};

TEST_F(CataloguePages, FindOffersAndMarkExamples) {
  const auto page = body_of("/catalogue?q=sql+basics");
  for (const auto* text : {"SQL basics", "Open Meridian", "20 h", "49 EUR", ">Example<",
                           "Examples to try things with", "/catalogue/sql-basics"})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(body_of("/catalogue?q=zzzz"), HasSubstr("Nothing found"));
  EXPECT_THAT(body_of("/catalogue"), HasSubstr("from=20"));
  EXPECT_THAT(body_of("/catalogue?from=20"), HasSubstr(">Previous</a>"));
}

TEST_F(CataloguePages, CountWhatIsNotKnown) {
  import({offer("yard-1", "Slipway carpentry"), offer("yard-2", "Slipway painting")});
  EXPECT_THAT(body_of("/catalogue?q=slipway"), HasSubstr("price unknown"));
  const auto page = body_of("/catalogue?q=slipway&max_price=10&currency=EUR");
  EXPECT_THAT(page, HasSubstr("Nothing found"));
  EXPECT_THAT(page, HasSubstr("2 more might fit"));
  EXPECT_THAT(page, HasSubstr("with_unknown=1"));
  const auto all = body_of("/catalogue?q=slipway&max_price=10&currency=EUR&with_unknown=1");
  EXPECT_THAT(all, HasSubstr("Slipway carpentry"));
  EXPECT_THAT(all, HasSubstr("Courses by the Yard &lt;School&gt;, CC BY 4.0."));
  EXPECT_THAT(all, HasSubstr("imported on 2026-11-01"));
}

TEST_F(CataloguePages, NameEveryFilterThatIsWrong) {
  const auto page = body_of("/catalogue?max_price=cheap&max_hours=many&level=odd&from=-1", 422);
  for (const auto* text : {"4 answers need another look", "id=\"max_price-error\"",
                           "id=\"max_hours-error\"", "id=\"level-error\"", "value=\"cheap\""})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(body_of("/catalogue?max_price=10", 422), HasSubstr("needs its currency"));
}

TEST_F(CataloguePages, ShowAllThatIsKnownOfAnOfferAndWhatIsNot) {
  auto quay = offer("https://yard.example/c?id=1", "Quay <carpentry>");
  quay.url = "https://yard.example/carpentry";
  quay.parts = {"sql-basics", "elsewhere"};
  quay.prerequisites = {"A steady hand"};
  quay.requires_first = {.of = {{.kind = catalogue::Requirement::Kind::offer, .id = "sql-basics"}}};
  quay.teaches = {{.words = "Joinery", .level = 3}};
  import({quay});
  const auto page = body_of("/catalogue/https%3A%2F%2Fyard.example%2Fc%3Fid%3D1");
  for (const auto* text :
       {"Quay &lt;carpentry&gt;", "rel=\"nofollow noopener\"", "A steady hand", "Joinery",
        "Words alone", "3 of 5", "SQL basics", "<li>elsewhere</li>", "class=\"unknown\">unknown"})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(page, Not(HasSubstr("Confirm or correct"))) << "that is the issuer's";
  const auto example = body_of("/catalogue/sql-basics");
  EXPECT_THAT(example, HasSubstr("This offer is made up"));
  EXPECT_THAT(example, HasSubstr("Stated by the provider"));
  body_of("/catalogue/nowhere", 404);
}

TEST_F(CataloguePages, SetTwoToFiveSideBySide) {
  const auto page = body_of("/catalogue/compare?offer=sql-basics&offer=data-first-steps");
  for (const auto* text : {"<th scope=\"col\">", "<th scope=\"row\">Hours</th>", "49 EUR", "free",
                           "offer=data-first-steps&amp;differing=1"})
    EXPECT_THAT(page, HasSubstr(text));
  const auto differing =
      body_of("/catalogue/compare?offer=sql-basics&offer=data-first-steps&differing=1");
  EXPECT_THAT(differing, Not(HasSubstr("<th scope=\"row\">Language</th>")));
  EXPECT_THAT(differing, HasSubstr("<th scope=\"row\">Hours</th>"));
  EXPECT_THAT(body_of("/catalogue/compare", 422), HasSubstr("Choose two to five"));
  EXPECT_THAT(body_of("/catalogue/compare?offer=sql-basics&offer=sql-basics", 422),
              HasSubstr("One offer alone"));
  body_of("/catalogue/compare?offer=sql-basics&offer=nowhere", 404);
}

TEST_F(CataloguePages, SayWhatStandsOutAndWhatCannotBeCompared) {
  auto one = offer("yard-1", "Slipway carpentry"), two = offer("yard-2", "Slipway painting");
  one.price = catalogue::Price{4'900, "EUR"};
  two.price = catalogue::Price{9'900, "USD"};
  one.hours = catalogue::Effort{600, 600};
  two.hours = catalogue::Effort{1'200, 1'200};
  one.framework_level = "DQR 4";
  two.gone_since = "2026-11-01";
  import({one, two});
  const auto page = body_of("/catalogue/compare?offer=yard-1&offer=yard-2");
  for (const auto* text :
       {"What speaks for each", "Least work: 10 h", "Not comparable.",
        "The prices are in EUR and USD; no rate between these is known here.", "EQF 4 (DQR 4)",
        "no longer listed since 2026-11-01", "<svg", "Each measure has its own scale"})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(page, Not(HasSubstr("Lowest price")));
}

TEST_F(CataloguePages, ShowOffersOfOneAchievementAsOne) {
  const auto exam = [](std::string id, std::string provider) {
    auto made = offer(std::move(id), "AZ-104 Microsoft Azure Administrator");
    made.kind = catalogue::Kind::exam;
    made.provider = std::move(provider);
    return made;
  };
  import({exam("yard-1", "Quay Tests"), exam("yard-2", "Pier Tests")});
  const auto found = body_of("/catalogue?q=az+104");
  EXPECT_THAT(found, HasSubstr("1 offer"));
  EXPECT_THAT(found, HasSubstr("Offered by several:"));
  EXPECT_THAT(found, HasSubstr("Pier Tests"));
  const auto page = body_of("/catalogue/yard-2");
  EXPECT_THAT(page, HasSubstr("Both lead to the exam AZ-104."));
  EXPECT_THAT(page, HasSubstr("/catalogue/compare?offer=yard-2&amp;offer=yard-1"));
  EXPECT_THAT(body_of("/catalogue/compare?offer=yard-1&offer=yard-2"),
              HasSubstr("lead to the same achievement"));
}

TEST_F(CataloguePages, CompareByWhatAVisitorsGoalNeeds) {
  app::career::OpenedWorkbook opened;
  app::career::Goal goal{.id = opened.workbook.new_id(), .title = "Analyst"};
  goal.requirements.push_back({.skill = "sql", .level = 2});
  opened.workbook.goals.push_back(goal);
  const auto token = must(app::career::keep_workbook(*context_, opened));
  const std::string path = "/catalogue/compare?offer=sql-basics&offer=data-first-steps";
  body_of(path + "&goal=" + goal.id, 404);
  anyone_.cookies()["cairn_workbook"] = token;
  EXPECT_THAT(body_of(path), HasSubstr("<option value=\"" + goal.id + "\""));
  const auto page = body_of(path + "&goal=" + goal.id);
  EXPECT_THAT(page, HasSubstr("1 of 1"));
  EXPECT_THAT(page, HasSubstr("SQL to level 2"));
}

class IssuersOffers : public CataloguePages {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;

  void import_own(std::vector<catalogue::Offer> offers) {
    import(std::move(offers));
    must(app::give_catalogue(*context_, "yard", actor_.organisation));
  }
  std::string fields_of(const std::string& page, const std::string& name) {
    return between(page, "name=\"" + name + "\" value=\"", "\"");
  }
};

TEST_F(IssuersOffers, AreTheirPublishedAchievements) {
  auto form = welding();
  form.details.skills = achievement::named_skills({"SQL", "Reading drawings"});
  const auto draft = must(app::create_achievement(*context_, actor_, form));
  EXPECT_THAT(body_of("/catalogue?q=welding+first"), Not(HasSubstr(draft.id.text)));
  must(app::publish_achievement(*context_, actor_, draft.id));
  const auto found = body_of("/catalogue?q=welding+first");
  EXPECT_THAT(found, HasSubstr("/catalogue/" + draft.id.text));
  EXPECT_THAT(found, HasSubstr("Achievements of this Cairn"));
  const auto page = body_of("/catalogue/" + draft.id.text);
  for (const auto* text : {"Harbour Workshop", "Proposed, not confirmed", "See what it takes",
                           "<dt>Price</dt>", "class=\"unknown\">unknown"})
    EXPECT_THAT(page, HasSubstr(text));
}

TEST_F(IssuersOffers, CountOnceTheirSkillsAreConfirmed) {
  auto form = welding();
  form.details.skills = achievement::named_skills({"SQL", "Steady hands of the quay"});
  const auto made = must(app::create_achievement(*context_, actor_, form));
  must(app::publish_achievement(*context_, actor_, made.id));
  EXPECT_THAT(body_of("/catalogue?skill=sql:4"), Not(HasSubstr(made.id.text)));

  const auto asked = issuer_.get("/desk/catalogue").body;
  EXPECT_THAT(asked, HasSubstr("value=\"skill sql\""));
  Fields fields{{"catalogue", "achievements"},
                {"offer", made.id.text},
                {"words.0", "SQL"},
                {"skill.0", "skill sql"},
                {"level.0", "4"},
                {"words.1", form.details.skills[1].name},
                {"skill.1", "none"}};
  const auto saved = issuer_.post("/desk/catalogue", fields);
  EXPECT_EQ(saved.status, 303) << saved.body;
  EXPECT_THAT(body_of("/catalogue?skill=sql:4"), HasSubstr(made.id.text));
  const auto page = body_of("/catalogue/" + made.id.text);
  EXPECT_THAT(page, HasSubstr("by Harbour Workshop"));
  EXPECT_THAT(page, HasSubstr("No skill of the framework"));

  // Changed later, the decision stays.
  form.name = "Welding, once more";
  must(app::update_achievement(*context_, actor_, made.id, form));
  EXPECT_THAT(body_of("/catalogue?skill=sql:4"), HasSubstr("Welding, once more"));
}

TEST_F(IssuersOffers, AreOneAchievementWhereAnIssuerSaysSo) {
  auto one = offer("yard-1", "Tide tables in practice");
  auto two = offer("pier-1", "Tide Tables in Practice");
  one.provider = "Harbour Office";
  two.provider = "Portal";
  two.endorsed_by = {"Harbour Office Ltd"};
  import_own({one, two});
  const auto asked = issuer_.get("/desk/catalogue/same").body;
  EXPECT_THAT(asked, HasSubstr("Waiting for your word: 1"));
  EXPECT_THAT(body_of("/catalogue/yard-1"), Not(HasSubstr("Offered by several")));
  const Fields yes{{"first", "yard-1"}, {"second", "pier-1"}, {"same", "yes"}};
  EXPECT_EQ(issuer_.post("/desk/catalogue/same", yes).status, 303);
  EXPECT_THAT(body_of("/catalogue/yard-1"), HasSubstr("Harbour Workshop said so on"));
  const auto judged = issuer_.get("/desk/catalogue/same").body;
  EXPECT_THAT(judged, HasSubstr("Waiting for your word: 0"));
  EXPECT_THAT(judged, HasSubstr("one achievement"));
  EXPECT_EQ(issuer_
                .post("/desk/catalogue/same",
                      {{"first", "yard-1"}, {"second", "yard-1"}, {"same", "yes"}})
                .status,
            422);
  EXPECT_EQ(issuer_
                .post("/desk/catalogue/same",
                      {{"first", "yard-1"}, {"second", "nowhere"}, {"same", "yes"}})
                .status,
            404);
}

TEST_F(IssuersOffers, TakeASkillByItsNameOrSayWhatIsNear) {
  import_own({[] {
    auto quay = offer("yard-1", "Quay tables");
  quay.teaches = {{.words = "Tables of the quay"}};
  return quay;
}
()
}  // namespace
);
issuer_.get("/desk/catalogue?offer=yard-1");
Fields fields{{"catalogue", "yard"},
              {"offer", "yard-1"},
              {"alone", "1"},
              {"words.0", "Tables of the quay"},
              {"other.0", "spreadsheet nonsense"}};
const auto wrong = issuer_.post("/desk/catalogue", fields);
EXPECT_EQ(wrong.status, 422);
EXPECT_THAT(wrong.body, HasSubstr("No skill is called"));
fields.back().value = "sql";
const auto saved = issuer_.post("/desk/catalogue", fields);
EXPECT_EQ(saved.header("Location"), "/desk/catalogue?saved=1&offer=yard-1") << saved.body;
EXPECT_THAT(body_of("/catalogue/yard-1"), HasSubstr("Confirmed"));
context_->library.forget();
EXPECT_THAT(body_of("/catalogue/yard-1"), HasSubstr("Confirmed")) << "it is kept";
}  // namespace cairn::server

TEST_F(IssuersOffers, AreProposedOnDemandAndConfirmedAtOnce) {
  import_own({[] {
    auto quay = offer("yard-1", "Quay tables");
  quay.teaches = {{.words = "SQL"}};
  return quay;
}
()
});
EXPECT_THAT(issuer_.get("/desk/catalogue").body, HasSubstr("Propose skills for 1 words"));
EXPECT_EQ(issuer_.post("/desk/catalogue/propose", {{"catalogue", "yard"}}).status, 303);
EXPECT_THAT(issuer_.get("/desk/catalogue").body, HasSubstr("Quay tables"));
const auto all =
    issuer_.post("/desk/catalogue",
                 {{"catalogue", "yard"}, {"offer", "yard-1"}, {"words.0", "SQL"}, {"all", "1"}});
EXPECT_EQ(all.status, 303) << all.body;
EXPECT_THAT(body_of("/catalogue?skill=sql"), HasSubstr("Quay tables"));
EXPECT_EQ(issuer_.post("/desk/catalogue/propose", {{"catalogue", "nowhere"}}).status, 404);
}

TEST_F(IssuersOffers, OfAnotherCatalogueAreReadAndNotDecidedAbout) {
  const auto other = set_up_another();
  auto quay = offer("yard-1", "Quay tables");
  quay.teaches = {{.words = "SQL"}};
  import_own({quay});
  EXPECT_THAT(issuer_.get("/catalogue/yard-1").body, HasSubstr("/desk/catalogue?offer=yard-1"));
  EXPECT_THAT(issuer_.get("/desk/catalogue").body, HasSubstr("Yours"));
  must(app::give_catalogue(*context_, "yard", other.organisation));
  EXPECT_THAT(issuer_.get("/catalogue/yard-1").body,
              Not(HasSubstr("/desk/catalogue?offer=yard-1")));
  EXPECT_THAT(issuer_.get("/desk/catalogue").body, Not(HasSubstr("Propose skills for 1 words")));
  EXPECT_EQ(issuer_.get("/desk/catalogue?offer=yard-1").status, 404);
  EXPECT_EQ(issuer_.post("/desk/catalogue/propose", {{"catalogue", "yard"}}).status, 404);
  EXPECT_EQ(issuer_
                .post("/desk/catalogue", {{"catalogue", "yard"},
                                          {"offer", "yard-1"},
                                          {"words.0", "SQL"},
                                          {"skill.0", "none"}})
                .status,
            404);
  issuer_.get("/catalogue/imports");
  const auto refused = issuer_.upload("/catalogue/imports",
                                      {{"importer", "openedx"}, {"name", "yard"}},
                                      {{"file", "f.json", "application/json", R"([{"course_id": "z", "name": "Z"}])"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("belongs to another organisation of this server"));
}

TEST_F(IssuersOffers, OfTheProgramsOwnCatalogueAreDecidedByWhoRunsTheServer) {
  const auto other = set_up_another();
  const auto offers = must(context_->library.offers());
  const catalogue::Offer* certified = nullptr;
  for (const auto& book : offers->books)
    if (book->head().name == "curated")
      for (const auto& one : book->head().offers)
        if (certified == nullptr && !one.teaches.empty()) certified = &one;
  ASSERT_NE(certified, nullptr);
  const auto id = certified->id, words = certified->teaches.front().words;
  EXPECT_THAT(issuer_.get("/catalogue/" + id).body, HasSubstr("/desk/catalogue?offer="));
  EXPECT_THAT(issuer_.get("/desk/catalogue?offer=" + id).body, HasSubstr(words));
  EXPECT_EQ(issuer_
                .post("/desk/catalogue", {{"catalogue", "curated"},
                                          {"offer", id},
                                          {"words.0", words},
                                          {"skill.0", "none"}})
                .status,
            303);
  context_->library.forget();
  const auto later = must(context_->library.offers());
  const auto* const kept = later->search->find_id(id);
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(kept->teaches.front().link, catalogue::Link::rejected);
  const auto refused = app::career::decide_skills(
      *context_, other,
      {"curated", id, {{words, app::career::SkillAnswer::Choice::none, "", 0}}, "Other"});
  EXPECT_EQ(app::code_of(refused), ErrorCode::not_found);
}

TEST_F(IssuersOffers, AreNobodyElsesToDecideAbout) {
  const auto other = set_up_another();
  auto form = welding();
  const auto theirs = must(app::create_achievement(*context_, other, form));
  must(app::publish_achievement(*context_, other, theirs.id));
  EXPECT_THAT(issuer_.get("/desk/catalogue").body, Not(HasSubstr(theirs.id.text)));
  EXPECT_EQ(issuer_.get("/desk/catalogue?offer=" + theirs.id.text).status, 404);
  issuer_.get("/desk/catalogue");
  EXPECT_EQ(issuer_
                .post("/desk/catalogue", {{"catalogue", "achievements"},
                                          {"offer", theirs.id.text},
                                          {"words.0", form.details.skills.front().name},
                                          {"skill.0", "none"}})
                .status,
            404);
}

}  // namespace
}  // namespace cairn::server
