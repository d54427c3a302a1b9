// SPDX-License-Identifier: Apache-2.0
// Calibrating assessors: choose claims, mark them without seeing others' marks, read the result.
#include "app/assessment/calibrate.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/achievements/manage.h"
#include "server/language.h"
#include "server/pages/assess_view.h"
#include "server/pages/design.h"
#include "server/pages/marking_form.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::string_view list_path = "/desk/assessments/calibrations";

app::CalibrationId id_of(const Call& call) { return {std::string(call.argument("id"))}; }
app::ClaimId claim_of(const Call& call) { return {std::string(call.argument("claim"))}; }
std::string path_of(const app::CalibrationId& id) {
  return std::string(list_path).append("/").append(id.text);
}

View agreement_view(std::string_view name, const assessment::Agreement& it) {
  View view;
  view.text("name", name).number("pairs", static_cast<std::int64_t>(it.pairs));
  view.text("observed", fmt::format("{:.0f}", it.observed * 100));
  view.maybe("kappa", it.kappa ? fmt::format("{:.2f}", *it.kappa) : std::string());
  view.text("word", it.kappa ? say(assessment::kappa_word(*it.kappa)) : std::string());
  return view;
}

void add_result(View& view, const app::OpenedCalibration& opened) {
  if (!opened.result) {
    view.flag("result", false);
    return;
  }
  View result;
  std::vector<View> rows, labels;
  for (const auto& criterion : opened.result->criteria) {
    auto row = agreement_view(criterion.name, criterion.agreement);
    std::vector<View> cells;
    for (const auto& levels : criterion.by_claim) {
      View cell;
      cell.text("levels", levels.empty() ? "–" : levels);
      cells.push_back(std::move(cell));
    }
    row.list("cells", std::move(cells));
    rows.push_back(std::move(row));
  }
  for (const auto& row : opened.rows) {
    View label;
    label.text("label", say_fault(row.label));
    labels.push_back(std::move(label));
  }
  result.list("criteria", std::move(rows)).list("labels", std::move(labels));
  std::vector<View> sums;
  sums.push_back(agreement_view(say("All criteria"), opened.result->levels));
  sums.push_back(agreement_view(say("Passes or not"), opened.result->verdicts));
  result.list("sums", std::move(sums));
  view.section("result", std::move(result));
}

