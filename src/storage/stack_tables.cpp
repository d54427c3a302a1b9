// SPDX-License-Identifier: Apache-2.0
#include "storage/stack_tables.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

const std::span<const std::string_view> policies = app::stack_policy_names;

app::StoredStack read_stack(Columns& row) {
  app::StoredStack it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.achievement = {row.text()};
  it.state = enumerator<app::StackState>(app::stack_state_names, row.text());
  it.version = row.integer();
  it.rule = row.text();
  it.published_rule = row.text();
  it.on_revocation = enumerator<app::StackPolicy>(policies, row.text());
  it.on_expiry = enumerator<app::StackPolicy>(policies, row.text());
  it.on_change = enumerator<app::StackPolicy>(policies, row.text());
  it.created = row.instant();
  it.changed = row.instant();
  return it;
}
app::Completion read_completion(Columns& row) {
  app::Completion it;
  it.organisation = {row.text()};
  it.stack = {row.text()};
  it.learner = {row.text()};
  it.round = row.integer();
  it.award = {row.text()};
  it.stack_version = row.integer();
  it.state = enumerator<app::CompletionState>(app::completion_state_names, row.text());
  it.completed = row.instant();
  it.reason = row.text();
  it.parts = read_words(row.text());
  return it;
}
std::optional<std::int64_t> maybe_integer(Columns& row) {
  const auto read = row.maybe_instant();
  return read ? std::optional(read->microseconds) : std::nullopt;
}
app::HeldAward read_held(Columns& row) {
  app::HeldAward it;
  it.learner = {row.text()};
  it.id = {row.text()};
  it.achievement = {row.text()};
  it.achievement_version = row.integer();
  it.result = maybe_integer(row);
  it.awarded = row.instant();
  it.valid_until = row.maybe_instant();
  return it;
}
app::StackDue read_due(Columns& row) { return {{row.text()}, row.instant()}; }
app::LearnerId read_learner(Columns& row) { return {row.text()}; }
std::string read_text(Columns& row) { return row.text(); }
std::int64_t read_count(Columns& row) { return row.integer(); }

std::string select_stack(std::string_view condition) {
  return "select organisation, id, achievement, state, version, rule, published_rule,"
         " on_revocation, on_expiry, on_change, created, changed from stack"
         " where organisation = $1" +
         std::string(condition);
}
std::string select_completion(std::string_view condition) {
  return "select organisation, stack, learner, round, award, stack_version, state, completed,"
         " reason, parts from stack_completion where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status StackTables::add(const app::StoredStack& it) {
  return run(
      connection_,
      "insert into stack (organisation, id, achievement, state, version, rule,"
      " published_rule, on_revocation, on_expiry, on_change, created, changed)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {it.organisation.text, it.id.text, it.achievement.text,
       name_in(std::span(app::stack_state_names), it.state), it.version, it.rule, it.published_rule,
       name_in(policies, it.on_revocation), name_in(policies, it.on_expiry),
       name_in(policies, it.on_change), it.created, it.changed},
      "This achievement is awarded by another stack already.");
}

Status StackTables::update(const app::StoredStack& it) {
  return change_one(
      connection_,
      "update stack set state = $3, version = $4, rule = $5, published_rule = $6,"
      " on_revocation = $7, on_expiry = $8, on_change = $9, changed = $10"
      " where organisation = $1 and id = $2",
      {it.organisation.text, it.id.text, name_in(std::span(app::stack_state_names), it.state),
       it.version, it.rule, it.published_rule, name_in(policies, it.on_revocation),
       name_in(policies, it.on_expiry), name_in(policies, it.on_change), it.changed});
}

Result<app::StoredStack> StackTables::find(const app::OrganisationId& organisation,
                                           const app::StackId& id) {
  return select_one(connection_, select_stack(" and id = $2"), {organisation.text, id.text},
                    read_stack, "stack");
}

Result<std::vector<app::StoredStack>> StackTables::list(const app::OrganisationId& organisation) {
  return select_all(connection_, select_stack(" order by created, id"), {organisation.text},
                    read_stack);
}

Status StackTables::add_version(const app::StoredStack& it) {
  return run(connection_,
             "insert into stack_version (organisation, stack, version, rule, published)"
             " values ($1, $2, $3, $4, $5)",
             {it.organisation.text, it.id.text, it.version, it.published_rule, it.changed});
}

Result<std::string> StackTables::rule_of_version(const app::OrganisationId& organisation,
                                                 const app::StackId& id, std::int64_t version) {
  return select_one(connection_,
                    "select rule from stack_version"
                    " where organisation = $1 and stack = $2 and version = $3",
                    {organisation.text, id.text, version}, read_text, "version of the stack");
}

