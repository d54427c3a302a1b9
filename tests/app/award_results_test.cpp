// SPDX-License-Identifier: Apache-2.0
// What was reached, told by whoever awards without an assessment: held to the achievement's
// descriptions and signed as results.
#include <algorithm>

#include "app/awards/badge.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/awards/change.h"
#include "app/awards/direct.h"
#include "app/awards/replace.h"
#include "app/house.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

class AwardResults : public House {
 protected:
  Achievement graded(const Actor& actor) {
    auto form = welding();
    achievement::ResultRow grade{.name = "Grade", .type = "LetterGrade"};
    grade.allowed_values = {"D", "C", "B", "A"};
    grade.required_value = "C";
    achievement::ResultRow exam{.name = "Final exam", .type = "Percent"};
    achievement::ResultRow joint{.name = "Joint"};
    joint.levels = {{"Not yet", "", "0"}, {"Sound", "", "2"}, {"Fine", "", "3"}};
    achievement::ResultRow status{.name = "Attendance", .type = "Status"};
    form.details.results = {grade, exam, joint, status};
    const auto made = must(create_achievement(*context_, actor, form));
    return must(publish_achievement(*context_, actor, made.id));
  }
  PersonForm form(const Achievement& achievement) {
    PersonForm form;
    form.achievement = achievement.id;
    form.name = "Grace Moor";
    form.email = "grace@learner.example";
    form.source_key = "1";
    return form;
  }
  json::Value subject_of(const Award& award) {
    return must(json::parse(award.credential, arena_))["credentialSubject"];
  }
  // The result that was signed for the description of that name.
  static json::Value result_of(const json::Value& subject, std::string_view name) {
    for (const auto& description : subject["achievement"]["resultDescription"].items())
      for (const auto& result : subject["result"].items())
        if (description.string_at("name") == name &&
            result.string_at("resultDescription") == description.string_at("id"))
          return result;
    return {};
  }

  Arena arena_;
};

TEST_F(AwardResults, AreSignedByTheirDescriptions) {
  const auto actor = set_up();
  auto asked = form(graded(actor));
  asked.results = {
      {"Final exam", "87,5 %"}, {"Grade", "b"}, {"Joint", "fine"}, {"Attendance", "Completed"}};
  const auto award = *must(award_person(*context_, actor, asked)).award;
  const auto subject = subject_of(award);
  EXPECT_EQ(subject["result"].size(), 4U);
  EXPECT_EQ(result_of(subject, "Final exam").string_at("value"), "87.5");
  EXPECT_EQ(result_of(subject, "Grade").string_at("value"), "B");
  EXPECT_EQ(result_of(subject, "Joint").string_at("value"), "Fine");
  EXPECT_TRUE(result_of(subject, "Joint").string_at("achievedLevel").ends_with("-level-3"));
  EXPECT_EQ(result_of(subject, "Attendance").string_at("status"), "Completed");
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, award.id)).verdict), "accepted");
}

TEST_F(AwardResults, AreRefusedWithTheirPlaces) {
  const auto actor = set_up();
  auto asked = form(graded(actor));
  asked.results = {{"Final exam", "101"}, {"Grade", "D"}};
  const auto refused = award_person(*context_, actor, asked);
  ASSERT_FALSE(refused.ok());
  std::vector<std::string> paths{refused.error().path};
  for (const auto& other : refused.error().also) paths.push_back(other.path);
  std::sort(paths.begin(), paths.end());
  EXPECT_EQ(paths, (std::vector<std::string>{"/results/0/value", "/results/1/value"}));
  asked.results = {{"Height", "3"}};
  EXPECT_EQ(path_of_error(award_person(*context_, actor, asked)), "/results/0/name");
}

