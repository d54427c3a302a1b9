// SPDX-License-Identifier: Apache-2.0
#include "app/catalogue/run.h"

#include <algorithm>

#include "app/audit.h"
#include "app/career/framework_runs.h"
#include "app/career/open_catalogues.h"
#include "app/catalogue/owner.h"
#include "app/limits.h"
#include "base/filled.h"
#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/pages.h"
#include "catalogue/plain_text.h"

namespace cairn::app {
namespace {

constexpr const char* where = "import";

std::string today_of(const Context& context) {
  return format_instant(context.clock.now()).substr(0, 10);
}

Result<const catalogue::Importer*> choose(const ImportRequest& request) {
  if (request.files.empty())
    return fail(ErrorCode::invalid, where, "Give at least one file.", "/file");
  if (request.importer != "auto") {
    if (const auto* named = catalogue::find_importer(request.importer)) return named;
    return fail(ErrorCode::invalid, where, "There is no such importer. Choose one of the list.",
                "/importer");
  }
  for (const auto& importer : catalogue::importers())
    if (std::all_of(request.files.begin(), request.files.end(), importer.sniff)) return &importer;
  return fail(ErrorCode::invalid, where,
              "No provider is recognised in these files. Say whose they are.", "/importer");
}

// Tables are called by their file, everything else by its provider.
std::string name_for(const ImportRequest& request, const catalogue::Importer& importer) {
  if (!request.name.empty()) return request.name;
  if (importer.name != "csv") return std::string(importer.name);
  const auto& file = request.files.front().name;
  const auto name = catalogue_name_of(file.substr(0, file.rfind('.')));
  return name.empty() ? std::string(importer.name) : name;
}

const catalogue::Importer* importer_knowing(const catalogue::SourceFile& file) {
  for (const auto& importer : catalogue::importers())
    if (importer.sniff(file)) return &importer;
  return nullptr;
}

// A request for each provider among the files, for each table, and for each file nobody knows.
std::vector<ImportRequest> parts_of(const ImportRequest& request) {
  std::vector<ImportRequest> parts;
  std::vector<const catalogue::Importer*> whose;
  for (const auto& file : request.files) {
    const auto* const importer = importer_knowing(file);
    const bool joins = importer != nullptr && importer->name != "csv";
    const auto same = std::find(whose.begin(), whose.end(), importer);
    if (joins && same != whose.end()) {
      auto& part = parts[static_cast<std::size_t>(same - whose.begin())];
      part.files.push_back(file);
      part.source += ", " + std::string(file.name);
      continue;
    }
    auto part = request;
    part.files = {file};
    part.source = file.name;
    if (importer != nullptr) part.importer = importer->name;
    parts.push_back(std::move(part));
    whose.push_back(importer);
  }
  return parts;
}

ImportRun begin(Context& context, const Actor& actor) {
  ImportRun run;
  run.organisation = actor.organisation;
  run.id = {new_name(actor.organisation, context.random)};
  run.by = actor.account.text;
  run.started = context.clock.now();
  return run;
}

Status record(Context& context, const Actor& actor, ImportRun& run) {
  run.finished = context.clock.now();
  run.source = catalogue::one_line(run.source, limits::import_source_bytes_max);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->imports().add_run(run));
  CAIRN_CHECK(transaction->imports().forget_runs(actor.organisation, limits::import_runs_kept_max));
  if (run.outcome == RunOutcome::kept)
    CAIRN_CHECK(audit(context, *transaction, actor, "catalogue.import", run.catalogue));
  return transaction->commit();
}

// What is wrong with the files ends up in the run; what is wrong with us is an error.
Status read_and_keep(Context& context, const Actor& actor, const ImportRequest& request,
                     const catalogue::Importer& importer, ImportRun& run) {
  const auto today = today_of(context);
  auto import = importer.read(request.files, {.name = run.catalogue,
                                              .today = today,
                                              .framework = request.framework,
                                              .map = request.map,
                                              .set_aside = [&](catalogue::Catalogue part) {
                                                return context.library.set_aside(std::move(part));
                                              }});
  if (!import.ok()) {
    if (is_own_trouble(import.error().code)) return import.error();
    run.error = import.error().detail;
    return done;
  }
  import->incomplete = import->incomplete || request.incomplete;
  if (request.keep == Keep::keep && !is_command(actor))
    CAIRN_CHECK(own_from_now_on(context, actor, run.catalogue));
  CAIRN_TRY(const auto made, context.library.refresh(*import, today, request.keep));
  auto said = run_of(*import, made, request.keep);
  said.notes.insert(said.notes.begin(), run.notes.begin(), run.notes.end());
  run.entries = said.entries;
  run.landed = said.landed;
  run.outcome = said.outcome;
  run.changes = said.changes;
  run.faults_total = said.faults_total;
  run.faults = std::move(said.faults);
  run.notes = std::move(said.notes);
  return done;
}

// Until when a list is followed.
struct Patience {
  std::stop_token stop;
  Instant until;
};

Result<std::string> fetch(Context& context, const Patience& patience, const std::string& url) {
  if (patience.stop.stop_requested())
    return fail(ErrorCode::unreachable, where, "The server is being stopped.");
  if (context.clock.now() > patience.until)
    return fail(ErrorCode::unreachable, where,
                filled("The whole list took more than {} minutes. Ask its provider for a file.",
                       limits::import_fetch_all_seconds_max / 60));
  CAIRN_TRY(
      const auto answer,
      context.outside->ask({.url = url,
                            .headers = {"Accept: application/json"},
                            .time_max = std::chrono::seconds(limits::import_fetch_seconds_max)}));
  if (answer.status == 200) return std::string(as_text(answer.body));
  return fail(ErrorCode::unreachable, where,
              filled("The address answers with the status {}. Open it yourself and look why.",
                     answer.status));
}

Result<ImportRun> failed(Context& context, const Actor& actor, const ImportSource& source,
                         const Error& error) {
  auto run = begin(context, actor);
  run.catalogue = source.catalogue;
  run.importer = source.importer;
  run.source = source.place;
  run.error = error.detail;
  CAIRN_CHECK(record(context, actor, run));
  return run;
}

Result<ImportRun> run_address(Context& context, const Actor& actor, const ImportSource& source,
                              ImportRequest request, const std::stop_token& stop) {
  if (context.outside == nullptr)
    return fail(ErrorCode::not_permitted, where, "Nothing is fetched from here.");
  const Patience patience{stop, Instant::from_seconds(context.clock.now().seconds() +
                                                      limits::import_fetch_all_seconds_max)};
  CAIRN_TRY(const auto pages, catalogue::fetch_pages(source.place, [&](const std::string& url) {
              return fetch(context, patience, url);
            }));
  for (const auto& page : pages.pages) request.files.push_back({page.url, page.body});
  request.notes = pages.notes;
  request.incomplete = pages.incomplete;
  return run_import(context, actor, request);
}

// A framework comes in one piece.
Result<std::string> whole_of(Context& context, const ImportSource& source,
                             const std::stop_token& stop) {
  if (source.place.starts_with("https://") || source.place.starts_with("http://")) {
    if (context.outside == nullptr)
      return fail(ErrorCode::not_permitted, where, "Nothing is fetched from here.");
    return fetch(context,
                 {stop, Instant::from_seconds(context.clock.now().seconds() +
                                              limits::import_fetch_all_seconds_max)},
                 source.place);
  }
  if (context.import_folder == nullptr)
    return fail(ErrorCode::not_found, where, "There is no folder of imports here.");
  CAIRN_TRY(const auto bytes, context.import_folder->read(source.place));
  return std::string(as_text(bytes));
}

Result<ImportRun> read_source(Context& context, const Actor& actor, const ImportSource& source,
                              Keep keep, const std::stop_token& stop) {
  if (is_of_framework(source.catalogue)) {
    CAIRN_TRY(const auto text, whole_of(context, source, stop));
    return run_framework_source(context, actor, source, text, keep);
  }
  ImportRequest request{.importer = source.importer,
                        .name = source.catalogue,
                        .source = source.place,
                        .files = {},
                        .keep = keep};
  if (source.place.starts_with("https://") || source.place.starts_with("http://"))
    return run_address(context, actor, source, std::move(request), stop);
  if (context.import_folder == nullptr)
    return fail(ErrorCode::not_found, where, "There is no folder of imports here.");
  CAIRN_TRY(const auto bytes, context.import_folder->read(source.place));
  request.files.push_back({source.place, as_text(bytes)});
  return run_import(context, actor, request);
}

}  // namespace

