// SPDX-License-Identifier: Apache-2.0
// Prerequisites: what must be held before an achievement is claimed or awarded. One of another
// issuer is held by who showed it here, verified, once the organisation accepts its issuer.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/claims.h"
#include "app/ports/stacks.h"

namespace cairn::app {

using achievement::Prerequisite;

// Whether an achievement asks for any.
bool has_prerequisites(const Achievement& achievement);

// What nobody of that address holds: signed, accepted, neither revoked nor suspended, not over.
Result<std::vector<Prerequisite>> lacking(Transaction& transaction, const Achievement& achievement,
                                          const std::string& email, Instant now);

// What is not on the page of a learner.
Result<std::vector<Prerequisite>> lacking(Transaction& transaction, const Achievement& achievement,
                                          const LearnerId& learner, Instant now);

// What a claimant shows. An address alone tells nobody what its owner holds: a badge counts where
// the claimant has the page it is kept on, names the badge's own address, or has proved that the
// e-mail address is theirs.
struct Shown {
  std::string email;          // typed; a badge that is named must have been awarded to it
  std::string learner_token;  // or ""
  std::string badges;         // addresses as typed, parted by white space
  const OutsideCredential* brought = nullptr;  // of another issuer, that came along
  bool proved = false;                         // that the address is theirs
};

// What a page says before anybody has typed anything.
struct NeededBefore {
  Prerequisite prerequisite;
  std::string url;  // where it is told how to get it
  bool ours = false;
  bool held = false;  // by who has the learner's page
};
Result<std::vector<NeededBefore>> needed_before(Context& context, const Achievement& achievement,
                                                std::string_view learner_token);

// Of a claimant, and of who awards. Errors: invalid ("/badges"; "/waiver"), with every name.
Status check_shown(Transaction& transaction, const Achievement& achievement, const Shown& shown,
                   Instant now);
Status check_held(Transaction& transaction, const Achievement& achievement,
                  const std::string& email, std::string_view waiver, Instant now);

// One sentence: “Basics”, “Safety”.
std::string names_of(const std::vector<Prerequisite>& prerequisites);

}  // namespace cairn::app
