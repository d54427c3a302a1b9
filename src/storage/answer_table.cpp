// SPDX-License-Identifier: Apache-2.0
#include "storage/answer_table.h"

namespace cairn::storage {
namespace {

app::KeptAnswer read_answer(Columns& row) {
  return {.organisation = {row.text()},
          .key = row.text(),
          .request_digest = row.bytes(),
          .status = row.integer(),
          .type = row.text(),
          .location = row.text(),
          .body = row.text(),
          .created = row.instant()};
}

}  // namespace

Result<app::KeptAnswer> AnswerTable::find(const app::OrganisationId& organisation,
                                          const std::string& key) {
  return select_one(connection_,
                    "select organisation, key, request_digest, status, type, location, body,"
                    " created from kept_answer where organisation = $1 and key = $2",
                    {organisation.text, key}, read_answer, "answer");
}

Status AnswerTable::add(const app::KeptAnswer& it) {
  return run(connection_,
             "insert into kept_answer (organisation, key, request_digest, status, type, location,"
             " body, created) values ($1, $2, $3, $4, $5, $6, $7, $8)",
             {it.organisation.text, it.key, it.request_digest, it.status, it.type, it.location,
              it.body, it.created},
             "This Idempotency-Key is in use.");
}

Status AnswerTable::update(const app::KeptAnswer& it) {
  return change_one(connection_,
                    "update kept_answer set status = $3, type = $4, location = $5, body = $6"
                    " where organisation = $1 and key = $2",
                    {it.organisation.text, it.key, it.status, it.type, it.location, it.body});
}

Status AnswerTable::remove(const app::OrganisationId& organisation, const std::string& key) {
  return run(connection_, "delete from kept_answer where organisation = $1 and key = $2",
             {organisation.text, key});
}

Status AnswerTable::remove_before(const app::OrganisationId& organisation, Instant moment) {
  return run(connection_, "delete from kept_answer where organisation = $1 and created < $2",
             {organisation.text, moment});
}

}  // namespace cairn::storage
