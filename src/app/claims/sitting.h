// SPDX-License-Identifier: Apache-2.0
// Many claims decided at once: looked at, confirmed, then decided one after the other, each once,
// whatever interrupts it. Claims that are assessed by a rubric are decided each by its own marks.
#pragma once
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "app/assessment/by_marks.h"
#include "app/claims/review.h"
#include "app/ports/sittings.h"

namespace cairn::app {

inline constexpr std::size_t sitting_claims_max = 500;
inline constexpr std::size_t sitting_at_once_max = 20;  // more are decided in the background

// What somebody looks at before they confirm, in the order given. Errors: not_found; conflict (one
// is decided already, or assessed by a rubric); invalid ("/claims": none, or too many).
Result<std::vector<ClaimCase>> look_at(Context& context, const Actor& actor,
                                       const std::vector<ClaimId>& claims);

// The same of claims that are assessed by a rubric; of each that cannot be decided now it says what
// is missing. Errors: not_found; conflict (one has no rubric); invalid ("/claims").
Result<std::vector<ByMarks>> look_at_marked(Context& context, const Actor& actor,
                                            const std::vector<ClaimId>& claims);

// The claims that such a sitting can decide as they stand now, and why it cannot decide the others.
struct StillOpen {
  std::vector<ClaimId> claims;
  std::vector<Error> left_out;  // conflicts, each with its sentence
};
// Errors: not_found.
Result<StillOpen> still_open(Context& context, const Actor& actor, SittingOutcome outcome,
                             const std::vector<ClaimId>& claims);

struct SittingForm {
  std::vector<ClaimId> claims;
  SittingOutcome outcome = SittingOutcome::declined;
  std::string reason;  // needed to decline; by marks, for those who do not pass
  std::string key;     // sent twice, the same key is one sitting
  // In which each was looked at, by claim. One that stands otherwise by now is refused; of a claim
  // that is left out, it is whichever it is.
  std::map<std::string, ReadRound, std::less<>> rounds = {};
};
// Few are decided before it returns; by their marks, one whose marks are missing is refused.
// Errors: those of look_at, or of look_at_marked; invalid ("/reason", "/key").
Result<SittingId> begin_sitting(Context& context, const Actor& actor, const SittingForm& form);

struct OpenedSitting {
  struct Row {
    SittingItem item;
    std::string learner;
    std::string achievement;
    std::optional<AwardId> award = {};
    std::optional<ClaimState> outcome = {};  // of what is decided
    std::optional<Instant> effective = {};   // when that is final, where it can be undone still
  };
  Sitting sitting;
  std::vector<Row> rows;
  std::size_t count(SittingItemState state) const;
};
// Errors: not_found.
Result<OpenedSitting> open_sitting(Context& context, const Actor& actor, const SittingId& id);

// Goes on with every sitting that is not finished. True where there was one.
Result<bool> run_open_sittings(Context& context, const std::stop_token& stop);

}  // namespace cairn::app
