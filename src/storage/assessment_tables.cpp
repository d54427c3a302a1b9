// SPDX-License-Identifier: Apache-2.0
#include "storage/assessment_tables.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

std::int64_t flag(bool truth) { return truth ? 1 : 0; }

app::StoredPlan read_plan(Columns& row) {
  return {{row.text()}, {row.text()}, row.integer(), row.text(), row.instant()};
}
app::Progress read_progress(Columns& row) {
  return {{row.text()},  {row.text()}, enumerator<app::Phase>(app::phase_names, row.text()),
          row.integer(), {row.text()}, row.maybe_instant(),
          row.instant(), {row.text()}};
}
app::StoredMarking read_marking(Columns& row) {
  return {{row.text()},       {row.text()},
          row.integer(),      enumerator<app::MarkingRole>(app::marking_role_names, row.text()),
          {row.text()},       row.text(),
          row.integer(),      row.instant(),
          row.maybe_instant()};
}
app::HandedIn read_handed_in(Columns& row) {
  auto marking = read_marking(row);
  return {std::move(marking), {row.text()}, row.integer()};
}
app::Turnaround read_turnaround(Columns& row) { return {row.instant(), row.instant()}; }
app::CaseEvent read_event(Columns& row) {
  return {{row.text()},  {row.text()},
          row.instant(), enumerator<app::CaseDeed>(app::case_deed_names, row.text()),
          row.text(),    row.text()};
}
app::Declaration read_declaration(Columns& row) {
  return {{row.text()},       {row.text()},
          row.integer(),      row.integer() != 0,
          row.integer() != 0, enumerator<app::ToolUse>(app::tool_use_names, row.text()),
          row.text(),         row.text()};
}
app::Verdict read_verdict(Columns& row) {
  return {{row.text()},
          {row.text()},
          enumerator<app::ClaimState>(app::claim_state_names, row.text()),
          row.text(),
          enumerator<app::MarkingRole>(app::marking_role_names, row.text()),
          row.integer() != 0,
          row.integer() != 0,
          {row.text()},
          row.instant(),
          row.instant()};
}
app::Conflict read_conflict(Columns& row) {
  return {{row.text()}, {row.text()}, {row.text()}, row.text(), row.instant()};
}
app::Appeal read_appeal(Columns& row) {
  return {{row.text()},
          {row.text()},
          row.text(),
          row.instant(),
          enumerator<app::AppealState>(app::appeal_state_names, row.text()),
          row.text(),
          row.maybe_instant()};
}
app::AutomaticKey read_automatic(Columns& row) {
  return {{row.text()}, row.text(), row.bytes(), {row.text()}};
}
app::ClaimId read_claim_id(Columns& row) { return {row.text()}; }

constexpr std::string_view marking_columns =
    "m.organisation, m.claim, m.round, m.role, m.account, m.content, m.seconds, m.started,"
    " m.submitted";

}  // namespace

Status AssessmentTables::put_plan(const app::StoredPlan& it) {
  return run(connection_,
             "insert into assessment_plan (organisation, achievement, version, content, changed)"
             " values ($1, $2, $3, $4, $5) on conflict (organisation, achievement, version)"
             " do update set content = excluded.content, changed = excluded.changed",
             {it.organisation.text, it.achievement.text, it.version, it.content, it.changed});
}

Result<app::StoredPlan> AssessmentTables::find_plan(const app::OrganisationId& organisation,
                                                    const app::AchievementId& achievement,
                                                    std::int64_t version) {
  return select_one(connection_,
                    "select organisation, achievement, version, content, changed"
                    " from assessment_plan where organisation = $1 and achievement = $2"
                    " and version <= $3 order by version desc limit 1",
                    {organisation.text, achievement.text, version}, read_plan, "rubric");
}

Status AssessmentTables::put_progress(const app::Progress& it) {
  return run(connection_,
             "insert into assessment (organisation, claim, phase, round, assignee, due, changed,"
             " second) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (organisation, claim)"
             " do update set phase = excluded.phase, round = excluded.round,"
             " assignee = excluded.assignee, due = excluded.due, changed = excluded.changed,"
             " second = excluded.second",
             {it.organisation.text, it.claim.text, app::name_of(it.phase), it.round,
              it.assignee.text, it.due, it.changed, it.second.text});
}

