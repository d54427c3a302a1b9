// SPDX-License-Identifier: Apache-2.0
#include "catalogue/to_problem.h"

#include <gtest/gtest.h>

#include "json/write.h"

namespace cairn::catalogue {
namespace {

Offer teaching(std::string id, std::string skill, Level level) {
  Offer made{.id = id, .title = id};
  made.teaches = {{.words = "", .skill = std::move(skill), .level = level, .link = Link::stated}};
  return made;
}
Requirement offer_needed(std::string id) {
  return {.kind = Requirement::Kind::offer, .id = std::move(id)};
}
Requirement skill_needed(std::string id, Level level) {
  return {.kind = Requirement::Kind::skill, .id = std::move(id), .level = level};
}

class ProblemTest : public ::testing::Test {
 protected:
  std::vector<std::string> useful(std::vector<SkillLevel> need, std::vector<SkillLevel> have = {},
                                  const ProblemOptions& options = {}) {
    const Catalogue* const all[] = {&catalogue_};
    search_ = std::make_unique<Search>(all);
    chosen_ = useful_offers(*search_, have, need, options);
    std::vector<std::string> ids;
    for (const auto& one : chosen_) ids.push_back(one.offer->id);
    return ids;
  }
  std::string json_of(std::string_view id) {
    Arena arena;
    for (const auto& one : chosen_)
      if (one.offer->id == id) return json::write(to_json(one, json::Builder(arena)));
    return "";
  }
  using Ids = std::vector<std::string>;

