// SPDX-License-Identifier: Apache-2.0
#include "app/awards/change.h"

#include <charconv>

#include "app/audit.h"
#include "app/awards/bulk/sheet.h"
#include "app/awards/replace.h"
#include "app/awards/status_bits.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/mail/postman.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/award_changes.h"
#include "app/ports/claims.h"
#include "app/stacks/evaluate.h"
#include "app/webhooks/announce.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app {
namespace {

struct Order {
  AwardChange change = AwardChange::revoke;
  Replacement replacement;  // its reason is that of every change
};

// The last moment of a day that is still to come.
Result<std::optional<Instant>> read_until(const std::string& typed, Instant now) {
  if (typed.empty()) return std::optional<Instant>();
  const auto day = parse_date(typed);
  if (!day)
    return field_error({"/until", "Valid until"},
                       "Write the day as 2030-12-31, or leave it empty.");
  const Instant end{day->microseconds + 86'399'000'000};
  if (end <= now)
    return field_error({"/until", "Valid until"}, "This day is past. Choose one that is to come.");
  return std::optional(end);
}

Result<Instant> read_awarded(const std::string& typed, Instant now) {
  const auto day = read_day(trim(typed));
  if (!day)
    return field_error({"/awarded", "Awarded on"}, "Write the day of awarding as 2026-05-31.");
  if (*day > now)
    return field_error({"/awarded", "Awarded on"},
                       "This day is still to come. Choose today, or one before.");
  return *day;
}

Result<std::optional<std::int64_t>> read_version(std::string_view typed) {
  std::int64_t number = 0;
  const auto text = trim(typed);
  if (text.empty()) return std::optional<std::int64_t>();
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size() || number < 1)
    return field_error({"/achievement_version", "Version"},
                       "Give the version as a number, such as 2.");
  return std::optional(number);
}

// What was done and reached, and of which achievement it is.
void read_award(const ChangeForm& form, Instant now, Replacement& replacement, Faults& faults) {
  if (form.narrative)
    replacement.narrative =
        faults.take(text_field({"/narrative", "What they did"}, *form.narrative,
                               limits::statement_characters_max, Presence::optional, Lines::many));
  if (form.evidence)
    replacement.evidence =
        faults.take(url_field({"/evidence", "Evidence"}, *form.evidence, Presence::optional));
  if (form.awarded) replacement.awarded = faults.take(read_awarded(*form.awarded, now));
  replacement.results = form.results;
  replacement.achievement = {form.achievement};
  replacement.version = faults.take(read_version(form.version));
  replacement.waiver =
      faults.take(text_field({"/waiver", "The reason"}, form.waiver, limits::reason_characters_max,
                             Presence::optional, Lines::many));
  if (form.newest_words && replacement.version)
    faults.add(field_error({"/achievement_version", "Version"},
                           "Choose the newest words or a version, not both."));
}

bool corrects_something(const ChangeForm& form) {
  return form.name || form.email || form.last_day || form.newest_words || form.narrative ||
         form.evidence || form.awarded || !form.results.empty() || !form.achievement.empty() ||
         !form.version.empty();
}

void read_correction(const ChangeForm& form, Instant now, Replacement& replacement,
                     Faults& faults) {
  if (form.name)
    replacement.name = faults.take(
        text_field({"/name", "Name"}, *form.name, limits::name_characters_max, Presence::required));
  if (form.email)
    replacement.email = faults.take(email_field({"/email", "E-mail address"}, *form.email));
  if (form.last_day) replacement.until = faults.take(read_until(*form.last_day, now));
  replacement.newest_words = form.newest_words;
  read_award(form, now, replacement, faults);
  if (!corrects_something(form))
    faults.add(field_error({"/name", "Name"}, "Say what is to be put right."));
}

Result<Order> read_form(const ChangeForm& form, Instant now) {
  Order order{.change = form.change, .replacement = {}};
  Faults faults;
  const auto presence =
      form.change == AwardChange::reinstate ? Presence::optional : Presence::required;
  order.replacement.reason = faults.take(text_field(
      {"/reason", "Reason"}, form.reason, limits::reason_characters_max, presence, Lines::many));
  if (form.change == AwardChange::extend)
    order.replacement.until = faults.take(read_until(form.until, now));
  if (form.change == AwardChange::correct) read_correction(form, now, order.replacement, faults);
  CAIRN_CHECK(faults.verdict());
  return order;
}

// What is wrong with one award, as its sentence.
std::string sentences_of(const Error& error) {
  auto out = error.detail;
  for (const auto& other : error.also) out += " " + other.detail;
  return out;
}

// What a field that one award cannot have is to the whole.
enum class Fault : std::uint8_t { is_error, is_refused };

bool is_refusal(const Error& error, Fault fault) {
  return error.code == ErrorCode::conflict ||
         (error.code == ErrorCode::invalid && fault == Fault::is_refused);
}

WebhookEvent event_of(AwardChange change) {
  switch (change) {
    case AwardChange::revoke: return WebhookEvent::award_revoked;
    case AwardChange::suspend: return WebhookEvent::award_suspended;
    case AwardChange::reinstate: return WebhookEvent::award_reinstated;
    case AwardChange::extend:
    case AwardChange::correct: break;
  }
  return WebhookEvent::award_changed;
}

class Changing {
 public:
  Changing(Context& context, Transaction& transaction, const Actor& actor)
      : context_(context),
        transaction_(transaction),
        actor_(actor),
        announcer_(context, transaction, actor.organisation),
        postman_(context, transaction, actor.organisation) {}

