// SPDX-License-Identifier: Apache-2.0
#include "recommend/reason.h"

#include <gtest/gtest.h>

namespace cairn::recommend {
namespace {

std::string told(const Reason& reason) { return in_english(sentence_of(reason)); }

TEST(Reasons, AreSentences) {
  const auto sql = as_written("SQL");
  EXPECT_EQ(told({.kind = ReasonKind::closes, .about = sql}), "Your goal asks for SQL.");
  EXPECT_EQ(told({.kind = ReasonKind::closes, .about = sql, .count = 2}),
            "Your goal asks for more of SQL than you have.");
  EXPECT_EQ(told({.kind = ReasonKind::unlocks, .about = sql, .count = 1}),
            "SQL opens the way to 1 more offer.");
  EXPECT_EQ(told({.kind = ReasonKind::renews, .about = sql, .count = 30}),
            "It renews “SQL”, which ends in 30 days.");
  EXPECT_EQ(told({.kind = ReasonKind::renews, .about = sql, .count = -3}),
            "It renews “SQL”, which has ended.");
  EXPECT_EQ(told({.kind = ReasonKind::completes, .about = sql, .count = 3}),
            "It is one of 3 that the stack “SQL” still asks for.");
}

TEST(Reasons, TellNoCountOfFewPeople) {
  for (const auto kind :
       {ReasonKind::peers, ReasonKind::same_goal, ReasonKind::well_taken, ReasonKind::outcomes}) {
    EXPECT_EQ(told({.kind = kind, .about = as_written("SQL"), .count = 4}), "");
    EXPECT_NE(told({.kind = kind, .about = as_written("SQL"), .count = 5}), "");
  }
  EXPECT_EQ(told({.kind = ReasonKind::outcomes, .count = 9}),
            "At least 5 people here who hold it recorded something that came after it: work, pay, "
            "contacts or confidence.");
  EXPECT_EQ(told({.kind = ReasonKind::well_taken, .count = 6, .days = 30}),
            "At least 5 people here have finished it, half of them within 30 days.");
}

TEST(Reasons, CountByTheTable) {
  EXPECT_EQ(score_of({.kind = ReasonKind::peers, .strength = strong}), strong);
  for (const auto& weight : weights)
    EXPECT_EQ(score_of({.kind = weight.kind, .strength = strong}), strong / 1'000 * weight.weight)
        << name_of(weight.kind);
}

TEST(Strengths, StayWithinBounds) {
  EXPECT_EQ(share_of(1, 0), 0);
  EXPECT_EQ(share_of(-5, 10), 0);
  EXPECT_EQ(share_of(50, 10), strong);
  EXPECT_EQ(share_of(1, 4), strong / 4);
  EXPECT_EQ(saturating(0, 5), 0);
  EXPECT_EQ(saturating(5, 5), strong / 2);
  EXPECT_LT(saturating(1'000'000'000, 5), strong);
}

}  // namespace
}  // namespace cairn::recommend
