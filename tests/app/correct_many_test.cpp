// SPDX-License-Identifier: Apache-2.0
// Many awards corrected by a table: looked at, done, sent again.
#include "app/awards/bulk/correct_many.h"

#include <gmock/gmock.h>

#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/house.h"
#include "app/ports/awards.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class CorrectMany : public House {
 protected:
  CorrectMany() : actor_(set_up()), achievement_(published(actor_)) {
    constexpr std::string_view people =
        "name,email\nGrace Mor,grace@learner.example\nNour Hadad,nour@learner.example\n"
        "Ilse Berg,ilse@learner.example\n";
    const auto batch =
        must(app::begin_batch(*context_, actor_, achievement_.id, "class.csv", as_bytes(people)));
    must(start_batch(*context_, actor_, batch.id));
    must(run_batch(*context_, batch, std::stop_token()));
    for (const auto& row : must(batch_rows(*context_, actor_, batch.id, {})))
      awards_.push_back(row.award);
  }
  Result<Corrections> correct(const std::string& table, Trial trial,
                              const std::string& reason = "Misspelt.") {
    CAIRN_TRY(const auto sheet, read_sheet(as_bytes(table)));
    CorrectionOptions options;
    options.reason = reason;
    return correct_many(*context_, actor_, sheet, options, trial);
  }
  Award award(std::size_t at) {
    auto transaction = must(store_->begin(Access::read));
    return must(transaction->awards().find(actor_.organisation, awards_[at]));
  }
  std::string name_on(std::size_t at) { return name_signed(award(at)); }

  Actor actor_;
  Achievement achievement_;
  std::vector<AwardId> awards_;
};

TEST_F(CorrectMany, LooksFirstThenChangesOnceHoweverOftenItIsSent) {
  const auto table = "badge,e-mail,right name,valid until\n" + awards_[0].text +
                     ",,Grace Moor,\n,NOUR@learner.example,Nour Haddad,2031-05-31\n,"
                     "ilse@learner.example,Ilse Berg,\n";
  const auto looked = must(correct(table, Trial::only_look));
  EXPECT_EQ(looked.changed, 2U);
  EXPECT_EQ(looked.unchanged, 1U);
  EXPECT_EQ(looked.refused, 0U);
  EXPECT_EQ(name_on(0), "Grace Mor") << "nothing is signed";
  const auto done = must(correct(table, Trial::change));
  EXPECT_EQ(done.changed, 2U);
  EXPECT_EQ(name_on(0), "Grace Moor");
  EXPECT_EQ(name_on(1), "Nour Haddad");
  EXPECT_EQ(format_instant(*award(1).valid_until).substr(0, 10), "2031-05-31");
  EXPECT_EQ(award(2).version, 1);
  const auto again = must(correct(table, Trial::change));
  EXPECT_EQ(again.changed, 0U);
  EXPECT_EQ(again.unchanged, 3U);
  EXPECT_EQ(award(0).version, 2);
  const auto report = must(verify_badge(*context_, awards_[1]));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  const auto endless = "award,expires\n" + awards_[1].text + ",Never\n";
  EXPECT_EQ(must(correct(endless, Trial::change)).changed, 1U);
  EXPECT_FALSE(award(1).valid_until);
}

TEST_F(CorrectMany, MovesABadgeToAnotherAddressOnce) {
  const std::string table = "email,new email\ngrace@learner.example,grace@moor.example\n";
  EXPECT_EQ(must(correct(table, Trial::change)).changed, 1U);
  const auto moved = award(0).learner;
  EXPECT_EQ(must(correct(table, Trial::change)).unchanged, 1U);
  EXPECT_EQ(award(0).learner, moved);
  const auto by_id =
      "award,email,new email\n" + awards_[0].text + ",grace@learner.example,grace@moor.example\n";
  EXPECT_EQ(must(correct(by_id, Trial::change)).unchanged, 1U);
}

TEST_F(CorrectMany, NamesWhatIsWrongByRowAndColumnAndDoesTheRest) {
  const auto table = "award,email,name,new email,valid until\n" + awards_[0].text +
                     ",,Grace Moor,nowhere,2020-01-01\n" + awards_[1].text + ",,Nour Haddad,,\n" +
                     awards_[1].text +
                     ",,Nour H.,,\nnonsense,,X,,\n,nobody@learner.example,X,,\n,,X,,\n" +
                     awards_[2].text + ",grace@learner.example,X,,\n";
  const auto done = must(correct(table, Trial::change));
  EXPECT_EQ(done.changed, 1U);
  EXPECT_EQ(done.refused, 6U);
  ASSERT_EQ(done.rows[0].faults.size(), 2U);
  EXPECT_EQ(done.rows[0].number, 2U);
  EXPECT_EQ(done.rows[0].faults[0].column, "new email");
  EXPECT_EQ(done.rows[0].faults[1].column, "valid until");
  EXPECT_THAT(done.rows[2].faults[0].sentence, HasSubstr("Row 3"));
  EXPECT_EQ(done.rows[3].faults[0].column, "award");
  EXPECT_EQ(done.rows[4].faults[0].column, "email");
  EXPECT_EQ(done.rows[5].faults[0].column, "");
  EXPECT_EQ(done.rows[6].faults[0].column, "email");
  EXPECT_EQ(name_on(0), "Grace Mor");
  EXPECT_EQ(name_on(1), "Nour Haddad");
}

