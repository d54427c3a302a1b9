// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/check_results.h"

#include <algorithm>
#include <charconv>

#include "achievement/words.h"
#include "app/limits.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

using achievement::ResultRow;

std::optional<double> number_in(const std::string& text) {
  double number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_numeric(std::string_view type) {
  for (const auto* name :
       {"Percent", "RawScore", "ScaledScore", "RubricScore", "GradePointAverage"})
    if (type == name) return true;
  return false;
}

class ResultChecker {
 public:
  ResultChecker(ResultRow& row, std::string path, Faults& faults)
      : row_(row), path_(std::move(path)), faults_(faults) {}

  void run() {
    line("/name", "Name of the result", row_.name, limits::name_characters_max, Presence::required);
    if (achievement::find_word(achievement::result_types(), row_.type) == nullptr)
      return wrong("/type", "Choose what kind of result it is.");
    levels();
    allowed();
    range();
  }

 private:
  void line(const std::string& at, std::string_view label, std::string& text, std::size_t max,
            Presence presence = Presence::optional) {
    text = faults_.take(text_field({path_ + at, label}, text, max, presence));
  }
  void wrong(const std::string& at, std::string sentence) {
    faults_.add(field_error({path_ + at, ""}, std::move(sentence)));
  }

  void levels() {
    auto& all = row_.levels;
    if (all.size() > limits::result_levels_max)
      return wrong("/levels", filled("Use at most {} levels.", limits::result_levels_max));
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto at = "/levels/" + std::to_string(i);
      line(at + "/name", "Name of the level", all[i].name, limits::name_characters_max,
           Presence::required);
      line(at + "/description", "Description of the level", all[i].description,
           limits::note_characters_max);
      line(at + "/points", "Points", all[i].points, limits::result_value_characters_max);
      if (!all[i].points.empty() && !number_in(all[i].points))
        wrong(at + "/points", "Write points as a number.");
      for (std::size_t before = 0; before < i; ++before)
        if (!all[i].name.empty() && all[before].name == all[i].name)
          wrong(at + "/name", "Two levels have the same name. Give each one of its own.");
    }
    if (row_.type == "RubricCriterionLevel" && all.size() < 2)
      wrong("/levels", "Give at least two levels, from the lowest to the highest.");
    line("/required_level", "Level that passes", row_.required_level, limits::name_characters_max);
    const auto named = [&](const auto& level) { return level.name == row_.required_level; };
    if (!row_.required_level.empty() && std::none_of(all.begin(), all.end(), named))
      wrong("/required_level", "The level that passes must be one of the levels.");
  }

  void allowed() {
    auto& values = row_.allowed_values;
    std::erase_if(values, [](const std::string& value) { return value.empty(); });
    if (values.size() > limits::allowed_values_max)
      return wrong("/allowed_values", filled("Use at most {} values.", limits::allowed_values_max));
    for (std::size_t i = 0; i < values.size(); ++i)
      line("/allowed_values/" + std::to_string(i), "Value", values[i],
           limits::result_value_characters_max);
    line("/required_value", "Value that passes", row_.required_value,
         limits::result_value_characters_max);
    const bool listed =
        std::find(values.begin(), values.end(), row_.required_value) != values.end();
    if (!row_.required_value.empty() && !values.empty() && !listed)
      wrong("/required_value", "The value that passes must be one of the values.");
  }

  void range() {
    line("/value_min", "Lowest value", row_.value_min, limits::result_value_characters_max);
    line("/value_max", "Highest value", row_.value_max, limits::result_value_characters_max);
    if (!is_numeric(row_.type)) return;
    const auto read = [&](const char* at, const std::string& text) {
      const auto number = number_in(text);
      if (!text.empty() && !number) wrong(at, "Write a number.");
      return number;
    };
    const auto low = read("/value_min", row_.value_min);
    const auto high = read("/value_max", row_.value_max);
    const auto needed = read("/required_value", row_.required_value);
    if (low && high && *low >= *high)
      wrong("/value_max", "The highest value must be above the lowest.");
    else if (needed && ((low && *needed < *low) || (high && *needed > *high)))
      wrong("/required_value",
            "The value that passes must lie between the lowest and the highest.");
  }

  ResultRow& row_;
  std::string path_;
  Faults& faults_;
};

}  // namespace

void check_results(std::vector<ResultRow>& results, Faults& faults) {
  if (results.size() > limits::results_max)
    return faults.add(
        field_error({"/results", ""}, filled("Use at most {} results.", limits::results_max)));
  for (std::size_t i = 0; i < results.size(); ++i) {
    const auto path = "/results/" + std::to_string(i);
    ResultChecker(results[i], path, faults).run();
    const auto same = [&](const ResultRow& before) { return before.name == results[i].name; };
    const auto here = results.begin() + static_cast<std::ptrdiff_t>(i);
    if (!results[i].name.empty() && std::any_of(results.begin(), here, same))
      faults.add(field_error({path + "/name", ""},
                             "Two results have the same name. Give each one of its own."));
  }
}

}  // namespace cairn::app
