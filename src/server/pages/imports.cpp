// SPDX-License-Identifier: Apache-2.0
// Imports of catalogues: the last run of each with its faults by row, a file brought by hand,
// sources that are looked at anew.
#include <algorithm>

#include "app/catalogue/schedule.h"
#include "server/language.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::size_t faults_shown_max = 50;
constexpr std::string_view place = "/catalogue/imports";

std::string outcome_text(app::RunOutcome outcome) {
  switch (outcome) {
    case app::RunOutcome::kept: return say("kept");
    case app::RunOutcome::unchanged: return say("nothing has changed");
    case app::RunOutcome::looked: return say("looked at, nothing was kept");
    case app::RunOutcome::failed: break;
  }
  return say("failed");
}

std::string by_text(const app::ImportRun& run) {
  if (run.by == "schedule") return say("by itself");
  if (run.by == "command") return say("on the command line");
  return say("by somebody here");
}

View fault_row(const catalogue::RowFault& fault) {
  View row;
  row.maybe("file", fault.file).maybe("row", fault.row > 0 ? std::to_string(fault.row) : "");
  row.maybe("id", fault.id).text("reason", say_fault(fault.reason)).flag("landed", fault.landed);
  return row;
}

// "2 of 3 entries landed: 1 new, 1 the same." What there is none of is left out.
std::string landed_text(const app::ImportRun& run) {
  const auto& changes = run.changes;
  const std::pair<std::size_t, std::string_view> counts[] = {
      {changes.added, to_say("{} new")},
      {changes.changed, to_say("{} changed")},
      {changes.unchanged, to_say("{} the same")},
      {changes.gone, to_say("{} no longer listed")},
      {changes.back, to_say("{} listed again")}};
  std::string parts;
  for (const auto& [count, words] : counts)
    if (count > 0) parts += (parts.empty() ? "" : ", ") + say(words, count);
  const auto all = run.entries == 1 && run.landed == 1
                       ? say("Its one entry landed")
                       : say("{} of {} entries landed", run.landed, run.entries);
  return all + (parts.empty() ? "." : ": " + parts + ".");
}

View run_view(const app::ImportRun& run) {
  View view;
  view.text("catalogue", run.catalogue).text("importer", run.importer);
  view.maybe("source", run.source).text("landed_text", landed_text(run));
  view.text("when", moment(run.started)).text("by", by_text(run));
  view.text("outcome", outcome_text(run.outcome));
  view.flag("failed", run.outcome == app::RunOutcome::failed);
  view.flag("with_run", !run.importer.empty());
  view.maybe("error", run.error.empty() ? "" : say_fault(run.error));
  std::vector<View> faults, notes;
  const auto shown = std::min(run.faults.size(), faults_shown_max);
  for (std::size_t i = 0; i < shown; ++i) faults.push_back(fault_row(run.faults[i]));
  for (const auto& note : run.notes) {
    View row;
    row.text("text", say_fault(note));
    notes.push_back(std::move(row));
  }
  view.rows("faults", std::move(faults)).rows("notes", std::move(notes));
  view.text("faults_text", run.faults_total == 1
                               ? say("1 entry with something wrong in it")
                               : say("{} entries with something wrong in them", run.faults_total));
  const auto left = run.faults_total - static_cast<std::int64_t>(shown);
  view.maybe("faults_left", left > 0 ? std::to_string(left) : "");
  return view;
}

// A file that no importer knows has no run; it is told in the place of one.
View brought_view(const app::BroughtFiles& brought) {
  if (brought.run.ok()) return run_view(*brought.run);
  app::ImportRun none;
  none.catalogue = brought.files;
  none.outcome = app::RunOutcome::failed;
  none.error = brought.run.error().detail;
  return run_view(none);
}

std::string rhythm_text(app::Rhythm rhythm) {
  switch (rhythm) {
    case app::Rhythm::daily: return say("every day");
    case app::Rhythm::weekly: return say("every week");
    case app::Rhythm::never: break;
  }
  return say("only when somebody asks for it");
}

View source_view(const app::ImportSource& source) {
  View view;
  view.text("id", source.id.text).text("catalogue", source.catalogue);
  view.text("importer", source.importer).text("place", source.place);
  view.text("every", rhythm_text(source.rhythm));
  view.maybe("due", source.due ? moment(*source.due) : "");
  return view;
}

std::vector<View> importer_views(std::string_view chosen, bool with_auto) {
  std::vector<View> views;
  const auto add = [&](std::string_view value, const std::string& label) {
    View view;
    view.text("value", value).text("label", label).flag("chosen", value == chosen);
    views.push_back(std::move(view));
  };
  if (with_auto) add("auto", say("Ask the file itself"));
  for (const auto& importer : catalogue::importers())
    add(importer.name, std::string(importer.name));
  return views;
}

