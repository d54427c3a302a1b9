// SPDX-License-Identifier: Apache-2.0
#include "pathways/explain.h"

#include <algorithm>
#include <tuple>

#include "pathways/graph.h"
#include "pathways/unlocks.h"

namespace cairn::pathways {
namespace {

class Levels {
 public:
  Levels(const Problem& problem, const Scheduler& scheduler) : level_(problem.skills.size()) {
    for (SkillId skill = 0; skill < level_.size(); ++skill) level_[skill] = scheduler.have(skill);
  }
  bool reaches(const SkillLevel& skill) const { return level_[skill.skill] >= skill.level; }
  void add(const Offer& offer) {
    for (const auto& skill : offer.teaches)
      level_[skill.skill] = std::max(level_[skill.skill], skill.level);
  }

 private:
  std::vector<Level> level_;
};

Amount weight_reached(const Problem& problem, const Levels& levels) {
  Amount sum = 0;
  for (const auto& need : problem.need)
    if (levels.reaches(need.skill)) sum += need.weight;
  return sum;
}

// Levels with what of a choice can still take place without one of its offers.
Levels levels_without(const Problem& problem, const Scheduler& scheduler, const Choice& choice,
                      Levels levels, OfferId without) {
  std::vector<std::uint8_t> placed(problem.offers.size(), 0);
  const auto holds = [&](const Requirement& leaf) {
    if (leaf.kind == RequirementKind::skill) return levels.reaches(leaf.skill);
    return scheduler.is_held(leaf.offer) || placed[leaf.offer] != 0;
  };
  auto left = choice;
  std::erase(left, without);
  for (bool grew = true; grew;) {
    const auto before = left.size();
    std::erase_if(left, [&](OfferId offer) {
      if (!fulfilled(problem.offers[offer].requires_, holds)) return false;
      placed[offer] = 1;
      levels.add(problem.offers[offer]);
      return true;
    });
    grew = left.size() < before;
  }
  return levels;
}

bool teaches(const Offer& offer, const SkillLevel& wanted) {
  return std::any_of(offer.teaches.begin(), offer.teaches.end(), [&](const SkillLevel& skill) {
    return skill.skill == wanted.skill && skill.level >= wanted.level;
  });
}

class Explainer {
 public:
  Explainer(const Problem& problem, const LabelOf& label, Plan& plan)
      : problem_(problem),
        label_(label),
        plan_(plan),
        scheduler_(problem),
        had_(problem, scheduler_),
        all_(had_) {
    for (const auto offer : plan.choice) all_.add(problem.offers[offer]);
  }

  void run() {
    auto levels = had_;
    for (const auto& need : problem_.need) plan_.weight += need.weight;
    plan_.weight_had = weight_reached(problem_, levels);
    const auto unlocked = unlocked_by(problem_, plan_.choice);
    for (const auto& scheduled : plan_.timetable.steps) {
      Step step;
      step.offer = scheduled.offer;
      step.start = scheduled.start;
      step.finish = scheduled.finish;
      step.running = std::any_of(problem_.running.begin(), problem_.running.end(),
                                 [&](const Running& row) { return row.offer == step.offer; });
      const auto& offer = problem_.offers[step.offer];
      for (const auto& need : problem_.need)
        if (!levels.reaches(need.skill) && teaches(offer, need.skill) &&
            std::find(step.covers.begin(), step.covers.end(), need.skill) == step.covers.end())
          step.covers.push_back(need.skill);
      levels.add(offer);
      plan_.curve.push_back(weight_reached(problem_, levels));
      add_unlocks(step, unlocked);
      add_reasons(step);
      plan_.steps.push_back(std::move(step));
    }
    plan_.weight_covered = weight_reached(problem_, levels);
  }

 private:
  void add_unlocks(Step& step, const std::vector<std::vector<std::size_t>>& unlocked) const {
    const auto position = std::lower_bound(plan_.choice.begin(), plan_.choice.end(), step.offer) -
                          plan_.choice.begin();
    for (const auto later : unlocked[static_cast<std::size_t>(position)]) {
      const auto offer = plan_.choice[later];
      const auto found = std::find_if(plan_.timetable.steps.begin(), plan_.timetable.steps.end(),
                                      [&](const Scheduled& each) { return each.offer == offer; });
      if (found != plan_.timetable.steps.end() && found->start > step.finish)
        step.unlocks.push_back(offer);
    }
  }

