// SPDX-License-Identifier: Apache-2.0
#include "app/stacks/evaluate.h"

#include <algorithm>

#include "app/achievements/prerequisites.h"
#include "app/audit.h"
#include "app/awards/award.h"
#include "app/awards/badge.h"
#include "app/awards/status_bits.h"
#include "app/first_trouble.h"
#include "app/mail/postman.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/stacks/results.h"
#include "app/stacks/rulebook.h"
#include "app/webhooks/announce.h"
#include "stacking/sentences.h"

namespace cairn::app {
namespace {

constexpr std::int64_t batch_max = 100;  // learners of one transaction

// A part that was signed anew since (corrected.cpp).
bool is_former(std::string_view part) { return part.find('/') != part.npos; }

// A rule compiled for the first so many kinds of a book.
struct CompiledFor {
  CompiledFor(std::size_t count, stacking::Compiled compiled)
      : kinds(count), rule(std::move(compiled)) {}
  std::size_t kinds;
  stacking::Compiled rule;
};

// One learner after the other within one transaction.
class Evaluation {
 public:
  Evaluation(Context& context, Transaction& transaction, OrganisationId organisation,
             Evaluated& tally)
      : context_(context),
        transaction_(transaction),
        organisation_(std::move(organisation)),
        announcer_(context, transaction, organisation_),
        postman_(context, transaction, organisation_),
        book_(transaction, organisation_),
        now_(context.clock.now()),
        tally_(tally) {}

  Status prepare() {
    CAIRN_TRY(rules_, load_stack_rules(transaction_, organisation_));
    compiled_now_.resize(rules_.size());
    return rules_.empty() ? Status(done) : book_.load_published();
  }

  Status look_at(const LearnerId& learner) {
    ++tally_.learners;
    if (rules_.empty()) return done;
    CAIRN_TRY(holder_, load_holder(context_, transaction_, organisation_, learner, book_));
    CAIRN_TRY(completions_, transaction_.stacks().completions_of_learner(organisation_, learner));
    for (const auto& rule : rules_) {
      const auto found =
          std::find_if(completions_.begin(), completions_.end(),
                       [&](const Completion& one) { return one.stack == rule.stored.id; });
      if (found == completions_.end() || found->state == CompletionState::lost) {
        CAIRN_CHECK(complete(rule, found == completions_.end() ? nullptr : &*found));
      } else {
        CAIRN_CHECK(recheck(rule, *found));
      }
    }
    return remember_expiry();
  }

 private:
  stacking::Compiled compiled(const stacking::Stack& stack, const StackRule& rule,
                              Instant day) const {
    return {stack, book_.kinds(), rule.stored.achievement.text, stacking_day(day)};
  }

  // The rule as it is published, on this day; compiled anew only where a kind was met that it does
  // not know.
  const stacking::Compiled& compiled_now(const StackRule& rule) {
    auto& slot = compiled_now_[static_cast<std::size_t>(&rule - rules_.data())];
    if (!slot || slot->kinds != book_.kinds().size())
      slot.emplace(book_.kinds().size(), compiled(rule.rule, rule, now_));
    return slot->rule;
  }

  static std::vector<std::string> ids_of(const stacking::Choice& choice, const Holder& holder) {
    std::vector<std::string> ids;
    for (const auto& use : choice.uses) ids.push_back(holder.held[use.position].id);
    return ids;
  }

  // They are due again when the next of what they hold expires.
  Status remember_expiry() {
    std::optional<Instant> next;
    for (const auto& held : holder_.held)
      if (held.valid_until && *held.valid_until > now_ && (!next || *held.valid_until < *next))
        next = held.valid_until;
    if (!next) return done;
    return transaction_.stacks().add_due(organisation_, holder_.learner, *next);
  }

  // Awards the stack where it is complete now.
  Status complete(const StackRule& rule, const Completion* before) {
    if (rule.stored.state != StackState::published) return done;
    const auto holder = holder_.valid_at(now_);
    const auto& ready = compiled_now(rule);
    const auto completion = evaluator_.evaluate(ready, holder.records);
    if (completion == stacking::Completion::undecided) ++tally_.undecided;
    if (completion != stacking::Completion::complete) return done;
    const auto choice = evaluator_.parts(ready, holder.records);
    if (!choice) return done;
    CAIRN_TRY(const auto achievement,
              transaction_.achievements().find(organisation_, rule.stored.achievement));
    // Who gets it later, or accepts it, is due again then.
    CAIRN_TRY(const auto missing, lacking(transaction_, achievement, holder.learner, now_));
    if (!missing.empty()) return done;
    Completion made;
    made.organisation = organisation_;
    made.stack = rule.stored.id;
    made.learner = holder.learner;
    made.round = before == nullptr ? 1 : before->round + 1;
    made.stack_version = rule.stored.version;
    made.completed = now_;
    made.parts = ids_of(*choice, holder);
    CAIRN_CHECK(award(rule, achievement, holder, made));
    CAIRN_CHECK(announcer_.tell(WebhookEvent::stack_completed,
                                {.subject = made.award.text,
                                 .learner = made.learner,
                                 .data = {{"stack", made.stack.text},
                                          {"award", made.award.text},
                                          {"learner", made.learner.text},
                                          {"badge", badge_url(context_, made.award)}}}));
    ++tally_.awarded;
    return audit_it("stack.complete", made, "");
  }

