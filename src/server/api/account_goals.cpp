// SPDX-License-Identifier: Apache-2.0
// Goals of who plans, for programs: made from occupations and adverts, put right, given up; the gap
// to one, and what next.
#include <algorithm>

#include "app/career/gap.h"
#include "app/career/goals.h"
#include "app/recommend/choose.h"
#include "app/recommend/next_for.h"
#include "app/recommend/next_json.h"
#include "pathways/gap_json.h"
#include "server/api/account.h"
#include "server/api/account_desk.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/text.h"

namespace cairn::server::api {
namespace {

using app::career::Goal;

constexpr std::size_t requirements_max = 500;

json::Value requirement_json(const AccountDesk& desk, const app::career::Requirement& it,
                             json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("skill", it.skill)
      .add_string("label", desk.shelf->label(it.skill))
      .add("level", builder.integer(it.level))
      .add("essential", json::Value::boolean(it.essential))
      .add("adverts", builder.integer(it.weight))
      .add_string_if("sentence", it.sentence)
      .add("years", builder.integer(it.years))
      .value();
}

json::Value summary_json(const Goal& goal, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("id", goal.id)
      .add_string("title", goal.title)
      .add_string("kind", app::career::goal_kind_names[static_cast<std::size_t>(goal.kind)])
      .add("requirements", builder.integer(static_cast<std::int64_t>(goal.requirements.size())))
      .value();
}

json::Value goal_json(const AccountDesk& desk, const Goal& goal, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", goal.id)
      .add_string("title", goal.title)
      .add_string("kind", app::career::goal_kind_names[static_cast<std::size_t>(goal.kind)])
      .add_string("framework", desk.shelf->framework.name)
      .add_string_if("from", goal.from_occupation)
      .add_string_if("occupation", goal.occupation);
  std::vector<json::Value> requirements, adverts;
  for (const auto& it : goal.requirements)
    requirements.push_back(requirement_json(desk, it, builder));
  for (const auto& it : goal.adverts)
    adverts.push_back(json::ObjectBuilder(builder)
                          .add_string("id", it.id)
                          .add_string("title", it.title)
                          .add_string_if("url", it.address)
                          .add("credentials", builder.strings(it.credentials))
                          .value());
  return out.add("requirements", builder.array(requirements))
      .add("adverts", builder.array(adverts))
      .value();
}

Result<Response> shown(AccountDesk& desk, const std::string& id, int status = 200) {
  Arena arena;
  return answer(goal_json(desk, *desk.workbook().goal(id), json::Builder(arena)), status);
}

// {"text": "…"} or {"url": "…"}: read into a goal, a new one where none is named.
Result<std::string> read_into(Call& call, AccountDesk& desk, Body& body, std::string_view goal) {
  app::career::AdvertInput input{
      .text = body.text("text"), .files = {}, .address = body.text("url")};
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(call.context().throttle.take("advert " + call.client(), {60, 30},
                                           call.context().clock.now()));
  const auto read = app::career::read_advert(call.context(), *desk.shelf, input);
  if (!read) return with_paths(read.error(), "/address", "/url");
  return app::career::add_advert(desk.workbook(), *desk.shelf, goal, *read);
}

Result<std::string> make(Call& call, AccountDesk& desk, Body& body) {
  const auto occupation = body.text("occupation"), from = body.text("from"), to = body.text("to");
  if (!occupation.empty()) {
    CAIRN_CHECK(body.faults());
    return app::career::add_occupation_goal(desk.workbook(), *desk.shelf, occupation);
  }
  if (!from.empty() || !to.empty()) {
    CAIRN_CHECK(body.faults());
    return app::career::add_promotion_goal(desk.workbook(), *desk.shelf, from, to);
  }
  if (!body.contains("text") && !body.contains("url"))
    body.fault("occupation",
               "Say what the goal is: an occupation, “from” one “to” another, or an advert as "
               "“text” or “url”.");
  return read_into(call, desk, body, "");
}

// The requirements of the body are those of the goal from now on.
Status correct(AccountDesk& desk, const std::string& id, Body& body) {
  const auto title = body.text("title");
  std::vector<app::career::RequirementForm> wanted;
  auto parts = body.parts("requirements");
  if (parts.size() > requirements_max) body.fault("requirements", "These are too many.");
  for (auto& part : parts) {
    app::career::RequirementForm form{.skill = part.text("skill", Needed::yes)};
    form.level = static_cast<skills::Level>(part.integer("level", 3, 1, skills::level_max));
    form.essential = part.flag("essential", true);
    if (!form.skill.empty() && !desk.shelf->index.skill(form.skill))
      part.fault("skill", "The framework has no such skill. Give its id.");
    wanted.push_back(std::move(form));
  }
  const bool replaces = body.contains("requirements");
  CAIRN_CHECK(body.faults());
  const auto names = [](const auto& all, const std::string& skill) {
    return std::ranges::any_of(all, [&](const auto& it) { return it.skill == skill; });
  };
  auto forms = wanted;
  if (replaces) {
    const auto before = desk.workbook().goal(id)->requirements;
    for (const auto& it : before)
      if (!names(wanted, it.skill)) forms.push_back({.skill = it.skill, .keep = false});
    for (const auto& it : wanted)
      if (!names(before, it.skill))
        CAIRN_CHECK(app::career::add_requirement(desk.workbook(), *desk.shelf, id, it.skill));
  }
  return app::career::correct_goal(desk.workbook(), id, title, forms);
}

// "" where the path names none.
Result<std::string> goal_named(AccountDesk& desk, const Call& call) {
  if (call.argument("goal").empty()) return std::string();
  CAIRN_TRY(const auto* const found, goal_of(desk, call));
  return found->id;
}

// The recommendation as it stands now, or what the catalogue says of the offer.
Result<app::career::NextOffer> offer_named(const app::career::WhatNext& next, std::string_view id) {
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

Result<app::career::WhatNext> ask(const Call& call, AccountDesk& desk, const std::string& goal) {
  return app::career::next_for(call.context(),
                               {.shelf = *desk.shelf, .workbook = desk.workbook(), .goal = goal});
}

}  // namespace

Result<Response> account_goals(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& goal : desk.workbook().goals) items.push_back(summary_json(goal, builder));
  return list_answer(call, items, "");
}

Result<Response> make_account_goal(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  CAIRN_TRY(const auto id, make(call, desk, body));
  CAIRN_CHECK(keep(call, desk));
  CAIRN_TRY(auto out, shown(desk, id, 201));
  return std::move(out.set("Location", call.context().base_url + "/api/v1/account/goals/" + id));
}

Result<Response> account_goal(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto* const goal, goal_of(desk, call));
  return shown(desk, goal->id);
}