  Result<ChangedAward> change(const AwardId& id, const Order& order, Trial trial, Fault fault) {
    ChangedAward out{.id = id,
                     .learner_name = {},
                     .achievement_name = {},
                     .effect = Effect::refused,
                     .sentence = "There is no such badge here."};
    CAIRN_TRY(const auto found, optional(transaction_.awards().find(actor_.organisation, id)));
    if (!found) return out;
    CAIRN_TRY(const auto learner,
              transaction_.claims().find_learner(actor_.organisation, found->learner));
    CAIRN_TRY(const auto achievement,
              transaction_.achievements().find_version(actor_.organisation, found->achievement,
                                                       found->achievement_version));
    out.learner_name = learner.name;
    out.achievement_name = achievement.name;
    const auto judgement = judge_change(*found, order.change);
    out.effect = judgement.effect;
    out.sentence = judgement.sentence;
    if (out.effect != Effect::changed) return out;
    // Before anything is written of it.
    const auto looked = look(*found, order);
    if (!looked && is_refusal(looked.error(), fault)) {
      out.effect = Effect::refused;
      out.sentence = sentences_of(looked.error());
      return out;
    }
    CAIRN_CHECK(looked);
    if (trial == Trial::change) CAIRN_CHECK(make(*found, order));
    return out;
  }

  Status finish() { return bits_.publish(context_, transaction_, actor_.organisation); }

 private:
  // Whether this change can be made of this award.
  Status look(const Award& award, const Order& order) {
    switch (order.change) {
      case AwardChange::suspend:
      case AwardChange::reinstate: {
        CAIRN_TRY(const auto list,
                  transaction_.awards().find_status_list(award.organisation, award.status_list));
        if (!list.suspension_list.text.empty()) return done;
        return fail(ErrorCode::conflict, "award",
                    "This badge was signed before badges could be suspended. Correct it once, then "
                    "it can be.");
      }
      case AwardChange::correct:
        CAIRN_CHECK(look_up_replaced(context_, transaction_, award, order.replacement));
        return done;
      case AwardChange::revoke:
      case AwardChange::extend: break;
    }
    return done;
  }

  Status make(const Award& award, const Order& order) {
    CAIRN_TRY(const auto after, make_kind(award, order));
    CAIRN_CHECK(awards_changed(context_, transaction_, award.organisation, award.learner));
    if (after.version != award.version)
      CAIRN_CHECK(results_changed(context_, transaction_, award, after));
    CAIRN_CHECK(announcer_.tell(event_of(order.change), after));
    CAIRN_CHECK(postman_.send(mail_of(order.change), after, order.replacement.reason));
    const auto action = "award." + std::string(name_of(order.change));
    const auto instead =
        after.achievement == award.achievement ? std::string() : after.achievement.text;
    CAIRN_CHECK(audit(context_, transaction_, actor_, action, award.id.text, instead));
    if (instead.empty() || order.replacement.waiver.empty()) return done;
    return audit(context_, transaction_, actor_, "award.waive", award.id.text,
                 order.replacement.waiver);
  }

  // The award afterwards; what it says of itself is another only where it was replaced.
  Result<Award> make_kind(const Award& award, const Order& order) {
    const auto& reason = order.replacement.reason;
    const auto now = context_.clock.now();
    switch (order.change) {
      case AwardChange::revoke:
        bits_.set(award.status_list, award.status_index, true);
        CAIRN_CHECK(transaction_.awards().revoke(award.organisation, award.id, now, reason));
        return award;
      case AwardChange::suspend:
        CAIRN_CHECK(set_suspended(award, true));
        CAIRN_CHECK(
            transaction_.award_changes().suspend(award.organisation, award.id, now, reason));
        return award;
      case AwardChange::reinstate:
        CAIRN_CHECK(set_suspended(award, false));
        CAIRN_CHECK(transaction_.award_changes().reinstate(award.organisation, award.id));
        return award;
      case AwardChange::extend:
      case AwardChange::correct: break;
    }
    return replace(award, order.replacement);
  }

