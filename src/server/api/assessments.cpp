// SPDX-License-Identifier: Apache-2.0
// Assessing for programs: rubrics, what waits, marks, decisions, and assessments made elsewhere.
#include <algorithm>
#include <limits>

#include "app/assessment/assign.h"
#include "app/assessment/automatic.h"
#include "app/assessment/mark.h"
#include "app/assessment/queue.h"
#include "app/assessment/statistics.h"
#include "app/claims/review.h"
#include "server/api/api.h"
#include "server/api/assessment_json.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/list_query.h"

namespace cairn::server::api {
namespace {

app::ClaimId claim_of(const Call& call) { return {std::string(call.argument("id"))}; }
app::AchievementId achievement_of(const Call& call) { return {std::string(call.argument("id"))}; }

Result<Response> shown(Call& call, const app::ClaimId& id, int status = 200) {
  CAIRN_TRY(const auto found, app::open_assessment(call.context(), call.actor(), id));
  Arena arena;
  return answer(to_json(call, found, json::Builder(arena)), status);
}

Result<Response> shown_plan(const app::AchievementPlan& found) {
  if (!found.held)
    return fail(ErrorCode::not_found, "api", "This achievement has no rubric. Put one here.");
  Arena arena;
  const json::Builder builder(arena);
  const auto plan = assessment::to_json(found.held->plan, builder);
  return answer(builder.with(plan, "version", builder.integer(found.held->version)));
}

std::optional<bool> maybe_flag(Body& body, std::string_view name) {
  if (!body.contains(name)) return std::nullopt;
  return body.flag(name);
}

Result<app::QueueView> view_asked_for(const Call& call) {
  const auto asked = call.target.parameter("show");
  const auto name = asked.empty() ? std::string_view("all") : asked;
  const auto* found =
      std::find(std::begin(app::queue_view_names), std::end(app::queue_view_names), name);
  if (found == std::end(app::queue_view_names))
    return fail(ErrorCode::invalid, "api",
                "Show all, mine, unassigned, overdue, moderation, appeals, asked or ready.",
                "/show");
  return static_cast<app::QueueView>(found - std::begin(app::queue_view_names));
}

}  // namespace

Result<Response> rubric(Call& call) {
  CAIRN_TRY(const auto found,
            app::achievement_plan(call.context(), call.actor(), achievement_of(call)));
  return shown_plan(found);
}

Result<Response> put_rubric(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder sent(builder);
  for (const std::string_view name : {"rubric", "policy", "circumstances"})
    if (body.contains(name)) sent.add(name, body.value(name));
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(auto plan, assessment::read_plan(sent.value()));
  CAIRN_TRY(const auto saved,
            app::save_plan(call.context(), call.actor(), achievement_of(call), std::move(plan)));
  return shown_plan(saved);
}

Result<Response> remove_rubric(Call& call) {
  CAIRN_TRY([[maybe_unused]] const auto left,
            app::remove_plan(call.context(), call.actor(), achievement_of(call)));
  return nothing();
}

Result<Response> claims(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  const auto search = search_of(call.target);
  const app::Page page{.after = portion.after,
                       .rows_max = static_cast<std::int64_t>(portion.limit)};
  Arena arena;
  std::vector<json::Value> items;
  if (!search.state.empty()) {
    if (!call.target.parameter("show").empty())
      return fail(ErrorCode::invalid, "api", "Give show or state, not both.", "/state");
    CAIRN_TRY(const auto listed, app::list_claims(call.context(), call.actor(), search, page));
    for (const auto& row : listed.rows) items.push_back(to_json(row, json::Builder(arena)));
    return list_answer(call, items, listed.more ? listed.rows.back().id.text : "");
  }
  CAIRN_TRY(const auto view, view_asked_for(call));
  CAIRN_TRY(const auto listed,
            app::assessment_queue(call.context(), call.actor(), view, search, page));
  for (const auto& row : listed.rows) items.push_back(to_json(row, json::Builder(arena)));
  return list_answer(call, items, listed.more ? listed.rows.back().claim.text : "");
}

Result<Response> claim(Call& call) {
  CAIRN_TRY(const bool assessed, app::is_assessed(call.context(), call.actor(), claim_of(call)));
  if (assessed) return shown(call, claim_of(call));
  CAIRN_TRY(const auto found, app::open_case(call.context(), call.actor(), claim_of(call)));
  Arena arena;
  return answer(to_json(call, found, json::Builder(arena)));
}

Result<Response> evidence_pages(Call& call) {
  const app::EvidenceId id{std::string(call.argument("id"))};
  CAIRN_TRY(const auto found, app::evidence_pages(call.context(), call.actor(), id));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> pages;
  for (const auto& it : found.first) {
    json::ObjectBuilder page(builder);
    const auto number = std::to_string(pages.size() + 1);
    page.add_string("url", call.context().base_url + "/api/v1/evidence/" + id.text + "/pages/" +
                               number + ".png");
    page.add("width", builder.integer(it.width_px)).add("height", builder.integer(it.height_px));
    pages.push_back(page.add_string("text", it.text).value());
  }
  return answer(json::ObjectBuilder(builder)
                    .add("count", builder.integer(found.count))
                    .add("pages", builder.array(pages))
                    .value());
}

Result<Response> mark_claim(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  Arena arena;
  app::MarkingForm form;
  form.handing = body.flag("hand_in") ? app::Handing::in : app::Handing::draft;
  form.agreed = body.flag("agreed");
  form.seconds = body.integer("seconds", 0, 0, 24 * 60 * 60);
  CAIRN_TRY(form.marking, marking_in(body, json::Builder(arena)));
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto saved,
            app::save_marking(call.context(), call.actor(), claim_of(call), std::move(form)));
  return answer(to_json(call, saved, json::Builder(arena)));
}

