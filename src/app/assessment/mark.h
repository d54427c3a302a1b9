// SPDX-License-Identifier: Apache-2.0
// Marking a claim: levels and comments by criterion, saved as a draft as often as one likes and
// handed in once.
#pragma once
#include "app/assessment/case.h"

namespace cairn::app {

enum class Handing : std::uint8_t { draft, in };

struct MarkingForm {
  assessment::Marking marking;
  std::int64_t seconds = 0;  // looked at the page since the last save
  Handing handing = Handing::draft;
  bool agreed = false;  // in moderation: the two markers agreed on this
};

// Whoever marks a claim that nobody has taken takes it. Errors: not_found; conflict (it waits for
// no marking, or somebody else has it); not_permitted (barred, or marked it before); invalid, by
// path as in assessment::to_json ("/marks/c1/level").
Result<CaseView> save_marking(Context& context, const Actor& actor, const ClaimId& id,
                              MarkingForm form);

}  // namespace cairn::app