Result<app::Progress> AssessmentTables::find_progress(const app::OrganisationId& organisation,
                                                      const app::ClaimId& claim) {
  return select_one(connection_,
                    "select organisation, claim, phase, round, assignee, due, changed, second"
                    " from assessment where organisation = $1 and claim = $2",
                    {organisation.text, claim.text}, read_progress, "assessment");
}

Status AssessmentTables::put_marking(const app::StoredMarking& it) {
  return run(connection_,
             "insert into marking (organisation, claim, round, role, account, content, seconds,"
             " started, submitted) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
             " on conflict (organisation, claim, round, role) do update set"
             " account = excluded.account, content = excluded.content, seconds = excluded.seconds,"
             " started = excluded.started, submitted = excluded.submitted",
             {it.organisation.text, it.claim.text, it.round, app::name_of(it.role), it.account.text,
              it.content, it.seconds, it.started, it.submitted});
}

Result<std::vector<app::StoredMarking>> AssessmentTables::markings_of(
    const app::OrganisationId& organisation, const app::ClaimId& claim) {
  return select_all(connection_,
                    "select " + std::string(marking_columns) +
                        " from marking m where m.organisation = $1 and m.claim = $2"
                        " order by m.round, m.started, m.role",
                    {organisation.text, claim.text}, read_marking);
}

Result<std::vector<app::HandedIn>> AssessmentTables::markings_handed_in(
    const app::OrganisationId& organisation, const app::AchievementId& achievement,
    std::int64_t count_max) {
  return select_all(connection_,
                    "select " + std::string(marking_columns) +
                        ", c.achievement, c.achievement_version"
                        " from marking m join claim c on c.organisation = m.organisation"
                        " and c.id = m.claim where m.organisation = $1"
                        " and ($2 = '' or c.achievement = $2) and m.submitted is not null"
                        " order by c.submitted desc, m.claim, m.round, m.started limit $3",
                    {organisation.text, achievement.text, count_max}, read_handed_in);
}

Result<std::vector<app::Turnaround>> AssessmentTables::turnarounds(
    const app::OrganisationId& organisation, const app::AchievementId& achievement,
    std::int64_t count_max) {
  return select_all(connection_,
                    "select c.submitted, d.decided from decision d join claim c"
                    " on c.organisation = d.organisation and c.id = d.claim"
                    " where d.organisation = $1 and ($2 = '' or c.achievement = $2)"
                    " order by d.decided desc, d.claim limit $3",
                    {organisation.text, achievement.text, count_max}, read_turnaround);
}

Status AssessmentTables::append_event(const app::CaseEvent& it) {
  return run(connection_,
             "insert into case_event (organisation, claim, number, at, deed, who, said)"
             " select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 from case_event"
             " where organisation = $1 and claim = $2",
             {it.organisation.text, it.claim.text, it.at, app::name_of(it.deed), it.who, it.text});
}

Result<std::vector<app::CaseEvent>> AssessmentTables::events_of(
    const app::OrganisationId& organisation, const app::ClaimId& claim) {
  return select_all(connection_,
                    "select organisation, claim, at, deed, who, said from case_event"
                    " where organisation = $1 and claim = $2 order by number",
                    {organisation.text, claim.text}, read_event);
}

Status AssessmentTables::add_declaration(const app::Declaration& it) {
  return run(
      connection_,
      "insert into declaration (organisation, claim, round, identity, originality, tools,"
      " tools_used, reflection) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {it.organisation.text, it.claim.text, it.round, flag(it.identity), flag(it.originality),
       name_in(app::tool_use_names, it.tools), it.tools_used, it.reflection});
}

Result<std::vector<app::Declaration>> AssessmentTables::declarations_of(
    const app::OrganisationId& organisation, const app::ClaimId& claim) {
  return select_all(connection_,
                    "select organisation, claim, round, identity, originality, tools, tools_used,"
                    " reflection from declaration where organisation = $1 and claim = $2"
                    " order by round",
                    {organisation.text, claim.text}, read_declaration);
}

