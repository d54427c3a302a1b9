// SPDX-License-Identifier: Apache-2.0
// Imports of catalogues: the last run of each with its faults by row, a file brought by hand,
// sources that are looked at anew.
#include <algorithm>

#include "app/catalogue/schedule.h"
#include "server/language.h"
#include "server/pages/import_views.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::string_view place = "/catalogue/imports";

// A file that no importer knows has no run; it is told in the place of one.
View brought_view(const app::BroughtFiles& brought) {
  if (brought.run.ok()) return run_view(*brought.run);
  app::ImportRun none;
  none.catalogue = brought.files;
  none.outcome = app::RunOutcome::failed;
  none.error = brought.run.error().detail;
  return run_view(none);
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
