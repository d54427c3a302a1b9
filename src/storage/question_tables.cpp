// SPDX-License-Identifier: Apache-2.0
#include "storage/question_tables.h"

#include <limits>

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::OfferQuestion read_question(Columns& row) {
  app::OfferQuestion it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.offer = row.text();
  it.asker = row.text();
  it.text = row.text();
  it.name = row.text();
  it.asked = row.instant();
  it.hidden = row.maybe_instant();
  it.hidden_reason = row.text();
  return it;
}

app::QuestionAnswer read_answer(Columns& row) {
  app::QuestionAnswer it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.question = {row.text()};
  it.author = row.text();
  it.voice = enumerator<app::Voice>(app::voice_names, row.text());
  it.text = row.text();
  it.name = row.text();
  it.written = row.instant();
  it.hidden = row.maybe_instant();
  it.hidden_reason = row.text();
  return it;
}

std::int64_t read_number(Columns& row) { return row.integer(); }

std::string select_question(std::string_view condition) {
  return "select organisation, id, offer, asker, text, name, asked, hidden_on, hidden_reason"
         " from question where organisation = $1" +
         std::string(condition);
}
std::string select_answer(std::string_view condition) {
  return "select organisation, id, question, author, voice, text, name, written, hidden_on,"
         " hidden_reason from question_answer where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status QuestionTables::add(const app::OfferQuestion& it) {
  return run(connection_,
             "insert into question (organisation, id, offer, asker, text, name, asked, hidden_on,"
             " hidden_reason) values ($1, $2, $3, $4, $5, $6, $7, null, '')",
             {it.organisation.text, it.id.text, it.offer, it.asker, it.text, it.name, it.asked});
}

Status QuestionTables::add_answer(const app::QuestionAnswer& it) {
  return run(connection_,
             "insert into question_answer (organisation, id, question, author, voice, text, name,"
             " written, hidden_on, hidden_reason)"
             " values ($1, $2, $3, $4, $5, $6, $7, $8, null, '')",
             {it.organisation.text, it.id.text, it.question.text, it.author,
              name_in(app::voice_names, it.voice), it.text, it.name, it.written});
}

Result<app::OfferQuestion> QuestionTables::find(const app::OrganisationId& organisation,
                                                const app::QuestionId& id) {
  return select_one(connection_, select_question(" and id = $2"), {organisation.text, id.text},
                    read_question, "question");
}

Result<app::QuestionAnswer> QuestionTables::find_answer(const app::OrganisationId& organisation,
                                                        const app::AnswerId& id) {
  return select_one(connection_, select_answer(" and id = $2"), {organisation.text, id.text},
                    read_answer, "answer");
}

Status QuestionTables::update(const app::OfferQuestion& it) {
  return change_one(connection_,
                    "update question set hidden_on = $3, hidden_reason = $4"
                    " where organisation = $1 and id = $2",
                    {it.organisation.text, it.id.text, it.hidden, it.hidden_reason});
}

Status QuestionTables::update_answer(const app::QuestionAnswer& it) {
  return change_one(connection_,
                    "update question_answer set hidden_on = $3, hidden_reason = $4"
                    " where organisation = $1 and id = $2",
                    {it.organisation.text, it.id.text, it.hidden, it.hidden_reason});
}

Status QuestionTables::remove(const app::OrganisationId& organisation, const app::QuestionId& id) {
  return change_one(connection_, "delete from question where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

Status QuestionTables::remove_answer(const app::OrganisationId& organisation,
                                     const app::AnswerId& id) {
  return change_one(connection_, "delete from question_answer where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

Result<std::vector<app::OfferQuestion>> QuestionTables::list(
    const app::OrganisationId& organisation, const std::string& offer, const app::Page& page) {
  Instant before{std::numeric_limits<std::int64_t>::max()};
  if (!page.after.empty()) {
    CAIRN_TRY(const auto last, find(organisation, {page.after}));
    before = last.asked;
  }
  constexpr std::string_view onward =
      " and (asked < $2 or (asked = $2 and id < $3)) order by asked desc, id desc limit $4";
  if (offer.empty())
    return select_all(connection_, select_question(onward),
                      {organisation.text, before, page.after, page.rows_max}, read_question);
  return select_all(connection_,
                    select_question(" and offer = $5 and hidden_on is null" + std::string(onward)),
                    {organisation.text, before, page.after, page.rows_max, offer}, read_question);
}

Result<std::vector<app::QuestionAnswer>> QuestionTables::answers_of(
    const app::OrganisationId& organisation, const app::QuestionId& question) {
  return select_all(connection_, select_answer(" and question = $2 order by written, id"),
                    {organisation.text, question.text}, read_answer);
}

Result<std::int64_t> QuestionTables::count(const app::OrganisationId& organisation,
                                           const std::string& offer) {
  return select_one(connection_,
                    "select count(*) from question where organisation = $1 and offer = $2"
                    " and hidden_on is null",
                    {organisation.text, offer}, read_number, "count");
}

Result<std::int64_t> QuestionTables::count_asked(const app::OrganisationId& organisation,
                                                 const std::string& asker, Instant since) {
  return select_one(connection_,
                    "select count(*) from question where organisation = $1 and asker = $2"
                    " and asked > $3",
                    {organisation.text, asker, since}, read_number, "count");
}

Result<std::int64_t> QuestionTables::count_answered(const app::OrganisationId& organisation,
                                                    const std::string& author, Instant since) {
  return select_one(connection_,
                    "select count(*) from question_answer where organisation = $1 and author = $2"
                    " and written > $3",
                    {organisation.text, author, since}, read_number, "count");
}

Result<std::vector<app::OfferQuestion>> QuestionTables::list_of_asker(
    const app::OrganisationId& organisation, const std::string& asker) {
  return select_all(connection_, select_question(" and asker = $2 order by asked, id"),
                    {organisation.text, asker}, read_question);
}

Result<std::vector<app::QuestionAnswer>> QuestionTables::list_of_author(
    const app::OrganisationId& organisation, const std::string& author) {
  return select_all(connection_, select_answer(" and author = $2 order by written, id"),
                    {organisation.text, author}, read_answer);
}

Status QuestionTables::remove_of_person(const app::OrganisationId& organisation,
                                        const std::string& person) {
  CAIRN_CHECK(run(connection_,
                  "delete from question_answer where organisation = $1 and author = $2",
                  {organisation.text, person}));
  return run(connection_, "delete from question where organisation = $1 and asker = $2",
             {organisation.text, person});
}

}  // namespace cairn::storage
