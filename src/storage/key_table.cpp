// SPDX-License-Identifier: Apache-2.0
#include "storage/key_table.h"
#include "app/ports/keys.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

app::SigningKey read(Columns& row) {
  app::SigningKey key;
  key.organisation = {row.text()};
  key.id = {row.text()};
  key.type = crypto::key_type_of(row.text()).value_or(crypto::KeyType::ed25519);
  key.public_multikey = row.text();
  key.sealed_secret = row.bytes();
  key.created = row.instant();
  key.compromised = row.maybe_instant();
  key.resigning = enumerator<app::Resigning>(app::resigning_names, row.text());
  return key;
}

Bytes read_sealed(Columns& row) { return row.bytes(); }

std::string select(std::string_view condition) {
  return "select organisation, id, type, public_multikey, sealed_secret, created, compromised,"
         " resigning from signing_key where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status KeyTable::add(const app::SigningKey& it) {
  return run(
      connection_,
      "insert into signing_key (organisation, id, type, public_multikey, sealed_secret, created)"
      " values ($1, $2, $3, $4, $5, $6)",
      {it.organisation.text, it.id.text, crypto::name_of(it.type), it.public_multikey,
       it.sealed_secret, it.created});
}

Result<app::SigningKey> KeyTable::newest(const app::OrganisationId& organisation,
                                         crypto::KeyType type) {
  return select_one(
      connection_,
      select(" and type = $2 and compromised is null order by created desc, id limit 1"),
      {organisation.text, crypto::name_of(type)}, read, "key");
}

Status KeyTable::update(const app::SigningKey& it) {
  return change_one(connection_,
                    "update signing_key set compromised = $3, resigning = $4"
                    " where organisation = $1 and id = $2",
                    {it.organisation.text, it.id.text, it.compromised,
                     name_in(std::span(app::resigning_names), it.resigning)});
}

Result<std::vector<app::SigningKey>> KeyTable::list(const app::OrganisationId& organisation) {
  return select_all(connection_, select(" order by created, id"), {organisation.text}, read);
}

Status KeyTable::add_secret(const std::string& name, const Bytes& sealed) {
  return run(connection_, "insert into secret (organisation, name, sealed) values ($1, $2, $3)",
             {app::server_organisation().text, name, sealed});
}

Result<Bytes> KeyTable::find_secret(const std::string& name) {
  return select_one(connection_, "select sealed from secret where organisation = $1 and name = $2",
                    {app::server_organisation().text, name}, read_sealed, "secret");
}

}  // namespace cairn::storage
