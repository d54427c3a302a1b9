// SPDX-License-Identifier: Apache-2.0
// Rubrics for the tests of this module.
#pragma once
#include <rapidcheck.h>

#include "assessment/limits.h"
#include "assessment/plan.h"

namespace cairn::assessment::test {

inline Criterion criterion(std::string id, std::int64_t weight, std::vector<Hundredths> points) {
  Criterion out{.id = std::move(id), .name = "Sound joints", .description = "", .weight = weight};
  for (const auto each : points)
    out.levels.push_back({.name = "Level", .description = "", .points = each});
  return out;
}

// Two criteria of 0 to 3 points, the first counting twice.
inline Rubric welding() {
  Rubric rubric;
  rubric.criteria.push_back(criterion("joint", 2, {0, 100, 200, 300}));
  rubric.criteria.push_back(criterion("safety", 1, {0, 100, 200, 300}));
  rubric.pass_percent = 6000;
  return rubric;
}

inline Marking marked(const Rubric& rubric, std::vector<std::size_t> levels) {
  Marking marking;
  for (std::size_t i = 0; i < levels.size(); ++i)
    marking.marks.push_back({rubric.criteria[i].id, levels[i], ""});
  return marking;
}

// Any rubric that check() lets through.
inline rc::Gen<Rubric> any_rubric() {
  return rc::gen::exec([] {
    Rubric rubric;
    const auto count = *rc::gen::inRange<std::size_t>(1, 8);
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<Hundredths> points;
      Hundredths last = *rc::gen::inRange<Hundredths>(0, 500);
      const auto levels = *rc::gen::inRange<std::size_t>(2, limits::rubric_levels_max + 1);
      for (std::size_t k = 0; k < levels; ++k) {
        points.push_back(last);
        last += *rc::gen::inRange<Hundredths>(1, 50'000);
      }
      auto made =
          criterion("c" + std::to_string(i + 1),
                    *rc::gen::inRange<std::int64_t>(1, limits::rubric_weight_max + 1), points);
      if (*rc::gen::arbitrary<bool>()) made.needed = *rc::gen::inRange<std::size_t>(0, levels);
      rubric.criteria.push_back(std::move(made));
    }
    rubric.pass_percent = *rc::gen::inRange<Hundredths>(0, whole_percent + 1);
    return rubric;
  });
}

inline Marking any_marking(const Rubric& rubric) {
  Marking marking;
  for (const auto& it : rubric.criteria)
    marking.marks.push_back({it.id, *rc::gen::inRange<std::size_t>(0, it.levels.size()),
                             *rc::gen::element("", "Fine.")});
  return marking;
}

}  // namespace cairn::assessment::test
