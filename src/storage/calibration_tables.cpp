// SPDX-License-Identifier: Apache-2.0
#include "storage/calibration_tables.h"

namespace cairn::storage {
namespace {

app::Calibration read_calibration(Columns& row) {
  return {{row.text()},  {row.text()},        {row.text()},
          row.integer(), row.text(),          {row.text()},
          row.instant(), row.maybe_instant(), {}};
}

app::ClaimId read_claim(Columns& row) { return {row.text()}; }

app::CalibrationMarking read_marking(Columns& row) {
  return {{row.text()}, {row.text()}, row.text(), row.maybe_instant()};
}

std::string select_calibration(std::string_view condition) {
  return "select organisation, id, achievement, achievement_version, name, started_by, started,"
         " closed from calibration where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status CalibrationTables::add(const app::Calibration& it) {
  CAIRN_CHECK(run(connection_,
                  "insert into calibration (organisation, id, achievement, achievement_version,"
                  " name, started_by, started, closed) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                  {it.organisation.text, it.id.text, it.achievement.text, it.achievement_version,
                   it.name, it.started_by.text, it.started, it.closed}));
  std::int64_t position = 0;
  for (const auto& claim : it.claims)
    CAIRN_CHECK(run(connection_,
                    "insert into calibration_claim (organisation, calibration, position, claim)"
                    " values ($1, $2, $3, $4)",
                    {it.organisation.text, it.id.text, position++, claim.text}));
  return done;
}

Result<app::Calibration> CalibrationTables::find(const app::OrganisationId& organisation,
                                                 const app::CalibrationId& id) {
  CAIRN_TRY(auto found, select_one(connection_, select_calibration(" and id = $2"),
                                   {organisation.text, id.text}, read_calibration, "calibration"));
  CAIRN_TRY(found.claims, select_all(connection_,
                                     "select claim from calibration_claim where organisation = $1"
                                     " and calibration = $2 order by position",
                                     {organisation.text, id.text}, read_claim));
  return found;
}

Result<std::vector<app::Calibration>> CalibrationTables::list(
    const app::OrganisationId& organisation) {
  return select_all(connection_, select_calibration(" order by started desc, id"),
                    {organisation.text}, read_calibration);
}

Status CalibrationTables::close(const app::OrganisationId& organisation,
                                const app::CalibrationId& id, Instant at) {
  return change_one(connection_,
                    "update calibration set closed = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, at});
}

Status CalibrationTables::put_marking(const app::Calibration& calibration,
                                      const app::CalibrationMarking& it) {
  return run(connection_,
             "insert into calibration_marking (organisation, calibration, claim, account, content,"
             " submitted) values ($1, $2, $3, $4, $5, $6)"
             " on conflict (organisation, calibration, claim, account) do update set"
             " content = excluded.content, submitted = excluded.submitted",
             {calibration.organisation.text, calibration.id.text, it.claim.text, it.account.text,
              it.content, it.submitted});
}

Result<std::vector<app::CalibrationMarking>> CalibrationTables::markings(
    const app::OrganisationId& organisation, const app::CalibrationId& id) {
  return select_all(connection_,
                    "select claim, account, content, submitted from calibration_marking"
                    " where organisation = $1 and calibration = $2 order by claim, account",
                    {organisation.text, id.text}, read_marking);
}

}  // namespace cairn::storage
