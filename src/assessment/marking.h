// SPDX-License-Identifier: Apache-2.0
// Marking: the level one assessor chose for each criterion of a rubric, and what it comes to.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assessment/rubric.h"

namespace cairn::assessment {

struct Mark {
  std::string criterion;             // its id
  std::optional<std::size_t> level;  // index; none while it is not decided
  std::string comment;
  bool operator==(const Mark&) const = default;
};

struct Marking {
  std::vector<Mark> marks;            // at most one a criterion, in any order
  std::optional<Hundredths> percent;  // a total found elsewhere, in place of any mark
  std::string comment;                // on the whole
  bool operator==(const Marking&) const = default;
};

// Errors: invalid, where a mark names a criterion or level that the rubric does not have, names one
// twice, or a comment is too long; where a total stands beside marks; paths as to_json writes a
// marking ("/marks/c1/level").
Status check(const Marking& marking, const Rubric& rubric);
// As check, and every criterion has its level.
Status check_complete(const Marking& marking, const Rubric& rubric);

// The level chosen for a criterion, or nullopt.
std::optional<std::size_t> level_of(const Marking& marking, std::string_view criterion);
std::string_view comment_of(const Marking& marking, std::string_view criterion);

struct Score {
  // Each criterion counts points / highest points of it, by its weight; rounded half up to a
  // hundredth of a percent. What is not marked counts nothing. This rounded number is compared.
  Hundredths percent = 0;
  Hundredths points = 0;                // plain sum, without weights
  Hundredths points_max = 0;            // of the whole rubric
  std::vector<std::size_t> unmarked;    // indices of criteria
  std::vector<std::size_t> below_need;  // marked, but lower than the level needed
  bool enough_percent = false;          // true where the rubric asks for none
  bool complete = false;
  bool passed = false;  // complete, enough percent, no criterion below its need
};

// `marking` has passed check(); linear in criteria.
Score score(const Marking& marking, const Rubric& rubric);

}  // namespace cairn::assessment