// What was typed before, for a form that is shown again.
struct Typed {
  std::vector<app::BroughtFiles> brought = {};  // what was just done
  const Error* import_error = nullptr;
  const Error* source_error = nullptr;
};

std::vector<View> rhythm_views(std::string_view chosen) {
  std::vector<View> views;
  for (std::size_t i = 0; i < std::size(app::rhythm_names); ++i) {
    View view;
    view.text("value", app::rhythm_names[i])
        .text("label", rhythm_text(static_cast<app::Rhythm>(i)))
        .flag("chosen", app::rhythm_names[i] == chosen);
    views.push_back(std::move(view));
  }
  return views;
}

Result<Response> show(Call& call, const Typed& typed) {
  CAIRN_TRY(const auto runs, app::last_runs(call.context(), call.actor()));
  CAIRN_TRY(const auto sources, app::list_sources(call.context(), call.actor()));
  View view;
  view.text("title", say("Imports of catalogues")).text("form_token", call.form_token());
  std::vector<View> just, last, kept;
  for (const auto& one : typed.brought) just.push_back(brought_view(one));
  for (const auto& run : runs) last.push_back(run_view(run));
  for (const auto& source : sources) kept.push_back(source_view(source));
  view.rows("just", std::move(just)).rows("runs", std::move(last));
  view.rows("sources_kept", std::move(kept));
  const auto* error = typed.import_error != nullptr ? typed.import_error : typed.source_error;
  const bool is_source = typed.source_error != nullptr;
  view.list("importers", importer_views(is_source ? "auto" : call.field("importer"), true));
  view.list("source_importers", importer_views(is_source ? call.field("importer") : "", false));
  view.list("rhythms", rhythm_views(is_source ? call.field("rhythm") : "weekly"));
  view.text("typed_name", is_source ? "" : call.field("name"));
  view.text("typed_source_name", is_source ? call.field("name") : "");
  view.text("typed_place", call.field("place")).text("typed_map", call.field("map"));
  view.flag("map_open", !call.field("map").empty());
  std::string fields;
  for (const auto field : catalogue::csv_fields())
    fields += (fields.empty() ? "" : ", ") + std::string(field);
  view.text("fields", fields);
  view.flag("about_source", is_source);
  add_field_errors(view, error, {"file", "importer", "name", "map", "place", "rhythm"});
  const bool refused = error != nullptr && error->code == ErrorCode::not_permitted;
  return page(call, "imports", std::move(view), refused ? 403 : error != nullptr ? 422 : 200);
}

// What a person can mend is told at the form; everything else is no fault of theirs.
bool is_of_the_form(const Error& error) { return !is_own_trouble(error.code); }

}  // namespace

Result<Response> imports(Call& call) { return show(call, {}); }

Result<Response> import_catalogue(Call& call) {
  app::ImportRequest request{
      .importer = std::string(call.field("importer")),
      .name = std::string(call.field("name")),
      .source = {},
      .files = {},
      .keep = call.field("look").empty() ? app::Keep::keep : app::Keep::look};
  for (const auto& file : call.form.files) {
    if (file.field != "file" || file.bytes.empty()) continue;
    request.files.push_back({file.name, file.bytes});
    request.source += (request.source.empty() ? "" : ", ") + file.name;
  }
  auto map = app::read_mappings(call.field("map"));
  if (!map) return show(call, {.import_error = &map.error()});
  request.map = std::move(*map);
  if (request.files.empty()) {
    const auto missing =
        fail(ErrorCode::invalid, "import",
             say("Choose a file as the provider gives it: JSON or a table."), "/file");
    return show(call, {.import_error = &missing});
  }
  auto brought = app::import_files(call.context(), call.actor(), request);
  if (brought) return show(call, {.brought = std::move(*brought)});
  if (!is_of_the_form(brought.error())) return brought.error();
  return show(call, {.import_error = &brought.error()});
}

Result<Response> add_import_source(Call& call) {
  const auto added =
      app::add_source(call.context(), call.actor(),
                      {std::string(call.field("importer")), std::string(call.field("name")),
                       std::string(call.field("place")), std::string(call.field("rhythm"))});
  if (added) return see_other(call, std::string(place));
  if (!is_of_the_form(added.error())) return added.error();
  return show(call, {.source_error = &added.error()});
}

Result<Response> use_import_source(Call& call) {
  const app::ImportSourceId id{std::string(call.argument("id"))};
  if (!call.field("remove").empty()) {
    CAIRN_CHECK(app::remove_source(call.context(), call.actor(), id));
    return see_other(call, std::string(place));
  }
  CAIRN_TRY(auto run,
            app::refresh_source(call.context(), call.actor(), id,
                                call.field("look").empty() ? app::Keep::keep : app::Keep::look));
  Typed typed;
  typed.brought.push_back({run.source, std::move(run)});
  return show(call, typed);
}

}  // namespace cairn::server::pages