Status StackTables::put_completion(const app::Completion& it) {
  return run(connection_,
             "insert into stack_completion (organisation, stack, learner, round, award,"
             " stack_version, state, completed, reason, parts)"
             " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
             " on conflict (organisation, stack, learner) do update set round = $4, award = $5,"
             " stack_version = $6, state = $7, completed = $8, reason = $9, parts = $10",
             {it.organisation.text, it.stack.text, it.learner.text, it.round, it.award.text,
              it.stack_version, name_in(std::span(app::completion_state_names), it.state),
              it.completed, it.reason, write_words(it.parts)});
}

Result<app::Completion> StackTables::find_completion(const app::OrganisationId& organisation,
                                                     const app::StackId& stack,
                                                     const app::LearnerId& learner) {
  return select_one(connection_, select_completion(" and stack = $2 and learner = $3"),
                    {organisation.text, stack.text, learner.text}, read_completion,
                    "completed stack");
}

Result<std::vector<app::Completion>> StackTables::completions_of_learner(
    const app::OrganisationId& organisation, const app::LearnerId& learner) {
  return select_all(connection_, select_completion(" and learner = $2 order by completed, stack"),
                    {organisation.text, learner.text}, read_completion);
}

Result<std::vector<app::Completion>> StackTables::completions(
    const app::OrganisationId& organisation, const app::StackId& stack, const app::Page& page) {
  return select_all(connection_,
                    select_completion(" and stack = $2 and learner > $3 order by learner limit $4"),
                    {organisation.text, stack.text, page.after, page.rows_max}, read_completion);
}

Result<std::int64_t> StackTables::count_completions(const app::OrganisationId& organisation,
                                                    const app::StackId& stack,
                                                    app::CompletionState state) {
  return select_one(
      connection_,
      "select count(*) from stack_completion"
      " where organisation = $1 and stack = $2 and state = $3",
      {organisation.text, stack.text, name_in(std::span(app::completion_state_names), state)},
      read_count, "count");
}

Status StackTables::add_due(const app::OrganisationId& organisation, const app::LearnerId& learner,
                            Instant due) {
  return run(connection_,
             "insert into stack_due (organisation, learner, due)"
             " select $1, $2, cast($3 as bigint) where exists"
             " (select 1 from stack where organisation = $1 and version > 0)"
             " on conflict (organisation, learner, due) do nothing",
             {organisation.text, learner.text, due});
}

Status StackTables::add_due_for_all(const app::OrganisationId& organisation, Instant due) {
  return run(connection_,
             "insert into stack_due (organisation, learner, due)"
             " select $1, learner, cast($2 as bigint) from"
             " (select learner from award where organisation = $1"
             " union select learner from outside_credential where organisation = $1) as holders"
             " where true on conflict (organisation, learner, due) do nothing",
             {organisation.text, due});
}

Result<std::vector<app::StackDue>> StackTables::list_due(const app::OrganisationId& organisation,
                                                         Instant now, std::int64_t count) {
  return select_all(connection_,
                    "select learner, due from stack_due where organisation = $1 and due <= $2"
                    " order by due limit $3",
                    {organisation.text, now, count}, read_due);
}

Status StackTables::remove_due(const app::OrganisationId& organisation,
                               const app::LearnerId& learner, Instant until) {
  return run(connection_,
             "delete from stack_due where organisation = $1 and learner = $2 and due <= $3",
             {organisation.text, learner.text, until});
}

Result<std::vector<app::LearnerId>> StackTables::holders(const app::OrganisationId& organisation,
                                                         const app::LearnerId& after,
                                                         std::int64_t count) {
  return select_all(connection_,
                    "select learner from"
                    " (select learner from award where organisation = $1 and learner > $2"
                    " union select learner from outside_credential"
                    " where organisation = $1 and learner > $2) as holders"
                    " order by learner limit $3",
                    {organisation.text, after.text, count}, read_learner);
}

Result<std::vector<app::HeldAward>> StackTables::held_awards(
    const app::OrganisationId& organisation, const app::LearnerId& first,
    const app::LearnerId& last) {
  return select_all(connection_,
                    "select w.learner, w.id, w.achievement, w.achievement_version, r.result,"
                    " w.awarded, w.valid_until from award w"
                    " left join award_result r on r.organisation = w.organisation"
                    " and r.award = w.id"
                    " where w.organisation = $1 and w.learner >= $2 and w.learner <= $3"
                    " and w.revoked is null and w.suspended is null"
                    " order by w.learner, w.achievement, w.id",
                    {organisation.text, first.text, last.text}, read_held);
}

Status StackTables::set_result(const app::OrganisationId& organisation, const app::AwardId& award,
                               std::int64_t result) {
  return run(connection_,
             "insert into award_result (organisation, award, result) values ($1, $2, $3)"
             " on conflict (organisation, award) do update set result = $3",
             {organisation.text, award.text, result});
}

Status StackTables::forget_result(const app::OrganisationId& organisation,
                                  const app::AwardId& award) {
  return run(connection_, "delete from award_result where organisation = $1 and award = $2",
             {organisation.text, award.text});
}

}  // namespace cairn::storage