Status AssessmentTables::put_verdict(const app::Verdict& it) {
  return run(connection_,
             "insert into verdict (organisation, claim, outcome, reason, role, supervised,"
             " identity_checked, decided_by, decided, effective)"
             " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
             " on conflict (organisation, claim) do update set outcome = excluded.outcome,"
             " reason = excluded.reason, role = excluded.role, supervised = excluded.supervised,"
             " identity_checked = excluded.identity_checked, decided_by = excluded.decided_by,"
             " decided = excluded.decided, effective = excluded.effective",
             {it.organisation.text, it.claim.text, app::name_of(it.outcome), it.reason,
              app::name_of(it.role), flag(it.supervised), flag(it.identity_checked),
              it.decided_by.text, it.decided, it.effective});
}

Result<app::Verdict> AssessmentTables::find_verdict(const app::OrganisationId& organisation,
                                                    const app::ClaimId& claim) {
  return select_one(connection_,
                    "select organisation, claim, outcome, reason, role, supervised,"
                    " identity_checked, decided_by, decided, effective from verdict"
                    " where organisation = $1 and claim = $2",
                    {organisation.text, claim.text}, read_verdict, "verdict");
}

Status AssessmentTables::remove_verdict(const app::OrganisationId& organisation,
                                        const app::ClaimId& claim) {
  return run(connection_, "delete from verdict where organisation = $1 and claim = $2",
             {organisation.text, claim.text});
}

Result<std::vector<app::ClaimId>> AssessmentTables::verdicts_due(
    const app::OrganisationId& organisation, Instant now, std::int64_t count_max) {
  return select_all(connection_,
                    "select v.claim from verdict v join assessment s"
                    " on s.organisation = v.organisation and s.claim = v.claim"
                    " where v.organisation = $1 and v.effective <= $2 and s.phase = 'decided'"
                    " order by v.effective, v.claim limit $3",
                    {organisation.text, now, count_max}, read_claim_id);
}

Status AssessmentTables::add_conflict(const app::Conflict& it) {
  return run(connection_,
             "insert into conflict_of_interest (organisation, claim, account, reason, declared)"
             " values ($1, $2, $3, $4, $5) on conflict (organisation, claim, account) do nothing",
             {it.organisation.text, it.claim.text, it.account.text, it.reason, it.declared});
}

Result<std::vector<app::Conflict>> AssessmentTables::conflicts_of(
    const app::OrganisationId& organisation, const app::ClaimId& claim) {
  return select_all(connection_,
                    "select organisation, claim, account, reason, declared"
                    " from conflict_of_interest where organisation = $1 and claim = $2"
                    " order by declared, account",
                    {organisation.text, claim.text}, read_conflict);
}

Status AssessmentTables::put_appeal(const app::Appeal& it) {
  return run(connection_,
             "insert into appeal (organisation, claim, reason, submitted, state, answer, answered)"
             " values ($1, $2, $3, $4, $5, $6, $7) on conflict (organisation, claim)"
             " do update set state = excluded.state, answer = excluded.answer,"
             " answered = excluded.answered",
             {it.organisation.text, it.claim.text, it.reason, it.submitted, app::name_of(it.state),
              it.answer, it.answered});
}

Result<app::Appeal> AssessmentTables::find_appeal(const app::OrganisationId& organisation,
                                                  const app::ClaimId& claim) {
  return select_one(connection_,
                    "select organisation, claim, reason, submitted, state, answer, answered"
                    " from appeal where organisation = $1 and claim = $2",
                    {organisation.text, claim.text}, read_appeal, "appeal");
}

Status AssessmentTables::add_automatic(const app::AutomaticKey& it) {
  return run(connection_,
             "insert into automatic_assessment (organisation, source_key, digest, claim)"
             " values ($1, $2, $3, $4)",
             {it.organisation.text, it.key, it.digest, it.claim.text},
             "An assessment with this key was sent already.");
}

Result<app::AutomaticKey> AssessmentTables::find_automatic(const app::OrganisationId& organisation,
                                                           const std::string& key) {
  return select_one(connection_,
                    "select organisation, source_key, digest, claim from automatic_assessment"
                    " where organisation = $1 and source_key = $2",
                    {organisation.text, key}, read_automatic, "assessment");
}

}  // namespace cairn::storage
