// SPDX-License-Identifier: Apache-2.0
#include "storage/address_table.h"
#include "app/ports/addresses.h"

namespace cairn::storage {
namespace {

app::BaseAddress read(Columns& row) {
  return {row.text(), row.instant(), row.instant(), row.maybe_instant(), row.integer() != 0};
}

std::string read_url(Columns& row) { return row.text(); }

}  // namespace

Status AddressTable::put(const app::BaseAddress& it) {
  return run(connection_,
             "insert into base_address (organisation, url, first_used, last_used, proved, mails)"
             " values ($1, $2, $3, $4, $5, $6) on conflict (organisation, url) do update"
             " set last_used = excluded.last_used, mails = excluded.mails,"
             " proved = coalesce(base_address.proved, excluded.proved)",
             {app::server_organisation().text, it.url, it.first_used, it.last_used, it.proved,
              std::int64_t{it.mails}});
}

Result<app::BaseAddress> AddressTable::find(const std::string& url) {
  return select_one(connection_,
                    "select url, first_used, last_used, proved, mails from base_address"
                    " where organisation = $1 and url = $2",
                    {app::server_organisation().text, url}, read, "address");
}

Status AddressTable::choose(const std::string& url, Instant when) {
  return run(connection_,
             "insert into base_address (organisation, url, first_used, last_used, chosen)"
             " values ($1, $2, $3, $3, $3) on conflict (organisation, url) do update"
             " set chosen = excluded.chosen",
             {app::server_organisation().text, url, when});
}

Result<std::string> AddressTable::chosen() {
  return select_one(connection_,
                    "select url from base_address where organisation = $1"
                    " and chosen is not null order by chosen desc, url limit 1",
                    {app::server_organisation().text}, read_url, "address");
}

Result<std::vector<app::BaseAddress>> AddressTable::list() {
  return select_all(connection_,
                    "select url, first_used, last_used, proved, mails from base_address"
                    " where organisation = $1 order by last_used desc, url",
                    {app::server_organisation().text}, read);
}

}  // namespace cairn::storage
