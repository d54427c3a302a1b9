// SPDX-License-Identifier: Apache-2.0
#include "storage/endorsement_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Endorsement read_endorsement(Columns& row) {
  app::Endorsement it;
  it.organisation = {row.text()};
  it.id = row.text();
  it.side = enumerator<app::EndorsementSide>(app::endorsement_side_names, row.text());
  it.state = enumerator<app::EndorsementState>(app::endorsement_state_names, row.text());
  it.kind = enumerator<app::EndorsementKind>(app::endorsement_kind_names, row.text());
  it.subject = row.text();
  it.subject_name = row.text();
  it.achievement = {row.text()};
  it.other = {row.text()};
  it.other_name = row.text();
  it.other_id = row.text();
  it.comment = row.text();
  it.message = row.text();
  it.credential = row.text();
  it.twin = row.text();
  it.at = row.instant();
  it.checked = row.maybe_instant();
  it.tried = row.maybe_instant();
  it.valid_until = row.maybe_instant();
  return it;
}

enum class With : bool { nothing, credential };

std::string select_endorsement(With with, std::string_view condition) {
  return std::string(
             "select organisation, id, side, state, kind, subject, subject_name, achievement,"
             " other, other_name, other_id, comment, message, ") +
         (with == With::credential ? "credential" : "''") +
         ", twin, at, checked, tried, valid_until from endorsement where " + std::string(condition);
}

// $1 the organisation, $2 the subject, $3 the moment, $4 how many.
constexpr std::string_view stands =
    "organisation = $1 and subject = $2 and state = 'accepted' and side = 'held'"
    " and (valid_until is null or valid_until > $3) order by at desc, id desc limit $4";

std::int64_t read_number(Columns& row) { return row.integer(); }
Instant read_instant(Columns& row) { return row.instant(); }
app::EndorsementState read_state(Columns& row) {
  return enumerator<app::EndorsementState>(app::endorsement_state_names, row.text());
}

}  // namespace

Status EndorsementTable::put(const app::Endorsement& it) {
  return run(connection_,
             "insert into endorsement (organisation, id, side, state, kind, subject, subject_name,"
             " achievement, other, other_name, other_id, comment, message, credential, twin, at,"
             " checked, tried, valid_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
             " $12, $13, $14, $15, $16, $17, $18, $19)"
             " on conflict (organisation, id) do update set state = excluded.state,"
             " other_name = excluded.other_name, comment = excluded.comment,"
             " credential = excluded.credential, twin = excluded.twin, at = excluded.at,"
             " checked = excluded.checked, tried = excluded.tried,"
             " valid_until = excluded.valid_until",
             {it.organisation.text, it.id, name_of(it.side), name_of(it.state), name_of(it.kind),
              it.subject, it.subject_name, it.achievement.text, it.other.text, it.other_name,
              it.other_id, it.comment, it.message, it.credential, it.twin, it.at, it.checked,
              it.tried, it.valid_until});
}

Status EndorsementTable::remove(const app::OrganisationId& organisation, const std::string& id) {
  return run(connection_, "delete from endorsement where organisation = $1 and id = $2",
             {organisation.text, id});
}

Result<app::Endorsement> EndorsementTable::find(const app::OrganisationId& organisation,
                                                const std::string& id) {
  return select_one(connection_,
                    select_endorsement(With::credential, "organisation = $1 and id = $2"),
                    {organisation.text, id}, read_endorsement, "endorsement");
}

Result<std::vector<app::Endorsement>> EndorsementTable::list(
    const app::OrganisationId& organisation, const app::Page& page) {
  const std::string order = " order by at desc, id desc limit $2";
  if (page.after.empty())
    return select_all(connection_, select_endorsement(With::nothing, "organisation = $1") + order,
                      {organisation.text, page.rows_max}, read_endorsement);
  CAIRN_TRY(
      const auto from,
      select_one(connection_, "select at from endorsement where organisation = $1 and id = $2",
                 {organisation.text, page.after}, read_instant, "endorsement"));
  return select_all(
      connection_,
      select_endorsement(With::nothing, "organisation = $1 and (at, id) < ($3, $4)") + order,
      {organisation.text, page.rows_max, from, page.after}, read_endorsement);
}

Result<std::int64_t> EndorsementTable::count(const app::OrganisationId& organisation) {
  return select_one(connection_,
                    "select count(*) from endorsement where organisation = $1"
                    " and ((side = 'made' and state in ('made', 'revoked'))"
                    " or (side = 'held' and state = 'accepted'))",
                    {organisation.text}, read_number, "endorsement");
}

Result<std::int64_t> EndorsementTable::count_open(const app::OrganisationId& organisation,
                                                  const app::OrganisationId& other) {
  return select_one(connection_,
                    "select count(*) from endorsement where organisation = $1 and other = $2"
                    " and state in ('asked', 'waiting')",
                    {organisation.text, other.text}, read_number, "endorsement");
}

Result<std::optional<app::EndorsementState>> EndorsementTable::live_of(
    const app::OrganisationId& organisation, const std::string& subject) {
  CAIRN_TRY(const auto states,
            select_all(connection_,
                       "select state from endorsement where organisation = $1 and subject = $2"
                       " and state in ('asked', 'made') and side = 'made' limit 1",
                       {organisation.text, subject}, read_state));
  return states.empty() ? std::optional<app::EndorsementState>() : std::optional(states.front());
}

Result<std::vector<app::Endorsement>> EndorsementTable::carried(
    const app::OrganisationId& organisation, const std::string& subject, Instant now,
    std::int64_t count_max) {
  return select_all(connection_, select_endorsement(With::credential, stands),
                    {organisation.text, subject, now, count_max}, read_endorsement);
}

Result<std::vector<app::Endorsement>> EndorsementTable::shown(
    const app::OrganisationId& organisation, const std::string& subject, Instant now,
    std::int64_t count_max) {
  return select_all(connection_, select_endorsement(With::nothing, stands),
                    {organisation.text, subject, now, count_max}, read_endorsement);
}

Result<std::vector<app::Endorsement>> EndorsementTable::to_verify(Instant before, Instant now,
                                                                  std::int64_t count_max) {
  return select_all(connection_,
                    select_endorsement(With::credential,
                                       "tried <= $1 and side = 'held' and state = 'accepted'"
                                       " and (valid_until is null or valid_until > $2)"
                                       " order by tried, id limit $3"),
                    {before, now, count_max}, read_endorsement);
}

}  // namespace cairn::storage
