// SPDX-License-Identifier: Apache-2.0
// Problems for tests: small random ones with everything in them, and a brute force over all sets.
#pragma once
#include <optional>
#include <random>
#include <vector>

#include "pathways/problem.h"
#include "pathways/solve.h"

namespace cairn::pathways::test {

inline constexpr Day monday = 20'822;  // 2027-01-04

struct Shape {
  int skills = 6;
  int offers = 8;
  int needs = 3;
  bool budget = false, deadline = false, starts = false, parallel = false;
};

inline Requirement random_requirement(std::mt19937& random, const Shape& shape, int depth) {
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  Requirement out;
  const int kind = depth == 0 ? 3 + below(2) : below(5);
  out.kind = static_cast<RequirementKind>(kind);
  if (out.kind == RequirementKind::skill) {
    out.skill = {static_cast<SkillId>(below(shape.skills)), static_cast<Level>(1 + below(3))};
    return out;
  }
  if (out.kind == RequirementKind::offer) {
    out.offer = static_cast<OfferId>(below(shape.offers));
    return out;
  }
  const int parts = 1 + below(3);
  for (int i = 0; i < parts; ++i) out.of.push_back(random_requirement(random, shape, depth - 1));
  if (out.kind == RequirementKind::at_least)
    out.count = static_cast<std::uint32_t>(below(parts + 1));
  return out;
}

inline Problem random_problem(unsigned seed, const Shape& shape) {
  std::mt19937 random(seed);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  Problem problem;
  problem.start = monday;
  problem.currency = "EUR";
  problem.max_parallel = shape.parallel ? 2 : 1;
  for (int i = 0; i < shape.skills; ++i) problem.skills.push_back("s" + std::to_string(i));
  if (below(2) == 0) problem.have.push_back({static_cast<SkillId>(below(shape.skills)), 1});
  for (int i = 0; i < shape.needs; ++i)
    problem.need.push_back(
        {{static_cast<SkillId>(below(shape.skills)), static_cast<Level>(1 + below(3))},
         (1 + below(5)) * one,
         below(3) != 0});
  for (int i = 0; i < shape.offers; ++i) {
    Offer offer;
    offer.id = "o" + std::to_string(i);
    for (SkillId skill = 0; skill < static_cast<SkillId>(shape.skills); ++skill)
      if (below(shape.skills) < 2)
        offer.teaches.push_back({skill, static_cast<Level>(1 + below(3))});
    if (below(2) == 0) offer.requires_ = random_requirement(random, shape, 1 + below(2));
    if (below(8) != 0) offer.price = below(6) * 10 * one;
    if (below(8) != 0) offer.hours = (1 + below(8)) * one;
    offer.recognition = below(4) * 10 * one;
    if (shape.starts && below(3) == 0)
      for (Day day = monday + below(20); offer.starts.size() < 2; day += 1 + below(30))
        offer.starts.push_back(day);
    problem.offers.push_back(std::move(offer));
  }
  problem.hours_per_week = (2 + below(6)) * one;
  problem.unknown_price = 20 * one;
  problem.unknown_hours = 5 * one;
  if (shape.budget) problem.budget = below(12) * 10 * one;
  if (shape.deadline) problem.deadline = monday + 7 + below(40);
  std::vector<Objective> all{Objective::uncovered_essential,
                             Objective::uncovered,
                             Objective::credentials,
                             Objective::price,
                             Objective::hours,
                             Objective::finish,
                             Objective::recognition};
  if (below(2) == 0) {
    std::shuffle(all.begin() + below(3), all.end(), random);
    all.resize(static_cast<std::size_t>(3 + below(5)));
    problem.objective = all;
  }
  return problem;
}

// Whether every offer opens when taken in some order, none supporting itself.
inline bool stands(const Problem& problem, const Choice& choice) {
  const Scheduler scheduler(problem);
  std::vector<OfferId> placed;
  const auto leaf_holds = [&](const Requirement& leaf) {
    if (leaf.kind == RequirementKind::offer)
      return scheduler.is_held(leaf.offer) ||
             std::find(placed.begin(), placed.end(), leaf.offer) != placed.end();
    if (scheduler.have(leaf.skill.skill) >= leaf.skill.level) return true;
    for (const auto offer : placed)
      for (const auto& skill : problem.offers[offer].teaches)
        if (skill.skill == leaf.skill.skill && skill.level >= leaf.skill.level) return true;
    return false;
  };
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto offer : choice) {
      if (std::find(placed.begin(), placed.end(), offer) != placed.end()) continue;
      if (!fulfilled(problem.offers[offer].requires_, leaf_holds)) continue;
      placed.push_back(offer);
      grew = true;
    }
  }
  return placed.size() == choice.size();
}

// The best values of the problem's objective over all sets of offers; nullopt where no set will do.
inline std::optional<std::vector<std::int64_t>> brute_force(const Problem& problem) {
  const Scheduler scheduler(problem);
  std::optional<std::vector<std::int64_t>> best;
  const auto out = left_out(problem);
  for (std::uint32_t set = 0; set < (1U << problem.offers.size()); ++set) {
    Choice choice;
    bool allowed = true;
    Amount price = 0;
    for (OfferId i = 0; i < problem.offers.size(); ++i)
      if ((set >> i & 1U) != 0) {
        choice.push_back(i);
        allowed = allowed && out[i] == LeftOut::no;
        price += price_of(problem, problem.offers[i]);
      }
    if (!allowed || (problem.budget && price > *problem.budget) || !stands(problem, choice))
      continue;
    bool pinned = true;
    for (const auto offer : problem.pinned)
      pinned = pinned && std::find(choice.begin(), choice.end(), offer) != choice.end();
    if (!pinned) continue;
    const auto timetable = scheduler.run(choice, problem.deadline, {});
    if (!timetable) continue;
    std::vector<std::int64_t> values;
    for (const auto objective : problem.objective) {
      const auto value = value_of(problem, choice, *timetable, objective);
      values.push_back(objective == Objective::recognition ? -value : value);
    }
    if (!best || values < *best) best = values;
  }
  return best;
}

}  // namespace cairn::pathways::test
