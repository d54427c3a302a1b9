// SPDX-License-Identifier: Apache-2.0
#include "storage/usage_tables.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::UsageCount read_usage(Columns& row) {
  app::UsageCount it;
  it.organisation = {row.text()};
  it.day = row.integer();
  it.achievement = {row.text()};
  it.event = enumerator<app::UsageEvent>(app::usage_event_names, row.text());
  it.count = row.integer();
  return it;
}

constexpr std::int64_t day_microseconds = 86'400'000'000;

app::UsageCount read_awards(Columns& row) {
  app::UsageCount it;
  it.organisation = {row.text()};
  it.day = row.integer();
  it.achievement = {row.text()};
  it.count = row.integer();
  return it;
}
app::MonthCount read_month(Columns& row) { return {row.integer(), row.integer()}; }
app::SkillMonth read_skill_month(Columns& row) {
  return {row.text(), row.integer(), row.integer()};
}
app::AdvertOfSkill read_advert(Columns& row) { return {row.integer(), row.integer()}; }

}  // namespace

Status UsageTables::add(const app::UsageCount& it) {
  return run(connection_,
             "insert into usage_count (organisation, day, achievement, event, occurrences)"
             " values ($1, $2, $3, $4, $5) on conflict (organisation, day, achievement, event)"
             " do update set occurrences = usage_count.occurrences + excluded.occurrences",
             {it.organisation.text, it.day, it.achievement.text, name_of(it.event), it.count});
}

Result<std::vector<app::UsageCount>> UsageTables::list(const app::OrganisationId& organisation,
                                                       std::int64_t first, std::int64_t last) {
  return select_all(connection_,
                    "select organisation, day, achievement, event, occurrences from usage_count"
                    " where organisation = $1 and day >= $2 and day <= $3"
                    " order by day, achievement, event",
                    {organisation.text, first, last}, read_usage);
}

// Days by whole division, for both engines round towards zero and no award is older than 1970.
Result<std::vector<app::UsageCount>> UsageTables::awards_made(
    const app::OrganisationId& organisation, std::int64_t first, std::int64_t last) {
  return select_all(connection_,
                    "select organisation, awarded / $4, achievement, count(*) from award"
                    " where organisation = $1 and awarded >= $2 and awarded < $3"
                    " group by organisation, awarded / $4, achievement order by 2, 3",
                    {organisation.text, first * day_microseconds, (last + 1) * day_microseconds,
                     day_microseconds},
                    read_awards);
}

Result<bool> DemandTables::add(const app::OrganisationId& organisation,
                               const app::ImportedAdvert& advert) {
  CAIRN_TRY(const auto added,
            connection_.change("insert into advert (organisation, digest, month)"
                               " values ($1, $2, $3) on conflict (organisation, digest) do nothing",
                               {organisation.text, advert.digest, advert.month}));
  if (added == 0) return false;
  for (const auto& skill : advert.skills)
    CAIRN_CHECK(run(connection_,
                    "insert into advert_skill (organisation, skill, digest, month)"
                    " values ($1, $2, $3, $4)",
                    {organisation.text, skill, advert.digest, advert.month}));
  return true;
}

Result<std::vector<app::MonthCount>> DemandTables::months(const app::OrganisationId& organisation,
                                                          std::int64_t first) {
  return select_all(connection_,
                    "select month, count(*) from advert where organisation = $1 and month >= $2"
                    " group by month order by month",
                    {organisation.text, first}, read_month);
}

Result<std::vector<app::SkillMonth>> DemandTables::by_skill(const app::OrganisationId& organisation,
                                                            std::int64_t first) {
  return select_all(connection_,
                    "select skill, month, count(*) from advert_skill"
                    " where organisation = $1 and month >= $2 group by skill, month"
                    " order by skill, month",
                    {organisation.text, first}, read_skill_month);
}

Result<std::vector<app::AdvertOfSkill>> DemandTables::adverts_of(
    const app::OrganisationId& organisation, const std::string& skill, std::int64_t first) {
  return select_all(connection_,
                    "select digest, month from advert_skill"
                    " where organisation = $1 and skill = $2 and month >= $3 order by digest",
                    {organisation.text, skill, first}, read_advert);
}

}  // namespace cairn::storage
