// SPDX-License-Identifier: Apache-2.0
#include "catalogue/link.h"

#include <gtest/gtest.h>

#include "catalogue/teaching.h"

namespace cairn::catalogue {
namespace {

Catalogue two_offers() {
  Catalogue made{.name = "test"};
  made.offers = {{.id = "a", .title = "A"}, {.id = "b", .title = "B"}};
  made.offers[0].teaches = {{.words = "Baking"}, {.words = "Zzz"}};
  made.offers[1].teaches = {{.words = "Baking", .skill = "", .level = 4},
                            {.words = "", .skill = "kneading", .level = 1, .link = Link::stated}};
  return made;
}

const SkillLinker linker = [](std::string_view words) -> std::vector<ProposedSkill> {
  if (words != "Baking") return {};
  return {{"bake", "Bake", 900}, {"cook", "Cook", 400}};
};

const OfferLookup nobody = [](std::string_view) -> const Offer* { return nullptr; };

TEST(ProposeSkills, ProposesAndConfirmsNothing) {
  auto made = two_offers();
  int asked = 0;
  EXPECT_EQ(propose_skills(made, "esco",
                           [&](std::string_view words) {
                             ++asked;
                             return linker(words);
                           }),
            2u);
  EXPECT_EQ(asked, 2);
  const auto& taught = made.offers[0].teaches[0];
  EXPECT_EQ(taught.link, Link::proposed);
  EXPECT_EQ(taught.skill, "");
  ASSERT_EQ(taught.proposals.size(), 2u);
  EXPECT_EQ(made.offers[0].teaches[1].link, Link::unlinked);
  EXPECT_EQ(made.offers[1].teaches[1].link, Link::stated);
  EXPECT_EQ(made.framework, "esco");
  EXPECT_TRUE(taught_skills(made.offers[0], nobody, Trust::certain).empty());
  const auto counted = taught_skills(made.offers[0], nobody, Trust::proposed);
  ASSERT_EQ(counted.size(), 1u);
  EXPECT_TRUE(counted[0].is_proposed);
  EXPECT_TRUE(counted[0].level_is_assumed);
}

TEST(Decide, KeepsWhoSaidSoAndWhen) {
  auto made = two_offers();
  propose_skills(made, "esco", linker);
  auto& offer = made.offers[0];
  ASSERT_TRUE(decide(offer, {"Baking", "bake", 3, "Ada", "2026-11-26"}).ok());
  EXPECT_EQ(offer.teaches[0].link, Link::confirmed);
  EXPECT_EQ(offer.teaches[0].decided_by, "Ada");
  EXPECT_EQ(taught_skills(offer, nobody, Trust::certain).at(0).level, 3);
  ASSERT_TRUE(decide(offer, {"Baking", "", 0, "Ada", "2026-11-26"}).ok());
  EXPECT_EQ(offer.teaches[0].link, Link::rejected);
  EXPECT_TRUE(taught_skills(offer, nobody, Trust::proposed).empty());
  EXPECT_EQ(decide(offer, {"Nope", "bake", 3, "Ada", ""}).error().code, ErrorCode::not_found);
  EXPECT_EQ(decide(offer, {"Baking", "bake", 3, "", ""}).error().code, ErrorCode::invalid);
  EXPECT_EQ(decide(offer, {"Baking", "bake", 9, "Ada", ""}).error().code, ErrorCode::invalid);
}

TEST(Decisions, OutliveTheNextImportAndTheLinker) {
  auto old = two_offers();
  propose_skills(old, "esco", linker);
  ASSERT_TRUE(decide(old.offers[0], {"Baking", "bake", 3, "Ada", "2026-11-26"}).ok());
  auto next = two_offers();
  carry_decisions(old, next);
  EXPECT_EQ(next.offers[0].teaches[0].skill, "bake");
  EXPECT_EQ(next.framework, "esco");
  EXPECT_EQ(next.offers[1].teaches[0].link, Link::unlinked);
  propose_skills(next, "esco", linker);
  EXPECT_EQ(next.offers[0].teaches[0].link, Link::confirmed);
}

}  // namespace
}  // namespace cairn::catalogue
