// SPDX-License-Identifier: Apache-2.0
#include "app/market/terms.h"

#include <algorithm>
#include <map>

#include "app/audit.h"
#include "app/market/history.h"
#include "skills/fold.h"

namespace cairn::app {
namespace {

constexpr const char* where = "market";
constexpr std::size_t alike_max = 3;

Error no_such_term() {
  return fail(ErrorCode::not_found, where, "No imported advert names this term.", "/term");
}

std::optional<TermVerdict> verdict_named(std::string_view name) {
  const auto* const found = std::ranges::find(term_verdict_names, name);
  if (found == std::end(term_verdict_names)) return std::nullopt;
  return static_cast<TermVerdict>(found - std::begin(term_verdict_names));
}

Result<std::vector<WaitingTerm>> all_waiting(Context& context, const Actor& actor) {
  CAIRN_TRY(const auto all, market_months(context, actor.organisation));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto& market = transaction->market();
  CAIRN_TRY(const auto subjects, market.subjects(actor.organisation, SubjectKind::term,
                                                 term_adverts_min, terms_looked_at_max));
  std::vector<WaitingTerm> terms;
  const auto z = cairn::market::z_of_many(subjects.size());
  for (const auto& subject : subjects) {
    WaitingTerm term{subject.id, subject.label, subject.adverts, all, {}, {}};
    CAIRN_TRY(const auto counts,
              market.history(actor.organisation, subject.number, everywhere, all.front().month));
    for (const auto& count : counts) {
      const auto month = static_cast<std::size_t>(count.month - all.front().month);
      if (month < term.months.size()) term.months[month].asking = count.adverts;
    }
    term.trend = cairn::market::trend_of(term.months, z);
    terms.push_back(std::move(term));
  }
  const auto rises = [](const WaitingTerm& it) {
    return it.trend.direction == cairn::market::Direction::rising;
  };
  std::ranges::stable_partition(terms, rises);
  return terms;
}

// What the form names, in the framework.
Result<WaitingTerm::Skill> skill_of(Context& context, const std::string& named) {
  CAIRN_TRY(const auto shelf, context.library.shelf(""));
  const auto& skills = shelf->framework.skills;
  if (const auto found = shelf->index.skill(named))
    return WaitingTerm::Skill{skills[*found].id, skills[*found].label};
  const auto hits = shelf->search.skills(named, 1);
  if (!hits.empty() && hits[0].why == skills::Why::exact)
    return WaitingTerm::Skill{skills[hits[0].skill].id, skills[hits[0].skill].label};
  return fail(ErrorCode::invalid, where,
              "No skill of the framework is called so. Write its name as the framework has it.",
              "/skill");
}

Status act_on(Market& market, const OrganisationId& organisation, const Subject& subject,
              const JudgedTerm& judged) {
  switch (judged.verdict) {
    case TermVerdict::alias:
      CAIRN_CHECK(market.count_also(organisation, subject.number,
                                    {SubjectKind::skill, judged.skill, judged.skill_label}));
      return market.forget(organisation, subject.number);
    case TermVerdict::own:
      return market.change_kind(organisation, subject.number, SubjectKind::own);
    case TermVerdict::no_skill: return market.forget(organisation, subject.number);
  }
  return done;
}

Result<std::optional<JudgedTerm>> judged_before(Market& market, const OrganisationId& organisation,
                                                const std::string& term) {
  CAIRN_TRY(auto all, market.judged(organisation, "", 0));
  for (auto& it : all)
    if (it.term == term) return std::optional(std::move(it));
  return std::optional<JudgedTerm>();
}

}  // namespace

Result<WaitingTerms> waiting_terms(Context& context, const Actor& actor, std::string_view after,
                                   std::size_t count_max) {
  CAIRN_TRY(auto all, all_waiting(context, actor));
  WaitingTerms waiting;
  waiting.waiting = static_cast<std::int64_t>(all.size());
  auto from = all.begin();
  if (!after.empty()) {
    from = std::ranges::find(all, after, &WaitingTerm::term);
    if (from != all.end()) ++from;
  }
  for (; from != all.end() && waiting.terms.size() < count_max; ++from)
    waiting.terms.push_back(std::move(*from));
  if (from != all.end() && !waiting.terms.empty()) waiting.next = waiting.terms.back().term;
  if (waiting.terms.empty()) return waiting;
  CAIRN_TRY(const auto shelf, context.library.shelf(""));
  for (auto& term : waiting.terms)
    for (const auto& hit : shelf->search.skills(term.label, alike_max)) {
      const auto& skill = shelf->framework.skills[hit.skill];
      term.alike.push_back({skill.id, skill.label});
    }
  return waiting;
}

Result<JudgedTerm> judge_term(Context& context, const Actor& actor, const TermForm& form) {
  const auto verdict = verdict_named(form.verdict);
  if (!verdict)
    return fail(ErrorCode::invalid, where,
                "Say what it is: a name of a skill, a skill of your own, or no skill.", "/verdict");
  JudgedTerm judged;
  judged.term = skills::fold(form.term);
  judged.verdict = *verdict;
  judged.decided_by = actor.account.text;
  judged.decided = context.clock.now();
  if (*verdict == TermVerdict::alias) {
    CAIRN_TRY(const auto skill, skill_of(context, form.skill));
    judged.skill = skill.id;
    judged.skill_label = skill.label;
  }
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& market = transaction->market();
  CAIRN_TRY(auto subject, market.find(actor.organisation, SubjectKind::term, judged.term));
  if (!subject) {
    CAIRN_TRY(subject, market.find(actor.organisation, SubjectKind::own, judged.term));
  }
  CAIRN_TRY(const auto before, judged_before(market, actor.organisation, judged.term));
  if (!subject && !before) return no_such_term();
  judged.label = subject ? subject->label : before->label;
  if (subject && !(subject->kind == SubjectKind::own && *verdict == TermVerdict::own))
    CAIRN_CHECK(act_on(market, actor.organisation, *subject, judged));
  CAIRN_CHECK(market.put_judged(actor.organisation, judged));
  CAIRN_CHECK(audit(context, *transaction, actor, "market.judge", judged.term, form.verdict));
  CAIRN_CHECK(transaction->commit());
  return judged;
}

Result<std::vector<JudgedTerm>> judged_terms(Context& context, const Actor& actor,
                                             const std::string& after, std::int64_t count_max) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->market().judged(actor.organisation, after, count_max);
}

Status take_back_judgement(Context& context, const Actor& actor, const std::string& term) {
  const auto key = skills::fold(term);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& market = transaction->market();
  auto removed = market.remove_judged(actor.organisation, key);
  if (!removed && removed.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, where, "Nobody judged this term.", "/term");
  CAIRN_CHECK(std::move(removed));
  CAIRN_TRY(const auto own, market.find(actor.organisation, SubjectKind::own, key));
  if (own) CAIRN_CHECK(market.change_kind(actor.organisation, own->number, SubjectKind::term));
  CAIRN_CHECK(audit(context, *transaction, actor, "market.judge", key, "taken back"));
  return transaction->commit();
}

}  // namespace cairn::app
