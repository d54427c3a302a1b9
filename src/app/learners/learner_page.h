// SPDX-License-Identifier: Apache-2.0
// A learner's own page: what they hold, what they sent in, who may see it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/learner_records.h"
#include "app/ports/organisations.h"
#include "app/ports/sharing.h"

namespace cairn::app {

struct LearnerPage {
  struct Entry {
    std::optional<Claim> claim;  // none where the badge came without one
    Achievement achievement;     // the version that was claimed, or awarded
    std::optional<Decision> decision;
    std::optional<Award> award;
    bool hidden = false;
    bool assessed = false;   // by rubric: the learner can follow it
    bool asked_for = false;  // the learner was asked for more
  };
  Learner learner;
  Organisation organisation;
  std::vector<Entry> entries;             // newest first
  std::vector<LearnerAddress> addresses;  // that were proved
  std::vector<std::string> awaited;       // addresses whose code is still to be typed
};

// "{base}/l/{token}"
std::string learner_url(const Context& context, std::string_view learner_token);
// Errors: not_permitted (no such token).
Result<LearnerPage> learner_page(Context& context, std::string_view learner_token);

// Mail to the learner is written in this language from now on. Errors: as above.
Status read_in(Context& context, std::string_view learner_token, const std::string& language);

struct OwnBadge {
  Learner learner;
  Organisation organisation;
  Award award;
  Achievement achievement;
  bool hidden = false;
  std::vector<ShareLink> links;
};
// Errors: also not_found.
Result<OwnBadge> own_badge(Context& context, std::string_view learner_token, const AwardId& id);

// The same, as an organisation sees what it keeps of somebody. Errors: not_found (also once they
// were removed).
Result<LearnerPage> kept_learner(Context& context, const Actor& actor, const LearnerId& id);

}  // namespace cairn::app
