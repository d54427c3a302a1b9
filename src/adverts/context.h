// SPDX-License-Identifier: Apache-2.0
// What an advert for such a job is likely to ask for, by the occupations it may be for and those
// that ask for much the same.
#pragma once
#include <span>
#include <vector>

#include "linker/linker.h"
#include "skills/framework.h"

namespace cairn::adverts {

class Context {
 public:
  // Without occupations every skill is as likely as any.
  Context(const linker::Linker& linker, const skills::Framework& framework,
          std::span<const linker::OccupationMatch> occupations);

  // How near the nearest occupation that asks for the skill is to the job: 0 where none that is
  // near does, to 1 where it is the job itself.
  float nearness(skills::SkillIndex skill) const;

 private:
  std::vector<float> nearness_;
};

}  // namespace cairn::adverts
