// SPDX-License-Identifier: Apache-2.0
#include "app/organisation/retention.h"

#include <algorithm>
#include <charconv>

#include "app/audit.h"
#include "app/fields.h"
#include "app/first_trouble.h"
#include "app/learners/erase.h"
#include "app/limits.h"
#include "app/months.h"
#include "app/optional.h"
#include "app/ports/award_changes.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/offers.h"
#include "app/ports/sharing.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app {
namespace {

constexpr std::int64_t portion = 100;
constexpr std::int64_t day_microseconds = 86'400'000'000;

Result<std::int64_t> months_field(Field field, std::string_view typed) {
  const auto text = trim(typed);
  if (text.empty()) return 0;
  std::int64_t months = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, wrong] = std::from_chars(text.data(), end, months);
  if (wrong != std::errc() || stop != end || months < 1 || months > limits::retention_months_max)
    return field_error(field, "Write a number of months from 1 to 600, or leave it empty.");
  return months;
}

std::string date_of(Instant instant) { return format_instant(instant).substr(0, 10); }

// Whether that many rows came that there may be more.
bool is_full(std::int64_t count) { return count == portion; }

Result<std::int64_t> forget_files(Context& context, const Retention& rule) {
  const auto before = months_after(context.clock.now(), -rule.evidence_months);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& claims = transaction->claims();
  CAIRN_TRY(const auto ids, claims.evidence_decided_before(rule.organisation, before, portion));
  if (ids.empty()) return 0;
  for (const auto& id : ids)
    CAIRN_CHECK(claims.remove_evidence_file(rule.organisation, id, context.clock.now()));
  const auto count = static_cast<std::int64_t>(ids.size());
  CAIRN_CHECK(audit(context, *transaction, {rule.organisation, {"server"}}, "retention.evidence",
                    rule.organisation.text,
                    filled("{} files of claims decided before {}", count, date_of(before))));
  CAIRN_CHECK(transaction->commit());
  return count;
}

// Whoever claimed something, or holds or held a badge, is remembered for that.
Status forget_person(Context& context, Transaction& transaction, const Actor& actor,
                     const LearnerId& id) {
  CAIRN_TRY(const auto claims, transaction.claims().list_of_learner(actor.organisation, id));
  CAIRN_TRY(const auto awards, transaction.awards().list_of_learner(actor.organisation, id));
  const bool kept =
      std::any_of(awards.begin(), awards.end(), [](const Award& award) { return !award.erased; });
  if (!claims.empty() || kept) return done;
  CAIRN_TRY(const auto learner, transaction.claims().find_learner(actor.organisation, id));
  return forget_learner(context, transaction, actor, learner);
}

Result<std::int64_t> forget_offers(Context& context, const Retention& rule) {
  const auto now = context.clock.now();
  const auto before = months_after(now, -rule.offer_months);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto over,
            transaction->awards().offers().list_over(rule.organisation, before, portion));
  if (over.empty()) return 0;
  const Actor server{rule.organisation, {"server"}};
  for (const auto& id : over) {
    CAIRN_TRY(const auto award, transaction->awards().find(rule.organisation, id));
    CAIRN_CHECK(transaction->sharing().remove_all(rule.organisation, id));
    CAIRN_CHECK(transaction->award_changes().erase(rule.organisation, id, now));
    CAIRN_CHECK(forget_person(context, *transaction, server, award.learner));
  }
  const auto count = static_cast<std::int64_t>(over.size());
  CAIRN_CHECK(audit(context, *transaction, server, "retention.offers", rule.organisation.text,
                    filled("{} offers that ended before {}", count, date_of(before))));
  CAIRN_CHECK(transaction->commit());
  return count;
}

// Portion by portion, until there is no more.
Status forget_all(Context& context, const Retention& rule,
                  Result<std::int64_t> (*forget)(Context&, const Retention&), std::int64_t& gone) {
  std::int64_t count = 0;
  do {
    CAIRN_TRY(count, forget(context, rule));
    gone += count;
  } while (is_full(count));
  return done;
}

// What was said a day ago or longer.
Result<std::vector<Retention>> rules_in_effect(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  std::vector<Retention> rules;
  for (const auto& organisation : organisations) {
    CAIRN_TRY(const auto rule,
              optional(transaction->organisations().find_retention(organisation.id)));
    if (rule && rule->changed.microseconds + day_microseconds <= context.clock.now().microseconds)
      rules.push_back(*rule);
  }
  return rules;
}

}  // namespace

Result<Retention> find_retention(Context& context, const OrganisationId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto rule, optional(transaction->organisations().find_retention(id)));
  return rule.value_or(Retention{.organisation = id});
}

Result<Retention> change_retention(Context& context, const Actor& actor,
                                   const RetentionForm& form) {
  Retention rule{.organisation = actor.organisation, .changed = context.clock.now()};
  Faults faults;
  rule.evidence_months =
      faults.take(months_field({"/evidence_months", "Evidence"}, form.evidence_months));
  rule.offer_months = faults.take(months_field({"/offer_months", "Offers"}, form.offer_months));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->organisations().put_retention(rule));
  CAIRN_CHECK(audit(context, *transaction, actor, "retention.change", actor.organisation.text,
                    filled("Evidence: {}, offers: {} months (0: kept)", rule.evidence_months,
                           rule.offer_months)));
  CAIRN_CHECK(transaction->commit());
  return rule;
}

Result<Forgotten> what_would_go(Context& context, const OrganisationId& id,
                                const Retention& retention) {
  constexpr std::int64_t all = 1'000'000;
  const auto now = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  Forgotten would;
  if (retention.evidence_months > 0) {
    CAIRN_TRY(const auto files, transaction->claims().evidence_decided_before(
                                    id, months_after(now, -retention.evidence_months), all));
    would.files = static_cast<std::int64_t>(files.size());
  }
  if (retention.offer_months > 0) {
    CAIRN_TRY(const auto offers, transaction->awards().offers().list_over(
                                     id, months_after(now, -retention.offer_months), all));
    would.offers = static_cast<std::int64_t>(offers.size());
  }
  return would;
}

Result<Forgotten> forget_what_is_over(Context& context) {
  CAIRN_TRY(const auto rules, rules_in_effect(context));
  Forgotten gone;
  FirstTrouble trouble;
  for (const auto& rule : rules) {
    if (rule.evidence_months > 0) trouble.note(forget_all(context, rule, forget_files, gone.files));
    if (rule.offer_months > 0) trouble.note(forget_all(context, rule, forget_offers, gone.offers));
  }
  return std::move(trouble).or_else(gone);
}

}  // namespace cairn::app
