// SPDX-License-Identifier: Apache-2.0
// Occupations by the skills they ask for.
#pragma once
#include <span>
#include <vector>

#include "linker/linker.h"
#include "skills/framework.h"

namespace cairn::linker {

class OccupationSkills {
 public:
  explicit OccupationSkills(const skills::Framework& framework);

  // By the cosine of what is asked and given, each skill in the worth of its rarity; best first.
  // Unknown skills, and weights that are no positive number, count nothing.
  std::vector<OccupationMatch> match(std::span<const WeightedSkill> skills, std::size_t top) const;

 private:
  struct Asked {
    skills::OccupationIndex occupation;
    double weight;  // share of the occupation's length
  };
  std::size_t occupations_;
  std::vector<std::vector<Asked>> by_skill_;
  std::vector<double> worth_;  // of a skill: the fewer occupations ask for it, the more
};

}  // namespace cairn::linker
