// SPDX-License-Identifier: Apache-2.0
// The demo organisation: what it holds is true of this server.
#include "app/setup/demo.h"

#include "house.h"

namespace cairn::app {
namespace {

class Demo : public House {};

TEST_F(Demo, HoldsClaimsOfEveryStateAndBadgesThatVerify) {
  const auto owner = set_up();
  must(load_demo(*context_, owner));
  EXPECT_EQ(must(list_achievements(*context_, owner)).size(), 3U);
  const auto count = [&](ClaimState state) {
    return must(list_claims(*context_, owner, state, {})).rows.size();
  };
  EXPECT_EQ(count(ClaimState::submitted), 2U);
  EXPECT_EQ(count(ClaimState::awarded), 4U);
  EXPECT_EQ(count(ClaimState::declined), 1U);
  const auto awards = must(list_awards(*context_, owner, {})).rows;
  ASSERT_EQ(awards.size(), 4U);
  const auto revoked = [](const AwardSummary& it) { return it.revoked.has_value(); };
  EXPECT_EQ(std::count_if(awards.begin(), awards.end(), revoked), 1);
}

TEST_F(Demo, LeavesAnOrganisationThatHasItsOwn) {
  const auto owner = set_up();
  published(owner);
  must(load_demo(*context_, owner));
  EXPECT_EQ(must(list_achievements(*context_, owner)).size(), 1U);
}

}  // namespace
}  // namespace cairn::app
