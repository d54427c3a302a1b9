// SPDX-License-Identifier: Apache-2.0
// Where planning begins: an advert, an occupation, a promotion, or where one could go from here.
#include <array>

#include "app/career/goals.h"
#include "app/career/read_advert.h"
#include "app/limits.h"
#include "encoding/percent.h"
#include "server/language.h"
#include "server/pages/career.h"
#include "server/pages/career/desk.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::size_t found_max = 12;

struct StartForm {
  std::string text, address;
  std::string goal;  // to which the advert is added, or ""
};

void add_goals(View& view, const PlanningDesk& desk) {
  std::vector<View> goals;
  for (const auto& goal : desk.opened.workbook.goals) {
    View row;
    row.text("id", goal.id).text("title", goal.title);
    row.number("requirements", static_cast<std::int64_t>(goal.requirements.size()));
    std::vector<View> plans;
    for (const auto& plan : desk.opened.workbook.plans) {
      if (plan.goal != goal.id) continue;
      View one;
      one.text("plan_id", plan.id).text("chosen", day_text(plan.chosen_on));
      plans.push_back(std::move(one));
    }
    row.rows("plans", std::move(plans));
    goals.push_back(std::move(row));
  }
  view.rows("goals", std::move(goals));
}

// What a search for an occupation found, for the field it was asked for.
void add_found(View& view, const PlanningDesk& desk, std::string_view key, std::string_view query) {
  std::vector<View> found;
  if (!query.empty())
    for (const auto& hit : desk.shelf->search.occupations(query, found_max)) {
      const auto& occupation = desk.shelf->framework.occupations[hit.occupation];
      View row;
      row.text("id", occupation.id).text("label", occupation.label);
      row.text("id_query", encoding::percent_encoded(occupation.id));
      row.maybe("other_name", hit.name == occupation.label ? "" : hit.name);
      found.push_back(std::move(row));
    }
  view.flag(std::string(key) + "_asked", !query.empty());
  view.rows(key, std::move(found));
}

Result<Response> show(Call& call, PlanningDesk& desk, const StartForm& form, const Error* error) {
  View view;
  view.text("title", say("Plan your way")).text("form_token", call.form_token());
  view.text(
      "description",
      say("Paste a job advert, see what it asks for and what you lack, and get the smallest set "
          "of credentials that closes the gap, on your calendar."));
  view.text("text", form.text).text("address", form.address).text("goal", form.goal);
  const auto* adding = desk.workbook().goal(form.goal);
  view.maybe("adding_to", adding == nullptr ? "" : adding->title);
  view.flag("looks_outside", call.context().outside != nullptr);
  for (const auto name : {"q", "from_q", "to_q"}) view.text(name, call.target.parameter(name));
  view.text("from", call.target.parameter("from"));
  const auto from = desk.shelf->index.occupation(call.target.parameter("from"));
  view.maybe("from_label", from ? desk.shelf->framework.occupations[*from].label : "");
  add_found(view, desk, "occupations", call.target.parameter("q"));
  add_found(view, desk, "from_occupations", call.target.parameter("from_q"));
  add_found(view, desk, "to_occupations", call.target.parameter("to_q"));
  add_goals(view, desk);
  add_attribution(view, *desk.shelf);
  view.number("skills_held", static_cast<std::int64_t>(desk.opened.workbook.profile.skills.size()));
  add_script(view, "plan.js");
  add_field_errors(view, error, {"text", "files", "address", "occupation", "from", "to"});
  CAIRN_TRY(auto out,
            page(call, "plan_start", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

bool is_for_form(const Error& error) {
  return !error.path.empty() || error.code == ErrorCode::conflict ||
         error.code == ErrorCode::too_many;
}

}  // namespace

Result<Response> plan_start(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  return show(call, desk, {.goal = std::string(call.target.parameter("goal"))}, nullptr);
}

Result<Response> read_advert(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  const StartForm form{.text = std::string(call.field("text")),
                       .address = std::string(call.field("address")),
                       .goal = std::string(call.field("goal"))};
  app::career::AdvertInput input{.text = form.text, .files = {}, .address = form.address};
  for (const auto& file : call.form.files)
    if (file.field == "files") input.files.push_back(file);
  if (const auto allowed = call.context().throttle.take("advert " + call.client(), {60, 30},
                                                        call.context().clock.now());
      !allowed)
    return show(call, desk, form, &allowed.error());
  const auto read = app::career::read_advert(call.context(), *desk.shelf, input);
  if (!read.ok()) {
    if (is_for_form(read.error())) return show(call, desk, form, &read.error());
    return read.error();
  }
  const auto goal =
      app::career::add_advert(desk.workbook(), *desk.shelf, form.goal, *read, words_spoken());
  if (!goal.ok()) return show(call, desk, form, &goal.error());
  CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, "/plan/goals/" + *goal);
}

Result<Response> make_goal(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  // Each first goal leaves a workbook behind.
  if (!desk.opened.stored)
    CAIRN_CHECK(call.context().throttle.take("first goal " + call.client(), {60, 30},
                                             call.context().clock.now()));
  const bool promotion = !call.field("from").empty();
  const auto goal =
      promotion ? app::career::add_promotion_goal(desk.workbook(), *desk.shelf, call.field("from"),
                                                  call.field("to"), words_spoken())
                : app::career::add_occupation_goal(desk.workbook(), *desk.shelf,
                                                   call.field("occupation"));
  if (!goal.ok()) return show(call, desk, {}, &goal.error());
  CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, "/plan/goals/" + *goal);
}

}  // namespace cairn::server::pages