Result<Response> assignable(Call& call) {
  CAIRN_TRY(const auto all, app::list_assignable(call.context(), call.actor(), claim_of(call)));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& account : all)
    items.push_back(json::ObjectBuilder(builder)
                        .add_string("account", account.id.text)
                        .add_string("email", account.email)
                        .value());
  return list_answer(call, items, "");
}

Result<Response> assign_claim(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto account = body.text("account");
  const auto email = body.text("email");
  app::Markers markers;
  if (body.contains("first")) markers.first = body.text("first");
  if (body.contains("second")) markers.second = body.text("second");
  CAIRN_CHECK(body.faults());
  if (markers.first || markers.second)
    CAIRN_CHECK(app::assign_markers(call.context(), call.actor(), claim_of(call), markers));
  else if (!email.empty())
    CAIRN_CHECK(app::assign_claim_to(call.context(), call.actor(), claim_of(call), email));
  else
    CAIRN_CHECK(app::assign_claim(call.context(), call.actor(), claim_of(call), {account}));
  return shown(call, claim_of(call));
}

Result<Response> ask_learner(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto items = body.texts("items");
  const auto reason = body.text("reason");
  CAIRN_CHECK(body.faults());
  if (!reason.empty())
    CAIRN_CHECK(app::return_claim(call.context(), call.actor(), claim_of(call), reason));
  else
    CAIRN_CHECK(app::ask_for_more(call.context(), call.actor(), claim_of(call), items));
  return shown(call, claim_of(call));
}

Result<Response> declare_conflict(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto reason = body.text("reason", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::declare_conflict(call.context(), call.actor(), claim_of(call), reason));
  return shown(call, claim_of(call));
}

Result<Response> decide_claim(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::VerdictForm form;
  const auto outcome = body.one_of("outcome", {"awarded", "declined"});
  if (!body.contains("outcome")) body.fault("outcome", "Give the outcome: awarded or declined.");
  form.outcome = outcome == 0U ? app::ClaimState::awarded : app::ClaimState::declined;
  form.reason = body.text("reason");
  form.supervised = body.flag("supervised");
  form.identity_checked = body.flag("identity_checked");
  if (body.flag("at_once")) form.confirmation = app::Confirmation::at_once;
  const bool appeal = body.flag("appeal");
  if (body.contains("round"))
    form.round = {body.integer("round", 0, 1, std::numeric_limits<std::int32_t>::max()), appeal};
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const bool assessed, app::is_assessed(call.context(), call.actor(), claim_of(call)));
  if (!assessed) {
    CAIRN_TRY([[maybe_unused]] const auto decided,
              app::decide_claim(call.context(), call.actor(), claim_of(call),
                                {form.outcome, form.reason, form.round}));
  }
  if (assessed)
    CAIRN_CHECK(app::decide_assessment(call.context(), call.actor(), claim_of(call), form));
  return claim(call);
}

Result<Response> undo_decision(Call& call) {
  CAIRN_CHECK(app::undo_decision(call.context(), call.actor(), claim_of(call)));
  return shown(call, claim_of(call));
}

Result<Response> reopen_claim(Call& call) {
  CAIRN_CHECK(app::reopen_claim(call.context(), call.actor(), claim_of(call)));
  return claim(call);
}

Result<Response> assess(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  Arena arena;
  app::AutomaticForm form;
  form.key = body.text("key", Needed::yes);
  form.achievement = {body.text("achievement", Needed::yes)};
  auto learner = body.part("learner");
  form.name = learner.text("name", Needed::yes);
  form.email = learner.text("email", Needed::yes);
  form.statement = body.text("statement");
  form.links = body.texts("links");
  form.reason = body.text("reason");
  form.waiver = body.text("waiver");
  form.supervised = maybe_flag(body, "supervised");
  form.identity_checked = maybe_flag(body, "identity_checked");
  if (body.flag("at_once")) form.confirmation = app::Confirmation::at_once;
  CAIRN_TRY(form.marking, marking_in(body, json::Builder(arena)));
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto made, app::assess_automatically(call.context(), call.actor(), form));
  auto out = shown(call, made.claim, made.repeated ? 200 : 201);
  if (out && !made.repeated)
    out->set("Location", call.context().base_url + "/api/v1/claims/" + made.claim.text);
  return out;
}

Result<Response> assessment_figures(Call& call) {
  CAIRN_TRY(const auto figures,
            app::assessment_figures(call.context(), call.actor(),
                                    {std::string(call.target.parameter("achievement"))}));
  Arena arena;
  return answer(to_json(figures, json::Builder(arena)));
}

}  // namespace cairn::server::api
