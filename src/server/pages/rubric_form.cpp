// SPDX-License-Identifier: Apache-2.0
#include "server/pages/rubric_form.h"

#include <algorithm>
#include <charconv>

#include "app/fields.h"
#include "assessment/limits.h"
#include "base/text.h"
#include "server/language.h"

namespace cairn::server::pages {
namespace {

using assessment::Hundredths;

std::string key_of(std::size_t criterion, std::string_view what) {
  return "c" + std::to_string(criterion) + "_" + std::string(what);
}
std::string key_of(std::size_t criterion, std::size_t level, std::string_view what) {
  return key_of(criterion, "l" + std::to_string(level) + "_" + std::string(what));
}

std::optional<std::int64_t> whole(std::string_view text) {
  text = trim(text);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::size_t count_in(const Call& call, const std::string& field, std::size_t most) {
  const auto number = whole(call.field(field)).value_or(0);
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(number, 0, static_cast<std::int64_t>(most)));
}

LevelAnswers level_in(const Call& call, std::size_t criterion, std::size_t level) {
  return {.name = std::string(call.field(key_of(criterion, level, "name"))),
          .points = std::string(call.field(key_of(criterion, level, "points"))),
          .description = std::string(call.field(key_of(criterion, level, "description")))};
}

CriterionAnswers criterion_in(const Call& call, std::size_t index) {
  CriterionAnswers out;
  out.id = call.field(key_of(index, "id"));
  out.name = call.field(key_of(index, "name"));
  out.description = call.field(key_of(index, "description"));
  out.weight = call.field(key_of(index, "weight"));
  out.needed = call.field(key_of(index, "needed"));
  const auto levels = count_in(call, key_of(index, "levels"), limits::rubric_levels_max);
  for (std::size_t i = 0; i < levels; ++i) out.levels.push_back(level_in(call, index, i));
  return out;
}

// Numbers of a word: "remove-level-0-3" has 0 and 3.
std::optional<std::vector<std::size_t>> numbers_behind(std::string_view word,
                                                       std::string_view start) {
  if (!word.starts_with(start)) return std::nullopt;
  std::vector<std::size_t> numbers;
  for (const auto part : split(word.substr(start.size()), '-')) {
    const auto number = whole(part);
    if (!number || *number < 0) return std::nullopt;
    numbers.push_back(static_cast<std::size_t>(*number));
  }
  return numbers;
}

// Reads numbers, collecting what is none.
struct Numbers {
  app::Faults faults;

  void fault(const std::string& path, std::string sentence) {
    faults.add(app::field_error({path, ""}, std::move(sentence)));
  }
  Hundredths amount(const std::string& path, std::string_view text) {
    const auto number = assessment::parse_hundredths(trim(text));
    if (!number) fault(path, say("This is no number. Write it like 2 or 2.5."));
    return number.value_or(0);
  }
  std::int64_t integer(const std::string& path, std::string_view text) {
    const auto number = whole(text);
    if (!number) fault(path, say("This is no whole number. Write it like 3."));
    return number.value_or(1);
  }
  template <class E>
  void choice(const std::string& path, std::span<const std::string_view> names,
              std::string_view name, E& into) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return fault(path, say("Choose one of these."));
    into = static_cast<E>(found - names.begin());
  }
};

assessment::Criterion criterion_of(const CriterionAnswers& answers, std::size_t index,
                                   Numbers& numbers) {
  const auto path = "/rubric/criteria/" + std::to_string(index);
  assessment::Criterion out;
  out.id = answers.id;
  out.name = answers.name;
  out.description = answers.description;
  out.weight = numbers.integer(path + "/weight", answers.weight);
  if (!answers.needed.empty()) {
    const auto level = numbers.integer(path + "/needed", answers.needed);
    out.needed = static_cast<std::size_t>(std::max<std::int64_t>(level, 1) - 1);
  }
  for (std::size_t i = 0; i < answers.levels.size(); ++i) {
    const auto& level = answers.levels[i];
    out.levels.push_back(
        {level.name, level.description,
         numbers.amount(path + "/levels/" + std::to_string(i) + "/points", level.points)});
  }
  return out;
}

}  // namespace

RubricAnswers answers_of(const assessment::Plan& plan) {
  RubricAnswers out;
  for (const auto& criterion : plan.rubric.criteria) {
    CriterionAnswers answers{criterion.id,
                             criterion.name,
                             criterion.description,
                             std::to_string(criterion.weight),
                             criterion.needed ? std::to_string(*criterion.needed + 1) : "",
                             {}};
    for (const auto& level : criterion.levels)
      answers.levels.push_back({level.name, assessment::text_of(level.points), level.description});
    out.criteria.push_back(std::move(answers));
  }
  if (plan.rubric.pass_percent) out.pass_percent = assessment::text_of(*plan.rubric.pass_percent);
  const auto& policy = plan.policy;
  out.second = assessment::second_marker_names[static_cast<std::size_t>(policy.second)];
  out.view = assessment::marker_view_names[static_cast<std::size_t>(policy.view)];
  out.sample_percent = assessment::text_of(policy.sample_percent);
  out.margin = assessment::text_of(policy.margin);
  out.threshold = assessment::text_of(policy.threshold);
  out.due_days = std::to_string(policy.due_days);
  out.undo_minutes = std::to_string(policy.undo_minutes);
  const auto& it = plan.circumstances;
  out.method = assessment::method_names[static_cast<std::size_t>(it.method)];
  out.supervised = it.supervised;
  out.identity_checked = it.identity_checked;
  return out;
}

