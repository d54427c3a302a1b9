// SPDX-License-Identifier: Apache-2.0
#include "storage/issued_table.h"

namespace cairn::storage {
namespace {

app::IssuedCredential read_issued(Columns& row) {
  return {{row.text()}, row.text(), row.text(), row.instant()};
}
std::int64_t read_number(Columns& row) { return row.integer(); }

}  // namespace

Status IssuedTable::add(const app::IssuedCredential& it) {
  return run(connection_,
             "insert into issued_credential (organisation, number, program, credential, issued)"
             " select $1, coalesce(max(number), 0) + 1, $2, $3, $4 from issued_credential"
             " where organisation = $1",
             {it.organisation.text, it.program, it.text, it.issued});
}

Result<std::int64_t> IssuedTable::count(const app::OrganisationId& organisation) {
  return select_one(connection_, "select count(*) from issued_credential where organisation = $1",
                    {organisation.text}, read_number, "credential");
}

Result<std::vector<app::IssuedCredential>> IssuedTable::list(
    const app::OrganisationId& organisation, std::int64_t from, std::int64_t rows_max) {
  return select_all(connection_,
                    "select organisation, program, credential, issued from issued_credential"
                    " where organisation = $1 and number >= $2 order by number limit $3",
                    {organisation.text, from, rows_max}, read_issued);
}

Result<app::IssuedCredential> IssuedTable::newest(const app::OrganisationId& organisation) {
  return select_one(connection_,
                    "select organisation, program, credential, issued from issued_credential"
                    " where organisation = $1 order by number desc limit 1",
                    {organisation.text}, read_issued, "credential");
}

}  // namespace cairn::storage
