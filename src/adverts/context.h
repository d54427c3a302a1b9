// SPDX-License-Identifier: Apache-2.0
// What an advert for such a job is likely to ask for, by the occupations it may be for.
#pragma once
#include <span>
#include <vector>

#include "linker/linker.h"
#include "skills/framework.h"

namespace cairn::adverts {

class Context {
 public:
  // Without occupations every skill is as likely as any.
  Context(const skills::Framework& framework, std::span<const linker::OccupationMatch> occupations);

  // 0 where none of the occupations asks for the skill, to 1 where all of them certainly do.
  double share(skills::SkillIndex skill) const { return shares_.empty() ? 0 : shares_[skill]; }
  bool empty() const { return shares_.empty(); }

 private:
  std::vector<float> shares_;
};

}  // namespace cairn::adverts
