// SPDX-License-Identifier: Apache-2.0
#include "recommend/offers.h"

#include <gtest/gtest.h>

namespace cairn::recommend {
namespace {

Wish wish(Item skill, Strength strength = strong) {
  return {skill, {{.kind = ReasonKind::peers, .strength = strength}}};
}

const Offers& three() {
  static const Offers offers({{{0, 2}, {1, 3}}, {{1, 4}}, {{7, 1}}});
  return offers;
}

TEST(OffersBySkill, AreFoundByWhatIsWished) {
  const auto found = three().bringing(std::vector<Wish>{wish(1), wish(99), wish(1)}, {});
  ASSERT_EQ(found.size(), 2U) << "each once";
  EXPECT_EQ(found[0].offer, 0U);
  EXPECT_EQ(found[0].brings, (std::vector<Item>{0, 1}));
  EXPECT_EQ(found[1].brings, (std::vector<Item>{1}));
}

TEST(OffersBySkill, BringNothingThatIsHeldAtThatLevel) {
  const std::vector<SkillAt> held{{0, 2}, {1, 3}, {400, 5}};
  const auto found = three().bringing(std::vector<Wish>{wish(1), wish(0)}, held);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].offer, 1U);
  EXPECT_TRUE(three().brought_by(0, held).empty());
  EXPECT_TRUE(Offers({}).bringing(std::vector<Wish>{wish(1)}, held).empty());
}

// A thousand offers of one skill leave room for those of the next.
TEST(OffersBySkill, AreTheBestOfEachWish) {
  std::vector<std::vector<SkillAt>> teaching(1'000, {{0, 1}});
  teaching.push_back({{1, 1}});
  teaching.push_back({{0, 1}, {1, 1}});
  const auto found =
      Offers(teaching).bringing(std::vector<Wish>{wish(0), wish(1, strong / 9)}, {}, 3);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].offer, 0U) << "of equals the first";
  EXPECT_EQ(found[2].offer, 1'000U);
  EXPECT_EQ(found[3].offer, 1'001U);
}

}  // namespace
}  // namespace cairn::recommend
