// SPDX-License-Identifier: Apache-2.0
#include "storage/api_key_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::ApiKey read(Columns& row) {
  app::ApiKey it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.name = row.text();
  it.token_hash = row.bytes();
  it.scopes = read_words(row.text());
  it.created = row.instant();
  it.expires = row.maybe_instant();
  it.last_used = row.maybe_instant();
  return it;
}

std::string select(std::string_view condition) {
  return "select organisation, id, name, token_hash, scopes, created, expires, last_used"
         " from api_key where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status ApiKeyTable::add(const app::ApiKey& it) {
  return run(connection_,
             "insert into api_key (organisation, id, name, token_hash, scopes, created, expires)"
             " values ($1, $2, $3, $4, $5, $6, $7)",
             {it.organisation.text, it.id.text, it.name, it.token_hash, write_words(it.scopes),
              it.created, it.expires});
}

Result<app::ApiKey> ApiKeyTable::find(const app::OrganisationId& organisation,
                                      const app::ApiKeyId& id) {
  return select_one(connection_, select(" and id = $2"), {organisation.text, id.text}, read,
                    "API key");
}

Result<app::ApiKey> ApiKeyTable::find_by_token(const app::OrganisationId& organisation,
                                               const Bytes& token_hash) {
  return select_one(connection_, select(" and token_hash = $2"), {organisation.text, token_hash},
                    read, "API key");
}

Status ApiKeyTable::set_last_used(const app::OrganisationId& organisation, const app::ApiKeyId& id,
                                  Instant day) {
  return change_one(connection_,
                    "update api_key set last_used = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, day});
}

Status ApiKeyTable::remove(const app::OrganisationId& organisation, const app::ApiKeyId& id) {
  return change_one(connection_, "delete from api_key where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

Result<std::vector<app::ApiKey>> ApiKeyTable::list(const app::OrganisationId& organisation) {
  return select_all(connection_, select(" order by created, id"), {organisation.text}, read);
}

}  // namespace cairn::storage
