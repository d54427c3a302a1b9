// SPDX-License-Identifier: Apache-2.0
// The rubric editor's form as its template wants it.
#include "server/fault_places.h"
#include "server/pages/rubric_form.h"
#include "server/pages/rubric_view.h"

namespace cairn::server::pages {
namespace {

struct Choice {
  std::string_view value;
  std::string_view label;
};

constexpr Choice seconds[] = {
    {"none", to_say("Nobody")},
    {"always", to_say("Every claim")},
    {"sample", to_say("A random sample")},
    {"borderline", to_say("Claims near the pass mark")},
};
constexpr Choice views[] = {
    {"blind", to_say("Blind: the second marker does not see the first one’s marks")},
    {"open", to_say("Open: they see them")},
};

template <class Choices>
std::vector<View> choice_views(const Choices& choices, std::string_view chosen) {
  std::vector<View> out;
  for (const auto& choice : choices) {
    View view;
    view.text("value", choice.value).text("label", say(choice.label));
    view.flag("chosen", choice.value == chosen);
    out.push_back(std::move(view));
  }
  return out;
}

std::vector<View> method_views(std::string_view chosen) {
  std::vector<View> out;
  for (std::size_t i = 0; i < std::size(assessment::method_names); ++i) {
    View view;
    view.text("value", assessment::method_names[i]);
    view.text("label", method_text(static_cast<assessment::Method>(i)));
    view.flag("chosen", assessment::method_names[i] == chosen);
    out.push_back(std::move(view));
  }
  return out;
}

View level_view(const LevelAnswers& level, std::size_t criterion, std::size_t index,
                FaultPlaces& faults) {
  const auto id = "c" + std::to_string(criterion) + "_l" + std::to_string(index);
  const auto path =
      "/rubric/criteria/" + std::to_string(criterion) + "/levels/" + std::to_string(index);
  View view;
  view.text("level_key", id).number("level_number", static_cast<std::int64_t>(index) + 1);
  view.number("level_index", static_cast<std::int64_t>(index));
  view.text("level_name", level.name).text("level_points", level.points);
  view.text("level_description", level.description);
  faults.place(view, "level_name", path + "/name", id + "_name");
  faults.place(view, "level_points", path + "/points", id + "_points");
  faults.place(view, "level_description", path + "/description", id + "_description");
  return view;
}

std::vector<View> needed_views(const CriterionAnswers& criterion) {
  std::vector<View> out;
  for (std::size_t i = 0; i < criterion.levels.size(); ++i) {
    View view;
    const auto number = std::to_string(i + 1);
    const auto& name = criterion.levels[i].name;
    view.text("value", number).text("label", name.empty() ? number : number + ": " + name);
    view.flag("chosen", criterion.needed == number);
    out.push_back(std::move(view));
  }
  return out;
}

View criterion_view(const CriterionAnswers& criterion, std::size_t index, FaultPlaces& faults) {
  const auto key = "c" + std::to_string(index);
  const auto path = "/rubric/criteria/" + std::to_string(index);
  View view;
  view.text("key", key).number("index", static_cast<std::int64_t>(index));
  view.number("number", static_cast<std::int64_t>(index) + 1).flag("not_first", index > 0);
  view.text("criterion_id", criterion.id).text("criterion", criterion.name);
  view.text("criterion_description", criterion.description).text("weight", criterion.weight);
  view.number("levels_count", static_cast<std::int64_t>(criterion.levels.size()));
  faults.place(view, "criterion", path + "/name", key + "_name");
  faults.place(view, "criterion_description", path + "/description", key + "_description");
  faults.place(view, "weight", path + "/weight", key + "_weight");
  faults.place(view, "needed", path + "/needed", key + "_needed");
  std::vector<View> levels;
  for (std::size_t i = 0; i < criterion.levels.size(); ++i)
    levels.push_back(level_view(criterion.levels[i], index, i, faults));
  view.list("levels", std::move(levels)).list("needed_levels", needed_views(criterion));
  faults.place(view, "levels", path + "/levels", key + "_add");
  return view;
}

}  // namespace

void add_rubric_form(View& view, const RubricAnswers& answers, const Error* error) {
  FaultPlaces faults(error);
  std::vector<View> criteria;
  for (std::size_t i = 0; i < answers.criteria.size(); ++i)
    criteria.push_back(criterion_view(answers.criteria[i], i, faults));
  view.number("criteria_count", static_cast<std::int64_t>(criteria.size()));
  view.rows("criteria", std::move(criteria));
  view.text("pass_percent", answers.pass_percent);
  faults.place(view, "pass_percent", "/rubric/pass/percent", "pass_percent");
  view.list("seconds", choice_views(seconds, answers.second));
  faults.place(view, "second", "/policy/second_marker", "second");
  view.list("views", choice_views(views, answers.view));
  faults.place(view, "view", "/policy/view", "view");
  view.list("methods", method_views(answers.method));
  faults.place(view, "method", "/circumstances/method", "method");
  view.flag("supervised", answers.supervised).flag("identity_checked", answers.identity_checked);
  struct Number {
    std::string_view key;
    const std::string& value;
  };
  for (const auto& [key, value] :
       {Number{"sample_percent", answers.sample_percent}, Number{"margin", answers.margin},
        Number{"threshold", answers.threshold}, Number{"due_days", answers.due_days},
        Number{"undo_minutes", answers.undo_minutes}}) {
    view.text(key, value);
    faults.place(view, key, "/policy/" + std::string(key), key);
  }
  faults.finish(view);
}

}  // namespace cairn::server::pages
