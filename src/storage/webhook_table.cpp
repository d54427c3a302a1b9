// SPDX-License-Identifier: Apache-2.0
#include "storage/webhook_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Webhook read(Columns& row) {
  app::Webhook it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.url = row.text();
  it.sealed_secret = row.bytes();
  it.former_secret = row.bytes();
  it.former_until = row.maybe_instant();
  it.events = read_words(row.text());
  it.state = enumerator<app::WebhookState>(app::webhook_state_names, row.text());
  it.pause = enumerator<app::WebhookPause>(app::webhook_pause_names, row.text());
  it.created = row.instant();
  it.last_success = row.maybe_instant();
  it.last_failure = row.maybe_instant();
  it.last_error = row.text();
  it.failing_since = row.maybe_instant();
  return it;
}

std::string select(std::string_view condition) {
  return "select organisation, id, url, secret, former_secret, former_until, events, state,"
         " pause, created, last_success, last_failure, last_error, failing_since"
         " from webhook where organisation = $1" +
         std::string(condition);
}

std::string_view state_of(const app::Webhook& it) {
  return name_in(app::webhook_state_names, it.state);
}
std::string_view pause_of(const app::Webhook& it) {
  return name_in(app::webhook_pause_names, it.pause);
}

}  // namespace

Status WebhookTable::add(const app::Webhook& it) {
  return run(connection_,
             "insert into webhook (organisation, id, url, secret, former_secret, former_until,"
             " events, state, pause, created, last_success, last_failure, last_error,"
             " failing_since)"
             " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
             {it.organisation.text, it.id.text, it.url, it.sealed_secret, it.former_secret,
              it.former_until, write_words(it.events), state_of(it), pause_of(it), it.created,
              it.last_success, it.last_failure, it.last_error, it.failing_since});
}

Result<app::Webhook> WebhookTable::find(const app::OrganisationId& organisation,
                                        const app::WebhookId& id) {
  return select_one(connection_, select(" and id = $2"), {organisation.text, id.text}, read,
                    "webhook");
}

Status WebhookTable::update(const app::Webhook& it) {
  return change_one(connection_,
                    "update webhook set url = $3, secret = $4, former_secret = $5,"
                    " former_until = $6, events = $7, state = $8, pause = $9,"
                    " last_success = $10, last_failure = $11, last_error = $12,"
                    " failing_since = $13 where organisation = $1 and id = $2",
                    {it.organisation.text, it.id.text, it.url, it.sealed_secret, it.former_secret,
                     it.former_until, write_words(it.events), state_of(it), pause_of(it),
                     it.last_success, it.last_failure, it.last_error, it.failing_since});
}

Status WebhookTable::remove(const app::OrganisationId& organisation, const app::WebhookId& id) {
  return change_one(connection_, "delete from webhook where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

Result<std::vector<app::Webhook>> WebhookTable::list(const app::OrganisationId& organisation) {
  return select_all(connection_, select(" order by created, id"), {organisation.text}, read);
}

}  // namespace cairn::storage
