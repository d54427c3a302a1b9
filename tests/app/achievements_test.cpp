// SPDX-License-Identifier: Apache-2.0
// Achievements as use cases: what may be said of one, and what becomes of it.
#include "achievement/templates.h"
#include "app/achievements/content_of.h"
#include "app/achievements/import.h"
#include "app/co_issuing/co_issue.h"
#include "app/house.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

class AchievementDesk : public House {
 protected:
  static AchievementForm course() { return achievement::find_template("short-course")->in("en"); }
};

TEST_F(AchievementDesk, EveryTemplateMayBeMadeAndComesBackWhole) {
  const auto actor = set_up();
  for (const auto& one : achievement::templates())
    for (const auto& content : one.contents) {
      const auto made = must(create_achievement(*context_, actor, content));
      const auto found = must(find_achievement(*context_, actor, made.id));
      EXPECT_EQ(content_of(found), content) << one.id;
    }
}

TEST_F(AchievementDesk, ResultsMustMakeSense) {
  const auto actor = set_up();
  const auto path = [&](auto change) {
    auto form = course();
    change(form.details.results[0]);
    return path_of_error(create_achievement(*context_, actor, form));
  };
  using Row = achievement::ResultRow;
  EXPECT_EQ(path([](Row& it) { it.name = ""; }), "/results/0/name");
  EXPECT_EQ(path([](Row& it) { it.type = "Trophy"; }), "/results/0/type");
  EXPECT_EQ(path([](Row& it) { it.levels.resize(1); }), "/results/0/levels");
  EXPECT_EQ(path([](Row& it) { it.levels[1].name = it.levels[0].name; }),
            "/results/0/levels/1/name");
  EXPECT_EQ(path([](Row& it) { it.required_level = "Unheard of"; }), "/results/0/required_level");
  const Row percent{.name = "Test", .type = "Percent", .value_min = "0", .value_max = "100"};
  EXPECT_EQ(path([&](Row& it) { it = percent; }), "no error");
  EXPECT_EQ(path([&](Row& it) { (it = percent).value_max = "-1"; }), "/results/0/value_max");
  EXPECT_EQ(path([&](Row& it) { (it = percent).required_value = "101"; }),
            "/results/0/required_value");
  EXPECT_EQ(path([&](Row& it) { (it = percent).value_min = "low"; }), "/results/0/value_min");
}

TEST_F(AchievementDesk, NamesWhatIsWrongWithTheRest) {
  const auto actor = set_up();
  const auto path = [&](auto change) {
    auto form = course();
    change(form, form.details);
    return path_of_error(create_achievement(*context_, actor, form));
  };
  using F = AchievementForm;
  using D = achievement::Details;
  EXPECT_EQ(path([](F&, D& it) { it.language = "english language"; }), "/language");
  EXPECT_EQ(path([](F&, D& it) { it.eqf = 9; }), "/eqf");
  EXPECT_EQ(path([](F&, D& it) { it.valid_months = 601; }), "/valid_months");
  EXPECT_EQ(path([](F&, D& it) { it.type = "Trophy"; }), "/type");
  EXPECT_EQ(path([](F&, D& it) { it.supervision = "a camera"; }), "/supervision");
  EXPECT_EQ(path([](F&, D& it) { it.assessments = {"project", "magic"}; }), "/assessments/1");
  EXPECT_EQ(path([](F&, D& it) { it.outcomes = {std::string(301, 'x')}; }), "/outcomes/0");
  EXPECT_EQ(path([](F&, D& it) { it.translations = {{.language = "en"}}; }),
            "/translations/0/language");
  EXPECT_EQ(path([](F&, D& it) { it.skills = {{.name = "A", .url = "ftp://x.example"}}; }),
            "/skills/0/url");
  EXPECT_EQ(path([](F&, D& it) { it.prerequisites = {{.achievement = "k-unknown"}}; }),
            "/prerequisites/0/achievement");
  EXPECT_EQ(path([](F& it, D&) {
              it.image.colour = "#ffffff";
              it.image.second_colour = "#000000";
            }),
            "/image/second_colour");
  EXPECT_EQ(path([](F&, D& it) { it.teaching_languages = {"en", "?"}; }), "/teaching_languages/1");
}

