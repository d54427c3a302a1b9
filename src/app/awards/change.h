// SPDX-License-Identifier: Apache-2.0
// What becomes of awards after they were made: revoked, suspended and given back, extended,
// corrected; one, or many at once. Status lists are signed once for all of them, in the same
// transaction, so that every verifier sees the change from its commit on.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/context.h"
#include "app/mail/texts.h"
#include "app/ports/awards.h"

namespace cairn::app {

enum class AwardChange : std::uint8_t { revoke, suspend, reinstate, extend, correct };
inline constexpr std::string_view award_change_names[] = {"revoke", "suspend", "reinstate",
                                                          "extend", "correct"};
inline std::string_view name_of(AwardChange change) {
  return award_change_names[static_cast<std::size_t>(change)];
}
std::optional<AwardChange> award_change_named(std::string_view name);

// How its learner hears of it.
MailKind mail_of(AwardChange change);

struct ChangeForm {
  AwardChange change = AwardChange::revoke;
  std::string reason;  // needed but to reinstate; the learner and readers of the badge see it
  std::string until;   // to extend: the last day, "2030-12-31"; "" for no end
  // To correct: what is left out stays as it was signed.
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> last_day;  // another end, "" for none
  bool newest_words = false;  // the achievement as it is now instead of the version awarded
  std::optional<std::string> narrative;  // what the learner did; "" where nothing is to be said
  std::optional<std::string> evidence;   // a web address, or ""
  std::optional<std::string> awarded;    // the day of awarding, today or before
  std::vector<std::pair<std::string, std::string>> results;  // by name; "" is not to be said
  std::string achievement;  // another in its place, at the same address, or ""
  std::string version;      // of the achievement, or "": as awarded, or the newest of another
  std::string waiver;       // why another also where what is needed before it is not held, or ""
};

enum class Effect : std::uint8_t {
  changed,
  unchanged,  // it is so already
  refused,    // `sentence` says why, and what to do instead
};

struct ChangedAward {
  AwardId id;
  std::string learner_name;
  std::string achievement_name;
  Effect effect = Effect::changed;
  std::string sentence;
};

// Whether a change can be made of an award as it stands; "" where it can.
struct Judgement {
  Effect effect = Effect::changed;
  std::string_view sentence;
};
Judgement judge_change(const Award& award, AwardChange change);

enum class Trial : std::uint8_t { only_look, change };

// Every award by itself: what is refused of one changes nothing about the others. An id that leads
// nowhere is refused. Errors, of the form alone: invalid ("/reason", "/until", "/name", "/email"),
// too_large (more than limits::awards_changed_at_once_max); to correct also "/narrative",
// "/evidence", "/awarded", "/achievement_version", "/waiver". What is wrong with one award is its
// sentence; where one id is given, a field it cannot have is an error: those of look_up_replaced.
Result<std::vector<ChangedAward>> change_awards(Context& context, const Actor& actor,
                                                const std::vector<AwardId>& ids,
                                                const ChangeForm& form, Trial trial);

// Each in its own way, inside somebody's transaction, which commits. Errors: of every form, and of
// every award.
struct OrderedChange {
  AwardId id;
  ChangeForm form;
};
Result<std::vector<ChangedAward>> change_each(Context& context, Transaction& transaction,
                                              const Actor& actor,
                                              const std::vector<OrderedChange>& changes,
                                              Trial trial);

// Of one. Errors: also not_found, conflict (with the sentence of what is refused, or already so).
Result<Award> change_award(Context& context, const Actor& actor, const AwardId& id,
                           const ChangeForm& form);

// The ids of this organisation's awards in a text: a list, a table, addresses of badges; each once,
// in their order. `lines_without`: numbers of lines, from 1, that name none; the first may be a
// heading.
struct AwardIdsRead {
  std::vector<AwardId> ids;
  std::vector<std::size_t> lines_without;
};
AwardIdsRead read_award_ids(std::string_view text, const OrganisationId& organisation);

}  // namespace cairn::app
