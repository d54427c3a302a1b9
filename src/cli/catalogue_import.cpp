// SPDX-License-Identifier: Apache-2.0
// cairn catalogue import: a provider's files become a catalogue.
#include <CLI/App.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/career/open_catalogues.h"
#include "app/catalogue/owner.h"
#include "app/catalogue/run.h"
#include "app/catalogue/run_json.h"
#include "catalogue/importer.h"
#include "catalogue/limits.h"
#include "cli/catalogue.h"
#include "cli/clock.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "storage/catalogue_folder.h"
#include "storage/open_store.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/catalogue";
constexpr std::size_t faults_shown_max = 20;

constexpr const char* examples = R"(Examples:
  cairn catalogue import csv courses.csv
  cairn catalogue import csv kurse.csv --map Kursname=title --map "Umfang (UE)=hours"
  cairn catalogue import microsoft-learn catalog.json
  cairn catalogue import openedx courses-1.json courses-2.json --name our-campus
  cairn catalogue import auto downloads/           asks the files themselves what they are
  cairn catalogue import credly badges.json --dry-run      says what would change, and keeps nothing

What a source does not say stays unknown. A bad row is named, and the rest lands. A second import
writes what changed, marks what is no longer listed, and keeps what people decided about its skills.
In the data folder of a server each run is kept: `cairn catalogue runs`.)";

struct Arguments {
  std::string importer;
  std::vector<std::string> paths;
  std::vector<std::string> map;
  std::string name;
  std::string framework;
  std::string data_folder;
  bool dry = false;
};

struct ReadFile {
  std::string name;
  Bytes bytes;
};

// A folder stands for the files in it, in the order of their names.
Result<std::vector<std::string>> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::error_code fault;
    if (path == "-" || !std::filesystem::is_directory(path, fault)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> inside;
    std::filesystem::directory_iterator entry(path, fault), end;
    for (; !fault && entry != end; entry.increment(fault)) {
      std::error_code ignored;
      if (entry->is_regular_file(ignored)) inside.push_back(entry->path().string());
    }
    if (fault) return fail(ErrorCode::io, where, path + ": " + fault.message());
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  if (files.size() > catalogue::files_max)
    return fail(ErrorCode::too_large, where,
                "more than " + std::to_string(catalogue::files_max) +
                    " files; import them in parts, each under its own --name");
  return files;
}

Result<std::vector<ReadFile>> read_all(const std::vector<std::string>& paths) {
  CAIRN_TRY(const auto files, files_of(paths));
  std::vector<ReadFile> read;
  std::size_t total = 0;
  for (const auto& file : files) {
    CAIRN_TRY(auto bytes, read_file(file, catalogue::import_bytes_max - total));
    total += bytes.size();
    read.push_back(
        {file == "-" ? "standard input" : std::filesystem::path(file).filename().string(),
         std::move(bytes)});
  }
  return read;
}

Result<std::vector<catalogue::ColumnMapping>> mappings_of(const std::vector<std::string>& words) {
  std::vector<catalogue::ColumnMapping> mappings;
  for (const auto& word : words) {
    const auto mark = word.rfind('=');
    if (mark == std::string::npos || mark == 0 || mark + 1 == word.size())
      return fail(ErrorCode::invalid, where, "--map “" + word + "”: COLUMN=FIELD is expected");
    mappings.push_back({word.substr(0, mark), word.substr(mark + 1)});
  }
  return mappings;
}

// The importer of this name; for "auto" the one that knows every file.
Result<const catalogue::Importer*> choose(const std::string& name,
                                          std::span<const catalogue::SourceFile> files) {
  if (name != "auto") return catalogue::find_importer(name);
  for (const auto& importer : catalogue::importers())
    if (std::all_of(files.begin(), files.end(), importer.sniff)) return &importer;
  return fail(
      ErrorCode::unreadable, where,
      "no provider is recognised in these files; name one: see `cairn catalogue import --help`");
}

json::Value described(const catalogue::Import& import, const catalogue::Difference& made, bool dry,
                      json::Builder builder) {
  const auto count = [&](std::size_t number) {
    return builder.integer(static_cast<std::int64_t>(number));
  };
  std::vector<json::Value> faults;
  for (const auto& fault : import.faults) faults.push_back(app::to_json(fault, builder));
  json::ObjectBuilder unknown(builder);
  for (const auto& one : catalogue::count_unknown(import))
    unknown.add(one.field, count(one.offers));
  auto notes = import.notes;
  notes.insert(notes.end(), made.notes.begin(), made.notes.end());
  return json::ObjectBuilder(builder)
      .add_string("catalogue", import.catalogue.name)
      .add_string("importer", import.catalogue.importer)
      .add("dry_run", json::Value::boolean(dry))
      .add("rows", count(import.rows))
      .add("offers", count(count_landed(import)))
      .add("changes", app::to_json(made.changes, builder))
      .add("unknown", unknown.value())
      .add("faults", builder.array(faults))
      .add("faults_left_out", count(import.faults_left_out))
      .add("notes", builder.strings(notes))
      .value();
}

std::string changes_text(const catalogue::Changes& changes) {
  return std::to_string(changes.added) + " new, " + std::to_string(changes.changed) + " changed, " +
         std::to_string(changes.unchanged) + " the same, " + std::to_string(changes.gone) +
         " no longer listed, " + std::to_string(changes.back) + " listed again";
}

