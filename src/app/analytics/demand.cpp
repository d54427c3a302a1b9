// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/demand.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/ports/achievements.h"
#include "app/ports/demand.h"
#include "encoding/csv_line.h"

namespace cairn::app {
namespace {

constexpr std::size_t emerging_max = 20;

void put(Months& months, std::int64_t first, std::int64_t month, std::int64_t adverts) {
  const auto place = month - first;
  if (place >= 0 && place < static_cast<std::int64_t>(trend_months))
    months[static_cast<std::size_t>(place)] += adverts;
}

// An advert that asks for two of the skills counts once.
Result<Months> asking_for(Transaction& transaction, const OrganisationId& organisation,
                          const std::set<std::string>& skills, std::int64_t first) {
  std::map<std::int64_t, std::int64_t> months_of_adverts;
  for (const auto& skill : skills) {
    CAIRN_TRY(const auto adverts, transaction.demand().adverts_of(organisation, skill, first));
    for (const auto& advert : adverts) months_of_adverts[advert.digest] = advert.month;
  }
  Months asking{};
  for (const auto& [digest, month] : months_of_adverts) put(asking, first, month, 1);
  return asking;
}

Result<std::vector<SkillDemand>> demand_of_skills(Transaction& transaction,
                                                  const OrganisationId& organisation,
                                                  std::int64_t first) {
  CAIRN_TRY(const auto counts, transaction.demand().by_skill(organisation, first));
  std::vector<SkillDemand> demands;
  for (const auto& count : counts) {  // by skill
    if (demands.empty() || demands.back().skill != count.skill)
      demands.push_back({count.skill, {}});
    put(demands.back().asking, first, count.month, count.adverts);
  }
  return demands;
}

Status add_achievements(Transaction& transaction, const OrganisationId& organisation,
                        DemandReport& report, std::set<std::string>& covered) {
  CAIRN_TRY(const auto achievements, transaction.achievements().list(organisation));
  for (const auto& achievement : achievements) {
    if (achievement.state != AchievementState::published) continue;
    std::set<std::string> skills;
    for (const auto& skill : achievement.details.skills)
      if (!skill.id.empty()) skills.insert(skill.id);
    covered.insert(skills.begin(), skills.end());
    DemandReport::Row row{achievement.id, achievement.name, skills.size(), 0, {}, {}};
    CAIRN_TRY(row.asking, asking_for(transaction, organisation, skills, report.first_month));
    row.adverts = sum_of(row.asking);
    row.trend = trend_percent(row.asking, report.all);
    report.achievements.push_back(std::move(row));
  }
  std::stable_sort(report.achievements.begin(), report.achievements.end(),
                   [](const auto& a, const auto& b) { return a.adverts > b.adverts; });
  return done;
}

}  // namespace

std::int64_t month_of(Instant moment) {
  const auto text = format_instant(moment);  // "2026-11-27T…"
  return 12 * std::stoll(text.substr(0, 4)) + std::stoll(text.substr(5, 2)) - 1;
}

std::string month_text(std::int64_t month) {
  const auto number = std::to_string(month % 12 + 1);
  return std::to_string(month / 12) + (number.size() == 1 ? "-0" : "-") + number;
}

Result<DemandReport> demand_report(Context& context, const Actor& actor) {
  DemandReport report;
  report.first_month = month_of(context.clock.now()) - static_cast<std::int64_t>(trend_months) + 1;
  std::vector<SkillDemand> emerging;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto months,
              transaction->demand().months(actor.organisation, report.first_month));
    for (const auto& count : months)
      put(report.all, report.first_month, count.month, count.adverts);
    report.adverts = sum_of(report.all);
    std::set<std::string> covered;
    CAIRN_CHECK(add_achievements(*transaction, actor.organisation, report, covered));
    CAIRN_TRY(const auto demands,
              demand_of_skills(*transaction, actor.organisation, report.first_month));
    emerging = emerging_skills(demands, report.all, covered, emerging_max);
  }
  if (emerging.empty()) return report;
  CAIRN_TRY(const auto shelf, context.library.shelf(""));
  for (auto& one : emerging)
    report.emerging.push_back(
        {one.skill, std::string(shelf->label(one.skill)), sum_of(one.asking), one.asking});
  return report;
}

std::string demand_csv(const DemandReport& report) {
  std::string text;
  encoding::append_csv_line(text, {"achievement", "month", "adverts", "all adverts"});
  for (const auto& row : report.achievements)
    for (std::size_t i = 0; i < trend_months; ++i)
      encoding::append_csv_line(
          text, {row.name, month_text(report.first_month + static_cast<std::int64_t>(i)),
                 std::to_string(row.asking[i]), std::to_string(report.all[i])});
  return text;
}

std::string emerging_csv(const DemandReport& report) {
  std::string text;
  encoding::append_csv_line(text, {"skill", "label", "month", "adverts", "all adverts"});
  for (const auto& row : report.emerging)
    for (std::size_t i = 0; i < trend_months; ++i)
      encoding::append_csv_line(
          text,
          {row.skill, row.label, month_text(report.first_month + static_cast<std::int64_t>(i)),
           std::to_string(row.asking[i]), std::to_string(report.all[i])});
  return text;
}

}  // namespace cairn::app
