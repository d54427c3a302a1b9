// SPDX-License-Identifier: Apache-2.0
// What a goal asks for: the adverts with the sentences that ask, and every requirement to be put
// right by hand.
#include <algorithm>
#include <charconv>

#include "adverts/sections.h"
#include "app/career/goals.h"
#include "server/language.h"
#include "server/pages/career.h"
#include "server/pages/career/desk.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

using app::career::Goal;

constexpr std::size_t found_max = 12;

bool is_quiet(adverts::Purpose purpose) {
  return purpose == adverts::Purpose::benefit || purpose == adverts::Purpose::about ||
         purpose == adverts::Purpose::boilerplate;
}

// A requirement's sentence in the advert, and its number in the goal.
struct Mark {
  std::size_t start, end;
  std::int64_t number;
};

std::vector<Mark> marks_in(const Goal& goal, const app::career::Advert& advert) {
  std::vector<Mark> marks;
  for (const auto& asked : advert.requirements) {
    const auto start =
        asked.sentence.empty() ? std::string::npos : advert.text.find(asked.sentence);
    if (start == std::string::npos) continue;
    for (std::size_t i = 0; i < goal.requirements.size(); ++i)
      if (goal.requirements[i].skill == asked.skill)
        marks.push_back({start, start + asked.sentence.size(), static_cast<std::int64_t>(i + 1)});
  }
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.number < b.number; });
  return marks;
}

std::vector<View> numbers_at(const std::vector<Mark>& marks, const adverts::Sentence& sentence) {
  std::vector<View> numbers;
  for (const auto& mark : marks) {
    if (mark.end <= sentence.start || mark.start >= sentence.end) continue;
    View number;
    number.number("mark", mark.number);
    numbers.push_back(std::move(number));
  }
  return numbers;
}

// The advert sentence by sentence.
View advert_view(const Goal& goal, const app::career::Advert& advert) {
  View view;
  view.text("advert_id", advert.id).text("advert_title", advert.title);
  view.maybe("address", advert.address);
  adverts::AdvertText text;
  text.text = advert.text;
  const auto all_marks = marks_in(goal, advert);
  std::vector<View> parts;
  std::size_t asked = 0;
  for (const auto& sentence : adverts::sentences_of(text)) {
    const auto words =
        std::string_view(advert.text).substr(sentence.start, sentence.end - sentence.start);
    auto marks = numbers_at(all_marks, sentence);
    View part;
    part.text("words", words).flag("heading", sentence.heading).flag("bullet", sentence.bullet);
    part.flag("quiet", marks.empty() && is_quiet(sentence.purpose));
    part.flag("asks", !marks.empty());
    asked += marks.empty() ? 0 : 1;
    part.list("marks", std::move(marks));
    parts.push_back(std::move(part));
  }
  view.list("parts", std::move(parts));
  view.flag("asks_nothing", asked == 0);
  view.flag("removable", goal.adverts.size() > 1);
  view.rows("credentials", [&] {
    std::vector<View> names;
    for (const auto& name : advert.credentials) {
      View one;
      one.text("credential", name);
      names.push_back(std::move(one));
    }
    return names;
  }());
  return view;
}

View requirement_view(const PlanningDesk& desk, const Goal& goal, std::size_t at) {
  const auto& requirement = goal.requirements[at];
  View row;
  const auto number = std::to_string(at + 1);
  row.text("number", number).text("skill", requirement.skill);
  row.text("label", desk.shelf->label(requirement.skill));
  row.list("levels", level_options(requirement.level));
  row.flag("must", requirement.essential);
  row.maybe("sentence", requirement.sentence);
  row.maybe("years", requirement.years == 0   ? ""
                     : requirement.years == 1 ? say("1 year")
                                              : say("{} years", requirement.years));
  row.maybe("recurs", goal.adverts.size() < 2
                          ? ""
                          : say("in {} of {} adverts", requirement.weight, goal.adverts.size()));
  return row;
}

void add_candidates(View& view, const PlanningDesk& desk, std::string_view query) {
  std::vector<View> found;
  if (!query.empty())
    for (const auto& hit : desk.shelf->search.skills(query, found_max)) {
      const auto& skill = desk.shelf->framework.skills[hit.skill];
      View row;
      row.text("id", skill.id).text("label", skill.label).text("about", skill.description);
      row.maybe("other_name", hit.name == skill.label ? "" : hit.name);
      found.push_back(std::move(row));
    }
  view.text("q", query).flag("asked", !query.empty());
  view.rows("found", std::move(found));
}