Status tell(const catalogue::Import& import, const catalogue::Difference& made, bool dry,
            Console& console) {
  Arena arena;
  if (console.wants_json())
    return console.print_json(described(import, made, dry, json::Builder(arena)));
  const auto shown = std::min(import.faults.size(), faults_shown_max);
  for (std::size_t i = 0; i < shown; ++i)
    console.note("cairn: " + printable(to_sentence(import.faults[i])));
  if (const auto rest = import.faults.size() - shown + import.faults_left_out; rest > 0)
    console.note("cairn: and " + std::to_string(rest) + " more; --json tells them");
  for (const auto* notes : {&import.notes, &made.notes})
    for (const auto& note : *notes) console.note("cairn: " + printable(note));
  auto text = std::to_string(count_landed(import)) + " offers of " + std::to_string(import.rows) +
              " entries " + (dry ? "would be" : "are") + " in the catalogue “" +
              import.catalogue.name + "”" + (dry ? "" : " now") + ".\n" +
              changes_text(made.changes) + ".\n";
  if (const auto unknown = unknown_sentence(catalogue::count_unknown(import)); !unknown.empty())
    text += "Not known: " + unknown + ".\n";
  return console.print(text);
}

// A server's folder keeps the run; any other folder has nowhere to.
Status keep_run(const Arguments& arguments, app::ImportRun run) {
  if (!storage::is_data_folder(arguments.data_folder)) return done;
  CAIRN_TRY(const auto opened, Installation::open(arguments.data_folder, ""));
  const auto actor = command_actor(opened->context());
  if (!actor.ok()) return done;
  const auto& changes = run.changes;
  const bool is_new = changes.changed + changes.unchanged + changes.gone + changes.back == 0;
  if (run.outcome == app::RunOutcome::kept && is_new)
    CAIRN_CHECK(app::own_from_now_on(opened->context(), *actor, run.catalogue));
  for (const auto& path : arguments.paths) run.source += (run.source.empty() ? "" : ", ") + path;
  return app::record_run(opened->context(), *actor, std::move(run));
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  const auto mappings = mappings_of(arguments.map);
  if (!mappings.ok()) {
    console.report(mappings.error());
    return Exit::usage;
  }
  CAIRN_TRY(const auto read, read_all(arguments.paths));
  std::vector<catalogue::SourceFile> files;
  for (const auto& file : read) files.push_back({file.name, as_text(file.bytes)});
  CAIRN_TRY(const auto* importer, choose(arguments.importer, files));
  auto name = arguments.name;
  if (name.empty() && importer->name == "csv" && !files.empty())
    name = app::catalogue_name_of(std::filesystem::path(files.front().name).stem().string());
  if (name.empty()) name = importer->name;
  storage::CatalogueFolder kept(arguments.data_folder);
  const auto import = importer->read(files, {.name = name,
                                             .today = now_text().substr(0, 10),
                                             .framework = arguments.framework,
                                             .map = *mappings,
                                             .set_aside = [&](catalogue::Catalogue part) {
                                               return kept.set_aside(std::move(part));
                                             }});
  if (!import.ok()) {
    app::ImportRun failed;
    failed.catalogue = name;
    failed.importer = importer->name;
    failed.error = import.error().detail;
    CAIRN_CHECK(keep_run(arguments, std::move(failed)));
    return import.error();
  }
  const auto keep = arguments.dry ? app::Keep::look : app::Keep::keep;
  CAIRN_TRY(const auto made, app::keep_import(kept, *import, now_text().substr(0, 10), keep));
  CAIRN_CHECK(keep_run(arguments, app::run_of(*import, made, keep)));
  CAIRN_CHECK(tell(*import, made, arguments.dry, console));
  return Exit::yes;
}

}  // namespace

void add_catalogue_import(CLI::App& catalogue, Program& program) {
  auto* command = catalogue.add_subcommand("import", "Bring in offers from a provider's files");
  const auto arguments = std::make_shared<Arguments>();
  std::vector<std::string> names{"auto"};
  std::string readers;
  for (const auto& importer : catalogue::importers()) {
    names.emplace_back(importer.name);
    readers += "\n  " + std::string(importer.name) + ": " + std::string(importer.reads);
  }
  command->add_option("PROVIDER", arguments->importer, "Whose files they are")
      ->required()
      ->check(CLI::IsMember(names));
  command->add_option("PATH", arguments->paths, "Files, a folder of them, or -")->required();
  command->add_option("--map", arguments->map, "COLUMN=FIELD of a CSV file; may be repeated")
      ->allow_extra_args(false);
  command->add_option("--name", arguments->name, "Of the catalogue (default: the provider's)");
  command->add_option("--framework", arguments->framework,
                      "The framework whose skill ids a CSV file gives; without it, they are words");
  command->add_flag("--dry-run", arguments->dry, "Say what would change, and keep nothing");
  add_data_option(*command, arguments->data_folder);
  std::string fields;
  for (const auto field : catalogue::csv_fields())
    fields.append(fields.empty() ? "" : ", ").append(field);
  command->footer(std::string(examples) + "\n\nProviders:" + readers + "\n\nFields: " + fields);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