TEST_F(CorrectMany, AsksWhichOfSeveralBadgesAnAddressMeans) {
  const auto second = published(actor_);
  constexpr std::string_view people = "name,email\nGrace Mor,grace@learner.example\n";
  const auto batch =
      must(app::begin_batch(*context_, actor_, second.id, "more.csv", as_bytes(people)));
  must(start_batch(*context_, actor_, batch.id));
  must(run_batch(*context_, batch, std::stop_token()));
  const std::string table = "email,name\ngrace@learner.example,Grace Moor\n";
  const auto looked = must(correct(table, Trial::only_look));
  ASSERT_EQ(looked.refused, 1U);
  EXPECT_THAT(looked.rows[0].faults[0].sentence, HasSubstr("has 2 badges"));
  CorrectionOptions options;
  options.reason = "Misspelt.";
  options.achievement = achievement_.id;
  const auto sheet = must(read_sheet(as_bytes(table)));
  EXPECT_EQ(must(correct_many(*context_, actor_, sheet, options, Trial::change)).changed, 1U);
  EXPECT_EQ(name_on(0), "Grace Moor");
}

TEST_F(CorrectMany, RefusesATableThatCannotBeMeant) {
  const auto path_of = [&](const std::string& table, const std::string& reason = "x") {
    const auto refused = correct(table, Trial::change, reason);
    return refused ? std::string("done") : refused.error().path;
  };
  const auto row = awards_[0].text + ",Grace Moor\n";
  EXPECT_EQ(path_of("colour,name\nred,Grace\n"), "/award");
  EXPECT_EQ(path_of("award,colour\n" + row), "/name");
  EXPECT_EQ(path_of("award,name\n"), "/file");
  EXPECT_EQ(path_of("award,name\n" + row, ""), "/reason");
  EXPECT_EQ(path_of("award,name,reason\n" + awards_[0].text + ",Grace Moor,Typed so\n", ""),
            "done");
  EXPECT_EQ(award(0).version, 2);
}

TEST_F(CorrectMany, KnowsNoBadgeOfAnotherOrganisation) {
  const auto other = set_up_another();
  const auto sheet = must(read_sheet(as_bytes("award,name\n" + awards_[0].text + ",Mine\n")));
  CorrectionOptions options;
  options.reason = "x";
  const auto refused = must(correct_many(*context_, other, sheet, options, Trial::change));
  EXPECT_EQ(refused.refused, 1U);
  EXPECT_THAT(refused.rows[0].learner_name, IsEmpty());
  EXPECT_EQ(name_on(0), "Grace Mor");
  options.achievement = achievement_.id;
  EXPECT_EQ(code_of(correct_many(*context_, other, sheet, options, Trial::change)),
            ErrorCode::not_found);
}

TEST_F(CorrectMany, PutsRightWhatWasDoneReachedAndWhen) {
  auto graded = welding();
  achievement::ResultRow grade{.name = "Grade", .type = "LetterGrade"};
  grade.allowed_values = {"C", "B", "A"};
  graded.details.results = {grade};
  const auto made = must(create_achievement(*context_, actor_, graded));
  must(publish_achievement(*context_, actor_, made.id));
  constexpr std::string_view people = "name,email,key\nGrace Mor,grace@learner.example,7\n";
  const auto batch = must(begin_batch(*context_, actor_, made.id, "class.csv", as_bytes(people)));
  must(start_batch(*context_, actor_, batch.id));
  must(run_batch(*context_, batch, std::stop_token()));
  awards_ = {must(batch_rows(*context_, actor_, batch.id, {})).at(0).award};
  const auto table = [&](const std::string& cells) {
    return "award,what they did,evidence,awarded,results\n" + awards_[0].text + "," + cells + "\n";
  };
  const auto wrong = must(correct(table(",nowhere,2999-01-01,good"), Trial::change));
  ASSERT_EQ(wrong.rows[0].faults.size(), 3U);
  EXPECT_EQ(wrong.rows[0].faults[0].column, "evidence");
  EXPECT_EQ(wrong.rows[0].faults[1].column, "awarded");
  EXPECT_EQ(wrong.rows[0].faults[2].column, "results");
  const auto unknown = must(correct(table(",,,Grade=F"), Trial::only_look));
  ASSERT_EQ(unknown.rows[0].faults.size(), 1U);
  EXPECT_EQ(unknown.rows[0].faults[0].column, "results");
  const auto right = table("Ten welds.,https://learner.example/weld,2020-05-31,grade=b");
  EXPECT_EQ(must(correct(right, Trial::change)).refused, 1U) << "a result by another name";
  const auto good = table("Ten welds.,https://learner.example/weld,2020-05-31,Grade=b");
  EXPECT_EQ(must(correct(good, Trial::change)).changed, 1U);
  const auto said = said_by(award(0));
  EXPECT_EQ(said.narrative, "Ten welds.");
  EXPECT_EQ(said.link, "https://learner.example/weld");
  EXPECT_EQ(said.results, (std::vector<std::pair<std::string, std::string>>{{"Grade", "B"}}));
  EXPECT_EQ(format_instant(award(0).awarded), "2020-05-31T00:00:00Z");
  EXPECT_EQ(must(correct(good, Trial::change)).unchanged, 1U);
  const auto listed = table(",," + format_instant(award(0).awarded) + ",");
  EXPECT_EQ(must(correct(listed, Trial::change)).unchanged, 1U) << "as the list of awards has it";
}

}  // namespace
}  // namespace cairn::app