Result<Response> correct_account_goal(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto* const goal, goal_of(desk, call));
  const auto id = goal->id;
  CAIRN_TRY(auto body, Body::read(call.request));
  CAIRN_CHECK(correct(desk, id, body));
  CAIRN_CHECK(keep(call, desk));
  return shown(desk, id);
}

Result<Response> remove_account_goal(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_CHECK(app::career::remove_goal(desk.workbook(), call.argument("goal")));
  CAIRN_CHECK(keep(call, desk));
  return nothing();
}

Result<Response> add_goal_advert(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto* const goal, goal_of(desk, call));
  const auto id = goal->id;
  CAIRN_TRY(auto body, Body::read(call.request));
  CAIRN_CHECK(read_into(call, desk, body, id));
  CAIRN_CHECK(keep(call, desk));
  return shown(desk, id, 201);
}

Result<Response> remove_goal_advert(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto* const goal, goal_of(desk, call));
  CAIRN_CHECK(
      app::career::remove_advert(desk.workbook(), std::string(goal->id), call.argument("advert")));
  CAIRN_CHECK(keep(call, desk));
  return nothing();
}

Result<Response> account_gap(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto* const goal, goal_of(desk, call));
  CAIRN_TRY(const auto offers, call.context().library.offers());
  const auto gap = app::career::gap_of(*desk.shelf, offers.get(), desk.workbook(), *goal);
  Arena arena;
  return answer(pathways::gap_json(gap, json::Builder(arena)));
}

Result<Response> account_next(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto goal, goal_named(desk, call));
  CAIRN_TRY(const auto next, ask(call, desk, goal));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> aside;
  for (const auto& it : desk.workbook().dismissed)
    aside.push_back(builder.object({{"id", builder.string(it.offer)},
                                    {"title", builder.string(it.title)},
                                    {"day", builder.string(it.day)}}));
  return answer(builder.object({{"offers", app::career::next_json(next.offers, builder)},
                                {"dismissed", builder.array(aside)}}));
}

Result<Response> choose_account_next(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto goal, goal_named(desk, call));
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto what = body.one_of("choice", {"take", "dismiss", "undo"});
  if (!body.contains("choice")) body.fault("choice", "Say take, dismiss or undo.");
  const auto id = body.text("offer", Needed::yes);
  CAIRN_CHECK(body.faults());
  if (*what == 2) {
    CAIRN_CHECK(app::career::undo_next(desk.workbook(), id));
  } else {
    CAIRN_TRY(const auto next, ask(call, desk, goal));
    CAIRN_TRY(const auto offer, offer_named(next, id));
    CAIRN_CHECK(*what == 0
                    ? app::career::take_next(desk.workbook(), goal, offer, today(call))
                    : app::career::dismiss_next(desk.workbook(), *offer.offer->offer, today(call)));
  }
  CAIRN_CHECK(keep(call, desk));
  return nothing();
}

}  // namespace cairn::server::api