RubricAnswers answers_of(const Call& call) {
  RubricAnswers out;
  const auto count = count_in(call, "criteria", limits::rubric_criteria_max);
  for (std::size_t i = 0; i < count; ++i) out.criteria.push_back(criterion_in(call, i));
  out.pass_percent = call.field("pass_percent");
  out.second = call.field("second");
  out.view = call.field("view");
  out.sample_percent = call.field("sample_percent");
  out.margin = call.field("margin");
  out.threshold = call.field("threshold");
  out.due_days = call.field("due_days");
  out.undo_minutes = call.field("undo_minutes");
  out.method = call.field("method");
  out.supervised = !call.field("supervised").empty();
  out.identity_checked = !call.field("identity_checked").empty();
  return out;
}

RubricAnswers first_rubric() {
  assessment::Plan plan;
  plan.rubric.pass_percent = 5000;
  plan.policy.undo_minutes = 30;
  auto answers = answers_of(plan);
  edit_rows(answers, "add-criterion");
  return answers;
}

bool edit_rows(RubricAnswers& answers, std::string_view word) {
  auto& criteria = answers.criteria;
  if (word == "add-criterion") {
    if (criteria.size() >= limits::rubric_criteria_max) return true;
    CriterionAnswers added{"", "", "", "1", "", {}};
    if (!criteria.empty()) added.levels = criteria.back().levels;
    for (auto& level : added.levels) level.description.clear();
    if (added.levels.empty())
      added.levels = {{say("Not yet"), "0", ""},
                      {say("Beginning"), "1", ""},
                      {say("Sound"), "2", ""},
                      {say("Excellent"), "3", ""}};
    criteria.push_back(std::move(added));
    return true;
  }
  if (const auto at = numbers_behind(word, "remove-criterion-"); at && at->size() == 1) {
    if (at->front() < criteria.size())
      criteria.erase(criteria.begin() + static_cast<std::ptrdiff_t>(at->front()));
    return true;
  }
  if (const auto at = numbers_behind(word, "up-criterion-"); at && at->size() == 1) {
    const auto index = at->front();
    if (index > 0 && index < criteria.size()) std::swap(criteria[index], criteria[index - 1]);
    return true;
  }
  if (const auto at = numbers_behind(word, "add-level-"); at && at->size() == 1) {
    if (at->front() < criteria.size() &&
        criteria[at->front()].levels.size() < limits::rubric_levels_max)
      criteria[at->front()].levels.emplace_back();
    return true;
  }
  if (const auto at = numbers_behind(word, "remove-level-"); at && at->size() == 2) {
    if ((*at)[0] >= criteria.size()) return true;
    auto& levels = criteria[(*at)[0]].levels;
    if ((*at)[1] < levels.size())
      levels.erase(levels.begin() + static_cast<std::ptrdiff_t>((*at)[1]));
    return true;
  }
  return false;
}

Result<assessment::Plan> plan_of(const RubricAnswers& answers) {
  Numbers numbers;
  assessment::Plan plan;
  for (std::size_t i = 0; i < answers.criteria.size(); ++i)
    plan.rubric.criteria.push_back(criterion_of(answers.criteria[i], i, numbers));
  for (auto& criterion : plan.rubric.criteria)
    if (criterion.id.empty()) criterion.id = assessment::free_criterion_id(plan.rubric);
  if (!trim(answers.pass_percent).empty())
    plan.rubric.pass_percent = numbers.amount("/rubric/pass/percent", answers.pass_percent);
  auto& policy = plan.policy;
  numbers.choice("/policy/second_marker", assessment::second_marker_names, answers.second,
                 policy.second);
  numbers.choice("/policy/view", assessment::marker_view_names, answers.view, policy.view);
  policy.sample_percent = numbers.amount("/policy/sample_percent", answers.sample_percent);
  policy.margin = numbers.amount("/policy/margin", answers.margin);
  policy.threshold = numbers.amount("/policy/threshold", answers.threshold);
  policy.due_days = numbers.integer("/policy/due_days", answers.due_days);
  policy.undo_minutes = numbers.integer("/policy/undo_minutes", answers.undo_minutes);
  auto& it = plan.circumstances;
  numbers.choice("/circumstances/method", assessment::method_names, answers.method, it.method);
  it.supervised = answers.supervised;
  it.identity_checked = answers.identity_checked;
  CAIRN_CHECK(numbers.faults.verdict());
  return plan;
}

}  // namespace cairn::server::pages
