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
  it.comment = row.text();
  it.message = row.text();
  it.credential = row.text();
  it.twin = row.text();
  it.at = row.instant();
  it.checked = row.maybe_instant();
  return it;
}

std::string select_endorsement(std::string_view condition) {
  return "select organisation, id, side, state, kind, subject, subject_name, achievement, other,"
         " other_name, comment, message, credential, twin, at, checked from endorsement"
         " where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status EndorsementTable::put(const app::Endorsement& it) {
  return run(connection_,
             "insert into endorsement (organisation, id, side, state, kind, subject, subject_name,"
             " achievement, other, other_name, comment, message, credential, twin, at, checked)"
             " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
             " on conflict (organisation, id) do update set state = excluded.state,"
             " comment = excluded.comment, credential = excluded.credential,"
             " twin = excluded.twin, at = excluded.at, checked = excluded.checked",
             {it.organisation.text, it.id, name_of(it.side), name_of(it.state), name_of(it.kind),
              it.subject, it.subject_name, it.achievement.text, it.other.text, it.other_name,
              it.comment, it.message, it.credential, it.twin, it.at, it.checked});
}

Result<app::Endorsement> EndorsementTable::find(const app::OrganisationId& organisation,
                                                const std::string& id) {
  return select_one(connection_, select_endorsement(" and id = $2"), {organisation.text, id},
                    read_endorsement, "endorsement");
}

Result<std::vector<app::Endorsement>> EndorsementTable::list(
    const app::OrganisationId& organisation) {
  return select_all(connection_, select_endorsement(" order by at desc, id"), {organisation.text},
                    read_endorsement);
}

Result<std::vector<app::Endorsement>> EndorsementTable::accepted(
    const app::OrganisationId& organisation, const app::AchievementId& achievement) {
  return select_all(connection_,
                    select_endorsement(" and side = 'held' and state = 'accepted'"
                                       " and (achievement = $2 or kind = 'issuer')"
                                       " order by at, id"),
                    {organisation.text, achievement.text}, read_endorsement);
}

}  // namespace cairn::storage
