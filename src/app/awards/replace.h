// SPDX-License-Identifier: Apache-2.0
// The next version of an award: signed anew with what was wrong put right, at the same address. The
// former version stays readable, says what replaced it, and its status bit says revoked.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/awards/status_bits.h"
#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/signing.h"
#include "credential/reissue.h"

namespace cairn::app {

struct Replacement {
  std::string reason;
  std::optional<std::string> name;
  std::optional<std::string> email;             // whose it really is: a learner of their own
  std::optional<std::optional<Instant>> until;  // another end, or none
  bool newest_words = false;                    // of the achievement
  std::optional<std::string> narrative;         // what the learner did; "" where nothing is said
  std::optional<std::string> evidence;          // a web address, or ""
  std::optional<Instant> awarded;
  std::vector<std::pair<std::string, std::string>> results;  // by name, as typed; "" is not said
  AchievementId achievement;            // in the place of the one awarded, or "": the same
  std::optional<std::int64_t> version;  // of it, else as awarded, or the newest of another
  std::string waiver;  // why another also where what is needed before it is not held, or ""
};

// Of which achievement the next version is, and what was reached by its descriptions.
struct Replaced {
  Achievement achievement;
  bool described_anew = false;  // not as it was signed before
  std::vector<credential::NamedResult> results;
};
// Errors: invalid ("/achievement", "/achievement_version", "/results/0/name", "/results/0/value",
// "/awarded", "/waiver": what is needed before another achievement is not held).
Result<Replaced> look_up_replaced(Context& context, Transaction& transaction, const Award& former,
                                  const Replacement& replacement);

// What can be put right of an award, as it was signed. Nothing of one that was erased.
credential::Said said_by(const Award& award);

// "{base}/b/{id}" of the first version, "{base}/b/{id}/2" of the second.
std::string version_url(const Context& context, const AwardId& id, std::int64_t version);

// Inside the transaction of a change; the caller publishes `bits` when all are replaced.
Result<Award> replace_award(Context& context, Transaction& transaction, const Signer& signer,
                            const Award& former, const Replacement& replacement, StatusBits& bits);

}  // namespace cairn::app
