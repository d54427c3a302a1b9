// SPDX-License-Identifier: Apache-2.0
// Offers that may be of one achievement, and a person's word on it.
#include "app/career/same_offers.h"

#include <fstream>

#include "app/career/own_offers.h"
#include "career_house.h"

namespace cairn::app::career {
namespace {

catalogue::Offer offer(std::string id, std::string title, std::string provider) {
  return {.id = std::move(id), .title = std::move(title), .provider = std::move(provider)};
}

class SameOffersOfHouse : public CareerHouse {
 protected:
  void SetUp() override {
    actor_ = set_up();
    import("first", {offer("a", "Tide tables in practice", "Harbour Office")});
    import("second", {offer("b", "Tide Tables in Practice", "Harbour Office Ltd")});
    for (const auto* name : {"first", "second"})
      must(give_catalogue(*context_, name, actor_.organisation));
  }
  PairsToJudge to_judge(const Actor& actor) {
    return same_to_judge(*offers(), must(say_of(*context_, actor)), 0, 10);
  }
  void import(std::string name, std::vector<catalogue::Offer> offers) {
    must(catalogues_->save({.name = std::move(name), .offers = std::move(offers)}));
    context_->library.forget();
  }
  std::vector<std::string> same_as(std::string_view id) {
    const auto all = offers();
    std::vector<std::string> ids;
    for (const auto* other : all->search->same_as(*all->search->find_id(id)))
      ids.push_back(other->id);
    return ids;
  }

  Actor actor_;
};

TEST_F(SameOffersOfHouse, AreProposedAndKeptAsAPersonSays) {
  const auto waiting = to_judge(actor_);
  ASSERT_EQ(waiting.total, 1U);
  EXPECT_EQ(waiting.pairs.at(0).first->id, "a");
  EXPECT_TRUE(same_as("a").empty());
  ASSERT_TRUE(judge_same(*context_, actor_, {"b", "a", true}).ok());
  EXPECT_EQ(same_as("a"), std::vector<std::string>{"b"});
  EXPECT_EQ(to_judge(actor_).total, 0U);
  // A later import changes nothing of it.
  import("second", {offer("b", "Tides anew", "Harbour Office Ltd")});
  EXPECT_EQ(same_as("a"), std::vector<std::string>{"b"});
  ASSERT_TRUE(judge_same(*context_, actor_, {"a", "b", false}).ok());
  EXPECT_TRUE(same_as("a").empty());
}

TEST_F(SameOffersOfHouse, AreRefusedWhereThereIsNoneOrItIsNobodysToJudge) {
  EXPECT_EQ(code_of(judge_same(*context_, actor_, {"a", "nowhere", true})), ErrorCode::not_found);
  EXPECT_EQ(code_of(judge_same(*context_, actor_, {"a", "a", true})), ErrorCode::invalid);
  const auto other = set_up_another();
  const auto theirs = must(create_achievement(*context_, other, welding()));
  must(publish_achievement(*context_, other, theirs.id));
  EXPECT_EQ(code_of(judge_same(*context_, actor_, {"a", theirs.id.text, true})),
            ErrorCode::not_found);
}

TEST_F(SameOffersOfHouse, AreForThoseToJudgeWhoseCataloguesBothAre) {
  const auto other = set_up_another();
  EXPECT_EQ(to_judge(other).total, 0U);
  EXPECT_EQ(code_of(judge_same(*context_, other, {"a", "b", true})), ErrorCode::not_found);
  must(give_catalogue(*context_, "second", other.organisation));
  for (const auto& actor : {actor_, other}) {
    EXPECT_EQ(to_judge(actor).total, 0U);
    EXPECT_EQ(code_of(judge_same(*context_, actor, {"a", "b", true})), ErrorCode::not_found);
  }
  must(give_catalogue(*context_, "second", std::nullopt));
  EXPECT_EQ(code_of(judge_same(*context_, actor_, {"a", "b", true})), ErrorCode::not_found)
      << "the command line alone changes what is nobody's";
  EXPECT_EQ(code_of(give_catalogue(*context_, "second", OrganisationId{"nobody"})),
            ErrorCode::not_found);
}

TEST_F(SameOffersOfHouse, AreStillFoundWhereTheFileOfWordsIsDamaged) {
  ASSERT_TRUE(judge_same(*context_, actor_, {"a", "b", true}).ok());
  std::ofstream(folder_ / "catalogues/same-offers.json") << "{";
  context_->library.forget();
  const auto all = offers();
  EXPECT_NE(all->search->find_id("a"), nullptr);
  EXPECT_FALSE(all->damaged.empty());
  EXPECT_FALSE(judge_same(*context_, actor_, {"a", "b", false}).ok()) << "nothing is overwritten";
}

}  // namespace
}  // namespace cairn::app::career
