// SPDX-License-Identifier: Apache-2.0
#include "catalogue/graph.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cairn::catalogue {
namespace {

Requirement need(std::string id) { return {.kind = Requirement::Kind::offer, .id = std::move(id)}; }

Offer offer(std::string id, std::vector<Requirement> all = {},
            std::vector<std::string> parts = {}) {
  Offer made{.id = id, .title = id};
  made.requires_first.of = std::move(all);
  made.parts = std::move(parts);
  return made;
}

Catalogue catalogue(std::vector<Offer> offers) {
  std::sort(offers.begin(), offers.end(),
            [](const Offer& a, const Offer& b) { return a.id < b.id; });
  Catalogue made{.name = "test"};
  made.offers = std::move(offers);
  return made;
}

TEST(Loops, AreFoundWhereNobodyCanBegin) {
  const auto loops =
      find_loops(catalogue({offer("a", {need("b")}), offer("b", {need("c")}),
                            offer("c", {need("a")}), offer("d", {need("a")}), offer("e")}));
  ASSERT_EQ(loops.size(), 1u);
  EXPECT_EQ(loops[0].ids, (std::vector<std::string>{"a", "b", "c"}));
}

TEST(Loops, AreNoneWhereThereIsAnotherWayIn) {
  const Requirement either{.kind = Requirement::Kind::any, .of = {need("b"), need("e")}};
  EXPECT_TRUE(
      find_loops(catalogue({offer("a", {either}), offer("b", {need("a")}), offer("e")})).empty());
  const Requirement two{
      .kind = Requirement::Kind::at_least, .count = 2, .of = {need("b"), need("e"), need("f")}};
  EXPECT_TRUE(
      find_loops(catalogue({offer("a", {two}), offer("b", {need("a")}), offer("e"), offer("f")}))
          .empty());
  EXPECT_EQ(find_loops(catalogue({offer("a", {two}), offer("b", {need("a")}), offer("e"),
                                  offer("f", {need("a")})}))
                .size(),
            1u);
}

TEST(Loops, OfPartsAndOfItselfAreFound) {
  const auto loops =
      find_loops(catalogue({offer("a", {}, {"b"}), offer("b", {}, {"a"}), offer("c", {}, {"c"}),
                            offer("d", {need("d")}), offer("e", {}, {"a", "f"}), offer("f")}));
  ASSERT_EQ(loops.size(), 3u);
  EXPECT_EQ(loops[0].of, Loop::Of::requirements);
  EXPECT_EQ(to_sentence(loops[0]),
            "these wait for each other, so none can begin: d → d; drop one requirement");
  EXPECT_EQ(loops[1].ids, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(loops[2].ids, std::vector<std::string>{"c"});
}

TEST(Loops, ReferencesElsewhereAreNone) {
  const auto made = catalogue({offer("a", {need("x")}, {"y"})});
  EXPECT_TRUE(find_loops(made).empty());
  EXPECT_EQ(count_lost_references(made), 2u);
}

TEST(Loops, AreFoundInLinearTime) {
  constexpr int count = 100'000;
  std::vector<Offer> offers;
  const auto id = [](int i) { return "o" + std::to_string(1'000'000 + i); };
  for (int i = 0; i < count; ++i) {
    // A long chain against the order of ids, each with a hub, and a loop at its end.
    offers.push_back(offer(id(i),
                           {need(id(i + 1 < count ? i + 1 : count / 2)), need(id(count - 1))},
                           {id((i + 1) % count)}));
  }
  const auto loops = find_loops(catalogue(std::move(offers)));
  EXPECT_EQ(loops.size(), 2u);
}

}  // namespace
}  // namespace cairn::catalogue
