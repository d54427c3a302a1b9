// SPDX-License-Identifier: Apache-2.0
#include "catalogue/starter.h"

#include <gtest/gtest.h>

#include <set>

#include "catalogue/graph.h"
#include "catalogue/to_problem.h"
#include "skills/starter.h"

namespace cairn::catalogue {
namespace {

class StarterTest : public ::testing::Test {
 protected:
  const Import import_ = [] {
    auto read = read_starter();
    EXPECT_TRUE(read.ok()) << read.error().detail;
    return read.ok() ? std::move(read).value() : Import{};
  }();
  const skills::Framework framework_ = skills::starter_framework();
  const skills::FrameworkIndex index_{framework_};
};

TEST_F(StarterTest, HoldsOffersOfTenFieldsMarkedAsExamples) {
  EXPECT_GE(import_.catalogue.offers.size(), 150u);
  for (const auto& fault : import_.faults) ADD_FAILURE() << to_sentence(fault);
  for (const auto& note : import_.notes) ADD_FAILURE() << note;
  for (const auto& offer : import_.catalogue.offers) {
    EXPECT_TRUE(offer.example) << offer.id;
    EXPECT_FALSE(offer.teaches.empty()) << offer.id;
    EXPECT_FALSE(offer.provider.empty()) << offer.id;
  }
}

TEST_F(StarterTest, EveryReferenceLeadsSomewhere) {
  for (const auto& offer : import_.catalogue.offers) {
    for (const auto& taught : offer.teaches) {
      EXPECT_TRUE(index_.skill(taught.skill)) << offer.id << " teaches " << taught.skill;
      EXPECT_GT(taught.level, 0) << offer.id << " teaches " << taught.skill;
    }
    for_each_leaf(offer.requires_first, [&](const Requirement& leaf) {
      if (leaf.kind == Requirement::Kind::skill)
        EXPECT_TRUE(index_.skill(leaf.id)) << offer.id << " requires " << leaf.id;
      else
        EXPECT_NE(find_offer(import_.catalogue, leaf.id), nullptr)
            << offer.id << " requires " << leaf.id;
    });
    for (const auto& part : offer.parts)
      EXPECT_NE(find_offer(import_.catalogue, part), nullptr) << offer.id << " holds " << part;
    EXPECT_TRUE(offer.prerequisites.empty()) << offer.id << ": " << offer.prerequisites.front();
  }
  EXPECT_EQ(count_lost_references(import_.catalogue), 0u);
}

TEST_F(StarterTest, NoChainRunsInACircle) {
  for (const auto& loop : find_loops(import_.catalogue)) ADD_FAILURE() << to_sentence(loop);
}

TEST_F(StarterTest, LeavesSomeThingsUnknownToShowThat) {
  std::set<std::string_view> fields;
  for (const auto& count : count_unknown(import_.catalogue)) fields.insert(count.field);
  EXPECT_TRUE(fields.contains("price"));
  EXPECT_TRUE(fields.contains("hours"));
}

// Each skill that something teaches can be reached from nothing: what the way there requires is
// taught in turn.
TEST_F(StarterTest, EveryOfferCanBeReachedFromNothing) {
  std::set<std::string> done;
  std::map<std::string, Level> have;
  const OfferLookup lookup = [&](std::string_view id) { return find_offer(import_.catalogue, id); };
  const std::function<bool(const Requirement&)> met = [&](const Requirement& tree) {
    if (tree.kind == Requirement::Kind::skill) return have[tree.id] >= tree.level;
    if (tree.kind == Requirement::Kind::offer) return done.contains(tree.id);
    return std::all_of(tree.of.begin(), tree.of.end(), met);
  };
  for (bool more = true; more;) {
    more = false;
    for (const auto& offer : import_.catalogue.offers) {
      if (done.contains(offer.id) || !met(offer.requires_first)) continue;
      more = done.insert(offer.id).second;
      for (const auto& taught : taught_skills(offer, lookup, Trust::certain))
        have[taught.skill] = std::max(have[taught.skill], taught.level);
    }
  }
  for (const auto& offer : import_.catalogue.offers)
    EXPECT_TRUE(done.contains(offer.id)) << offer.id << " needs what nothing here teaches";
}

// Of an occupation of each field at least half of what is essential can be learned here.
TEST_F(StarterTest, EveryOccupationCanBePlannedFor) {
  const Catalogue* const all[] = {&import_.catalogue};
  const Search search(all);
  for (const auto& occupation : framework_.occupations) {
    std::vector<SkillLevel> need;
    for (const auto& essential : occupation.essential)
      need.push_back({framework_.skills[essential.skill].id, std::max<Level>(essential.level, 1)});
    const auto useful = useful_offers(search, {}, need);
    std::size_t reached = 0;
    for (const auto& wanted : need)
      for (const auto& one : useful) {
        const auto& taught = one.teaches;
        if (std::any_of(taught.begin(), taught.end(), [&](const Taught& skill) {
              return skill.skill == wanted.skill && skill.level >= wanted.level;
            })) {
          ++reached;
          break;
        }
      }
    EXPECT_GE(reached * 2, need.size())
        << occupation.id << ": " << reached << " of " << need.size();
  }
}

}  // namespace
}  // namespace cairn::catalogue
