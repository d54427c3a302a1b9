// SPDX-License-Identifier: Apache-2.0
#include "storage/outbox_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Delivery read(Columns& row) {
  app::Delivery it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.kind = enumerator<app::DeliveryKind>(app::delivery_kind_names, row.text());
  it.recipient = row.text();
  it.about = row.text();
  it.body = row.text();
  it.due = row.instant();
  it.tries = row.integer();
  it.last_error = row.text();
  it.state = enumerator<app::DeliveryState>(app::delivery_state_names, row.text());
  it.created = row.instant();
  it.settled = row.maybe_instant();
  it.learner = {row.text()};
  it.subject = row.text();
  return it;
}
std::int64_t read_count(Columns& row) { return row.integer(); }
app::DeliveryCount read_delivery_count(Columns& row) {
  return {enumerator<app::DeliveryKind>(app::delivery_kind_names, row.text()),
          enumerator<app::DeliveryState>(app::delivery_state_names, row.text()), row.integer()};
}
app::OrganisationId read_organisation(Columns& row) { return {row.text()}; }
Instant read_instant(Columns& row) { return row.instant(); }

constexpr std::string_view columns =
    "organisation, id, kind, recipient, about, body, due, tries, last_error, state, created,"
    " settled, learner, subject";

std::string select(std::string_view condition) {
  return "select " + std::string(columns) + " from outbox where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status OutboxTable::add(const app::Delivery& it) {
  return run(connection_,
             "insert into outbox (organisation, id, kind, recipient, about, body, due, tries,"
             " last_error, state, created, settled, learner, subject)"
             " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
             " on conflict (organisation, id) do nothing",
             {it.organisation.text, it.id.text, name_in(app::delivery_kind_names, it.kind),
              it.recipient, it.about, it.body, it.due, it.tries, it.last_error,
              name_in(app::delivery_state_names, it.state), it.created, it.settled, it.learner.text,
              it.subject});
}

Result<std::vector<app::OrganisationId>> OutboxTable::with_due(app::DeliveryKind kind,
                                                               Instant now) {
  return select_all(connection_,
                    "select o.organisation from organisation o where exists"
                    " (select 1 from outbox q where q.organisation = o.organisation"
                    " and q.kind = $1 and q.state = 'waiting' and q.due <= $2)"
                    " order by o.organisation",
                    {name_in(app::delivery_kind_names, kind), now}, read_organisation);
}

Result<std::optional<app::Delivery>> OutboxTable::take_due(const app::OrganisationId& organisation,
                                                           app::DeliveryKind kind, Instant now,
                                                           Instant until) {
  CAIRN_TRY(
      auto taken,
      select_all(connection_,
                 "update outbox set due = $4, tries = tries + 1 where organisation = $1"
                 " and id in (select id from outbox where organisation = $1 and kind = $2"
                 " and state = 'waiting' and due <= $3 order by due, id limit 1)"
                 " returning " +
                     std::string(columns),
                 {organisation.text, name_in(app::delivery_kind_names, kind), now, until}, read));
  if (taken.empty()) return std::optional<app::Delivery>();
  return std::optional(std::move(taken.front()));
}

Status OutboxTable::update(const app::Delivery& it) {
  return change_one(connection_,
                    "update outbox set due = $3, last_error = $4, state = $5, settled = $6,"
                    " tries = $7 where organisation = $1 and id = $2",
                    {it.organisation.text, it.id.text, it.due, it.last_error,
                     name_in(app::delivery_state_names, it.state), it.settled, it.tries});
}

Result<app::Delivery> OutboxTable::find(const app::OrganisationId& organisation,
                                        const app::DeliveryId& id) {
  return select_one(connection_, select(" and id = $2"), {organisation.text, id.text}, read,
                    "delivery");
}

