// SPDX-License-Identifier: Apache-2.0
#include "storage/provider_fact_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

const std::string& server() { return app::server_organisation().text; }

app::ProviderFact read_fact(Columns& row) {
  app::ProviderFact it;
  it.id = {row.text()};
  it.provider = row.text();
  it.provider_name = row.text();
  it.kind = enumerator<app::FactKind>(app::fact_kind_names, row.text());
  it.body = row.text();
  it.other = row.text();
  it.covers = row.text();
  it.source_url = row.text();
  it.read_on = row.text();
  it.ends_on = row.text();
  it.entered = row.instant();
  return it;
}

std::string select(std::string_view condition) {
  return "select id, provider, provider_name, kind, body, other, covers, source_url, read_on,"
         " ends_on, entered from provider_fact where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status ProviderFactTable::put(const app::ProviderFact& it) {
  return run(
      connection_,
      "insert into provider_fact (organisation, id, provider, provider_name, kind, body,"
      " other, covers, source_url, read_on, ends_on, entered)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
      " on conflict (organisation, id) do update set provider = excluded.provider,"
      " provider_name = excluded.provider_name, kind = excluded.kind, body = excluded.body,"
      " other = excluded.other, covers = excluded.covers, source_url = excluded.source_url,"
      " read_on = excluded.read_on, ends_on = excluded.ends_on",
      {server(), it.id.text, it.provider, it.provider_name, name_in(app::fact_kind_names, it.kind),
       it.body, it.other, it.covers, it.source_url, it.read_on, it.ends_on, it.entered});
}

Result<app::ProviderFact> ProviderFactTable::find(const app::ProviderFactId& id) {
  return select_one(connection_, select(" and id = $2"), {server(), id.text}, read_fact, "fact");
}

Status ProviderFactTable::remove(const app::ProviderFactId& id) {
  return change_one(connection_, "delete from provider_fact where organisation = $1 and id = $2",
                    {server(), id.text});
}

Result<std::vector<app::ProviderFact>> ProviderFactTable::of_provider(const std::string& provider) {
  return select_all(connection_, select(" and provider = $2 order by kind, id"),
                    {server(), provider}, read_fact);
}

Result<std::vector<app::ProviderFact>> ProviderFactTable::list(const std::string& after,
                                                               std::int64_t count) {
  if (after.empty())
    return select_all(connection_, select(" order by provider, id limit $2"), {server(), count},
                      read_fact);
  CAIRN_TRY(const auto last, find({after}));
  return select_all(connection_,
                    select(" and (provider > $2 or (provider = $2 and id > $3))"
                           " order by provider, id limit $4"),
                    {server(), last.provider, last.id.text, count}, read_fact);
}

}  // namespace cairn::storage
