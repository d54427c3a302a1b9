// SPDX-License-Identifier: Apache-2.0
#include "app/recommend/learnt.h"

#include <map>
#include <set>

#include "pathways/amount.h"

namespace cairn::app::career {
namespace {

std::int64_t day_of(std::string_view text) {
  const auto day = pathways::parse_day(text);
  return day.ok() ? *day : 0;
}

Choice choice_of(const PlanStep& step, const Plan& plan, const Goal* goal) {
  return {.offer = step.offer,
          .kind = step.done_on.empty() ? ChoiceKind::taken : ChoiceKind::finished,
          .aim = goal == nullptr ? "" : goal->occupation,
          .chosen_day = day_of(plan.chosen_on),
          .finished_day = day_of(step.done_on)};
}

}  // namespace

Learnt learnt_from(const Workbook& workbook) {
  if (workbook.kept_out) return {};
  std::map<std::string, Choice> by_offer;
  const auto keep = [&](Choice choice) {
    const auto [found, is_new] = by_offer.try_emplace(choice.offer, choice);
    if (!is_new && found->second.kind < choice.kind) found->second = std::move(choice);
  };
  for (const auto& one : workbook.dismissed)
    keep({.offer = one.offer,
          .kind = ChoiceKind::dismissed,
          .aim = {},
          .chosen_day = day_of(one.day)});
  for (const auto& plan : workbook.plans)
    for (const auto& step : plan.steps) keep(choice_of(step, plan, workbook.goal(plan.goal)));
  std::set<std::string> skills;
  for (const auto& held : workbook.profile.skills)
    if (held.level > 0) skills.insert(held.skill);
  Learnt learnt{.choices = {}, .skills = {skills.begin(), skills.end()}};
  for (auto& [offer, choice] : by_offer) learnt.choices.push_back(std::move(choice));
  return learnt;
}

}  // namespace cairn::app::career
