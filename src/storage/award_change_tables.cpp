// SPDX-License-Identifier: Apache-2.0
#include "storage/award_change_tables.h"

namespace cairn::storage {
namespace {

app::FormerVersion read_former(Columns& row) {
  app::FormerVersion it;
  it.organisation = {row.text()};
  it.award = {row.text()};
  it.version = row.integer();
  it.achievement_version = row.integer();
  it.credential_id = row.text();
  it.credential = row.text();
  it.status_list = {row.text()};
  it.status_index = row.integer();
  it.replaced = row.instant();
  it.reason = row.text();
  it.achievement = {row.text()};
  return it;
}

std::string select_former(std::string_view condition) {
  return "select organisation, award, version, achievement_version, credential_id, credential,"
         " status_list, status_index, replaced, reason, achievement from award_former"
         " where organisation = $1 and award = $2" +
         std::string(condition);
}

app::AwardId read_id(Columns& row) { return {row.text()}; }
std::int64_t read_count(Columns& row) { return row.integer(); }

constexpr std::string_view signed_by =
    " where organisation = $1 and signing_key = $2 and revoked is null and erased is null";

// One row, or the sentence for why there was none to change.
Status change_or_conflict(Connection& connection, std::string_view sql,
                          std::initializer_list<Parameter> parameters, const char* sentence) {
  CAIRN_TRY(const auto changed, connection.change(sql, parameters));
  if (changed != 1) return fail(ErrorCode::conflict, "store", sentence);
  return done;
}

}  // namespace

Status AwardChangeTables::replace(const app::FormerVersion& former, const app::Award& next) {
  CAIRN_CHECK(
      run(connection_,
          "insert into award_former (organisation, award, version, achievement_version,"
          " credential_id, credential, status_list, status_index, replaced, reason,"
          " achievement) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
          {former.organisation.text, former.award.text, former.version, former.achievement_version,
           former.credential_id, former.credential, former.status_list.text, former.status_index,
           former.replaced, former.reason, former.achievement.text},
          "Somebody changed this badge a moment ago."));
  return change_or_conflict(
      connection_,
      "update award set version = $3, achievement_version = $4, credential_id = $5,"
      " credential = $6, status_list = $7, status_index = $8, valid_until = $9, learner = $11,"
      " signing_key = $12, achievement = $13, awarded = $14"
      " where organisation = $1 and id = $2 and version = $10",
      {next.organisation.text, next.id.text, next.version, next.achievement_version,
       next.credential_id, next.credential, next.status_list.text, next.status_index,
       next.valid_until, former.version, next.learner.text, next.signing_key.text,
       next.achievement.text, next.awarded},
      "Somebody changed this badge a moment ago.");
}

Result<app::FormerVersion> AwardChangeTables::find_former(const app::OrganisationId& organisation,
                                                          const app::AwardId& award,
                                                          std::int64_t version) {
  return select_one(connection_, select_former(" and version = $3"),
                    {organisation.text, award.text, version}, read_former, "version");
}

Result<std::vector<app::FormerVersion>> AwardChangeTables::formers_of(
    const app::OrganisationId& organisation, const app::AwardId& award) {
  return select_all(connection_, select_former(" order by version desc"),
                    {organisation.text, award.text}, read_former);
}

Status AwardChangeTables::suspend(const app::OrganisationId& organisation, const app::AwardId& id,
                                  Instant at, const std::string& reason) {
  return change_or_conflict(connection_,
                            "update award set suspended = $3, suspension_reason = $4"
                            " where organisation = $1 and id = $2 and suspended is null"
                            " and revoked is null",
                            {organisation.text, id.text, at, reason},
                            "This badge is suspended or revoked already.");
}

Status AwardChangeTables::reinstate(const app::OrganisationId& organisation,
                                    const app::AwardId& id) {
  return change_or_conflict(connection_,
                            "update award set suspended = null, suspension_reason = ''"
                            " where organisation = $1 and id = $2 and suspended is not null",
                            {organisation.text, id.text}, "This badge is not suspended.");
}

Result<std::vector<app::AwardId>> AwardChangeTables::list_signed_by(
    const app::OrganisationId& organisation, const app::KeyId& key, std::int64_t rows_max) {
  return select_all(connection_, "select id from award" + std::string(signed_by) + " limit $3",
                    {organisation.text, key.text, rows_max}, read_id);
}

Result<std::int64_t> AwardChangeTables::count_signed_by(const app::OrganisationId& organisation,
                                                        const app::KeyId& key) {
  return select_one(connection_, "select count(*) from award" + std::string(signed_by),
                    {organisation.text, key.text}, read_count, "count");
}

Status AwardChangeTables::erase(const app::OrganisationId& organisation, const app::AwardId& id,
                                Instant at) {
  CAIRN_CHECK(run(connection_,
                  "update award_former set credential = '', reason = ''"
                  " where organisation = $1 and award = $2",
                  {organisation.text, id.text}));
  return change_one(connection_,
                    "update award set credential = '', revocation_reason = '',"
                    " suspension_reason = '', erased = $3"
                    " where organisation = $1 and id = $2",
                    {organisation.text, id.text, at});
}

}  // namespace cairn::storage
