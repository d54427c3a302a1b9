// SPDX-License-Identifier: Apache-2.0
#include "assessment/rubric.h"

#include <algorithm>
#include <set>

#include "assessment/faults.h"
#include "assessment/limits.h"
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
  if (trim(text).empty()) faults.add(path, label + " is missing. Fill it in.");
  if (characters_of(text) > limits::rubric_name_characters_max)
    faults.add(path, label + " is too long. Use at most " +
                         std::to_string(limits::rubric_name_characters_max) + " characters.");
}

void check_text(FaultList& faults, const std::string& path, std::string_view text,
                const std::string& label) {
  if (characters_of(text) > limits::rubric_text_characters_max)
    faults.add(path, label + " is too long. Use at most " +
                         std::to_string(limits::rubric_text_characters_max) + " characters.");
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
                  const std::string& of) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const auto points = levels[i].points;
    const auto at = path + "/levels/" + std::to_string(i) + "/points";
    if (points < 0 || points > limits::rubric_points_hundredths_max)
      faults.add(at, "The points of level " + std::to_string(i + 1) + of +
                         " are out of range. Give a number from 0 to " +
                         text_of(limits::rubric_points_hundredths_max) + ".");
    else if (i > 0 && points <= levels[i - 1].points)
      faults.add(at, "Level " + std::to_string(i + 1) + of +
                         " has no more points than the level before it. Order the levels from the "
                         "lowest to the highest.");
  }
}

void check_levels(FaultList& faults, const std::string& path, const Criterion& criterion,
                  const std::string& of) {
  const auto& levels = criterion.levels;
  if (levels.size() < limits::rubric_levels_min || levels.size() > limits::rubric_levels_max)
    faults.add(path + "/levels", "The number of levels" + of + " does not work. Give from " +
                                     std::to_string(limits::rubric_levels_min) + " to " +
                                     std::to_string(limits::rubric_levels_max) + ".");
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const auto at = path + "/levels/" + std::to_string(i);
    const auto which = " of level " + std::to_string(i + 1) + of;
    check_name(faults, at + "/name", levels[i].name, "The name" + which);
    check_text(faults, at + "/description", levels[i].description, "The description" + which);
  }
  check_points(faults, path, levels, of);
  if (criterion.needed && *criterion.needed >= levels.size())
    faults.add(path + "/needed", "The level needed" + of + " is not one of its levels.");
}

void check_criterion(FaultList& faults, const Rubric& rubric, std::size_t index) {
  const auto& criterion = rubric.criteria[index];
  const auto path = "/criteria/" + std::to_string(index);
  const auto of = " of criterion " + std::to_string(index + 1);
  if (!is_id(criterion.id))
    faults.add(path + "/id", "The id" + of + " must be letters, digits, - or _, at most " +
                                 std::to_string(limits::rubric_id_characters_max) + ".");
  check_name(faults, path + "/name", criterion.name, "The name" + of);
  check_text(faults, path + "/description", criterion.description, "The description" + of);
  if (criterion.weight < 1 || criterion.weight > limits::rubric_weight_max)
    faults.add(path + "/weight", "The weight" + of + " is out of range. Give a whole number from " +
                                     "1 to " + std::to_string(limits::rubric_weight_max) + ".");
  check_levels(faults, path, criterion, of);
}

}  // namespace

Status check(const Rubric& rubric) {
  FaultList faults;
  if (rubric.criteria.size() > limits::rubric_criteria_max)
    faults.add("/criteria", "There are too many criteria. Use at most " +
                                std::to_string(limits::rubric_criteria_max) + ".");
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