  Status award(const StackRule& rule, const Achievement& achievement, const Holder& holder,
               Completion& made) {
    AwardOrder order;
    order.achievement = achievement;
    CAIRN_TRY(order.learner, transaction_.claims().find_learner(organisation_, made.learner));
    order.source = AwardSource::stack;
    order.source_key =
        rule.stored.id.text + ":" + made.learner.text + ":" + std::to_string(made.round);
    for (const auto& held : holder.held)
      if (std::find(made.parts.begin(), made.parts.end(), held.id) != made.parts.end())
        order.evidence.push_back(evidence_of(held));
    CAIRN_TRY(const auto award, make_award(context_, transaction_, order));
    made.award = award.id;
    CAIRN_CHECK(postman_.send(MailKind::award_made, award, order.learner, order.achievement));
    return transaction_.stacks().put_completion(made);
  }

  credential::NewEvidence evidence_of(const HeldCredential& held) const {
    credential::NewEvidence evidence;
    if (held.url.starts_with("https://") || held.url.starts_with("http://"))
      evidence.url = held.url;
    evidence.name = book_.name_of(held.achievement);
    evidence.genre = "Credential";
    evidence.description = "A part of this stack, awarded on " +
                           format_instant(held.awarded).substr(0, 10) +
                           (held.from_outside ? " by " + held.issuer : "") + ".";
    return evidence;
  }

  // Whether what was awarded still stands; what becomes of it where a part is gone.
  Status recheck(const StackRule& rule, Completion it) {
    if (it.state == CompletionState::withdrawn) return done;
    CAIRN_TRY(const auto award, transaction_.awards().find(organisation_, it.award));
    if (award.revoked) {
      it.state = CompletionState::withdrawn;
      return transaction_.stacks().put_completion(it);
    }
    CAIRN_CHECK(recheck_change(rule, it));
    if (it.state == CompletionState::lost) return done;
    return recheck_parts(rule, it);
  }

  std::vector<std::string> gone_of(const Completion& it, const Holder& holder) const {
    std::vector<std::string> gone;
    for (const auto& part : it.parts)
      if (std::none_of(holder.held.begin(), holder.held.end(),
                       [&](const HeldCredential& one) { return one.id == part; }))
        gone.push_back(part);
    return gone;
  }

  // By the rule that was completed, on the day it was.
  Status recheck_parts(const StackRule& rule, Completion& it) {
    const bool revoked = !gone_of(it, holder_).empty();
    const bool minds_expiry = rule.stored.on_expiry != StackPolicy::keep;
    const auto holder = (minds_expiry ? holder_.valid_at(now_) : holder_)
                            .without(made_from(it.award.text, completions_));
    const auto gone = gone_of(it, holder);
    if (gone.empty() && it.state != CompletionState::review) return done;
    CAIRN_TRY(const auto text,
              transaction_.stacks().rule_of_version(organisation_, it.stack, it.stack_version));
    CAIRN_TRY(const auto old_rule, stacking::read_stack(text));
    const auto then = compiled(old_rule, rule, it.completed);
    // What was earned since counts as if it had been there that day.
    if (const auto choice = evaluator_.parts(then, holder.records)) {
      it.parts = ids_of(*choice, holder);
      it.state = CompletionState::held;
      it.reason.clear();
      return transaction_.stacks().put_completion(it);
    }
    if (gone.empty()) return done;
    return apply(revoked ? rule.stored.on_revocation : rule.stored.on_expiry, it, gone,
                 std::any_of(gone.begin(), gone.end(), is_former)
                     ? "A part of it was corrected, and does not count as before."
                 : revoked ? "A part of it was revoked, suspended or taken away."
                           : "A part of it has expired.");
  }

  // By a rule that was published since, where that is to concern who holds it.
  Status recheck_change(const StackRule& rule, Completion& it) {
    const auto policy = rule.stored.on_change;
    if (it.stack_version >= rule.stored.version || policy == StackPolicy::keep) return done;
    const auto holder = holder_.valid_at(now_).without(made_from(it.award.text, completions_));
    it.stack_version = rule.stored.version;
    it.completed = now_;
    if (const auto choice = evaluator_.parts(compiled_now(rule), holder.records)) {
      it.parts = ids_of(*choice, holder);
      it.state = CompletionState::held;
      it.reason.clear();
      return transaction_.stacks().put_completion(it);
    }
    return apply(policy, it, {}, "The rule was changed, and it is not complete by the new one.");
  }

