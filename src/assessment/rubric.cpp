// SPDX-License-Identifier: Apache-2.0
#include "assessment/rubric.h"

#include <algorithm>
#include <set>

#include "assessment/faults.h"
#include "assessment/limits.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::assessment {
namespace {

std::size_t characters_of(std::string_view text) {
  const auto decoded = decode_utf8(text);
  return decoded ? decoded->size() : std::string_view::npos;
}

// `label` begins a sentence: "The name of criterion 2".
void check_name(FaultList& faults, const std::string& path, std::string_view text,
                const std::string& label) {
  if (trim(text).empty()) faults.add(path, filled("{} is missing. Fill it in.", label));
  if (characters_of(text) > limits::rubric_name_characters_max)
    faults.add(path, filled("{} is too long. Use at most {} characters.", label,
                            limits::rubric_name_characters_max));
}

void check_text(FaultList& faults, const std::string& path, std::string_view text,
                const std::string& label) {
  if (characters_of(text) > limits::rubric_text_characters_max)
    faults.add(path, filled("{} is too long. Use at most {} characters.", label,
                            limits::rubric_text_characters_max));
}

bool is_id(std::string_view id) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  return !id.empty() && id.size() <= limits::rubric_id_characters_max &&
         std::all_of(id.begin(), id.end(), fits);
}

void check_points(FaultList& faults, const std::string& path, const std::vector<Level>& levels,
                  std::size_t number) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const auto points = levels[i].points;
    const auto at = path + "/levels/" + std::to_string(i) + "/points";
    if (points < 0 || points > limits::rubric_points_hundredths_max)
      faults.add(at, filled("The points of level {} of criterion {} are out of range. Give a "
                            "number from 0 to {}.",
                            i + 1, number, text_of(limits::rubric_points_hundredths_max)));
    else if (i > 0 && points <= levels[i - 1].points)
      faults.add(at, filled("Level {} of criterion {} has no more points than the level before it. "
                            "Order the levels from the lowest to the highest.",
                            i + 1, number));
  }
}

void check_levels(FaultList& faults, const std::string& path, const Criterion& criterion,
                  std::size_t number) {
  const auto& levels = criterion.levels;
  if (levels.size() < limits::rubric_levels_min || levels.size() > limits::rubric_levels_max)
    faults.add(path + "/levels",
               filled("The number of levels of criterion {} does not work. Give from {} to {}.",
                      number, limits::rubric_levels_min, limits::rubric_levels_max));
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const auto at = path + "/levels/" + std::to_string(i);
    check_name(faults, at + "/name", levels[i].name,
               filled("The name of level {} of criterion {}", i + 1, number));
    check_text(faults, at + "/description", levels[i].description,
               filled("The description of level {} of criterion {}", i + 1, number));
  }
  check_points(faults, path, levels, number);
  if (criterion.needed && *criterion.needed >= levels.size())
    faults.add(path + "/needed",
               filled("The level needed of criterion {} is not one of its levels.", number));
}

void check_criterion(FaultList& faults, const Rubric& rubric, std::size_t index) {
  const auto& criterion = rubric.criteria[index];
  const auto path = "/criteria/" + std::to_string(index);
  const auto number = index + 1;
  if (!is_id(criterion.id))
    faults.add(path + "/id",
               filled("The id of criterion {} must be letters, digits, - or _, at most {}.", number,
                      limits::rubric_id_characters_max));
  check_name(faults, path + "/name", criterion.name, filled("The name of criterion {}", number));
  check_text(faults, path + "/description", criterion.description,
             filled("The description of criterion {}", number));
  if (criterion.weight < 1 || criterion.weight > limits::rubric_weight_max)
    faults.add(
        path + "/weight",
        filled("The weight of criterion {} is out of range. Give a whole number from 1 to {}.",
               number, limits::rubric_weight_max));
  check_levels(faults, path, criterion, number);
}

}  // namespace

Status check(const Rubric& rubric) {
  FaultList faults;
  if (rubric.criteria.size() > limits::rubric_criteria_max)
    faults.add("/criteria",
               filled("There are too many criteria. Use at most {}.", limits::rubric_criteria_max));
  std::set<std::string_view> ids;
  bool any_needed = false;
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i) {
    check_criterion(faults, rubric, i);
    any_needed = any_needed || rubric.criteria[i].needed.has_value();
    if (!ids.insert(rubric.criteria[i].id).second)
      faults.add("/criteria/" + std::to_string(i) + "/id",
                 "Two criteria have the same id. Give each its own.");
  }
  if (rubric.pass_percent && (*rubric.pass_percent < 0 || *rubric.pass_percent > whole_percent))
    faults.add("/pass/percent",
               "The percent to pass is out of range. Give a number from 0 to 100.");
  if (!rubric.pass_percent && !any_needed)
    faults.add("/pass/percent",
               "Nothing says when somebody passes. Give a percent of the total, or a level that is "
               "needed.");
  return faults.verdict();
}

std::optional<std::size_t> find_criterion(const Rubric& rubric, std::string_view id) {
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i)
    if (rubric.criteria[i].id == id) return i;
  return std::nullopt;
}

std::string free_criterion_id(const Rubric& rubric) {
  for (std::size_t number = 1;; ++number) {
    auto id = "c" + std::to_string(number);
    if (!find_criterion(rubric, id)) return id;
  }
}

}  // namespace cairn::assessment
