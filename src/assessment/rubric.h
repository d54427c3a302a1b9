// SPDX-License-Identifier: Apache-2.0
// Rubric: criteria, each with its levels of performance from the lowest to the highest, what each
// counts, and what it takes to pass.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assessment/hundredths.h"
#include "base/result.h"

namespace cairn::assessment {

struct Level {
  std::string name;
  std::string description;  // what work at this level looks like
  Hundredths points = 0;
  bool operator==(const Level&) const = default;
};

struct Criterion {
  std::string id;  // letters, digits, "-" and "_"; unique in its rubric, kept when it is edited
  std::string name;
  std::string description;
  std::int64_t weight = 1;            // how much of the total it is, beside the others
  std::vector<Level> levels;          // lowest first, points rising
  std::optional<std::size_t> needed;  // index of the level without which nobody passes
  bool operator==(const Criterion&) const = default;
};

struct Rubric {
  std::vector<Criterion> criteria;         // none: a score in percent is all there is
  std::optional<Hundredths> pass_percent;  // of the total; none: the needed levels alone decide
  bool operator==(const Rubric&) const = default;
};

// Errors: invalid, every fault with its JSON pointer as to_json writes a rubric
// ("/criteria/0/levels/2/points", "/pass/percent").
Status check(const Rubric& rubric);

// The index of the criterion with this id, or nullopt.
std::optional<std::size_t> find_criterion(const Rubric& rubric, std::string_view id);

// An id that no criterion of the rubric has: "c1", "c2" …
std::string free_criterion_id(const Rubric& rubric);

}  // namespace cairn::assessment
