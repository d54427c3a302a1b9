// SPDX-License-Identifier: Apache-2.0
#include "storage/tables.h"

namespace cairn::storage {
namespace {

app::BaseAddress read(Columns& row) { return {row.text(), row.instant(), row.instant()}; }

}  // namespace

Status AddressTable::put(const app::BaseAddress& it) {
  return insert(connection_,
                "insert into base_address (organisation, url, first_used, last_used)"
                " values ($1, $2, $3, $4) on conflict (organisation, url) do update"
                " set last_used = excluded.last_used",
                {app::server_organisation().text, it.url, it.first_used, it.last_used});
}

Result<std::vector<app::BaseAddress>> AddressTable::list() {
  return select_all(connection_,
                    "select url, first_used, last_used from base_address where organisation = $1"
                    " order by last_used desc, url",
                    {app::server_organisation().text}, read);
}

}  // namespace cairn::storage
