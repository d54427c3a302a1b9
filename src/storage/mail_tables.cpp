// SPDX-License-Identifier: Apache-2.0
#include "storage/mail_tables.h"

namespace cairn::storage {
namespace {

app::MailLook read_look(Columns& row) { return {row.text(), row.text()}; }
std::string read_text(Columns& row) { return row.text(); }
std::int64_t read_count(Columns& row) { return row.integer(); }
app::EndingAward read_ending(Columns& row) { return {{row.text()}, {row.text()}, row.instant()}; }

}  // namespace

Status MailTables::refuse(const app::OrganisationId& organisation, const std::string& email,
                          Instant since) {
  return run(connection_,
             "insert into mail_refusal (organisation, email, since) values ($1, $2, $3)"
             " on conflict (organisation, email) do nothing",
             {organisation.text, email, since});
}

Status MailTables::take_back(const app::OrganisationId& organisation, const std::string& email) {
  return run(connection_, "delete from mail_refusal where organisation = $1 and email = $2",
             {organisation.text, email});
}

Result<bool> MailTables::refuses(const app::OrganisationId& organisation,
                                 const std::string& email) {
  CAIRN_TRY(const auto counts,
            select_all(connection_,
                       "select count(*) from mail_refusal where organisation = $1 and email = $2",
                       {organisation.text, email}, read_count));
  return counts.front() != 0;
}

Result<std::int64_t> MailTables::count_refusals(const app::OrganisationId& organisation) {
  return select_one(connection_, "select count(*) from mail_refusal where organisation = $1",
                    {organisation.text}, read_count, "count");
}

Status MailTables::forget_refusal(const app::OrganisationId& organisation,
                                  const std::string& email) {
  for (const std::string table : {"mail_refusal", "mail_bounce"})
    CAIRN_CHECK(run(connection_,
                    "delete from " + table +
                        " where organisation = $1 and email = $2 and not exists"
                        " (select 1 from learner where organisation = $1 and email = $2)",
                    {organisation.text, email}));
  return done;
}

Status MailTables::put_bounce(const app::OrganisationId& organisation, const std::string& email,
                              Instant since, const std::string& reason) {
  return run(connection_,
             "insert into mail_bounce (organisation, email, since, reason) values ($1, $2, $3, $4)"
             " on conflict (organisation, email) do update"
             " set since = excluded.since, reason = excluded.reason",
             {organisation.text, email, since, reason});
}

Status MailTables::remove_bounce(const app::OrganisationId& organisation,
                                 const std::string& email) {
  return run(connection_, "delete from mail_bounce where organisation = $1 and email = $2",
             {organisation.text, email});
}

Result<std::string> MailTables::find_bounce(const app::OrganisationId& organisation,
                                            const std::string& email) {
  return select_one(connection_,
                    "select reason from mail_bounce where organisation = $1 and email = $2",
                    {organisation.text, email}, read_text, "bounce");
}

Result<std::string> MailTables::language(const app::OrganisationId& organisation) {
  CAIRN_TRY(auto found,
            select_all(connection_, "select language from mail_setting where organisation = $1",
                       {organisation.text}, read_text));
  return found.empty() ? std::string() : std::move(found.front());
}

Status MailTables::set_language(const app::OrganisationId& organisation,
                                const std::string& language) {
  return run(connection_,
             "insert into mail_setting (organisation, language) values ($1, $2)"
             " on conflict (organisation) do update set language = excluded.language",
             {organisation.text, language});
}

Result<app::MailLook> MailTables::look(const app::OrganisationId& organisation) {
  CAIRN_TRY(auto found, select_all(connection_,
                                   "select sender, signature from mail_setting"
                                   " where organisation = $1",
                                   {organisation.text}, read_look));
  return found.empty() ? app::MailLook() : std::move(found.front());
}

Status MailTables::set_look(const app::OrganisationId& organisation, const app::MailLook& look) {
  return run(connection_,
             "insert into mail_setting (organisation, language, sender, signature)"
             " values ($1, '', $2, $3) on conflict (organisation) do update set"
             " sender = excluded.sender, signature = excluded.signature",
             {organisation.text, look.sender, look.signature});
}

Result<std::vector<app::EndingAward>> MailTables::list_ending(Instant from, Instant until,
                                                              std::int64_t count_max) {
  return select_all(
      connection_,
      "select a.organisation, a.id, a.valid_until from award a"
      " where a.valid_until > $1 and a.valid_until <= $2"
      " and a.valid_until - a.awarded > $4"
      " and a.revoked is null and a.suspended is null and a.erased is null"
      " and not exists (select 1 from award_end_told t"
      " where t.organisation = a.organisation and t.award = a.id"
      " and t.until = a.valid_until)"
      " and not exists (select 1 from offer o where o.organisation = a.organisation"
      " and o.award = a.id and o.state <> 'accepted') order by a.valid_until, a.id limit $3",
      {from, until, count_max, until.microseconds - from.microseconds}, read_ending);
}

Status MailTables::note_end_told(const app::EndingAward& it) {
  return run(connection_,
             "insert into award_end_told (organisation, award, until) values ($1, $2, $3)"
             " on conflict (organisation, award) do update set until = excluded.until",
             {it.organisation.text, it.award.text, it.until});
}

}  // namespace cairn::storage
