// SPDX-License-Identifier: Apache-2.0
// What next: offers with their reasons, taken into the plan, put aside, and either undone.
#include "app/recommend/choose.h"
#include "app/recommend/next_for.h"
#include "encoding/percent.h"
#include "server/language.h"
#include "server/pages/career.h"
#include "server/pages/career/desk.h"
#include "server/pages/offer_views.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

// The goal of the address; "" where it names none.
Result<std::string> goal_id_of(PlanningDesk& desk, Call& call) {
  if (call.argument("goal").empty()) return std::string();
  CAIRN_TRY(const auto* goal, goal_of(desk, call));
  return goal->id;
}

std::string path_of(std::string_view goal) {
  return goal.empty() ? "/plan/next" : "/plan/goals/" + std::string(goal) + "/next";
}

Result<app::career::WhatNext> ask(Call& call, const PlanningDesk& desk, const std::string& goal) {
  return app::career::next_for(call.context(),
                               {.shelf = *desk.shelf,
                                .workbook = desk.opened.workbook,
                                .goal = goal,
                                .learner_token = std::string(call.request.cookie(learner_cookie))});
}

View offer_view(const app::career::NextOffer& one, const app::career::Offers& offers,
                bool may_take) {
  auto view = offer_row(*one.offer->offer, offers);
  std::vector<View> reasons;
  for (const auto& reason : one.reasons) {
    const auto sentence = recommend::sentence_of(reason);
    if (sentence.empty()) continue;
    View row;
    row.text("reason", say(sentence));
    reasons.push_back(std::move(row));
  }
  view.list("reasons", std::move(reasons));
  view.maybe("lacks", one.lacks == 0 ? ""
                      : one.lacks == 1
                          ? say("It asks for one thing first that you do not have.")
                          : say("It asks for {} things first that you do not have.", one.lacks));
  view.flag("may_take", may_take);
  return view;
}

void add_dismissed(View& view, const app::career::Workbook& workbook) {
  std::vector<View> rows;
  for (const auto& one : workbook.dismissed) {
    View row;
    row.text("offer", one.offer).text("title", one.title).text("day", day_text(one.day));
    rows.push_back(std::move(row));
  }
  view.rows("dismissed", std::move(rows));
}

// What was just done, and the way back; only of what is so in the workbook.
void add_notice(View& view, const Call& call, const app::career::Workbook& workbook) {
  const auto what = call.target.parameter("done");
  const auto offer = call.target.parameter("offer");
  std::string notice, undo, plan_path;
  for (const auto& one : workbook.dismissed)
    if (what == "dismiss" && one.offer == offer) {
      notice = say("“{}” is put aside and is not named again.", one.title);
      undo = one.offer;
    }
  for (const auto& plan : workbook.plans)
    for (const auto& step : plan.steps)
      if (what == "take" && step.offer == offer && step.done_on.empty()) {
        notice = say("“{}” is in your plan.", step.title);
        undo = step.offer;
        plan_path = "/plan/plans/" + plan.id;
      }
  if (what == "undo") notice = say("That is undone.");
  if (what == "count")
    notice = workbook.kept_out ? say("You are not counted any more.") : say("You are counted.");
  view.maybe("notice", notice).maybe("undo", undo).maybe("plan_path", plan_path);
}

Result<Response> show(Call& call, PlanningDesk& desk, const std::string& goal, const Error* error) {
  CAIRN_TRY(const auto next, ask(call, desk, goal));
  const auto& offers = *next.source->offers;
  const auto* found = desk.workbook().goal(goal);
  View view;
  view.text("title", found == nullptr ? say("What next") : say("What next: {}", found->title));
  view.text("form_token", call.form_token()).text("here", path_of(goal)).text("goal_id", goal);
  view.maybe("goal_title", found == nullptr ? "" : found->title);
  std::vector<View> rows;
  std::vector<const catalogue::Offer*> shown;
  for (const auto& one : next.offers) {
    rows.push_back(offer_view(one, offers, found != nullptr));
    shown.push_back(one.offer->offer);
  }
  view.rows("offers", std::move(rows)).list("sources", source_rows(shown, offers));
  view.flag("counted", !desk.workbook().kept_out);
  add_dismissed(view, desk.workbook());
  add_notice(view, call, desk.workbook());
  view.maybe("trouble_text", error == nullptr ? "" : say_fault(error->detail));
  add_attribution(view, *desk.shelf);
  return page(call, "plan_next", std::move(view), error == nullptr ? 200 : status_of(*error));
}

// The recommendation as it stands now, or what the catalogue says of the offer.
Result<app::career::NextOffer> offer_asked_for(const app::career::WhatNext& next,
                                               std::string_view id) {
  for (const auto& one : next.offers)
    if (one.offer->offer->id == id) return one;
  const auto at = next.source->knowledge.find(id);
  app::career::NextOffer plain;
  if (at) plain.offer = next.source->knowledge.offer(*at);
  if (!plain.offer)
    return fail(ErrorCode::not_found, "next", "The catalogue has no such offer any more.");
  for (const auto& taught : plain.offer->teaches) plain.brings.push_back(taught.skill);
  return plain;
}

Status choose(Call& call, PlanningDesk& desk, const std::string& goal) {
  const auto what = call.field("do");
  const auto offer = call.field("offer");
  if (what == "undo") return app::career::undo_next(desk.workbook(), offer);
  CAIRN_TRY(const auto next, ask(call, desk, goal));
  CAIRN_TRY(const auto asked, offer_asked_for(next, offer));
  if (what == "take") return app::career::take_next(desk.workbook(), goal, asked, today(call));
  if (what == "dismiss")
    return app::career::dismiss_next(desk.workbook(), *asked.offer->offer, today(call));
  return fail(ErrorCode::invalid, "next", "Choose one of the buttons beside the offer.");
}

}  // namespace

Result<Response> next_steps(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto goal, goal_id_of(desk, call));
  return show(call, desk, goal, nullptr);
}

Result<Response> choose_next(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto goal, goal_id_of(desk, call));
  // Each first choice leaves a workbook behind.
  if (!desk.opened.stored)
    CAIRN_CHECK(call.context().throttle.take("first goal " + call.client(), {60, 30},
                                             call.context().clock.now()));
  const std::string offer(call.field("offer")), what(call.field("do"));
  if (what == "count") {
    desk.workbook().kept_out = call.field("counted").empty();
    CAIRN_CHECK(keep(call, desk.opened));
    call.context().next.forget();
    return see_other(call, path_of(goal) + "?done=count");
  }
  if (const auto chosen = choose(call, desk, goal); !chosen)
    return show(call, desk, goal, &chosen.error());
  CAIRN_CHECK(keep(call, desk.opened));
  const auto* const plan = desk.workbook().plan_with(offer);
  if (what == "take" && call.field("then") == "plan" && plan != nullptr)
    return see_other(call, "/plan/plans/" + plan->id + "?done=taken");
  return see_other(call, path_of(goal) + "?done=" + encoding::percent_encoded(what) +
                             "&offer=" + encoding::percent_encoded(offer));
}

}  // namespace cairn::server::pages