Result<std::vector<app::Delivery>> OutboxTable::list(const app::OrganisationId& organisation,
                                                     std::optional<app::DeliveryState> state,
                                                     const app::Page& page) {
  const std::string_view name = state ? name_in(app::delivery_state_names, *state) : "";
  return list_where(" and (state = $2 or $2 = '')", organisation, name, page);
}

Result<std::vector<app::Delivery>> OutboxTable::list_to(const app::OrganisationId& organisation,
                                                        const std::string& recipient,
                                                        const app::Page& page) {
  return list_where(" and recipient = $2", organisation, recipient, page);
}

// `condition` on the value that $2 stands for.
Result<std::vector<app::Delivery>> OutboxTable::list_where(std::string_view condition,
                                                           const app::OrganisationId& organisation,
                                                           std::string_view value,
                                                           const app::Page& page) {
  const std::string sql = select(condition);
  const std::string order = " order by created desc, id desc limit $3";
  if (page.after.empty())
    return select_all(connection_, sql + order, {organisation.text, value, page.rows_max}, read);
  CAIRN_TRY(const auto from, select_one(connection_,
                                        "select created from outbox"
                                        " where organisation = $1 and id = $2",
                                        {organisation.text, page.after}, read_instant, "delivery"));
  return select_all(connection_, sql + " and (created, id) < ($4, $5)" + order,
                    {organisation.text, value, page.rows_max, from, page.after}, read);
}

Result<std::vector<app::Delivery>> OutboxTable::mail_about(const app::OrganisationId& organisation,
                                                           const std::string& subject) {
  return select_all(connection_,
                    select(" and subject = $2 and kind = 'mail'"
                           " order by created desc, id desc limit 100"),
                    {organisation.text, subject}, read);
}

Result<std::vector<app::Delivery>> OutboxTable::mail_to_learner(
    const app::OrganisationId& organisation, const app::LearnerId& learner) {
  return select_all(connection_,
                    select(" and learner = $2 and kind = 'mail'"
                           " order by created desc, id desc limit 100"),
                    {organisation.text, learner.text}, read);
}

Result<std::int64_t> OutboxTable::count(const app::OrganisationId& organisation,
                                        app::DeliveryState state) {
  return select_one(
      connection_, "select count(*) from outbox where organisation = $1 and state = $2",
      {organisation.text, name_in(app::delivery_state_names, state)}, read_count, "count");
}

Result<std::vector<app::DeliveryCount>> OutboxTable::count_all() {
  return select_all(connection_,
                    "select kind, state, count(*) from outbox group by kind, state"
                    " order by kind, state",
                    {}, read_delivery_count);
}

Result<std::vector<app::Delivery>> OutboxTable::troubled(std::int64_t rows_max) {
  return select_all(connection_,
                    "select " + std::string(columns) +
                        " from outbox where state in ('failed', 'bounced')"
                        " or (state = 'waiting' and last_error <> '')"
                        " order by coalesce(settled, created) desc, id limit $1",
                    {rows_max}, read);
}

Status OutboxTable::remove_to(const app::OrganisationId& organisation,
                              const std::string& recipient) {
  return run(connection_, "delete from outbox where organisation = $1 and recipient = $2",
             {organisation.text, recipient});
}

Status OutboxTable::remove_to(const app::OrganisationId& organisation, const std::string& recipient,
                              const std::string& subject) {
  return run(connection_,
             "delete from outbox where organisation = $1 and recipient = $2 and subject = $3",
             {organisation.text, recipient, subject});
}

Status OutboxTable::remove_about(const app::OrganisationId& organisation,
                                 const app::LearnerId& learner) {
  return run(connection_, "delete from outbox where organisation = $1 and learner = $2",
             {organisation.text, learner.text});
}

Status OutboxTable::remove_sent_before(Instant moment) {
  return run(connection_,
             "delete from outbox where settled < $1 and (state = 'sent' or organisation = $2)",
             {moment, app::server_organisation().text});
}

}  // namespace cairn::storage
