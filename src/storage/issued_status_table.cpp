// SPDX-License-Identifier: Apache-2.0
#include "storage/issued_status_table.h"

namespace cairn::storage {
namespace {

app::IssuedList read_list(Columns& row) {
  return {{row.text()}, {row.text()}, row.text(), row.integer(), row.instant()};
}
app::IssuedPlace read_place(Columns& row) { return {{row.text()}, {row.text()}, row.integer()}; }

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
                                     const app::StatusListId& list, std::int64_t index,
                                     const std::string& credential_id) {
  CAIRN_TRY(const auto added,
            connection_.change(
                "insert into issued_status (organisation, status_list, status_index, credential_id)"
                " values ($1, $2, $3, $4) on conflict do nothing",
                {organisation.text, list.text, index, credential_id}));
  if (added == 0) return false;
  CAIRN_CHECK(change_one(connection_,
                         "update issued_list set used = used + 1"
                         " where organisation = $1 and id = $2",
                         {organisation.text, list.text}));
  return true;
}

Result<std::vector<app::IssuedPlace>> IssuedStatusTable::places(
    const app::OrganisationId& organisation, const std::string& credential_id) {
  return select_all(connection_,
                    "select i.status_list, s.suspension_list, i.status_index from issued_status i"
                    " join status_list s on s.organisation = i.organisation and s.id ="
                    " i.status_list where i.organisation = $1 and i.credential_id = $2"
                    " order by s.created, i.status_list, i.status_index",
                    {organisation.text, credential_id}, read_place);
}

}  // namespace cairn::storage
