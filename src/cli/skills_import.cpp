// SPDX-License-Identifier: Apache-2.0
// cairn skills import
#include <CLI/App.hpp>
#include <memory>

#include "app/career/import_framework.h"
#include "cli/installation.h"
#include "cli/skills.h"
#include "json/build.h"
#include "storage/archive.h"
#include "storage/framework_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn skills import esco ESCO-v1.1.0-classification-en-csv.zip ESCO-v1.1.0-relations-csv.zip
  cairn skills import esco downloads/ --release 1.1.1     a folder of zips, one version of them
  cairn skills import onet onet-29.2-text.tar.xz
  cairn skills import csv our-skills.csv --name bakery --column label=Skill --column id=Code

PATH is a file, an archive (zip, tar.xz, tar.gz…) or a folder. A row that cannot be read is named
and the rest is kept. An import replaces the framework of the same name, whole or not at all.
Exit: 0 done, 65 nothing of use in PATH, 74 input or output.)";

struct Arguments {
  std::string data;
  std::string importer;
  std::vector<std::string> paths;
  std::vector<std::string> columns;
  skills::ImportOptions options;
};

constexpr std::size_t faults_shown_max = 20;

Status read_columns(Arguments& arguments) {
  for (const auto& pair : arguments.columns) {
    const auto equals = pair.find('=');
    if (equals == pair.npos || equals == 0 || equals + 1 == pair.size())
      return fail(ErrorCode::invalid, "cli",
                  "--column wants OURS=THEIRS, such as label=Skill, not " + pair);
    arguments.options.columns[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return done;
}

json::Value describe(const app::ImportedFramework& imported, json::Builder builder) {
  const auto number = [&](std::size_t value) {
    return builder.integer(static_cast<std::int64_t>(value));
  };
  const auto& report = imported.report;
  std::vector<json::Value> faults;
  for (const auto& fault : report.faults)
    faults.push_back(builder.object({{"file", builder.string(fault.file)},
                                     {"place", builder.string(fault.place)},
                                     {"reason", builder.string(fault.reason)}}));
  return builder.object({{"name", builder.string(imported.framework.name)},
                         {"title", builder.string(imported.framework.title)},
                         {"version", builder.string(imported.framework.version)},
                         {"language", builder.string(imported.framework.language)},
                         {"attribution", builder.string(imported.framework.attribution)},
                         {"licence", builder.string(imported.framework.licence)},
                         {"level_scale", builder.string(imported.framework.level_scale)},
                         {"incomplete", builder.string(imported.framework.incomplete)},
                         {"skills", number(imported.framework.skills)},
                         {"occupations", number(imported.framework.occupations)},
                         {"groups", number(imported.framework.groups)},
                         {"names", number(report.names)},
                         {"essential", number(report.essential_relations)},
                         {"optional", number(report.optional_relations)},
                         {"broader", number(report.broader_relations)},
                         {"related", number(report.related_relations)},
                         {"trained", json::Value::boolean(imported.trained)},
                         {"notes", builder.strings(report.notes)},
                         {"faults_total", number(report.faults_total)},
                         {"faults", builder.array(faults)}});
}

std::string sentence(const app::ImportedFramework& imported) {
  const auto& framework = imported.framework;
  const auto& report = imported.report;
  auto text = framework.name + (framework.version.empty() ? "" : " " + framework.version) + ": " +
              std::to_string(framework.skills) + " skills, " +
              std::to_string(framework.occupations) + " occupations, " +
              std::to_string(report.names) + " names, " +
              std::to_string(report.essential_relations + report.optional_relations) +
              " requirements, " + std::to_string(framework.groups) + " groups\n";
  if (!framework.level_scale.empty()) text += "Levels: " + printable(framework.level_scale) + "\n";
  if (!framework.attribution.empty()) text += printable(framework.attribution) + "\n";
  return text;
}

void tell(const skills::ImportReport& report, Console& console) {
  for (const auto& note : report.notes) console.note("cairn: " + printable(note));
  const auto shown = std::min(report.faults.size(), faults_shown_max);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& fault = report.faults[i];
    console.note("cairn: left out: " +
                 printable(fault.file + ", " + fault.place + ": " + fault.reason));
  }
  if (report.faults_total > shown)
    console.note("cairn: and " + std::to_string(report.faults_total - shown) +
                 " more; --json lists the first " + std::to_string(report.faults.size()));
}

Result<Exit> run(Arguments arguments, Console& console) {
  if (const auto columns = read_columns(arguments); !columns.ok()) {
    console.report(columns.error());
    return Exit::usage;
  }
  const auto* importer = skills::find_importer(arguments.importer);
  const std::vector<std::filesystem::path> paths(arguments.paths.begin(), arguments.paths.end());
  // A file named outright is read whatever it is called.
  const auto wants = [&](std::string_view name) {
    return importer->wants(name) ||
           std::find(arguments.paths.begin(), arguments.paths.end(), name) != arguments.paths.end();
  };
  CAIRN_TRY(const auto files, storage::read_files(paths, wants));
  storage::FrameworkFolder frameworks(arguments.data);
  CAIRN_TRY(const auto imported,
            app::import_framework(frameworks, *importer, files, arguments.options));
  tell(imported.report, console);
  if (!console.wants_json()) CAIRN_CHECK(console.print(sentence(imported)));
  if (console.wants_json()) {
    Arena arena;
    CAIRN_CHECK(console.print_json(describe(imported, json::Builder(arena))));
  }
  return Exit::yes;
}

}  // namespace

void add_skills_import(CLI::App& skills, Program& program) {
  auto* command = skills.add_subcommand("import", "Bring in a framework");
  const auto arguments = std::make_shared<Arguments>();
  std::string what = "What it is:";
  std::vector<std::string> names;
  for (const auto& importer : skills::importers()) {
    names.emplace_back(importer.name);
    what += "\n  " + names.back() + ": " + std::string(importer.reads);
  }
  command->add_option("KIND", arguments->importer, what)->required()->check(CLI::IsMember(names));
  command->add_option("PATH", arguments->paths, "Files, archives or folders")->required();
  add_data_option(*command, arguments->data);
  command->add_option("--name", arguments->options.name,
                      "What to call it here (default: as KIND); keeps two versions apart");
  command->add_option("--release", arguments->options.version,
                      "Its version, or which to take where there are several");
  command->add_option("--language", arguments->options.language,
                      "Language of its labels (default: English where it is there)");
  command->add_option("--column", arguments->columns,
                      "OURS=THEIRS: a column of a table, by its own name");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
