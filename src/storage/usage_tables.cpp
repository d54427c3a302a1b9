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

app::UsageCount read_made(Columns& row) {
  app::UsageCount it;
  it.organisation = {row.text()};
  it.day = row.integer();
  it.achievement = {row.text()};
  it.count = row.integer();
  return it;
}

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
                    read_made);
}

Result<std::vector<app::UsageCount>> UsageTables::claims_sent(
    const app::OrganisationId& organisation, std::int64_t first, std::int64_t last) {
  return select_all(connection_,
                    "select organisation, submitted / $4, achievement, count(*) from claim"
                    " where organisation = $1 and submitted >= $2 and submitted < $3"
                    " group by organisation, submitted / $4, achievement order by 2, 3",
                    {organisation.text, first * day_microseconds, (last + 1) * day_microseconds,
                     day_microseconds},
                    read_made);
}

Result<std::vector<app::UsageCount>> UsageTables::offers_accepted(
    const app::OrganisationId& organisation, std::int64_t first, std::int64_t last) {
  return select_all(connection_,
                    "select o.organisation, o.settled / $4, w.achievement, count(*) from offer o"
                    " join award w on w.organisation = o.organisation and w.id = o.award"
                    " where o.organisation = $1 and o.state = 'accepted'"
                    " and o.settled >= $2 and o.settled < $3"
                    " group by o.organisation, o.settled / $4, w.achievement order by 2, 3",
                    {organisation.text, first * day_microseconds, (last + 1) * day_microseconds,
                     day_microseconds},
                    read_made);
}

}  // namespace cairn::storage