TEST_F(AwardResults, ComeFromColumnsOfAFileAndWaitForTheirDay) {
  const auto actor = set_up();
  const auto achievement = graded(actor);
  const auto batch = must(
      begin_batch(*context_, actor, achievement.id, "class.csv",
                  as_bytes("name,email,grade,result: Final exam\nGrace,grace@learner.example,A,91\n"
                           "Nour,nour@learner.example,E,x\n")));
  const auto opened = must(open_batch(*context_, actor, batch.id));
  EXPECT_EQ(opened.counts.ready, 1);
  const auto bad = must(batch_rows(*context_, actor, batch.id, {RowState::bad, 0, 10}));
  const auto faults = faults_of(opened.batch, opened.form, bad.at(0));
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].column, "grade");
  EXPECT_EQ(faults[1].column, "result: Final exam");
  must(mend_rows(*context_, actor, batch.id,
                 {{3,
                   false,
                   {{static_cast<SheetField>(first_result), "B"},
                    {static_cast<SheetField>(first_result + 1), "77"}}}}));
  EXPECT_TRUE(start_batch(*context_, actor, batch.id).ok());
  EXPECT_EQ(must(run_batch(*context_, batch, std::stop_token())).awarded, 2);

  auto later = form(achievement);
  later.results = {{"Grade", "A"}};
  later.starts = format_instant({clock_.now().microseconds + 2 * 86'400'000'000LL}).substr(0, 10);
  EXPECT_TRUE(must(award_person(*context_, actor, later)).later);
  clock_.forward_seconds(2 * 86'400);
  EXPECT_TRUE(must(run_due_batches(*context_, std::stop_token())));

  auto transaction = must(context_->store.begin(Access::read));
  const auto listed = must(list_awards(*context_, actor, {}));
  ASSERT_EQ(listed.rows.size(), 3U);
  for (const auto& row : listed.rows) {
    const auto award = must(transaction->awards().find(actor.organisation, row.id));
    EXPECT_EQ(result_of(subject_of(award), "Grade").string_at("value"),
              row.learner_name == "Nour" ? "B" : "A");
  }
}

TEST_F(AwardResults, HaveNamesOfTheirOwn) {
  const auto actor = set_up();
  auto twice = welding();
  twice.details.results = {{.name = "Exam", .type = "Percent"},
                           {.name = "Exam", .type = "Percent"}};
  EXPECT_EQ(path_of_error(create_achievement(*context_, actor, twice)), "/results/1/name");
}

TEST_F(AwardResults, AreCorrectedWithWhatWasDoneAndTheDay) {
  const auto actor = set_up();
  auto asked = form(graded(actor));
  asked.results = {{"Grade", "C"}, {"Final exam", "60"}};
  asked.narrative = "Ten welds.";
  asked.evidence = "https://learner.example/weld";
  const auto award = *must(award_person(*context_, actor, asked)).award;
  ChangeForm correction;
  correction.change = AwardChange::correct;
  correction.reason = "Marks were mixed up.";
  correction.results = {{"Grade", "E"}, {"Height", "3"}};
  const auto refused = change_award(*context_, actor, award.id, correction);
  EXPECT_EQ(path_of_error(refused), "/results/0/value");
  correction.results = {{"Grade", "a"}, {"Final exam", ""}};
  correction.narrative = "Eleven welds.";
  correction.evidence = "";
  correction.awarded = "2999-01-01";
  EXPECT_EQ(path_of_error(change_award(*context_, actor, award.id, correction)), "/awarded");
  const auto day = format_instant({award.awarded.microseconds - 86'400'000'000}).substr(0, 10);
  correction.awarded = day;
  const auto next = must(change_award(*context_, actor, award.id, correction));
  const auto said = said_by(next);
  EXPECT_EQ(said.narrative, "Eleven welds.");
  EXPECT_EQ(said.link, "");
  EXPECT_EQ(said.results, (std::vector<std::pair<std::string, std::string>>{{"Grade", "A"}}));
  EXPECT_EQ(format_instant(next.awarded), day + "T00:00:00Z");
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, award.id)).verdict), "accepted");
  const auto before = must(find_badge(*context_, {.id = award.id, .version = 1}));
  EXPECT_EQ(before.award.awarded.seconds(), award.awarded.seconds());
  EXPECT_EQ(said_by(before.award).narrative, "Ten welds.");
}

