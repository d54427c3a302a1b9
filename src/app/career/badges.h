// SPDX-License-Identifier: Apache-2.0
// Skills that badges prove: those this server awarded, and those somebody brings from elsewhere,
// verified before anything in them counts.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/career/keeping.h"
#include "app/career/library.h"
#include "verify/report.h"

namespace cairn::app::career {

// Skills proved by badges this server awarded to the learner behind `learner_token`; revoked and
// expired ones do not count. Errors: of the store.
Status add_own_badges(Context& context, const Shelf& shelf, std::string_view learner_token,
                      Workbook& workbook);

struct BroughtBadge {
  std::string name;                         // of the achievement
  std::string source;                       // as the profile calls it
  std::vector<skills::SkillIndex> proved;   // named in it; in the profile now
  std::vector<skills::SkillIndex> perhaps;  // its words may mean these too; not in the profile
};
// A badge as a file: JSON, a token, a baked picture. Errors: those of Verifier::accept, of which
// not_permitted says in words why the badge does not count.
Result<BroughtBadge> bring_badge(Context& context, const Shelf& shelf, ByteView file,
                                 Workbook& workbook);

// Takes out what a source proved. False where there is nothing of it.
bool forget_badge(Workbook& workbook, std::string_view source);

}  // namespace cairn::app::career