  Catalogue catalogue_{.name = "test"};
  std::unique_ptr<Search> search_;
  std::vector<PlanOffer> chosen_;
};

TEST_F(ProblemTest, TakesWhatIsNeededAndWhatThatRequires) {
  auto deep = teaching("c-deep", "sql", 4);
  deep.requires_first.of = {offer_needed("b-first"), skill_needed("maths", 2)};
  auto maths = teaching("d-maths", "maths", 3);
  maths.requires_first.of = {skill_needed("counting", 1)};
  catalogue_.offers = {teaching("a-other", "welding", 3), teaching("b-first", "tables", 1), deep,
                       maths, teaching("e-counting", "counting", 1)};
  EXPECT_EQ(useful({{"sql", 3}}), (Ids{"b-first", "c-deep", "d-maths", "e-counting"}));
  EXPECT_EQ(useful({{"sql", 3}}, {{"maths", 2}}), (Ids{"b-first", "c-deep"}));
  EXPECT_EQ(useful({{"sql", 3}}, {{"sql", 3}}), Ids{});
  EXPECT_EQ(useful({{"nothing", 1}}), Ids{});
}

TEST_F(ProblemTest, LeavesOutWhatTeachesNoMoreThanOneHas) {
  catalogue_.offers = {teaching("a", "sql", 2), teaching("b", "sql", 3)};
  EXPECT_EQ(useful({{"sql", 4}}, {{"sql", 2}}), Ids{"b"});
}

TEST_F(ProblemTest, IsTheContractsOffer) {
  auto offer = teaching("a", "sql", 3);
  offer.hours = Effort{600, 2190};
  offer.price = Price{4950, "EUR"};
  offer.recognition = 70;
  offer.starts = {"2027-01-11"};
  offer.renewal_months = 24;
  offer.requires_first.of = {skill_needed("maths", 1)};
  catalogue_.offers = {offer, teaching("b", "sql", 0)};
  useful({{"sql", 1}});
  EXPECT_EQ(
      json_of("a"),
      R"({"id":"a","teaches":[{"skill":"sql","level":3}],"requires":{"all":[{"skill":"maths","level":1}]},)"
      R"("hours":36.5,"price":49.5,"currency":"EUR","recognition":70,"starts":["2027-01-11"],"renewal_months":24})");
  EXPECT_EQ(
      json_of("b"),
      R"({"id":"b","teaches":[{"skill":"sql","level":2}],"hours":null,"price":null,"starts":[],"renewal_months":null})");
  EXPECT_TRUE(chosen_[1].teaches[0].level_is_assumed);
}

TEST_F(ProblemTest, ABundleTeachesWhatItsPartsTeachAndStandsForThem) {
  auto first = teaching("a", "sql", 2);
  first.hours = Effort{60, 60};
  auto second = teaching("b", "python", 3);
  second.hours = Effort{120, 180};
  Offer bundle{.id = "c", .title = "c"};
  bundle.parts = {"a", "b"};
  auto after = teaching("d", "sql", 4);
  after.requires_first.of = {offer_needed("a")};
  catalogue_.offers = {first, second, bundle, after};
  EXPECT_EQ(useful({{"sql", 4}, {"python", 1}}), (Ids{"a", "b", "c", "d"}));
  EXPECT_EQ(chosen_[2].teaches.size(), 2u);
  EXPECT_EQ(chosen_[2].hours, (Effort{180, 240}));
  EXPECT_TRUE(chosen_[2].hours_from_parts);
  EXPECT_NE(json_of("d").find(R"({"all":[{"any":[{"offer":"a"},{"offer":"c"}]}]})"),
            std::string::npos);
}

TEST_F(ProblemTest, LoopsOfPartsEnd) {
  auto first = teaching("a", "sql", 2), second = teaching("b", "python", 3);
  first.parts = {"b"};
  second.parts = {"a"};
  catalogue_.offers = {first, second};
  EXPECT_EQ(useful({{"sql", 1}}), (Ids{"a", "b"}));
  EXPECT_EQ(chosen_[0].teaches.size(), 2u);
}

TEST_F(ProblemTest, CountsProposalsOnlyWhereAskedAndExamsNever) {
  Offer proposed{.id = "a", .title = "a"};
  proposed.teaches = {{.words = "SQL", .link = Link::proposed, .proposals = {{"sql", "SQL", 900}}}};
  auto exam = teaching("b", "sql", 5);
  exam.kind = Kind::exam;
  catalogue_.offers = {proposed, exam};
  EXPECT_EQ(useful({{"sql", 1}}), Ids{});
  EXPECT_EQ(useful({{"sql", 1}}, {}, {.trust = Trust::proposed}), Ids{"a"});
}

TEST_F(ProblemTest, KeepsToLanguagesOfWhatSaysItsLanguage) {
  auto german = teaching("a", "sql", 3), british = teaching("b", "sql", 3);
  german.languages = {"de"};
  british.languages = {"en-GB"};
  catalogue_.offers = {german, british, teaching("c", "sql", 3)};
  EXPECT_EQ(useful({{"sql", 1}}, {}, {.languages = {"en"}}), (Ids{"b", "c"}));
}

TEST_F(ProblemTest, OffersOfOneAchievementStandInForEachOther) {
  const auto offered = [](std::string id, std::string skill, int recognition) {
    auto made = teaching(std::move(id), std::move(skill), 3);
    made.kind = Kind::certification;
    made.title = "Azure Administrator AZ-104";
    made.provider = "Microsoft";
    made.recognition = recognition;
    return made;
  };
  auto after = teaching("d", "python", 2);
  after.requires_first.of = {offer_needed("a")};
  catalogue_.offers = {offered("a", "azure", 40), offered("b", "networks", 80),
                       teaching("c", "welding", 3), after};
  EXPECT_EQ(useful({{"azure", 2}, {"python", 1}}), (Ids{"a", "b", "d"}));
  // Both bring the same, so that nobody takes both.
  ASSERT_EQ(chosen_[0].teaches.size(), 2u);
  EXPECT_EQ(chosen_[1].teaches.size(), 2u);
  ASSERT_EQ(chosen_[0].instead.size(), 1u);
  EXPECT_EQ(chosen_[0].instead[0]->id, "b");
  EXPECT_FALSE(chosen_[0].best_recognised);
  EXPECT_TRUE(chosen_[1].best_recognised);
  EXPECT_TRUE(chosen_[2].instead.empty());
  // What asks for one of them takes the other as well.
  EXPECT_NE(json_of("d").find(R"({"any":[{"offer":"a"},{"offer":"b"}]})"), std::string::npos);
}

}  // namespace
}  // namespace cairn::catalogue
