// SPDX-License-Identifier: Apache-2.0
// What was reached, told by whoever awards without an assessment: held to the achievement's
// descriptions and signed as results.
#include <algorithm>

#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/awards/direct.h"
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

}  // namespace
}  // namespace cairn::app
