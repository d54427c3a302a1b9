// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/tables.h"

#include <algorithm>

#include "app/assessment/queue.h"
#include "app/assessment/statistics.h"
#include "app/ports/achievements.h"
#include "app/ports/claims.h"
#include "app/ports/stacks.h"
#include "encoding/csv_line.h"

namespace cairn::app {
namespace {

constexpr std::int64_t portion = 5000;

std::string text_of(std::optional<Instant> at) { return at ? format_instant(*at) : std::string(); }

}  // namespace

Result<std::vector<AssessorFigures>> assessor_figures(Context& context, const Actor& actor) {
  CAIRN_TRY(const auto loads, assessment_workload(context, actor));
  CAIRN_TRY(const auto figures, assessment_figures(context, actor, {}));
  std::vector<AssessorFigures> out;
  std::vector<AccountId> accounts;
  for (const auto& load : loads) {
    accounts.push_back(load.account);
    out.push_back({load.email, load.open, load.overdue, 0, std::nullopt});
  }
  for (const auto& marker : figures.markers) {
    const auto known = std::ranges::find(accounts, marker.account);
    if (known == accounts.end()) {
      out.push_back({marker.email, 0, 0, marker.markings, marker.median_seconds});
      continue;
    }
    auto& row = out[static_cast<std::size_t>(known - accounts.begin())];
    row.handed_in = marker.markings;
    row.median_seconds = marker.median_seconds;
  }
  return out;
}

Result<std::string> assessor_figures_csv(Context& context, const Actor& actor) {
  CAIRN_TRY(const auto all, assessor_figures(context, actor));
  std::string text;
  encoding::append_csv_line(text, {"assessor", "open", "overdue", "handed_in", "median_seconds"});
  for (const auto& it : all)
    encoding::append_csv_line(text, {it.who, std::to_string(it.open), std::to_string(it.overdue),
                                     std::to_string(it.handed_in),
                                     it.median_seconds ? std::to_string(*it.median_seconds) : ""});
  return text;
}

Result<std::vector<StackFigures>> stack_figures(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto& stacks = transaction->stacks();
  CAIRN_TRY(const auto all, stacks.list(actor.organisation));
  std::vector<StackFigures> out;
  for (const auto& it : all) {
    StackFigures row;
    row.id = it.id.text;
    CAIRN_TRY(const auto achievement,
              transaction->achievements().find(actor.organisation, it.achievement));
    row.name = achievement.name;
    const auto count = [&](CompletionState state) {
      return stacks.count_completions(actor.organisation, it.id, state);
    };
    CAIRN_TRY(const auto held, count(CompletionState::held));
    CAIRN_TRY(const auto kept, count(CompletionState::kept));
    CAIRN_TRY(row.in_question, count(CompletionState::review));
    CAIRN_TRY(const auto lost, count(CompletionState::lost));
    CAIRN_TRY(const auto withdrawn, count(CompletionState::withdrawn));
    row.completed = held + kept;
    row.lost = lost + withdrawn;
    out.push_back(std::move(row));
  }
  return out;
}

Result<std::string> stack_figures_csv(Context& context, const Actor& actor) {
  CAIRN_TRY(const auto all, stack_figures(context, actor));
  std::string text;
  encoding::append_csv_line(text, {"id", "stack", "completed", "in_question", "lost"});
  for (const auto& it : all)
    encoding::append_csv_line(text, {it.id, it.name, std::to_string(it.completed),
                                     std::to_string(it.in_question), std::to_string(it.lost)});
  return text;
}

Result<std::string> claims_csv(Context& context, const Actor& actor, const ListSearch& search) {
  CAIRN_TRY(const auto filter, claim_filter(search));
  std::string text;
  encoding::append_csv_line(text, {"id", "learner", "email", "achievement", "version", "state",
                                   "submitted", "decided", "award", "address_proved"});
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  for (TableFrom from;;) {
    CAIRN_TRY(const auto rows,
              transaction->claims().claim_table(actor.organisation, filter, from, portion));
    for (const auto& it : rows)
      encoding::append_csv_line(text, {it.id.text, it.learner_name, it.email, it.achievement_name,
                                       std::to_string(it.achievement_version), name_of(it.state),
                                       format_instant(it.submitted), text_of(it.decided),
                                       it.award.text, it.address_proved ? "yes" : "no"});
    if (std::cmp_less(rows.size(), portion)) return text;
    from = {rows.back().submitted, rows.back().id.text};
  }
}

Result<std::string> learners_csv(Context& context, const Actor& actor, const ListSearch& search) {
  CAIRN_TRY(const auto filter, list_filter(search));
  std::string text;
  encoding::append_csv_line(text, {"id", "name", "email", "since", "claims", "awards"});
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  for (TableFrom from;;) {
    CAIRN_TRY(const auto rows,
              transaction->claims().learner_table(actor.organisation, filter, from, portion));
    for (const auto& it : rows)
      encoding::append_csv_line(text, {it.id.text, it.name, it.email, format_instant(it.created),
                                       std::to_string(it.claims), std::to_string(it.awards)});
    if (std::cmp_less(rows.size(), portion)) return text;
    from = {rows.back().created, rows.back().id.text};
  }
}

}  // namespace cairn::app
