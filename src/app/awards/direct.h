// SPDX-License-Identifier: Apache-2.0
// Awarding one person, without a claim: now, or on a day to come.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/context.h"
#include "app/ports/award_batches.h"
#include "app/ports/awards.h"

namespace cairn::app {

struct PersonForm {
  AchievementId achievement;
  std::string name;
  std::string email;
  std::string narrative;
  std::string evidence;     // a web address, or ""
  std::string expires;      // a day, or ""
  std::string offer_until;  // a day until which the learner may accept, or "": theirs at once
  std::string starts;       // the day to award on, or "": now
  // What was reached: a result of the achievement by its name, and a level, value or number.
  std::vector<std::pair<std::string, std::string>> results;
  std::string waiver;   // why also where what is needed before is not held, or ""
  std::string message;  // to the learner, in the mail, or ""
  // Sent twice, the same key is one award. Required.
  std::string source_key;
  AwardSource source = AwardSource::person;
};

struct PersonAwarded {
  std::optional<Award> award;
  bool made = false;                  // now, not by an earlier sending
  std::optional<AwardBatchId> later;  // where it waits for its day
};

// Errors: not_found; invalid with the path of each wrong field ("/achievement", "/name", "/email",
// "/evidence", "/expires", "/starts", "/offer_until", "/source_key", "/results/0/name",
// "/results/0/value", "/waiver": what is needed before is not held, "/message").
Result<PersonAwarded> award_person(Context& context, const Actor& actor, const PersonForm& form);

// A form's own key.
std::string new_source_key(Context& context);

}  // namespace cairn::app