TEST_F(AwardResults, AnotherAchievementTakesThePlaceAtTheSameAddress) {
  const auto actor = set_up();
  const auto right = graded(actor);
  const auto wrong = published(actor);
  auto asked = form(wrong);
  const auto award = *must(award_person(*context_, actor, asked)).award;
  ChangeForm change;
  change.change = AwardChange::correct;
  change.reason = "The wrong badge was chosen.";
  change.achievement = "nothing";
  EXPECT_EQ(path_of_error(change_award(*context_, actor, award.id, change)), "/achievement");
  change.achievement = right.id.text;
  change.version = "9";
  EXPECT_EQ(path_of_error(change_award(*context_, actor, award.id, change)),
            "/achievement_version");
  EXPECT_EQ(path_of_error(change_awards(*context_, actor, {award.id}, change, Trial::only_look)),
            "/achievement_version");
  change.version = "";
  change.results = {{"Grade", "B"}};
  const auto next = must(change_award(*context_, actor, award.id, change));
  EXPECT_EQ(next.achievement, right.id);
  EXPECT_EQ(next.id, award.id);
  const auto subject = subject_of(next);
  EXPECT_TRUE(subject["achievement"].string_at("id").ends_with("/a/" + right.id.text));
  EXPECT_EQ(result_of(subject, "Grade").string_at("value"), "B");
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, award.id)).verdict), "accepted");
  const auto before = must(find_badge(*context_, {.id = award.id, .version = 1}));
  EXPECT_EQ(before.achievement.id, wrong.id) << "the old version is of the old achievement";
  EXPECT_EQ(before.instead->id, right.id);
  EXPECT_EQ(before.award.credential, award.credential);
  // Back again, in the version that was awarded.
  change.achievement = wrong.id.text;
  change.version = std::to_string(award.achievement_version);
  change.results.clear();
  const auto back = must(change_award(*context_, actor, award.id, change));
  EXPECT_EQ(back.achievement_version, award.achievement_version);
  EXPECT_FALSE(subject_of(back).contains("result"));
  EXPECT_EQ(must(find_badge(*context_, {.id = award.id, .version = 2})).achievement.id, right.id);
  // Another organisation's is none to choose.
  change.newest_words = true;
  EXPECT_EQ(path_of_error(change_award(*context_, actor, award.id, change)), "/achievement_version")
      << "the newest words or a version, not both";
  change.newest_words = false;
  const auto stranger = set_up_another();
  change.achievement = published(stranger).id.text;
  change.version.clear();
  EXPECT_EQ(path_of_error(change_award(*context_, actor, award.id, change)), "/achievement");
}

TEST_F(AwardResults, ThatOneOfManyCannotHaveKeepNoOtherFromBeingCorrected) {
  const auto actor = set_up();
  auto asked = form(graded(actor));
  asked.results = {{"Grade", "C"}};
  const auto award = *must(award_person(*context_, actor, asked)).award;
  auto plain = form(published(actor));
  plain.source_key = "2";
  const auto without = *must(award_person(*context_, actor, plain)).award;
  ChangeForm correction;
  correction.change = AwardChange::correct;
  correction.reason = "Marks were mixed up.";
  correction.results = {{"Grade", "A"}};
  for (const auto trial : {Trial::only_look, Trial::change}) {
    const auto changed =
        must(change_awards(*context_, actor, {without.id, award.id}, correction, trial));
    EXPECT_EQ(changed.at(0).effect, Effect::refused);
    EXPECT_NE(changed.at(0).sentence.find("no result “Grade”"), std::string::npos);
    EXPECT_EQ(changed.at(1).effect, Effect::changed);
  }
  auto transaction = must(store_->begin(Access::read));
  EXPECT_EQ(must(transaction->awards().find(actor.organisation, award.id)).version, 2);
  EXPECT_EQ(must(transaction->awards().find(actor.organisation, without.id)).version, 1);
  EXPECT_EQ(path_of_error(change_award(*context_, actor, without.id, correction)),
            "/results/0/name")
      << "of one, its place in the form";
}

TEST_F(AwardResults, AnotherAchievementThatIsPrivateUntilSharedMakesItsBadgePrivate) {
  const auto actor = set_up();
  auto quiet = welding();
  quiet.name = "Counselling";
  quiet.details.sharing = "private-until-shared";
  const auto made = must(create_achievement(*context_, actor, quiet));
  must(publish_achievement(*context_, actor, made.id));
  const auto award = *must(award_person(*context_, actor, form(published(actor)))).award;
  EXPECT_TRUE(public_badge(*context_, award.id).ok());
  ChangeForm change;
  change.change = AwardChange::correct;
  change.reason = "The wrong badge was chosen.";
  change.achievement = made.id.text;
  must(change_award(*context_, actor, award.id, change));
  EXPECT_EQ(code_of(public_badge(*context_, award.id)), ErrorCode::not_found);
}

}  // namespace
}  // namespace cairn::app