Result<Response> show_new(Call& call, std::string_view achievement_id, const Error* error) {
  View view;
  view.text("title", say("Calibrate assessors")).text("form_token", call.form_token());
  CAIRN_TRY(const auto achievements, app::list_achievements(call.context(), call.actor()));
  std::vector<View> options, claims;
  for (const auto& it : achievements) {
    View option;
    option.text("value", it.id.text).text("label", shown_name(it));
    option.flag("chosen", it.id.text == achievement_id);
    options.push_back(std::move(option));
  }
  if (!achievement_id.empty()) {
    CAIRN_TRY(const auto found, app::claims_to_calibrate(call.context(), call.actor(),
                                                         {std::string(achievement_id)}));
    for (const auto& it : found) {
      View row;
      row.text("id", it.id.text).text("learner", it.learner_name);
      row.text("submitted", day(it.submitted));
      const auto ticked = [&](const auto& field) {
        return field.name == "claim" && field.value == it.id.text;
      };
      row.flag("chosen", std::ranges::any_of(call.form.fields, ticked));
      claims.push_back(std::move(row));
    }
  }
  view.rows("achievements", std::move(options)).rows("claims", std::move(claims));
  view.flag("asked", !achievement_id.empty()).text("achievement_id", achievement_id);
  view.text("name", call.field("name"));
  add_field_errors(view, error, {"name", "claims", "achievement"});
  return page(call, "calibration_new", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> show_claim(Call& call, const assessment::Marking* typed, const Error* error) {
  CAIRN_TRY(const auto found,
            app::open_calibration_claim(call.context(), call.actor(), id_of(call), claim_of(call)));
  View view;
  view.text("title", found.calibration.name + ": " + say_fault(found.label));
  view.text("back", path_of(found.calibration.id)).text("calibration", found.calibration.name);
  view.text("form_token", call.form_token());
  add_achievement(view, found.claim.achievement);
  view.text("statement", found.claim.claim.statement);
  add_evidence(call, view, found.claim, Pdfs::opened);
  view.maybe("barred", say_fault(found.barred)).flag("handed_in", found.handed_in);
  view.flag("saved", !call.target.parameter("saved").empty());
  const bool open = found.barred.empty() && !found.handed_in && !found.calibration.closed;
  if (open) {
    const auto path = path_of(found.calibration.id) + "/claims/" + found.claim.claim.id.text;
    const auto marking = typed ? *typed : found.own.value_or(assessment::Marking());
    auto form = marking_form(found.held.plan.rubric, marking, path, error);
    form.flag("agreed", false);
    view.section("marking_form", std::move(form));
  } else {
    view.flag("marking_form", false);
  }
  add_field_errors(view, error, {"marks", "percent", "comment"});
  std::vector<View> scripts(1);
  scripts[0].text("file", "assess.js");
  view.list("scripts", std::move(scripts));
  return page(call, "calibration_mark", std::move(view),
              error == nullptr ? 200 : status_of(*error));
}

}  // namespace

Result<Response> calibrations(Call& call) {
  CAIRN_TRY(const auto all, app::list_calibrations(call.context(), call.actor()));
  View view;
  view.text("title", say("Calibrations"));
  std::vector<View> rows;
  CAIRN_TRY(const auto names, ShownNames::open(call));
  for (const auto& it : all) {
    View row;
    row.text("id", it.calibration.id.text).text("name", it.calibration.name);
    row.text("achievement", names.of(it.achievement_name))
        .text("started", day(it.calibration.started));
    row.flag("closed", it.calibration.closed.has_value());
    row.number("own_open", static_cast<std::int64_t>(it.own_open));
    row.flag("asks", !it.calibration.closed && it.own_open > 0);
    row.number("markers", static_cast<std::int64_t>(it.markers));
    rows.push_back(std::move(row));
  }
  view.rows("calibrations", std::move(rows));
  view.flag("may_start", call.actor().roles.any_of({app::Role::owner, app::Role::issuer}));
  return page(call, "calibrations", std::move(view));
}

Result<Response> new_calibration(Call& call) {
  return show_new(call, call.target.parameter("achievement"), nullptr);
}

Result<Response> start_calibration(Call& call) {
  app::CalibrationForm form;
  form.name = call.field("name");
  form.achievement = {std::string(call.field("achievement"))};
  for (const auto& field : call.form.fields)
    if (field.name == "claim") form.claims.push_back({field.value});
  const auto started = app::start_calibration(call.context(), call.actor(), form);
  if (started) return see_other(call, path_of(*started));
  if (started.error().code != ErrorCode::invalid) return started.error();
  return show_new(call, form.achievement.text, &started.error());
}

Result<Response> calibration(Call& call) {
  CAIRN_TRY(const auto opened, app::open_calibration(call.context(), call.actor(), id_of(call)));
  View view;
  view.text("title", opened.calibration.name).text("achievement", shown_name(opened.achievement));
  view.text("id", opened.calibration.id.text).text("form_token", call.form_token());
  view.flag("closed", opened.calibration.closed.has_value());
  view.flag("may_close", !opened.calibration.closed &&
                             call.actor().roles.any_of({app::Role::owner, app::Role::issuer}));
  std::vector<View> rows;
  for (const auto& it : opened.rows) {
    View row;
    row.text("claim", it.claim.text).text("label", say_fault(it.label));
    row.flag("handed_in", it.handed_in)
        .flag("drafted", it.drafted)
        .maybe("barred", say_fault(it.barred));
    row.number("markers", static_cast<std::int64_t>(it.markers));
    rows.push_back(std::move(row));
  }
  view.list("rows", std::move(rows));
  add_result(view, opened);
  return page(call, "calibration", std::move(view));
}

Result<Response> close_calibration(Call& call) {
  CAIRN_CHECK(app::close_calibration(call.context(), call.actor(), id_of(call)));
  return see_other(call, path_of(id_of(call)));
}

Result<Response> calibration_claim(Call& call) { return show_claim(call, nullptr, nullptr); }

Result<Response> mark_calibration(Call& call) {
  app::MarkingForm form;
  form.marking = marking_in(call);
  form.handing = call.field("do") == "hand-in" ? app::Handing::in : app::Handing::draft;
  const auto saved = app::save_calibration_marking(call.context(), call.actor(), id_of(call),
                                                   claim_of(call), form);
  if (!saved && saved.error().code == ErrorCode::invalid)
    return show_claim(call, &form.marking, &saved.error());
  if (!saved) return saved.error();
  if (form.handing == app::Handing::in) return see_other(call, path_of(id_of(call)));
  return see_other(call, path_of(id_of(call)) + "/claims/" + claim_of(call).text + "?saved=1");
}

}  // namespace cairn::server::pages
