// SPDX-License-Identifier: Apache-2.0
#include "storage/organisation_table.h"
#include "app/ports/organisations.h"

namespace cairn::storage {
namespace {

app::Organisation read(Columns& row) {
  return {{row.text()}, row.text(), row.text(), row.text(), row.instant()};
}

}  // namespace

Status OrganisationTable::add(const app::Organisation& it) {
  return run(connection_,
             "insert into organisation (organisation, name, url, email, created)"
             " values ($1, $2, $3, $4, $5)",
             {it.id.text, it.name, it.url, it.email, it.created});
}

Status OrganisationTable::update(const app::Organisation& it) {
  return change_one(connection_,
                    "update organisation set name = $2, url = $3, email = $4"
                    " where organisation = $1",
                    {it.id.text, it.name, it.url, it.email});
}

Result<app::Organisation> OrganisationTable::find(const app::OrganisationId& id) {
  return select_one(connection_,
                    "select organisation, name, url, email, created from organisation"
                    " where organisation = $1",
                    {id.text}, read, "organisation");
}

Result<std::vector<app::Organisation>> OrganisationTable::list() {
  return select_all(connection_,
                    "select organisation, name, url, email, created from organisation"
                    " where organisation <> $1 order by created, organisation",
                    {app::server_organisation().text}, read);
}

}  // namespace cairn::storage
