// SPDX-License-Identifier: Apache-2.0
// cairn achievement import, list, template: achievements of this data folder's organisation out of
// files, and into them.
#include <CLI/App.hpp>
#include <memory>

#include "app/achievements/content_of.h"
#include "app/achievements/import.h"
#include "app/achievements/manage.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* group_examples = R"(Examples:
  cairn achievement import badges.json
  cairn achievement list --json > achievements.json
  cairn achievement template > achievements.csv)";

constexpr const char* import_examples = R"(Examples:
  cairn achievement import badge-class.json                  Open Badges 2.0 or 3.0
  cairn achievement import achievements.csv --dry-run        tells what is wrong, keeps nothing
  cairn achievement list --json | cairn achievement import -
Everything becomes a draft; where one place is wrong, nothing does.)";

constexpr const char* list_examples = R"(Examples:
  cairn achievement list
  cairn achievement list --json)";

constexpr const char* template_examples = R"(Examples:
  cairn achievement template > achievements.csv)";

constexpr std::size_t file_bytes_max = 8 * 1024 * 1024;

struct Arguments {
  std::string data;
  std::string file;
  bool dry_run = false;
};

json::Value told(const app::ImportOutcome& outcome, json::Builder builder) {
  std::vector<json::Value> rows, faults;
  for (const auto& row : outcome.rows)
    rows.push_back(json::ObjectBuilder(builder)
                       .add_string("name", row.name)
                       .add_string_if("id", row.id.text)
                       .add("notes", builder.strings(row.notes))
                       .value());
  for (const auto& fault : outcome.faults)
    faults.push_back(json::ObjectBuilder(builder)
                         .add("row", builder.integer(static_cast<std::int64_t>(fault.row)))
                         .add_string_if("column", fault.column)
                         .add_string("detail", fault.sentence)
                         .value());
  return builder.object({{"found", builder.array(rows)}, {"faults", builder.array(faults)}});
}

Status print(const app::ImportOutcome& outcome, Console& console) {
  if (console.wants_json()) {
    Arena arena;
    return console.print_json(told(outcome, json::Builder(arena)));
  }
  for (const auto& fault : outcome.faults) console.note(achievement::to_sentence(fault));
  for (const auto& row : outcome.rows) {
    CAIRN_CHECK(console.print((row.id.text.empty() ? "" : row.id.text + "  ") +
                              printable(row.name) + "\n"));
    for (const auto& note : row.notes) console.note(row.name + ": " + note);
  }
  return done;
}

Result<Exit> run_import(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto file, read_file(arguments.file, file_bytes_max));
  CAIRN_TRY(const auto outcome,
            app::import_achievements(
                context, actor, file,
                arguments.dry_run ? app::ImportMode::dry_run : app::ImportMode::keep));
  CAIRN_CHECK(print(outcome, console));
  return outcome.faults.empty() ? Exit::yes : Exit::no;
}

Result<Exit> run_list(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto all, app::list_achievements(context, actor));
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> items;
    for (const auto& one : all) items.push_back(to_json(app::content_of(one), builder));
    CAIRN_CHECK(console.print_json(builder.object({{"items", builder.array(items)}})));
    return Exit::yes;
  }
  for (const auto& one : all)
    CAIRN_CHECK(console.print(one.id.text + "  " + std::string(app::name_of(one.state)) + "  v" +
                              std::to_string(one.version) + "  " + printable(one.name) + "\n"));
  return Exit::yes;
}

Result<Exit> run_template(const Arguments&, Console& console) {
  CAIRN_CHECK(console.print(achievement::csv_template()));
  return Exit::yes;
}

}  // namespace

void add_achievement(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("achievement", "Import and list what can be earned");
  group->require_subcommand(1);
  group->footer(group_examples);
  const auto arguments = std::make_shared<Arguments>();
  auto* import = group->add_subcommand("import", "Make drafts of what a file holds");
  import->add_option("FILE", arguments->file, "JSON or a table (CSV); - reads standard input")
      ->required();
  import->add_flag("--dry-run", arguments->dry_run, "Only tell what would come of it");
  add_data_option(*import, arguments->data);
  import->footer(import_examples);
  program.on(import, [arguments](Console& console) { return run_import(*arguments, console); });
  auto* list = group->add_subcommand("list", "The achievements there are");
  add_data_option(*list, arguments->data);
  list->footer(list_examples);
  program.on(list, [arguments](Console& console) { return run_list(*arguments, console); });
  auto* blank = group->add_subcommand("template", "A table to fill in, with an example");
  blank->footer(template_examples);
  program.on(blank, [arguments](Console& console) { return run_template(*arguments, console); });
}

}  // namespace cairn::cli