  Status apply(StackPolicy policy, Completion& it, const std::vector<std::string>& gone,
               const std::string& reason) {
    if (policy == StackPolicy::review && it.state == CompletionState::review && it.reason == reason)
      return done;
    it.reason = reason;
    if (policy == StackPolicy::review) {
      it.state = CompletionState::review;
      ++tally_.to_review;
    } else if (policy == StackPolicy::keep) {
      it.state = CompletionState::kept;
      std::erase_if(it.parts, [&](const std::string& part) {
        return std::find(gone.begin(), gone.end(), part) != gone.end();
      });
    } else {
      it.state = CompletionState::lost;
      CAIRN_TRY(const auto award, transaction_.awards().find(organisation_, it.award));
      CAIRN_CHECK(transaction_.awards().revoke(organisation_, it.award, now_, reason));
      StatusBits bits;
      bits.set(award.status_list, award.status_index, true);
      CAIRN_CHECK(bits.publish(context_, transaction_, award.organisation));
      CAIRN_CHECK(awards_changed(context_, transaction_, organisation_, it.learner));
      CAIRN_CHECK(announcer_.tell(WebhookEvent::award_revoked, award));
      CAIRN_CHECK(postman_.send(MailKind::award_revoked, award, reason));
      ++tally_.lost;
    }
    CAIRN_CHECK(transaction_.stacks().put_completion(it));
    return audit_it("stack." + std::string(stack_policy_names[static_cast<std::size_t>(policy)]),
                    it, reason);
  }

  Status audit_it(std::string_view action, const Completion& it, std::string_view detail) {
    return audit(context_, transaction_, {organisation_, {"stack"}}, action, it.award.text, detail);
  }

  Context& context_;
  Transaction& transaction_;
  OrganisationId organisation_;
  Announcer announcer_;
  Postman postman_;
  KindBook book_;
  Instant now_;
  Evaluated& tally_;
  std::vector<StackRule> rules_;
  std::vector<std::optional<CompiledFor>> compiled_now_;  // of each rule
  Holder holder_;
  std::vector<Completion> completions_;
  stacking::Evaluator evaluator_;
};

// The first batch of those due. False where nobody is.
Result<bool> evaluate_batch(Context& context, const OrganisationId& organisation,
                            std::int64_t learners_max, Evaluated& tally) {
  const auto now = context.clock.now();
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    CAIRN_TRY(const auto due, reading->stacks().list_due(organisation, now, 1));
    if (due.empty()) return false;
  }
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto due,
            transaction->stacks().list_due(organisation, now, std::min(batch_max, learners_max)));
  Evaluated batch;
  Evaluation evaluation(context, *transaction, organisation, batch);
  CAIRN_CHECK(evaluation.prepare());
  std::vector<LearnerId> learners;
  for (const auto& one : due) learners.push_back(one.learner);
  std::sort(learners.begin(), learners.end());
  learners.erase(std::unique(learners.begin(), learners.end()), learners.end());
  for (const auto& learner : learners) {
    // First, for what is awarded now makes the learner due again.
    CAIRN_CHECK(transaction->stacks().remove_due(organisation, learner, now));
    CAIRN_CHECK(evaluation.look_at(learner));
  }
  CAIRN_CHECK(transaction->commit());
  tally.learners += batch.learners;
  tally.awarded += batch.awarded;
  tally.lost += batch.lost;
  tally.to_review += batch.to_review;
  tally.undecided += batch.undecided;
  return !due.empty();
}

Result<std::vector<Organisation>> organisations_of(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->organisations().list();
}

// Until nobody of it is due, or so many were looked at in all.
Status evaluate_of(Context& context, const OrganisationId& organisation, std::int64_t learners_max,
                   Evaluated& tally) {
  bool more = true;
  while (more && tally.learners < learners_max) {
    CAIRN_TRY(more, evaluate_batch(context, organisation, learners_max - tally.learners, tally));
  }
  return done;
}

}  // namespace

Status awards_changed(Context& context, Transaction& transaction,
                      const OrganisationId& organisation, const LearnerId& learner) {
  return transaction.stacks().add_due(organisation, learner, context.clock.now());
}

Status award_made(Context& context, Transaction& transaction, const Award& award) {
  auto& stacks = transaction.stacks();
  if (const auto result = result_in(award.credential))
    CAIRN_CHECK(stacks.set_result(award.organisation, award.id, *result));
  return awards_changed(context, transaction, award.organisation, award.learner);
}

Result<Evaluated> evaluate_due(Context& context, std::int64_t learners_max) {
  Evaluated tally;
  CAIRN_TRY(const auto organisations, organisations_of(context));
  FirstTrouble trouble;
  for (const auto& organisation : organisations)
    trouble.note(evaluate_of(context, organisation.id, learners_max, tally));
  return std::move(trouble).or_else(tally);
}

Status make_all_due(Context& context) {
  CAIRN_TRY(const auto organisations, organisations_of(context));
  for (const auto& organisation : organisations) {
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    CAIRN_CHECK(transaction->stacks().add_due_for_all(organisation.id, context.clock.now()));
    CAIRN_CHECK(transaction->commit());
  }
  return done;
}

}  // namespace cairn::app
