// SPDX-License-Identifier: Apache-2.0
// What is read and judged before anything of an award is changed.
#include <gtest/gtest.h>

#include "app/awards/change.h"

namespace cairn::app {
namespace {

const OrganisationId school{"k3v9x2ab"};

TEST(AwardIds, AreReadFromListsTablesAndAddresses) {
  const auto read = read_award_ids(
      "award,name\n"
      "k3v9x2ab-4Rq7sVb1PzWm2Xy9Kd3Tge,Ada\r\n"
      "\n"
      "\"https://badges.example.org/b/k3v9x2ab-5Rq7sVb1PzWm2Xy9Kd3Tge.json\";Grace\n"
      "k3v9x2ab-4Rq7sVb1PzWm2Xy9Kd3Tge\n"
      "other000-4Rq7sVb1PzWm2Xy9Kd3Tge\n",
      school);
  EXPECT_EQ(read.ids, (std::vector<AwardId>{{"k3v9x2ab-4Rq7sVb1PzWm2Xy9Kd3Tge"},
                                            {"k3v9x2ab-5Rq7sVb1PzWm2Xy9Kd3Tge"}}));
  EXPECT_EQ(read.lines_without, (std::vector<std::size_t>{1, 6}));
}

TEST(AwardIds, AreNotFoundWithinOtherWords) {
  EXPECT_TRUE(read_award_ids("xk3v9x2ab-4Rq7sVb1PzWm2Xy9Kd3Tge", school).ids.empty());
  EXPECT_TRUE(read_award_ids("k3v9x2ab-short", school).ids.empty());
  EXPECT_TRUE(read_award_ids("k3v9x2ab-4Rq7sVb1PzWm2Xy9Kd3TgeTooLong", school).ids.empty());
  EXPECT_TRUE(read_award_ids("", school).ids.empty());
}

TEST(AwardChange, OfARevokedBadgeIsRefusedButForRevokingItAgain) {
  Award award;
  EXPECT_EQ(judge_change(award, AwardChange::suspend).effect, Effect::changed);
  EXPECT_EQ(judge_change(award, AwardChange::reinstate).effect, Effect::unchanged);
  award.suspended = Instant{1};
  EXPECT_EQ(judge_change(award, AwardChange::suspend).effect, Effect::unchanged);
  EXPECT_EQ(judge_change(award, AwardChange::reinstate).effect, Effect::changed);
  award.revoked = Instant{2};
  for (const auto change :
       {AwardChange::suspend, AwardChange::reinstate, AwardChange::extend, AwardChange::correct})
    EXPECT_EQ(judge_change(award, change).effect, Effect::refused);
  EXPECT_EQ(judge_change(award, AwardChange::revoke).effect, Effect::unchanged);
  award.erased = Instant{3};
  EXPECT_EQ(judge_change(award, AwardChange::revoke).effect, Effect::refused);
}

TEST(AwardChange, IsKnownByItsName) {
  EXPECT_EQ(award_change_named("extend"), AwardChange::extend);
  EXPECT_EQ(award_change_named("extent"), std::nullopt);
}

}  // namespace
}  // namespace cairn::app
