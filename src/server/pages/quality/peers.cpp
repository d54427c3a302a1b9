// SPDX-License-Identifier: Apache-2.0
// People on the same plan: how many there are, who opted in, the notes between them.
#include "app/quality/peers.h"

#include "app/quality/said.h"
#include "server/language.h"
#include "server/pages/career/desk.h"
#include "server/pages/quality.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

std::string path_of(const app::career::Plan& plan) { return "/plan/plans/" + plan.id + "/peers"; }

std::string title_of(const app::career::Plan& plan, std::string_view offer) {
  for (const auto& step : plan.steps)
    if (step.offer == offer) return step.title;
  return std::string(offer);
}

View fellow_row(const app::Fellow& fellow, const app::career::Plan& plan, std::string_view wrong,
                const Call& call, const Error* error) {
  View row;
  row.text("person", fellow.peer.person.text).text("name", fellow.peer.name);
  row.maybe("about", fellow.peer.about);
  std::vector<View> offers;
  for (const auto& offer : fellow.offers) {
    View one;
    one.text("shared", title_of(plan, offer));
    offers.push_back(std::move(one));
  }
  row.list("offers", std::move(offers));
  const bool here = error != nullptr && wrong == fellow.peer.person.text;
  row.text("typed", here ? call.field("text") : std::string_view());
  row.maybe("note_error", here ? say_fault(error->detail) : "");
  return row;
}

View note_row(const app::NoteShown& shown, std::string_view back) {
  View row;
  row.text("note", shown.note.text).flag("own", shown.own).text("when", day(shown.note.sent));
  row.text("with", shown.name.empty() ? say("somebody who has left") : shown.name);
  row.text("report", report_path("note", shown.note.id.text, back));
  return row;
}

Result<Response> show(Call& call, PlanningDesk& desk, const app::career::Plan& plan,
                      const Error* error) {
  const auto* goal = desk.workbook().goal(plan.goal);
  app::PeersOfPlan found;
  if (desk.opened.person) {
    CAIRN_TRY(found, app::peers_of_plan(call.context(), desk.opened.person->id, plan));
  }
  View view;
  view.text("title", say("Others on this plan")).text("form_token", call.form_token());
  view.text("plan_id", plan.id).text("path", path_of(plan));
  view.text("goal_title", goal == nullptr ? "" : goal->title);
  view.flag("saved_account", desk.opened.person.has_value());
  view.flag("joined", found.self.has_value());
  view.maybe("others", found.others ? std::to_string(*found.others) : "");
  const bool typed = error != nullptr && call.request.method == Method::post;
  const auto kept = [&](std::string_view name, const std::string& value) {
    return typed && call.field("person").empty() ? std::string(call.field(name)) : value;
  };
  view.text("name", kept("name", found.self ? found.self->name : ""));
  view.text("about", kept("about", found.self ? found.self->about : ""));
  std::vector<View> fellows, notes;
  for (const auto& it : found.fellows)
    fellows.push_back(fellow_row(it, plan, call.field("person"), call, error));
  for (const auto& it : found.notes) notes.push_back(note_row(it, path_of(plan)));
  view.rows("fellows", std::move(fellows)).rows("notes", std::move(notes));
  add_field_errors(view, call.field("person").empty() ? error : nullptr, {"name", "about"});
  return page(call, "plan_peers", std::move(view), error == nullptr ? 200 : status_of(*error));
}

// Peers have an account: what is kept of them must outlast a browser, and end with it.
struct Asked {
  PlanningDesk desk;
  app::PersonId person;
};
Result<Asked> asked_by(Call& call) {
  Asked asked;
  CAIRN_TRY(asked.desk, open_desk(call));
  CAIRN_CHECK(plan_of(asked.desk, call));
  if (!asked.desk.opened.person)
    return fail(ErrorCode::not_permitted, "peers",
                "Save your plan with an account first, so that you can leave again.");
  asked.person = asked.desk.opened.person->id;
  return asked;
}

bool of_the_form(const Error& error) {
  return error.code == ErrorCode::invalid || error.code == ErrorCode::too_many;
}

}  // namespace

Result<Response> peers(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* plan, plan_of(desk, call));
  return show(call, desk, *plan, nullptr);
}

Result<Response> join_peers(Call& call) {
  CAIRN_TRY(auto asked, asked_by(call));
  const auto& plan = *asked.desk.workbook().plan(call.argument("plan"));
  const auto joined = app::join_peers(
      call.context(), asked.person, plan,
      {.name = std::string(call.field("name")), .about = std::string(call.field("about"))});
  if (joined) return see_other(call, path_of(plan));
  if (of_the_form(joined.error())) return show(call, asked.desk, plan, &joined.error());
  return joined.error();
}

Result<Response> leave_peers(Call& call) {
  CAIRN_TRY(const auto asked, asked_by(call));
  const std::string plan(call.argument("plan"));
  CAIRN_CHECK(app::leave_peers(call.context(), asked.person, plan));
  return see_other(call, "/plan/plans/" + plan + "/peers");
}

Result<Response> write_to_peer(Call& call) {
  CAIRN_TRY(auto asked, asked_by(call));
  const auto& plan = *asked.desk.workbook().plan(call.argument("plan"));
  const auto written = app::write_to_peer(call.context(), asked.person, plan,
                                          {std::string(call.field("person"))}, call.field("text"));
  if (written) return see_other(call, path_of(plan));
  if (of_the_form(written.error())) return show(call, asked.desk, plan, &written.error());
  return written.error();
}

Result<Response> block_peer(Call& call) {
  CAIRN_TRY(const auto asked, asked_by(call));
  CAIRN_CHECK(app::block_peer(call.context(), asked.person, {std::string(call.field("person"))}));
  return see_other(call, "/plan/plans/" + std::string(call.argument("plan")) + "/peers");
}

Result<Response> said_file(Call& call) {
  CAIRN_TRY(auto text,
            app::export_said(call.context(), std::string(call.request.cookie(person_cookie))));
  auto out = json_response(std::move(text));
  return std::move(out.set("Content-Disposition", "attachment; filename=\"cairn-said.json\""));
}

}  // namespace cairn::server::pages
