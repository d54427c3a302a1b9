// SPDX-License-Identifier: Apache-2.0
#include "achievement/reached.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/filled.h"
#include "base/text.h"

namespace cairn::achievement {
namespace {

constexpr std::size_t value_characters_max = 100;
constexpr std::string_view numeric_types[] = {"Percent", "RawScore", "ScaledScore", "RubricScore",
                                              "GradePointAverage"};
// spec: ob3#resultstatustype-enum
constexpr std::string_view statuses[] = {"Completed", "Enrolled",    "Failed",  "InProgress",
                                         "OnHold",    "Provisional", "Withdrew"};

bool is_numeric(const ResultRow& row) {
  return values_of(row).empty() && std::find(std::begin(numeric_types), std::end(numeric_types),
                                             row.type) != std::end(numeric_types);
}

Error wrong(std::string sentence) {
  return fail(ErrorCode::invalid, "result", std::move(sentence));
}

std::optional<double> number_in(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789.-") != text.npos) return std::nullopt;
  double number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "87,5 %" and "87.5" are the same number.
Result<std::string> read_number(const ResultRow& row, std::string_view typed) {
  std::string text(typed);
  if (row.type == "Percent" && text.ends_with('%')) text = trim(text.substr(0, text.size() - 1));
  std::replace(text.begin(), text.end(), ',', '.');
  const auto number = number_in(text);
  if (!number) return wrong(filled("Write {} as a number, such as 87.5.", row.name));
  const bool percent = row.type == "Percent";
  const auto bound = [&](const std::string& said, double otherwise) {
    return said.empty() && percent ? std::optional(otherwise) : number_in(said);
  };
  const auto low = bound(row.value_min, 0);
  const auto high = bound(row.value_max, 100);
  if ((low && *number < *low) || (high && *number > *high))
    return wrong(filled("{} must lie within {}.", row.name, choices_of(row)));
  if (const auto needed = number_in(row.required_value); needed && *number < *needed)
    return wrong(filled("{} takes at least {} to pass.", row.name, row.required_value));
  return text;
}

Result<std::string> read_choice(const ResultRow& row, const std::vector<std::string>& values,
                                std::string_view typed) {
  const auto place_of = [&](std::string_view name) {
    return std::find_if(values.begin(), values.end(), [&](const auto& value) {
      return to_lower_ascii(value) == to_lower_ascii(name);
    });
  };
  const auto found = place_of(typed);
  if (found == values.end())
    return wrong(filled("“{}” is none of the values of {}. Write one of {}.", typed, row.name,
                        choices_of(row)));
  const auto& needed = row.levels.empty() ? row.required_value : row.required_level;
  // From the worst to the best; a status is no better than another.
  const bool ordered = !needed.empty() && row.type != "Status";
  if (ordered && found < place_of(needed))
    return wrong(filled("{} takes at least {} to pass.", row.name, needed));
  return *found;
}

}  // namespace

std::vector<std::string> values_of(const ResultRow& row) {
  std::vector<std::string> out;
  for (const auto& level : row.levels) out.push_back(level.name);
  if (out.empty()) out = row.allowed_values;
  if (out.empty() && row.type == "Status") out.assign(std::begin(statuses), std::end(statuses));
  return out;
}

std::string choices_of(const ResultRow& row) {
  std::string out;
  for (const auto& value : values_of(row)) out += (out.empty() ? "" : ", ") + value;
  if (!out.empty() || !is_numeric(row)) return out;
  const bool percent = row.type == "Percent";
  const auto low = row.value_min.empty() && percent ? "0" : row.value_min;
  const auto high = row.value_max.empty() && percent ? "100" : row.value_max;
  if (low.empty() && high.empty()) return out;
  if (high.empty()) return "at least " + low;
  return low.empty() ? "at most " + high : low + " to " + high;
}

Result<std::string> read_reached(const ResultRow& row, std::string_view typed) {
  if (const auto values = values_of(row); !values.empty()) return read_choice(row, values, typed);
  if (is_numeric(row)) return read_number(row, typed);
  const auto decoded = decode_utf8(typed);
  if (!decoded || decoded->size() > value_characters_max)
    return wrong(filled("Write {} in at most {} characters.", row.name, value_characters_max));
  return std::string(typed);
}

credential::NewResult reached(const ResultRow& row, const Place& place, std::size_t number,
                              const std::string& value) {
  credential::NewResult out;
  out.description_id = result_id(place, number);
  for (std::size_t i = 0; i < row.levels.size(); ++i)
    if (row.levels[i].name == value) out.level_id = result_level_id(place, number, i);
  const bool status = row.type == "Status" && std::find(std::begin(statuses), std::end(statuses),
                                                        value) != std::end(statuses);
  (status ? out.status : out.value) = value;
  return out;
}

}  // namespace cairn::achievement
