// SPDX-License-Identifier: Apache-2.0
#include "storage/token_list_table.h"

namespace cairn::storage {
namespace {

app::TokenList read(Columns& row) { return {{row.text()}, row.text(), row.instant()}; }
app::StatusListId read_id(Columns& row) { return {row.text()}; }

}  // namespace

Status TokenListTable::put(const app::OrganisationId& organisation, const app::TokenList& it) {
  return run(connection_,
             "insert into token_status_list (organisation, id, token, expires)"
             " values ($1, $2, $3, $4) on conflict (organisation, id) do update"
             " set token = excluded.token, expires = excluded.expires",
             {organisation.text, it.id.text, it.token, it.expires});
}

Result<app::TokenList> TokenListTable::find(const app::OrganisationId& organisation,
                                            const app::StatusListId& id) {
  return select_one(connection_,
                    "select id, token, expires from token_status_list"
                    " where organisation = $1 and id = $2",
                    {organisation.text, id.text}, read, "status list");
}

Result<app::StatusListId> TokenListTable::revocations_of(const app::OrganisationId& organisation,
                                                         const app::StatusListId& id) {
  return select_one(connection_,
                    "select id from status_list where organisation = $1 and purpose = 'revocation'"
                    " and (id = $2 or suspension_list = $2)",
                    {organisation.text, id.text}, read_id, "status list");
}

Result<std::vector<app::StatusListId>> TokenListTable::due(const app::OrganisationId& organisation,
                                                           Instant before) {
  return select_all(connection_,
                    "select l.id from status_list l left join token_status_list t on"
                    " t.organisation = l.organisation and t.id = l.id where l.organisation = $1"
                    " and l.purpose = 'revocation' and (t.id is null or t.expires < $2)"
                    " order by l.id",
                    {organisation.text, before}, read_id);
}

}  // namespace cairn::storage