ImportRun run_of(const catalogue::Import& import, const catalogue::Difference& made, Keep keep) {
  ImportRun run;
  run.catalogue = import.catalogue.name;
  run.importer = import.catalogue.importer;
  run.entries = static_cast<std::int64_t>(import.rows);
  run.landed = static_cast<std::int64_t>(count_landed(import));
  run.changes = made.changes;
  run.faults_total = static_cast<std::int64_t>(import.faults.size() + import.faults_left_out);
  run.faults = import.faults;
  if (run.faults.size() > limits::import_faults_kept_max)
    run.faults.resize(limits::import_faults_kept_max);
  run.notes = import.notes;
  run.notes.insert(run.notes.end(), made.notes.begin(), made.notes.end());
  run.outcome = keep == Keep::look  ? RunOutcome::looked
                : made.is_another() ? RunOutcome::kept
                                    : RunOutcome::unchanged;
  return run;
}

Status record_run(Context& context, const Actor& actor, ImportRun run) {
  run.organisation = actor.organisation;
  run.id = {new_name(actor.organisation, context.random)};
  run.by = actor.account.text;
  run.started = context.clock.now();
  return record(context, actor, run);
}

Result<ImportRun> run_import(Context& context, const Actor& actor, const ImportRequest& request) {
  CAIRN_TRY(const auto* importer, choose(request));
  auto run = begin(context, actor);
  run.importer = importer->name;
  run.catalogue = name_for(request, *importer);
  run.source = request.source;
  run.notes = request.notes;
  CAIRN_CHECK(may_import(context, actor, run.catalogue));
  CAIRN_CHECK(read_and_keep(context, actor, request, *importer, run));
  CAIRN_CHECK(record(context, actor, run));
  return run;
}

