// SPDX-License-Identifier: Apache-2.0
#include "storage/issued_status_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::IssuedList read_list(Columns& row) {
  return {{row.text()}, {row.text()}, row.text(), row.integer(), row.instant()};
}
app::IssuedPlace read_place(Columns& row) {
  return {{row.text()}, {row.text()}, row.integer(), read_words(row.text())};
}
std::int64_t read_number(Columns& row) { return row.integer(); }

}  // namespace

Status IssuedStatusTable::add_list(const app::OrganisationId& organisation,
                                   const app::IssuedList& it) {
  return run(connection_,
             "insert into issued_list (organisation, id, issuer, used, created)"
             " values ($1, $2, $3, $4, $5)",
             {organisation.text, it.id.text, it.issuer, it.used, it.created});
}

Result<app::IssuedList> IssuedStatusTable::newest_list(const app::OrganisationId& organisation,
                                                       const std::string& issuer) {
  return select_one(connection_,
                    "select l.id, s.suspension_list, l.issuer, l.used, l.created from issued_list l"
                    " join status_list s on s.organisation = l.organisation and s.id = l.id"
                    " where l.organisation = $1 and l.issuer = $2"
                    " order by l.created desc, l.id limit 1",
                    {organisation.text, issuer}, read_list, "status list");
}

Result<bool> IssuedStatusTable::take(const app::OrganisationId& organisation,
                                     const app::IssuedPlace& place,
                                     const std::string& credential_id) {
  CAIRN_TRY(const auto added,
            connection_.change("insert into issued_status"
                               " (organisation, status_list, status_index, credential_id, purposes)"
                               " values ($1, $2, $3, $4, $5) on conflict do nothing",
                               {organisation.text, place.list.text, place.index, credential_id,
                                write_words(place.purposes)}));
  if (added == 0) return false;
  CAIRN_CHECK(change_one(connection_,
                         "update issued_list set used = used + 1"
                         " where organisation = $1 and id = $2",
                         {organisation.text, place.list.text}));
  return true;
}

Result<std::vector<app::IssuedPlace>> IssuedStatusTable::places(
    const app::OrganisationId& organisation, const std::string& credential_id) {
  return select_all(
      connection_,
      "select i.status_list, s.suspension_list, i.status_index, i.purposes"
      " from issued_status i join status_list s on s.organisation = i.organisation and s.id ="
      " i.status_list where i.organisation = $1 and i.credential_id = $2"
      " order by s.created, i.status_list, i.status_index",
      {organisation.text, credential_id}, read_place);
}

Result<bool> IssuedStatusTable::is_entry(const app::OrganisationId& organisation,
                                         const app::StatusListId& list, std::int64_t index) {
  CAIRN_TRY(const auto found,
            select_one(connection_,
                       "select count(*) from issued_credential"
                       " where organisation = $1 and credential like $2",
                       {organisation.text, "%/" + list.text + "#" + std::to_string(index) + "\"%"},
                       read_number, "credential"));
  return found > 0;
}

}  // namespace cairn::storage
