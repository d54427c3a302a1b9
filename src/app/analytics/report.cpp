// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/report.h"

#include <algorithm>
#include <map>

#include "app/analytics/counters.h"
#include "app/limits.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "encoding/csv_line.h"

namespace cairn::app {
namespace {

struct Counted {
  std::size_t measure;
  UsageCount count;
};

// In the order of the measures.
Result<std::vector<Counted>> counted(Transaction& transaction, const OrganisationId& organisation,
                                     std::int64_t first, std::int64_t last) {
  std::vector<Counted> out;
  CAIRN_TRY(const auto awards, transaction.usage().awards_made(organisation, first, last));
  CAIRN_TRY(const auto claims, transaction.usage().claims_sent(organisation, first, last));
  CAIRN_TRY(const auto offers, transaction.usage().offers_accepted(organisation, first, last));
  std::size_t measure = 0;
  for (const auto* kept : {&awards, &claims, &offers}) {
    for (const auto& count : *kept) out.push_back({measure, count});
    ++measure;
  }
  CAIRN_TRY(const auto events, transaction.usage().list(organisation, first, last));
  for (const auto& count : events)
    out.push_back({measure + static_cast<std::size_t>(count.event), count});
  return out;
}

std::string day_text(std::int64_t day) {
  return format_instant(Instant::from_seconds(day * 86'400)).substr(0, 10);
}

Result<std::map<AchievementId, std::string>> names_of(Transaction& transaction,
                                                      const OrganisationId& organisation) {
  std::map<AchievementId, std::string> names;
  CAIRN_TRY(const auto achievements, transaction.achievements().list(organisation));
  for (const auto& achievement : achievements) names[achievement.id] = achievement.name;
  return names;
}

}  // namespace

std::string_view usage_measure_name(std::size_t measure) {
  constexpr auto kept = std::size(kept_measure_names);
  return measure < kept ? kept_measure_names[measure] : usage_event_names[measure - kept];
}

Result<UsageReport> usage_report(Context& context, const Actor& actor, std::int64_t days) {
  UsageReport report;
  days = std::clamp<std::int64_t>(days, 1, usage_days_max);
  const auto last = day_of(context.clock.now());
  report.first_day = last - days + 1;
  report.days.resize(static_cast<std::size_t>(days));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto names, names_of(*transaction, actor.organisation));
  std::map<AchievementId, Measures> by_achievement;
  CAIRN_TRY(const auto all, counted(*transaction, actor.organisation, report.first_day, last));
  for (const auto& [measure, count] : all) {
    report.days[static_cast<std::size_t>(count.day - report.first_day)][measure] += count.count;
    by_achievement[count.achievement][measure] += count.count;
    report.all[measure] += count.count;
  }
  for (const auto& [id, name] : names)
    report.achievements.push_back({id, name, by_achievement[id]});
  std::stable_sort(report.achievements.begin(), report.achievements.end(),
                   [](const auto& a, const auto& b) { return a.counts > b.counts; });
  return report;
}

Result<std::string> usage_csv(Context& context, const Actor& actor, std::int64_t days) {
  days = std::clamp<std::int64_t>(days, 1, usage_days_max);
  const auto last = day_of(context.clock.now());
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto names, names_of(*transaction, actor.organisation));
  CAIRN_TRY(const auto all, counted(*transaction, actor.organisation, last - days + 1, last));
  std::string text;
  encoding::append_csv_line(text, {"day", "achievement", "measure", "count"});
  for (const auto& [measure, count] : all)
    encoding::append_csv_line(text, {day_text(count.day), names[count.achievement],
                                     usage_measure_name(measure), std::to_string(count.count)});
  return text;
}

Result<std::string> awards_csv(Context& context, const Actor& actor, const ListSearch& search) {
  constexpr std::int64_t portion = 5000;
  const auto now = context.clock.now();
  CAIRN_TRY(const auto filter, award_filter(search, now));
  std::string text;
  encoding::append_csv_line(text, {"id", "learner", "achievement", "awarded", "state"});
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  for (Page page{.rows_max = portion};;) {
    CAIRN_TRY(const auto rows, transaction->awards().list(actor.organisation, filter, page));
    for (const auto& award : rows)
      encoding::append_csv_line(text,
                                {award.id.text, award.learner_name, award.achievement_name,
                                 format_instant(award.awarded), name_of(standing_of(award, now))});
    if (rows.size() < static_cast<std::size_t>(portion)) return text;
    page.after = rows.back().id.text;
  }
}

}  // namespace cairn::app