Result<std::vector<BroughtFiles>> import_files(Context& context, const Actor& actor,
                                               const ImportRequest& request) {
  if (request.files.size() < 2 || request.importer != "auto") {
    CAIRN_TRY(auto run, run_import(context, actor, request));
    std::vector<BroughtFiles> one;
    one.push_back({request.source, std::move(run)});
    return one;
  }
  const auto parts = parts_of(request);
  if (!request.name.empty() && parts.size() > 1)
    return fail(ErrorCode::invalid, where,
                "These files make several catalogues, and one name cannot stand for all. Leave it "
                "empty, or import those of one provider alone.",
                "/name");
  std::vector<BroughtFiles> brought;
  for (const auto& part : parts) {
    auto run = run_import(context, actor, part);
    if (!run.ok() && run.error().path.empty()) return run.error();
    brought.push_back({part.source, std::move(run)});
  }
  return brought;
}

Result<std::vector<catalogue::ColumnMapping>> read_mappings(std::string_view lines) {
  std::vector<catalogue::ColumnMapping> mappings;
  for (const auto line : split(lines, '\n')) {
    const auto text = trim(line);
    if (text.empty()) continue;
    const auto mark = text.rfind('=');
    const auto column = trim(text.substr(0, std::min(mark, text.size())));
    const auto field = mark == std::string_view::npos ? "" : trim(text.substr(mark + 1));
    if (column.empty() || field.empty() || mappings.size() == limits::import_mappings_max)
      return fail(ErrorCode::invalid, where,
                  filled("“{}” is no column and its field. Write one a line, as Unit=title.",
                         catalogue::one_line(text, 60)),
                  "/map");
    mappings.push_back({std::string(column), std::string(field)});
  }
  return mappings;
}

Result<ImportRun> run_source(Context& context, const Actor& actor, const ImportSource& source,
                             Keep keep, const std::stop_token& stop) {
  auto run = read_source(context, actor, source, keep, stop);
  if (run) return run;
  // Where the disk is at fault, its words are for whoever runs the server.
  return failed(context, actor, source,
                !is_own_trouble(run.error().code)
                    ? run.error()
                    : fail(run.error().code, where,
                           "The files of this server could not be read or written. Ask whoever "
                           "runs it to look at its data folder."));
}

Result<Listed<ImportRun>> list_runs(Context& context, const Actor& actor, const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto found, transaction->imports().runs(actor.organisation, one_more(page)));
  return cut(std::move(found), page);
}

Result<std::vector<ImportRun>> last_runs(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto runs, transaction->imports().last_runs(actor.organisation));
  std::erase_if(runs, [](const auto& one) { return is_of_framework(one.catalogue); });
  return runs;
}

Result<ImportRun> find_run(Context& context, const Actor& actor, const ImportRunId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto run, transaction->imports().find_run(actor.organisation, id));
  if (is_of_framework(run.catalogue))
    return fail(ErrorCode::not_found, where, "There is no such import of a catalogue.");
  return run;
}

}  // namespace cairn::app