std::string kind_text(const PlanningDesk& desk, const Goal& goal) {
  const auto label = [&](std::string_view id) {
    const auto found = desk.shelf->index.occupation(id);
    return found ? desk.shelf->framework.occupations[*found].label : std::string(id);
  };
  switch (goal.kind) {
    case app::career::GoalKind::adverts:
      return goal.adverts.size() == 1 ? say("From one advert")
                                      : say("From {} adverts", goal.adverts.size());
    case app::career::GoalKind::occupation: return say("The occupation {}", label(goal.occupation));
    case app::career::GoalKind::promotion:
      return say("From {} to {}", label(goal.from_occupation), label(goal.occupation));
  }
  return "";
}

Result<Response> show(Call& call, PlanningDesk& desk, const Goal& goal, const Error* error) {
  View view;
  view.text("title", goal.title).text("form_token", call.form_token());
  add_trail(view, goal, "");
  view.text("kind", kind_text(desk, goal));
  view.flag("from_adverts", goal.kind == app::career::GoalKind::adverts);
  view.flag("saved", !call.target.parameter("saved").empty());
  std::vector<View> adverts;
  for (const auto& advert : goal.adverts) adverts.push_back(advert_view(goal, advert));
  view.rows("adverts", std::move(adverts));
  std::vector<View> requirements;
  for (std::size_t i = 0; i < goal.requirements.size(); ++i)
    requirements.push_back(requirement_view(desk, goal, i));
  view.rows("requirements", std::move(requirements));
  const auto occupation = desk.shelf->index.occupation(goal.occupation);
  const bool proposed = goal.kind == app::career::GoalKind::adverts && occupation;
  view.maybe("proposed", proposed ? desk.shelf->framework.occupations[*occupation].label : "");
  view.text("proposed_id", goal.occupation);
  add_candidates(view, desk, call.target.parameter("q"));
  add_attribution(view, *desk.shelf);
  add_script(view, "plan.js");
  add_field_errors(view, error, {"title", "skill"});
  return page(call, "plan_goal", std::move(view), error == nullptr ? 200 : status_of(*error));
}

std::vector<app::career::RequirementForm> forms_of(const Call& call) {
  std::vector<app::career::RequirementForm> forms;
  for (const auto& field : call.form.fields) {
    if (!field.name.starts_with("skill-")) continue;
    const auto number = field.name.substr(6);
    app::career::RequirementForm form{.skill = field.value};
    const auto level = call.field("level-" + number);
    unsigned value = 3;
    std::from_chars(level.data(), level.data() + level.size(), value);
    form.level = static_cast<skills::Level>(std::clamp(value, 1U, 5U));
    form.essential = call.field("need-" + number) != "nice";
    form.keep = call.field("remove-" + number).empty();
    forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace

Result<Response> goal(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* found, goal_of(desk, call));
  return show(call, desk, *found, nullptr);
}

Result<Response> correct_goal(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* found, goal_of(desk, call));
  const auto id = found->id;
  if (const auto corrected =
          app::career::correct_goal(desk.workbook(), id, call.field("title"), forms_of(call));
      !corrected.ok())
    return show(call, desk, *found, &corrected.error());
  if (const auto skill = call.field("skill"); !skill.empty()) {
    const auto added = app::career::add_requirement(desk.workbook(), *desk.shelf, id, skill);
    if (!added.ok()) return show(call, desk, *desk.workbook().goal(id), &added.error());
  }
  CAIRN_CHECK(keep(call, desk.opened));
  if (!call.field("go_on").empty()) return see_other(call, "/plan/goals/" + id + "/profile");
  return see_other(call, "/plan/goals/" + id + "?saved=1#requirements");
}

Result<Response> remove_goal(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_CHECK(app::career::remove_goal(desk.workbook(), call.argument("goal")));
  CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, "/plan");
}

Result<Response> remove_advert(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* found, goal_of(desk, call));
  const auto id = found->id;
  CAIRN_CHECK(app::career::remove_advert(desk.workbook(), id, call.field("advert")));
  CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, "/plan/goals/" + id);
}

}  // namespace cairn::server::pages
