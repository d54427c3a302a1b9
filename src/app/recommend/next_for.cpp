// SPDX-License-Identifier: Apache-2.0
#include "app/recommend/next_for.h"

#include <cmath>

#include "app/career/audit.h"
#include "app/career/gap.h"
#include "app/learners/learner_page.h"
#include "app/market/overview.h"
#include "app/stacks/progress.h"

namespace cairn::app::career {
namespace {

using recommend::ReasonKind;

constexpr std::int64_t day_microseconds = std::int64_t{24} * 60 * 60 * 1'000'000;
constexpr std::int64_t renew_days = 90;

// Of each achievement the badge that lasts longest.
void add_renewals(const LearnerPage& page, Instant now, NextQuestion& question) {
  struct Lasting {
    std::string name;
    Instant until;
  };
  std::map<std::string, std::optional<Lasting>> by_achievement;  // nothing: one that never ends
  for (const auto& entry : page.entries) {
    if (!entry.award || entry.award->revoked || entry.award->erased) continue;
    const auto& id = entry.achievement.id.text;
    const auto& until = entry.award->valid_until;
    const auto [found, is_new] = by_achievement.try_emplace(id);
    if (!is_new && !found->second) continue;
    if (!until)
      found->second.reset();
    else if (is_new || found->second->until.microseconds < until->microseconds)
      found->second = Lasting{entry.achievement.name, *until};
  }
  for (const auto& [id, lasting] : by_achievement) {
    if (!lasting) continue;
    const auto left = lasting->until.microseconds - now.microseconds;
    const auto days = left < 0 ? -1 : left / day_microseconds;
    if (days > renew_days) continue;
    question.own.push_back({id,
                            {.kind = ReasonKind::renews,
                             .strength = recommend::strong,
                             .about = as_written(lasting->name),
                             .count = days}});
  }
}

Status add_stacks(Context& context, const std::string& token, NextQuestion& question) {
  CAIRN_TRY(const auto stacks, progress_of_learner(context, token));
  for (const auto& stack : stacks) {
    if (stack.completion || stack.told.done == 0) continue;
    const auto count = static_cast<std::int64_t>(stack.earnable.size());
    for (const auto& id : stack.earnable)
      question.own.push_back({id.text,
                              {.kind = ReasonKind::completes,
                               .strength = recommend::share_of(1, count),
                               .about = as_written(stack.name),
                               .count = count}});
  }
  return done;
}

Status add_rising(Context& context, const OrganisationId& organisation, NextQuestion& question) {
  CAIRN_TRY(const auto rows, rising_skills(context, organisation));
  for (const auto& row : rows)
    question.rising[row.id] = static_cast<std::int64_t>(std::llround(100 * row.trend.growth()));
  return done;
}

Status add_learner(Context& context, const std::string& token, NextQuestion& question) {
  if (token.empty()) return done;
  const auto page = learner_page(context, token);
  if (!page.ok())
    return page.error().code == ErrorCode::not_permitted ? Status(done) : Status(page.error());
  add_renewals(*page, context.clock.now(), question);
  CAIRN_CHECK(add_stacks(context, token, question));
  return add_rising(context, page->organisation.id, question);
}

// What the plans will bring is as good as held: what next comes after it.
void add_coming(const PlanStep& step, NextQuestion& question) {
  for (const auto& covered : step.covers) {  // "skill:level"
    const auto colon = covered.rfind(':');
    if (colon == std::string::npos || colon + 2 != covered.size()) continue;
    const auto level = static_cast<Level>(covered.back() - '0');
    if (level >= 1 && level <= skills::level_max)
      question.held.push_back({covered.substr(0, colon), level});
  }
}

void add_wanted(const std::vector<pathways::GapRow>& rows, NextQuestion& question) {
  for (auto row : rows) {
    for (const auto& one : question.held)
      if (one.skill == row.skill) row.have = std::max(row.have, one.level);
    question.wanted.push_back(std::move(row));
  }
}

void add_workbook(const Workbook& workbook, NextQuestion& question) {
  for (const auto& held : best_held(workbook.profile))
    question.held.push_back({held.skill, held.level});
  for (const auto& one : workbook.dismissed) question.left_out.push_back(one.offer);
  for (const auto& plan : workbook.plans)
    for (const auto& step : plan.steps) {
      (step.done_on.empty() ? question.left_out : question.done).push_back(step.offer);
      if (step.done_on.empty()) add_coming(step, question);
    }
}

}  // namespace

Result<WhatNext> next_for(Context& context, const NextAsked& asked) {
  CAIRN_TRY(auto source, context.next.take(context));
  NextQuestion question{.knowledge = source->knowledge, .held = {}, .count = asked.count};
  question.label = [&](std::string_view skill) { return std::string(asked.shelf.label(skill)); };
  add_workbook(asked.workbook, question);
  if (!asked.goal.empty()) {
    const auto* goal = asked.workbook.goal(asked.goal);
    if (goal == nullptr)
      return fail(ErrorCode::not_found, "goal",
                  "There is no such goal in your workbook. See what there is under Plan.");
    add_wanted(gap_of(asked.shelf, nullptr, asked.workbook, *goal).rows, question);
    question.aim = goal->occupation;
  }
  CAIRN_CHECK(add_learner(context, asked.learner_token, question));
  auto offers = what_next(question);
  return WhatNext{std::move(source), std::move(offers)};
}

}  // namespace cairn::app::career
