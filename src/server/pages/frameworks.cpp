// SPDX-License-Identifier: Apache-2.0
// Frameworks of skills, for who runs the server: what there is, the last run of each with its
// faults by row, files brought by hand, sources that are looked at anew.
#include <algorithm>

#include "app/career/framework_runs.h"
#include "app/catalogue/schedule.h"
#include "base/bytes.h"
#include "server/language.h"
#include "server/pages/import_views.h"
#include "server/pages/operation_desk.h"
#include "server/pages/settings.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::string_view frameworks_place = "/desk/server/frameworks";

View framework_view(const skills::FrameworkSummary& it) {
  View view;
  view.text("name", it.name).text("title", it.title.empty() ? it.name : it.title);
  view.maybe("version", it.version).maybe("language", it.language);
  view.maybe("licence", it.licence).maybe("attribution", it.attribution);
  view.maybe("incomplete", it.incomplete).flag("damaged", it.damaged);
  view.text("counts", say("{} skills, {} occupations", it.skills, it.occupations));
  return view;
}

std::vector<View> importer_views(std::string_view chosen) {
  std::vector<View> views;
  for (const auto& importer : skills::importers()) {
    View view;
    view.text("value", importer.name).flag("chosen", importer.name == chosen);
    views.push_back(std::move(view));
  }
  return views;
}

struct Typed {
  const app::ImportRun* just = nullptr;
  const Error* import_error = nullptr;
  const Error* source_error = nullptr;
};

Result<Response> show(Call& call, const Typed& typed) {
  CAIRN_TRY(const auto desk, app::frameworks_desk(call.context(), call.actor()));
  const auto* error = typed.import_error != nullptr ? typed.import_error : typed.source_error;
  const bool is_source = typed.source_error != nullptr;
  View view;
  view.text("title", say("Frameworks of skills")).text("form_token", call.form_token());
  view.flag("learning", desk.is_learning);
  std::vector<View> frameworks, runs, sources, just;
  for (const auto& it : desk.frameworks) frameworks.push_back(framework_view(it));
  for (const auto& run : desk.runs) runs.push_back(run_view(run));
  for (const auto& source : desk.sources) sources.push_back(source_view(source));
  if (typed.just != nullptr) just.push_back(run_view(*typed.just));
  view.rows("frameworks", std::move(frameworks)).rows("runs", std::move(runs));
  view.rows("sources_kept", std::move(sources)).rows("just", std::move(just));
  view.list("importers", importer_views(is_source ? "csv" : call.field("importer")));
  view.list("source_importers", importer_views(is_source ? call.field("importer") : "csv"));
  view.list("rhythms", rhythm_views(is_source ? call.field("rhythm") : "weekly"));
  view.text("typed_name", is_source ? "" : call.field("name"));
  view.text("typed_version", call.field("version")).text("typed_language", call.field("language"));
  view.text("typed_columns", call.field("columns")).text("typed_place", call.field("place"));
  view.text("typed_source_name", is_source ? call.field("name") : "");
  add_field_errors(view, error,
                   {"file", "importer", "name", "version", "language", "columns", "place",
                    "source_importer", "source_name", "rhythm"});
  return page(call, "frameworks", std::move(view), error != nullptr ? status_of(*error) : 200);
}

bool stands_at_a_field(const Error& error) {
  return error.code == ErrorCode::invalid || !error.path.empty();
}

}  // namespace

Result<Response> frameworks(Call& call) { return show(call, {}); }

Result<Response> import_framework(Call& call) {
  app::FrameworkRequest request{
      .importer = std::string(call.field("importer")),
      .source = {},
      .files = {},
      .options = {.name = std::string(call.field("name")),
                  .version = std::string(call.field("version")),
                  .language = std::string(call.field("language"))},
      .keep = call.field("look").empty() ? app::Keep::keep : app::Keep::look};
  auto columns = app::read_framework_columns(call.field("columns"));
  if (!columns) return show(call, {.import_error = &columns.error()});
  request.options.columns = std::move(*columns);
  for (const auto& file : call.form.files) {
    if (file.field != "file" || file.bytes.empty()) continue;
    const auto bytes = as_bytes(file.bytes);
    request.files.emplace(file.name, Bytes(bytes.begin(), bytes.end()));
    request.source += (request.source.empty() ? "" : ", ") + file.name;
  }
  const auto run = app::run_framework_import(call.context(), call.actor(), request);
  if (run) return show(call, {.just = &*run});
  if (!stands_at_a_field(run.error())) return run.error();
  return show(call, {.import_error = &run.error()});
}

Result<Response> add_framework_source(Call& call) {
  const auto added = app::add_framework_source(
      call.context(), call.actor(),
      {std::string(call.field("importer")), std::string(call.field("name")),
       std::string(call.field("place")), std::string(call.field("rhythm"))});
  if (added) return see_other(call, std::string(frameworks_place));
  if (!stands_at_a_field(added.error())) return added.error();
  // Both forms ask for a name and an importer; each has fields of its own.
  const auto error = with_paths(with_paths(added.error(), "/importer", "/source_importer"), "/name",
                                "/source_name");
  return show(call, {.source_error = &error});
}

Result<Response> use_framework_source(Call& call) {
  const app::ImportSourceId id{std::string(call.argument("id"))};
  if (!call.field("remove").empty()) {
    CAIRN_CHECK(app::remove_source(call.context(), call.actor(), id));
    return see_other(call, std::string(frameworks_place));
  }
  CAIRN_TRY(const auto run,
            app::refresh_source(call.context(), call.actor(), id,
                                call.field("look").empty() ? app::Keep::keep : app::Keep::look));
  return show(call, {.just = &run});
}

}  // namespace cairn::server::pages
