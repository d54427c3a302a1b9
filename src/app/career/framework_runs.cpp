// SPDX-License-Identifier: Apache-2.0
#include "app/career/framework_runs.h"

#include <algorithm>
#include <charconv>

#include "app/audit.h"
#include "app/career/library.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/operation/server_owner.h"
#include "base/filled.h"
#include "base/text.h"
#include "catalogue/plain_text.h"
#include "credential/syntax.h"
#include "skills/starter.h"

namespace cairn::app {
namespace {

constexpr const char* where = "frameworks";

// "row 12 (line 40), column 3 (label)" begins with the row.
std::size_t row_in(std::string_view place) {
  constexpr std::string_view begins = "row ";
  std::size_t row = 0;
  if (place.starts_with(begins))
    std::from_chars(place.data() + begins.size(), place.data() + place.size(), row);
  return row;
}

void tell(ImportRun& run, const skills::Imported& imported) {
  const auto& report = imported.report;
  run.landed = static_cast<std::int64_t>(imported.framework.skills.size() +
                                         imported.framework.occupations.size());
  run.faults_total = static_cast<std::int64_t>(report.faults_total);
  run.entries = run.landed + run.faults_total;
  const auto shown = std::min(report.faults.size(), limits::import_faults_kept_max);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& fault = report.faults[i];
    run.faults.push_back({fault.file, row_in(fault.place), fault.place, fault.reason, false});
  }
  run.notes = report.notes;
}

Status read_and_keep(Context& context, const FrameworkRequest& request,
                     const skills::Importer& importer, ImportRun& run) {
  const auto imported = importer.run(request.files, request.options);
  if (!imported) {
    run.error = imported.error().detail;
    return done;
  }
  tell(run, *imported);
  run.outcome = RunOutcome::looked;
  if (request.keep == Keep::look) return done;
  CAIRN_CHECK(context.library.keep_framework(imported->framework));
  run.outcome = RunOutcome::kept;
  return done;
}

Status record_framework(Context& context, const Actor& actor, ImportRun& run) {
  run.finished = context.clock.now();
  run.source = catalogue::one_line(run.source, limits::import_source_bytes_max);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->imports().add_run(run));
  CAIRN_CHECK(transaction->imports().forget_runs(actor.organisation, limits::import_runs_kept_max));
  if (run.outcome == RunOutcome::kept)
    CAIRN_CHECK(audit(context, *transaction, actor, "framework.import", run.catalogue));
  return transaction->commit();
}

bool is_framework_name(std::string_view name) {
  return !name.empty() && name.size() <= limits::framework_name_bytes_max && name.front() != '-' &&
         std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

// Before anything is read: all that is wrong is said at once.
Status read_options(FrameworkRequest& request) {
  Faults faults;
  auto& options = request.options;
  if (request.files.empty()) faults.add(field_error({"/file", "File"}, "Give at least one file."));
  if (options.name.empty()) options.name = request.importer;
  if (!is_framework_name(options.name) || options.name == skills::starter_name)
    faults.add(field_error({"/name", "Name"},
                           "Name it with lower-case letters, digits and “-”, 64 at most; “starter” "
                           "comes with the program."));
  options.version =
      faults.take(text_field({"/version", "Version"}, options.version,
                             limits::framework_version_characters_max, Presence::optional));
  options.language = trim(options.language);
  if (!options.language.empty() &&
      (options.language.size() > limits::framework_language_bytes_max ||
       !credential::is_language_tag(options.language)))
    faults.add(field_error({"/language", "Language"},
                           "Write the language as a short tag like en, de or pt-BR."));
  return faults.verdict();
}

Result<ImportRun> import_and_record(Context& context, const Actor& actor,
                                    const FrameworkRequest& request) {
  const auto* importer = skills::find_importer(request.importer);
  if (importer == nullptr)
    return fail(ErrorCode::invalid, where, "There is no such importer. Choose one of the list.",
                "/importer");
  auto chosen = request;
  CAIRN_CHECK(read_options(chosen));
  ImportRun run;
  run.organisation = actor.organisation;
  run.id = {new_name(actor.organisation, context.random)};
  run.by = actor.account.text;
  run.started = context.clock.now();
  run.catalogue = std::string(framework_run_prefix) + chosen.options.name;
  run.importer = importer->name;
  run.source = request.source;
  CAIRN_CHECK(read_and_keep(context, chosen, *importer, run));
  CAIRN_CHECK(record_framework(context, actor, run));
  return run;
}

}  // namespace

Status check_runs_the_server(Context& context, const Actor& actor) {
  CAIRN_TRY(const bool runs, runs_the_server(context, actor));
  if (runs) return done;
  return fail(ErrorCode::not_found, where, "There is nothing at this address.");
}

bool is_of_framework(std::string_view catalogue) {
  return catalogue.starts_with(framework_run_prefix);
}

Result<ImportRun> run_framework_import(Context& context, const Actor& actor,
                                       const FrameworkRequest& request) {
  CAIRN_CHECK(check_runs_the_server(context, actor));
  return import_and_record(context, actor, request);
}

Result<std::map<std::string, std::string, std::less<>>> read_framework_columns(
    std::string_view lines) {
  std::map<std::string, std::string, std::less<>> columns;
  for (const auto line : split(lines, '\n')) {
    const auto text = trim(line);
    if (text.empty()) continue;
    const auto mark = std::min(text.find('='), text.size());
    const auto ours = trim(text.substr(0, mark));
    const auto theirs = mark == text.size() ? std::string_view() : trim(text.substr(mark + 1));
    if (ours.empty() || theirs.empty() || columns.size() == limits::import_mappings_max)
      return fail(
          ErrorCode::invalid, where,
          filled(
              "“{}” maps no column of ours to one of the file. Write one a line, as label=Skill.",
              catalogue::one_line(text, 60)),
          "/columns");
    columns[std::string(ours)] = std::string(theirs);
  }
  return columns;
}

Result<FrameworksDesk> frameworks_desk(Context& context, const Actor& actor) {
  CAIRN_CHECK(check_runs_the_server(context, actor));
  FrameworksDesk desk;
  CAIRN_TRY(desk.frameworks, context.library.frameworks());
  desk.is_learning = context.library.is_learning();
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(desk.runs, transaction->imports().last_runs(actor.organisation));
  CAIRN_TRY(desk.sources, transaction->imports().sources(actor.organisation));
  std::erase_if(desk.runs, [](const auto& one) { return !is_of_framework(one.catalogue); });
  std::erase_if(desk.sources, [](const auto& one) { return !is_of_framework(one.catalogue); });
  return desk;
}

Result<ImportRun> run_framework_source(Context& context, const Actor& actor,
                                       const ImportSource& source, std::string_view bytes,
                                       Keep keep) {
  FrameworkRequest request{.importer = source.importer,
                           .source = source.place,
                           .files = {},
                           .options = {},
                           .keep = keep};
  request.options.name = source.catalogue.substr(framework_run_prefix.size());
  request.files.emplace(source.place, Bytes(as_bytes(bytes).begin(), as_bytes(bytes).end()));
  return import_and_record(context, actor, request);
}

}  // namespace cairn::app
