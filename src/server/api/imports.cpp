// SPDX-License-Identifier: Apache-2.0
// Imports of catalogues, for programs: runs, sources, a file brought.
#include "app/catalogue/run_json.h"
#include "app/catalogue/schedule.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/catalogue_query.h"

namespace cairn::server::api {
namespace {

app::ImportSourceId source_of(const Call& call) { return {std::string(call.argument("id"))}; }

app::Keep keep_of(bool dry) { return dry ? app::Keep::look : app::Keep::keep; }

}  // namespace

Result<Response> import_runs(Call& call) {
  CAIRN_TRY(auto portion, portion_of(call));
  const app::Page page{std::move(portion.after), static_cast<std::int64_t>(portion.limit)};
  CAIRN_TRY(const auto listed, app::list_runs(call.context(), call.actor(), page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& run : listed.rows) items.push_back(app::to_json(run, builder));
  return list_answer(call, items, listed.more ? listed.rows.back().id.text : "");
}

Result<Response> import_run(Call& call) {
  CAIRN_TRY(const auto run,
            app::find_run(call.context(), call.actor(), {std::string(call.argument("id"))}));
  Arena arena;
  return answer(app::to_json(run, json::Builder(arena)));
}

Result<Response> import_catalogue(Call& call) {
  const auto asked = [&](std::string_view name) {
    return std::string(call.target.parameter(name));
  };
  app::ImportRequest request{.importer = asked("importer"),
                             .name = asked("name"),
                             .source = asked("source"),
                             .files = {},
                             .framework = asked("framework"),
                             .keep = keep_of(asked("dry_run") == "1")};
  if (request.importer.empty()) request.importer = "auto";
  std::string lines;
  for (const auto line : parameters(call.target, "map")) lines += std::string(line) + "\n";
  CAIRN_TRY(request.map, app::read_mappings(lines));
  if (request.source.empty()) request.source = "request";
  if (!call.request.body.empty()) request.files.push_back({request.source, call.request.body});
  CAIRN_TRY(const auto run, app::run_import(call.context(), call.actor(), request));
  Arena arena;
  return made(call, "/api/v1/catalogue/imports/" + run.id.text,
              app::to_json(run, json::Builder(arena)));
}

Result<Response> import_sources(Call& call) {
  CAIRN_TRY(const auto sources, app::list_sources(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& source : sources) items.push_back(app::to_json(source, builder));
  return list_answer(call, items, "");
}

Result<Response> add_import_source(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::SourceForm form;
  form.importer = body.text("importer", Needed::yes);
  form.name = body.text("catalogue");
  form.place = body.text("place", Needed::yes);
  const auto every = body.one_of("every", {"never", "daily", "weekly"});
  form.rhythm = app::rhythm_names[every.value_or(0)];
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto source, app::add_source(call.context(), call.actor(), form));
  Arena arena;
  return made(call, "/api/v1/catalogue/sources/" + source.id.text,
              app::to_json(source, json::Builder(arena)));
}

Result<Response> refresh_import_source(Call& call) {
  CAIRN_TRY(const auto run, app::refresh_source(call.context(), call.actor(), source_of(call),
                                                keep_of(call.target.parameter("dry_run") == "1")));
  Arena arena;
  return answer(app::to_json(run, json::Builder(arena)));
}

Result<Response> remove_import_source(Call& call) {
  CAIRN_CHECK(app::remove_source(call.context(), call.actor(), source_of(call)));
  return nothing();
}

}  // namespace cairn::server::api
