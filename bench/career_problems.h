// SPDX-License-Identifier: Apache-2.0
// Problems that plans are measured on: courses and résumés of JCRec, read from where the suites
// lie, and random catalogues.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pathways/problem.h"

namespace cairn::bench {

// The same numbers from the same seed on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(mixed(seed)) {}
  std::uint32_t below(std::uint32_t count);

 private:
  static std::uint64_t mixed(std::uint64_t x);

  std::uint64_t state_;
};

class CourseSet {
 public:
  // nullopt where `folder` does not hold the courses.
  static std::optional<CourseSet> read(const std::string& folder);

  // One résumé as what one has, 12 skills of another as what one needs; 4 to 60 hours a course.
  pathways::Problem problem(std::uint64_t seed) const;

 private:
  struct Profile {
    std::vector<pathways::SkillLevel> skills;
  };
  std::vector<std::string> skills_;
  std::vector<pathways::Offer> courses_;
  std::vector<Profile> profiles_;
};

// Offers that each teach one to four of `skills` skills and require up to two, needs at level 1
// to 3.
struct RandomShape {
  int offers = 200;
  int skills = 60;
  int needs = 10;
};
pathways::Problem random_catalogue(std::uint64_t seed, const RandomShape& shape);

}  // namespace cairn::bench
