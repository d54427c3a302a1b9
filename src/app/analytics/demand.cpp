// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/demand.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/ports/achievements.h"
#include "app/ports/market.h"
#include "encoding/csv_line.h"

namespace cairn::app {
namespace {

constexpr std::size_t emerging_max = 20;
constexpr std::int64_t skills_max = 200'000;  // more than any framework has

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
    CAIRN_TRY(const auto subject,
              transaction.market().find(organisation, SubjectKind::skill, skill));
    if (!subject) continue;
    CAIRN_TRY(const auto adverts,
              transaction.market().adverts_of(organisation, subject->number, first));
    for (const auto& advert : adverts) months_of_adverts[advert.advert] = advert.month;
  }
  Months asking{};
  for (const auto& [advert, month] : months_of_adverts) put(asking, first, month, 1);
  return asking;
}

Result<std::vector<SkillDemand>> demand_of_skills(Transaction& transaction,
                                                  const OrganisationId& organisation,
                                                  std::int64_t first) {
  auto& market = transaction.market();
  CAIRN_TRY(const auto skills, market.subjects(organisation, SubjectKind::skill, 1, skills_max));
  CAIRN_TRY(const auto counts,
            market.histories(organisation, SubjectKind::skill, 1, everywhere, first));
  std::map<SubjectNumber, SkillDemand> demands;
  for (const auto& skill : skills) demands[skill.number].skill = skill.id;
  for (const auto& count : counts)
    put(demands[count.subject].asking, first, count.month, count.adverts);
  std::vector<SkillDemand> listed;
  for (auto& [number, demand] : demands) listed.push_back(std::move(demand));
  return listed;
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

Result<DemandReport> demand_report(Context& context, const Actor& actor) {
  DemandReport report;
  report.first_month = month_of(context.clock.now()) - static_cast<std::int64_t>(trend_months) + 1;
  std::vector<SkillDemand> emerging;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto months, transaction->market().history(actor.organisation, every_advert,
                                                               everywhere, report.first_month));
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
