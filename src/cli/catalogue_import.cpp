// SPDX-License-Identifier: Apache-2.0
// cairn catalogue import: a provider's files become a catalogue.
#include <CLI/App.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/career/open_catalogues.h"
#include "catalogue/importer.h"
#include "catalogue/limits.h"
#include "cli/catalogue.h"
#include "cli/clock.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "storage/catalogue_folder.h"

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

What a source does not say stays unknown. A bad row is named, and the rest lands. A second import
takes the place of the first and keeps what people decided about its skills.)";

struct Arguments {
  std::string importer;
  std::vector<std::string> paths;
  std::vector<std::string> map;
  std::string name;
  std::string framework;
  std::string data_folder;
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
    CAIRN_TRY(auto bytes, read_file(file, catalogue::file_bytes_max - total));
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

json::Value described(const catalogue::Import& import, json::Builder builder) {
  const auto count = [&](std::size_t number) {
    return builder.integer(static_cast<std::int64_t>(number));
  };
  std::vector<json::Value> faults;
  for (const auto& fault : import.faults)
    faults.push_back(json::ObjectBuilder(builder)
                         .add_string_if("file", fault.file)
                         .add("row", count(fault.row))
                         .add_string_if("id", fault.id)
                         .add_string("reason", fault.reason)
                         .add("landed", json::Value::boolean(fault.landed))
                         .value());
  json::ObjectBuilder unknown(builder);
  for (const auto& one : catalogue::count_unknown(import.catalogue))
    unknown.add(one.field, count(one.offers));
  return json::ObjectBuilder(builder)
      .add_string("catalogue", import.catalogue.name)
      .add_string("importer", import.catalogue.importer)
      .add("rows", count(import.rows))
      .add("offers", count(import.catalogue.offers.size()))
      .add("unknown", unknown.value())
      .add("faults", builder.array(faults))
      .add("faults_left_out", count(import.faults_left_out))
      .add("notes", builder.strings(import.notes))
      .value();
}

Status tell(const catalogue::Import& import, Console& console) {
  Arena arena;
  if (console.wants_json()) return console.print_json(described(import, json::Builder(arena)));
  const auto shown = std::min(import.faults.size(), faults_shown_max);
  for (std::size_t i = 0; i < shown; ++i)
    console.note("cairn: " + printable(to_sentence(import.faults[i])));
  if (const auto rest = import.faults.size() - shown + import.faults_left_out; rest > 0)
    console.note("cairn: and " + std::to_string(rest) + " more; --json tells them");
  for (const auto& note : import.notes) console.note("cairn: " + printable(note));
  auto text = std::to_string(import.catalogue.offers.size()) + " offers of " +
              std::to_string(import.rows) + " entries are in the catalogue “" +
              import.catalogue.name + "” now.\n";
  if (const auto unknown = unknown_sentence(catalogue::count_unknown(import.catalogue));
      !unknown.empty())
    text += "Not known: " + unknown + ".\n";
  return console.print(text);
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
  CAIRN_TRY(auto import, importer->read(files, {.name = name,
                                                .today = now_text().substr(0, 10),
                                                .framework = arguments.framework,
                                                .map = *mappings}));
  CAIRN_CHECK(storage::CatalogueFolder(arguments.data_folder).save(import.catalogue));
  CAIRN_CHECK(tell(import, console));
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
  add_data_option(*command, arguments->data_folder);
  std::string fields;
  for (const auto field : catalogue::csv_fields())
    fields.append(fields.empty() ? "" : ", ").append(field);
  command->footer(std::string(examples) + "\n\nProviders:" + readers + "\n\nFields: " + fields);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