  // Needs that no other step covers, and those that no other offer at all teaches.
  void add_only(Step& step) const {
    std::vector<Phrase> in_plan, anywhere;
    for (const auto& skill : step.covers) {
      std::size_t steps = 0;
      for (const auto offer : plan_.choice) steps += teaches(problem_.offers[offer], skill) ? 1 : 0;
      if (steps != 1) continue;
      const auto all = std::count_if(problem_.offers.begin(), problem_.offers.end(),
                                     [&](const Offer& offer) { return teaches(offer, skill); });
      (all == 1 ? anywhere : in_plan).push_back(skill_text(problem_, label_, skill));
    }
    if (!anywhere.empty())
      step.because.push_back(phrase("No other offer teaches {}.", listed(anywhere)));
    if (!in_plan.empty())
      step.because.push_back(phrase("Only this step of the plan covers {}.", listed(in_plan)));
  }

  void add_reasons(Step& step) const {
    add_only(step);
    if (step.because.empty() && !step.covers.empty()) {
      std::vector<Phrase> covered;
      for (const auto& skill : step.covers) covered.push_back(skill_text(problem_, label_, skill));
      step.because.push_back(phrase("It is the first step to cover {}.", listed(covered)));
    }
    if (!step.unlocks.empty()) {
      std::vector<Phrase> names;
      for (const auto offer : step.unlocks)
        names.push_back(as_written(offer_text(problem_, offer)));
      step.because.push_back(phrase("It opens the way to {}.", listed(names)));
    }
    const auto without = levels_without(problem_, scheduler_, plan_.choice, had_, step.offer);
    step.value = weight_reached(problem_, all_) - weight_reached(problem_, without);
    if (step.value > 0 && plan_.weight > 0)
      step.because.push_back(phrase("Without it {} % of what is needed stays open.",
                                    (step.value * 100 + plan_.weight / 2) / plan_.weight));
    if (step.running) step.because.push_back(phrase("It has begun already."));
    if (std::binary_search(problem_.pinned.begin(), problem_.pinned.end(), step.offer))
      step.because.push_back(phrase("You chose it."));
  }

  const Problem& problem_;
  const LabelOf& label_;
  Plan& plan_;
  const Scheduler scheduler_;
  const Levels had_;
  Levels all_;  // with every step
};

}  // namespace

Phrase skill_text(const Problem& problem, const LabelOf& label, const SkillLevel& skill) {
  const auto& id = problem.skills[skill.skill];
  return phrase("{} (level {})", label ? label(id) : id, skill.level);
}

std::string_view offer_text(const Problem& problem, OfferId offer) {
  const auto& each = problem.offers[offer];
  return each.title.empty() ? each.id : each.title;
}

void explain_steps(const Problem& problem, const LabelOf& label, Plan& plan) {
  Explainer(problem, label, plan).run();
}

std::optional<OfferId> offer_to_try(const Problem& problem, const Plan& plan) {
  const auto out = left_out(problem);
  const Scheduler scheduler(problem);
  const Levels levels(problem, scheduler);
  const auto holds = [&](const Requirement& leaf) {
    return leaf.kind == RequirementKind::skill ? levels.reaches(leaf.skill)
                                               : scheduler.is_held(leaf.offer);
  };
  // Free or with a trial, then short, then part of the plan, then by id.
  using Rank = std::tuple<bool, Amount, bool, std::string_view>;
  std::optional<std::pair<Rank, OfferId>> best;
  for (OfferId i = 0; i < problem.offers.size(); ++i) {
    const auto& offer = problem.offers[i];
    if (out[i] != LeftOut::no || !offer.hours || !scheduler.start_from(i, problem.start)) continue;
    const bool needed =
        std::any_of(problem.need.begin(), problem.need.end(), [&](const Need& need) {
          return !levels.reaches(need.skill) && teaches(offer, {need.skill.skill, 1}) &&
                 std::any_of(offer.teaches.begin(), offer.teaches.end(), [&](const auto& skill) {
                   return skill.skill == need.skill.skill && !levels.reaches(skill);
                 });
        });
    if (!needed || !fulfilled(offer.requires_, holds)) continue;
    const bool costs = !offer.trial && !(offer.price && *offer.price == 0);
    const bool apart = !std::binary_search(plan.choice.begin(), plan.choice.end(), i);
    const Rank rank{costs, *offer.hours, apart, offer.id};
    if (!best || rank < best->first) best = {rank, i};
  }
  return best ? std::optional(best->second) : std::nullopt;
}

}  // namespace cairn::pathways