TEST_F(AchievementDesk, KeepsEachVersionOnceItWasPublic) {
  const auto actor = set_up();
  const auto draft = must(create_achievement(*context_, actor, course()));
  auto form = course();
  form.details.hours = {3000};
  EXPECT_EQ(must(update_achievement(*context_, actor, draft.id, form)).version, 1);
  must(publish_achievement(*context_, actor, draft.id));
  form.details.hours = {4000};
  EXPECT_EQ(must(update_achievement(*context_, actor, draft.id, form)).version, 2);
  const auto versions = must(achievement_versions(*context_, actor, draft.id));
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].details.hours.hundredths, 4000);
  EXPECT_EQ(versions[1].details.hours.hundredths, 3000);
}

TEST_F(AchievementDesk, ARetiredOneTakesNoClaimsAndKeepsItsPage) {
  const auto actor = set_up();
  const auto it = published(actor);
  const auto claim = submitted(it);
  must(retire_achievement(*context_, actor, it.id));
  EXPECT_EQ(code_of(submit_claim(*context_, it.claim_code, claim_form(), "")),
            ErrorCode::not_found);
  EXPECT_EQ(must(public_achievement(*context_, it.id)).achievement.state,
            AchievementState::retired);
  const auto award = awarded(actor, claim.id);
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, award.id)).verdict), "accepted");
  must(publish_achievement(*context_, actor, it.id));
  submitted(it);
  const auto draft = must(create_achievement(*context_, actor, course()));
  EXPECT_EQ(code_of(retire_achievement(*context_, actor, draft.id)), ErrorCode::conflict);
}

TEST_F(AchievementDesk, ACopyIsADraftOfItsOwn) {
  const auto actor = set_up();
  const auto it = published(actor);
  const auto copy = must(copy_achievement(*context_, actor, it.id));
  EXPECT_NE(copy.id.text, it.id.text);
  EXPECT_NE(copy.claim_code, it.claim_code);
  EXPECT_EQ(copy.state, AchievementState::draft);
  EXPECT_EQ(copy.name, "Copy of " + it.name);
  EXPECT_EQ(copy.details, it.details);
  EXPECT_EQ(code_of(public_achievement(*context_, copy.id)), ErrorCode::not_found);
}

