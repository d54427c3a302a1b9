// SPDX-License-Identifier: Apache-2.0
// Frameworks of skills, for programs of who runs the server.
#include "app/career/framework_runs.h"
#include "app/catalogue/run_json.h"
#include "app/catalogue/schedule.h"
#include "base/bytes.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/catalogue_query.h"

namespace cairn::server::api {
namespace {

json::Value described(const skills::FrameworkSummary& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("name", it.name).add_string_if("title", it.title);
  out.add_string_if("version", it.version).add_string_if("language", it.language);
  out.add_string_if("licence", it.licence).add_string_if("attribution", it.attribution);
  out.add_string_if("incomplete", it.incomplete);
  out.add("skills", builder.integer(static_cast<std::int64_t>(it.skills)));
  out.add("occupations", builder.integer(static_cast<std::int64_t>(it.occupations)));
  return out.add("damaged", json::Value::boolean(it.damaged)).value();
}

app::Keep keep_of(const Call& call) {
  return call.target.parameter("dry_run") == "1" ? app::Keep::look : app::Keep::keep;
}

Response told(const app::ImportRun& run, int status) {
  Arena arena;
  return answer(app::to_json(run, json::Builder(arena)), status);
}

app::ImportSourceId source_of(const Call& call) { return {std::string(call.argument("id"))}; }

}  // namespace

Result<Response> frameworks(Call& call) {
  CAIRN_TRY(const auto desk, app::frameworks_desk(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : desk.frameworks) items.push_back(described(it, builder));
  return list_answer(call, items, "");
}

Result<Response> import_framework(Call& call) {
  const auto asked = [&](std::string_view name) {
    return std::string(call.target.parameter(name));
  };
  app::FrameworkRequest request{.importer = asked("importer"),
                                .source = asked("file"),
                                .files = {},
                                .options = {.name = asked("name"),
                                            .version = asked("version"),
                                            .language = asked("language")},
                                .keep = keep_of(call)};
  std::string lines;
  for (const auto line : parameters(call.target, "column")) lines += std::string(line) + "\n";
  CAIRN_TRY(request.options.columns, app::read_framework_columns(lines));
  if (request.source.empty()) request.source = request.importer == "csv" ? "skills.csv" : "body";
  if (const auto bytes = as_bytes(call.request.body); !bytes.empty())
    request.files.emplace(request.source, Bytes(bytes.begin(), bytes.end()));
  CAIRN_TRY(const auto run, app::run_framework_import(call.context(), call.actor(), request));
  return told(run, 201);
}

Result<Response> framework_runs(Call& call) {
  CAIRN_TRY(const auto desk, app::frameworks_desk(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& run : desk.runs) items.push_back(app::to_json(run, builder));
  return list_answer(call, items, "");
}

Result<Response> framework_sources(Call& call) {
  CAIRN_TRY(const auto desk, app::frameworks_desk(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& source : desk.sources) items.push_back(app::to_json(source, builder));
  return list_answer(call, items, "");
}

Result<Response> add_framework_source(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::SourceForm form;
  form.importer = body.text("importer", Needed::yes);
  form.name = body.text("name");
  form.place = body.text("place", Needed::yes);
  const auto every = body.one_of("every", {"never", "daily", "weekly"});
  form.rhythm = app::rhythm_names[every.value_or(0)];
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto source, app::add_framework_source(call.context(), call.actor(), form));
  Arena arena;
  return answer(app::to_json(source, json::Builder(arena)), 201);
}

Result<Response> refresh_framework_source(Call& call) {
  CAIRN_TRY(const auto run,
            app::refresh_source(call.context(), call.actor(), source_of(call), keep_of(call)));
  return told(run, 200);
}

Result<Response> remove_framework_source(Call& call) {
  CAIRN_CHECK(app::remove_source(call.context(), call.actor(), source_of(call)));
  return nothing();
}

}  // namespace cairn::server::api
