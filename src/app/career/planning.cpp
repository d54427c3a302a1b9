// SPDX-License-Identifier: Apache-2.0
#include "app/career/planning.h"

#include <algorithm>
#include <array>

#include "app/career/rough_rates.h"
#include "catalogue/to_problem.h"

namespace cairn::app::career {
namespace {

using pathways::Amount;
using pathways::Day;
using pathways::Objective;

constexpr const char* where = "cairn#plan";
constexpr Amount amount_per_cent = pathways::one / 100;
constexpr Amount unknown_price = 100 * pathways::one;
constexpr Amount unknown_hours = 40 * pathways::one;
constexpr std::int64_t minutes_per_hour = 60;

struct Order {
  std::string_view name;
  std::array<Objective, 4> after_coverage;
};
constexpr Order orders[] = {
    {"fewest", {Objective::credentials, Objective::price, Objective::hours, Objective::finish}},
    {"cheapest", {Objective::price, Objective::credentials, Objective::hours, Objective::finish}},
    {"fastest", {Objective::finish, Objective::credentials, Objective::price, Objective::hours}},
    {"recognised",
     {Objective::recognition, Objective::credentials, Objective::price, Objective::hours}},
};

Result<Day> day_field(std::string_view text, const char* path, const char* sentence) {
  auto day = pathways::parse_day(text);
  if (day.ok()) return day;
  return fail(ErrorCode::invalid, where, sentence, path);
}

pathways::Requirement converted(const catalogue::Requirement& from, pathways::Names& names) {
  using Kind = catalogue::Requirement::Kind;
  pathways::Requirement to;
  switch (from.kind) {
    case Kind::skill:
      to.kind = pathways::RequirementKind::skill;
      to.skill = {names.skill(from.id), std::max<Level>(from.level, 1)};
      return to;
    case Kind::offer:
      if (const auto offer = names.offer(from.id)) {
        to.kind = pathways::RequirementKind::offer;
        to.offer = *offer;
      } else {
        to.kind = pathways::RequirementKind::never;
      }
      return to;
    case Kind::all: to.kind = pathways::RequirementKind::all; break;
    case Kind::any: to.kind = pathways::RequirementKind::any; break;
    case Kind::at_least: to.kind = pathways::RequirementKind::at_least; break;
  }
  to.count = from.count;
  for (const auto& part : from.of) to.of.push_back(converted(part, names));
  return to;
}

pathways::Offer converted(const catalogue::PlanOffer& from, pathways::Names& names) {
  const auto& offer = *from.offer;
  pathways::Offer to{.id = offer.id, .title = offer.title, .provider = offer.provider};
  if (!offer.languages.empty()) to.language = offer.languages.front();
  for (const auto& taught : from.teaches)
    to.teaches.push_back({names.skill(taught.skill), taught.level});
  if (offer.price) {
    to.price = offer.price->minor * amount_per_cent;
    to.currency = offer.price->currency;
  }
  if (from.hours) to.hours = from.hours->planned_minutes() * pathways::one / minutes_per_hour;
  if (from.best_recognised) to.recognition = Amount{offer.recognition.value_or(0)} * pathways::one;
  for (const auto& start : offer.starts)
    if (const auto day = pathways::parse_day(start); day.ok()) to.starts.push_back(*day);
  to.renewal_months = offer.renewal_months;
  to.trial = offer.trial == catalogue::Trial::free || offer.trial == catalogue::Trial::audit ||
             offer.trial == catalogue::Trial::free_trial;
  return to;
}

std::vector<catalogue::SkillLevel> levels_had(const Workbook& workbook) {
  std::vector<catalogue::SkillLevel> levels;
  for (const auto& held : best_held(workbook.profile)) levels.push_back({held.skill, held.level});
  return levels;
}

std::vector<catalogue::SkillLevel> levels_needed(const Goal& goal) {
  std::vector<catalogue::SkillLevel> levels;
  for (const auto& requirement : goal.requirements)
    levels.push_back({requirement.skill, requirement.level});
  return levels;
}

// Offers of the plan before stay in the problem whatever they are of use for now.
void add_offers(const PlanQuestion& question, const Goal& goal, Planned& planned,
                pathways::Names& names) {
  catalogue::ProblemOptions options{.trust = catalogue::Trust::proposed,
                                    .languages = question.settings.languages};
  auto useful = catalogue::useful_offers(*question.offers->search, levels_had(question.workbook),
                                         levels_needed(goal), options);
  if (question.before != nullptr) {
    for (const auto& step : question.before->steps) {
      const bool there = std::any_of(useful.begin(), useful.end(),
                                     [&](const auto& it) { return it.offer->id == step.offer; });
      auto one = there ? std::nullopt : catalogue::plan_offer(*question.offers->search, step.offer);
      if (one) useful.push_back(std::move(*one));
    }
  }
  if (!question.only.empty())
    std::erase_if(useful, [&](const auto& it) {
      return std::ranges::find(question.only, it.offer->id) == question.only.end();
    });
  for (std::size_t i = 0; i < useful.size(); ++i)
    names.add_offer(useful[i].offer->id, static_cast<pathways::OfferId>(i));
  for (const auto& one : useful) {
    planned.offers.push_back(one.offer);
    planned.instead.push_back(one.instead);
    planned.problem.offers.push_back(converted(one, names));
  }
  for (std::size_t i = 0; i < useful.size(); ++i)
    planned.problem.offers[i].requires_ = converted(useful[i].requires_first, names);
}

void add_needs(const PlanQuestion& question, const Goal& goal, pathways::Problem& problem,
               pathways::Names& names) {
  for (const auto& had : levels_had(question.workbook))
    problem.have.push_back({names.skill(had.skill), had.level});
  for (const auto& requirement : goal.requirements)
    problem.need.push_back({.skill = {names.skill(requirement.skill), requirement.level},
                            .weight = requirement.weight * pathways::one,
                            .essential = requirement.essential});
}

void add_choices(const PlanSettings& settings, pathways::Problem& problem,
                 const pathways::Names& names) {
  for (const auto& id : settings.pinned)
    if (const auto offer = names.offer(id)) problem.pinned.push_back(*offer);
  for (const auto& id : settings.excluded)
    if (const auto offer = names.offer(id)) problem.excluded.push_back(*offer);
  std::ranges::sort(problem.pinned);
  problem.providers_preferred = settings.providers;
}

// What was done stays done, what has begun goes on, what comes is planned anew.
Status continue_from(const Plan& before, Day today, pathways::Problem& problem,
                     const pathways::Names& names) {
  for (const auto& step : before.steps) {
    const auto offer = names.offer(step.offer);
    if (!offer) continue;
    CAIRN_TRY(const auto start, pathways::parse_day(step.start));
    CAIRN_TRY(const auto finish, pathways::parse_day(step.finish));
    problem.before.push_back({*offer, finish});
    if (!step.done_on.empty()) {
      problem.done.push_back(*offer);
      problem.held.push_back(*offer);
    } else if (start < today && step.spent > 0) {
      // What is left of the work, at the week's hours: planned anew twice it ends no later.
      const auto left = std::max<std::int64_t>(step.minutes - step.spent, 0);
      const auto days = pathways::days_of(problem, left * pathways::one / minutes_per_hour);
      pathways::go_on_with(problem, {.offer = *offer, .start = start, .finish = today + days - 1});
    }
  }
  return done;
}

Status set_limits(const PlanQuestion& question, pathways::Problem& problem) {
  const auto& settings = question.settings;
  CAIRN_TRY(problem.start, day_field(settings.start, "/start", "Give the day to begin on."));
  CAIRN_TRY(const auto today, day_field(question.today, "/start", "Give the day to begin on."));
  problem.start = std::max(problem.start, today);
  if (!settings.deadline.empty()) {
    CAIRN_TRY(problem.deadline,
              day_field(settings.deadline, "/deadline", "Give the last day, or leave it empty."));
  }
  if (settings.budget >= 0) problem.budget = settings.budget * amount_per_cent;
  problem.currency = settings.currency;
  const auto own = std::ranges::find(rough_rates, settings.currency, &RoughRate::currency);
  if (own != std::end(rough_rates))
    for (const auto& rate : rough_rates)
      if (rate.currency != own->currency)
        problem.rates.emplace(rate.currency, rate.euros / own->euros);
  problem.hours_per_week =
      std::clamp<std::int64_t>(settings.hours_per_week, 1, 168) * pathways::one;
  problem.max_parallel = std::clamp(settings.max_parallel, 1, 20);
  problem.unknown_price = unknown_price;
  problem.unknown_hours = unknown_hours;
  const auto order = objectives_of(settings.order);
  if (!order) return fail(ErrorCode::invalid, where, "Choose what matters most.", "/order");
  problem.objective = *order;
  return done;
}

}  // namespace

std::optional<std::vector<Objective>> objectives_of(std::string_view order) {
  for (const auto& one : orders) {
    if (one.name != order) continue;
    std::vector<Objective> objective{Objective::uncovered_essential, Objective::uncovered};
    objective.insert(objective.end(), one.after_coverage.begin(), one.after_coverage.end());
    return objective;
  }
  return std::nullopt;
}

Result<Planned> plan_goal(const PlanQuestion& question) {
  const auto* goal = question.workbook.goal(question.goal);
  if (goal == nullptr)
    return fail(ErrorCode::not_found, where, "There is no such goal. It may have been removed.");
  Planned planned;
  planned.library = question.offers;
  auto& problem = planned.problem;
  CAIRN_CHECK(set_limits(question, problem));
  pathways::Names names(problem);
  add_offers(question, *goal, planned, names);
  add_needs(question, *goal, problem, names);
  add_choices(question.settings, problem, names);
  for (const auto& id : question.only)
    if (const auto offer = names.offer(id)) problem.pinned.push_back(*offer);
  if (question.before != nullptr)
    CAIRN_CHECK(continue_from(*question.before, problem.start, problem, names));
  pathways::PlanOptions options;
  options.out_of_time = question.out_of_time;
  options.out_of_patience = question.out_of_patience;
  options.alternatives = question.alternatives;
  options.label = [&](std::string_view id) { return std::string(question.shelf.label(id)); };
  planned.plan = pathways::make_plan(problem, options);
  return planned;
}

std::vector<PlanStep> steps_of(const Planned& planned, const pathways::Timetable& timetable) {
  std::vector<PlanStep> steps;
  for (const auto& scheduled : timetable.steps) {
    const auto& offer = planned.problem.offers[scheduled.offer];
    PlanStep step{
        .offer = offer.id,
        .title = offer.title,
        .provider = offer.provider,
        .start = pathways::format_day(scheduled.start),
        .finish = pathways::format_day(scheduled.finish),
        .minutes = pathways::hours_of(planned.problem, offer) * minutes_per_hour / pathways::one};
    for (const auto& explained : planned.plan.steps) {
      if (explained.offer != scheduled.offer) continue;
      step.because = explained.because;
      for (const auto& covered : explained.covers)
        step.covers.push_back(planned.problem.skills[covered.skill] + ":" +
                              std::to_string(covered.level));
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

PlanSettings first_settings(std::string_view today) {
  PlanSettings settings;
  settings.start = today;
  constexpr Day monday = 4;  // 1970-01-05
  if (const auto day = pathways::parse_day(today); day.ok())
    settings.start = pathways::format_day(*day + (7 - (*day - monday) % 7) % 7);
  return settings;
}

}  // namespace cairn::app::career