TEST_F(AchievementDesk, IsNobodyElses) {
  const auto actor = set_up();
  const auto it = published(actor);
  const auto other = set_up_another();
  EXPECT_EQ(code_of(find_achievement(*context_, other, it.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(update_achievement(*context_, other, it.id, course())), ErrorCode::not_found);
  EXPECT_EQ(code_of(retire_achievement(*context_, other, it.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(copy_achievement(*context_, other, it.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(achievement_versions(*context_, other, it.id)), ErrorCode::not_found);
  auto form = course();
  form.details.prerequisites = {{.achievement = it.id.text, .url = {}, .name = {}}};
  EXPECT_EQ(path_of_error(create_achievement(*context_, other, form)),
            "/prerequisites/0/achievement");
  EXPECT_TRUE(must(list_achievements(*context_, other)).empty());
}

TEST_F(AchievementDesk, ListsAPageAtATimeAndByState) {
  const auto actor = set_up();
  for (int i = 0; i < 5; ++i) {
    const auto made = must(create_achievement(*context_, actor, course()));
    if (i % 2 == 0) must(publish_achievement(*context_, actor, made.id));
    clock_.forward_seconds(i == 3 ? 0 : 1);  // two of one moment
  }
  std::vector<std::string> seen;
  Page page{.after = "", .rows_max = 2};
  for (bool more = true; more;) {
    const auto listed = must(list_achievements(*context_, actor, std::nullopt, page));
    for (const auto& row : listed.rows) seen.push_back(row.id.text);
    more = listed.more;
    page.after = seen.back();
  }
  std::vector<std::string> all;
  for (const auto& row : must(list_achievements(*context_, actor))) all.push_back(row.id.text);
  EXPECT_EQ(seen, all);
  page = {.after = "", .rows_max = 50};
  EXPECT_EQ(must(list_achievements(*context_, actor, AchievementState::draft, page)).rows.size(),
            2U);
}

TEST_F(AchievementDesk, TheBadgeSaysAllOfItAndVerifies) {
  const auto actor = set_up();
  auto form = course();
  form.details.country = "NL";
  form.details.valid_months = 24;
  form.details.translations = {{.language = "nl", .name = "Korte cursus"}};
  const auto it = must(create_achievement(*context_, actor, form));
  must(publish_achievement(*context_, actor, it.id));
  const auto award = awarded(actor, submitted(it).id);
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, award.id)).verdict), "accepted");
  Arena arena;
  const auto credential = must(json::parse(award.credential, arena));
  const auto said = credential["credentialSubject"]["achievement"];
  EXPECT_EQ(said["creditsAvailable"].number_text(), "1");
  EXPECT_EQ(said["resultDescription"].items()[0]["rubricCriterionLevel"].size(), 3U);
  EXPECT_EQ(credential["issuer"]["address"].string_at("addressCountryCode"), "NL");
  EXPECT_EQ(credential.string_at("validFrom").substr(0, 4), "2026");
  EXPECT_EQ(credential.string_at("validUntil").substr(0, 4), "2028");
  const auto twin = must(achievement_json(*context_, it.id, std::nullopt));
  EXPECT_NE(twin.find("\"inLanguage\":\"nl\""), std::string::npos);
}

// What another organisation signs is what it read, also of a draft.
TEST_F(AchievementDesk, ADraftThatOthersReadIsCountedWhenItChanges) {
  const auto actor = set_up();
  const auto partner = set_up_another();
  auto form = welding();
  const auto alone = must(create_achievement(*context_, actor, form));
  EXPECT_EQ(must(update_achievement(*context_, actor, alone.id, form)).version, 1);
  const auto draft = must(create_achievement(*context_, actor, form));
  must(ask_to_co_issue(*context_, actor, draft.id, partner.organisation.text, ""));
  must(answer_co_issuing(*context_, partner, draft.id, 1, CoIssuingAnswer::agree));
  form.name = "Surgery, first level";
  EXPECT_EQ(must(update_achievement(*context_, actor, draft.id, form)).version, 2);
  must(publish_achievement(*context_, actor, draft.id));
  EXPECT_FALSE(must(open_co_issuing(*context_, partner, draft.id)).holds());
  EXPECT_EQ(code_of(answer_co_issuing(*context_, partner, draft.id, 1, CoIssuingAnswer::agree)),
            ErrorCode::conflict);
}

TEST_F(AchievementDesk, ImportsAllOrNothing) {
  const auto actor = set_up();
  const std::string bad = "name,description,criteria,alternative_text,eqf\nA,B,C,D,3\nE,,G,H,12\n";
  const auto refused = must(import_achievements(*context_, actor, as_bytes(bad), ImportMode::keep));
  ASSERT_EQ(refused.faults.size(), 2U);
  EXPECT_EQ(refused.faults[0].row, 3U);
  EXPECT_EQ(refused.faults[0].column, "description");
  EXPECT_EQ(refused.faults[1].column, "eqf");
  EXPECT_TRUE(must(list_achievements(*context_, actor)).empty());
  const auto table = achievement::csv_template();
  must(import_achievements(*context_, actor, as_bytes(table), ImportMode::dry_run));
  EXPECT_TRUE(must(list_achievements(*context_, actor)).empty());
  const auto kept = must(import_achievements(*context_, actor, as_bytes(table), ImportMode::keep));
  EXPECT_TRUE(kept.faults.empty());
  EXPECT_EQ(must(find_achievement(*context_, actor, kept.rows[0].id)).name, "Knots");
}

}  // namespace
}  // namespace cairn::app