  Status set_suspended(const Award& award, bool suspended) {
    CAIRN_TRY(const auto list,
              transaction_.awards().find_status_list(award.organisation, award.status_list));
    bits_.set(list.suspension_list, award.status_index, suspended);
    return done;
  }

  Result<Award> replace(const Award& award, const Replacement& replacement) {
    if (!signer_) {
      CAIRN_TRY(auto signer,
                signer_of(context_, transaction_, actor_.organisation, crypto::KeyType::ed25519));
      signer_.emplace(std::move(signer));
    }
    return replace_award(context_, transaction_, *signer_, award, replacement, bits_);
  }

  Context& context_;
  Transaction& transaction_;
  const Actor& actor_;
  std::optional<Signer> signer_;
  StatusBits bits_;
  Announcer announcer_;
  Postman postman_;
};

}  // namespace

std::optional<AwardChange> award_change_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(award_change_names); ++i)
    if (award_change_names[i] == name) return static_cast<AwardChange>(i);
  return std::nullopt;
}

MailKind mail_of(AwardChange change) {
  switch (change) {
    case AwardChange::revoke: return MailKind::award_revoked;
    case AwardChange::suspend: return MailKind::award_suspended;
    case AwardChange::reinstate: return MailKind::award_reinstated;
    case AwardChange::extend: return MailKind::award_extended;
    case AwardChange::correct: break;
  }
  return MailKind::award_corrected;
}

Judgement judge_change(const Award& award, AwardChange change) {
  using enum Effect;
  if (award.erased) return {refused, "This badge was erased with the person it was about."};
  if (award.revoked && change == AwardChange::revoke)
    return {unchanged, "This badge has been revoked already."};
  if (award.revoked) return {refused, "This badge is revoked, for good. Award it anew instead."};
  if (change == AwardChange::suspend && award.suspended)
    return {unchanged, "This badge is suspended already."};
  if (change == AwardChange::reinstate && !award.suspended)
    return {unchanged, "This badge is not suspended."};
  return {changed, ""};
}

Result<std::vector<ChangedAward>> change_awards(Context& context, const Actor& actor,
                                                const std::vector<AwardId>& ids,
                                                const ChangeForm& form, Trial trial) {
  if (ids.size() > limits::awards_changed_at_once_max)
    return fail(ErrorCode::too_large, "awards",
                filled("At most {} badges are changed at once. Make several lists of them.",
                       limits::awards_changed_at_once_max),
                "/awards");
  CAIRN_TRY(const auto order, read_form(form, context.clock.now()));
  CAIRN_TRY(auto transaction,
            context.store.begin(trial == Trial::change ? Access::write : Access::read));
  Changing changing(context, *transaction, actor);
  const auto fault = ids.size() > 1 ? Fault::is_refused : Fault::is_error;
  std::vector<ChangedAward> out;
  for (const auto& id : ids) {
    CAIRN_TRY(auto changed, changing.change(id, order, trial, fault));
    out.push_back(std::move(changed));
  }
  if (trial == Trial::only_look) return out;
  CAIRN_CHECK(changing.finish());
  CAIRN_CHECK(transaction->commit());
  return out;
}

Result<std::vector<ChangedAward>> change_each(Context& context, Transaction& transaction,
                                              const Actor& actor,
                                              const std::vector<OrderedChange>& changes,
                                              Trial trial) {
  Changing changing(context, transaction, actor);
  std::vector<ChangedAward> out;
  for (const auto& [id, form] : changes) {
    CAIRN_TRY(const auto order, read_form(form, context.clock.now()));
    CAIRN_TRY(auto changed, changing.change(id, order, trial, Fault::is_error));
    out.push_back(std::move(changed));
  }
  if (trial == Trial::change) CAIRN_CHECK(changing.finish());
  return out;
}

Result<Award> change_award(Context& context, const Actor& actor, const AwardId& id,
                           const ChangeForm& form) {
  CAIRN_TRY(const auto changed, change_awards(context, actor, {id}, form, Trial::change));
  const auto& [_, learner, achievement, effect, sentence] = changed.front();
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto award, transaction->awards().find(actor.organisation, id));
  if (effect != Effect::changed) return fail(ErrorCode::conflict, "award", sentence);
  return award;
}

}  // namespace cairn::app
