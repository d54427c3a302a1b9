// SPDX-License-Identifier: Apache-2.0
// cairn backup and cairn restore: a data folder as one file, and back.
#include "storage/backup.h"

#include <CLI/App.hpp>
#include <memory>
#include <utility>
#include <vector>

#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "storage/key_place.h"
#include "storage/move_database.h"
#include "storage/postgres.h"
#include "storage/premises_of_data.h"
#include "storage/system.h"

namespace cairn::cli {
namespace {

constexpr const char* backup_examples = R"(Examples:
  cairn backup cairn-2026-11-26.tar.zst
  cairn backup --data /srv/cairn /backups/cairn.tar.zst
The server may be running. The file holds the keys of your organisations, unless their master key
lies elsewhere (--master-key of serve): keep it as you keep them.)";

constexpr const char* restore_examples = R"(Examples:
  cairn restore cairn-2026-11-26.tar.zst --data /srv/cairn-restored
  cairn serve --data /srv/cairn-restored
A backup of a server with PostgreSQL holds its rows as a SQLite file, and is restored to either.)";

struct Arguments {
  std::string data;
  std::string file;
  std::string database;
};

using Facts = std::vector<std::pair<std::string, std::string>>;

Result<Exit> said(const std::string& note, const Facts& facts, Console& console) {
  console.note(note);
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    json::ObjectBuilder object(builder);
    for (const auto& [name, value] : facts) object.add_string(name, value);
    CAIRN_CHECK(console.print_json(object.value()));
  }
  return Exit::yes;
}

Result<Exit> back_up(const Arguments& arguments, Console& console) {
  CAIRN_CHECK(storage::write_backup(arguments.data, arguments.file));
  storage::note_backup(arguments.data, arguments.file, storage::SystemClock().now());
  const bool whole = storage::key_is_beside(arguments.data);
  return said("Everything of " + arguments.data + " is in " + arguments.file +
                  (whole ? ", its master key too: keep it as you keep that."
                         : ", but its master key, which lies at " +
                               storage::key_place(arguments.data).string() +
                               ": keep a copy of that apart. Nothing signs without it."),
              {{"backup", arguments.file}, {"master_key", whole ? "included" : "elsewhere"}},
              console);
}

Result<Exit> restore(const Arguments& arguments, Console& console) {
  if (!arguments.database.empty() && !storage::is_postgres_url(arguments.database))
    return console.usage("--db takes postgresql://USER@HOST/DATABASE");
  CAIRN_CHECK(storage::read_backup(arguments.file, arguments.data));
  if (!arguments.database.empty())
    CAIRN_CHECK(storage::move_database(arguments.data, arguments.database));
  const bool whole = storage::key_is_beside(arguments.data);
  return said(arguments.data + " is as it was. Start it with cairn serve --data." +
                  (whole ? ""
                         : " Its master key was not in the backup: it is looked for at " +
                               storage::key_place(arguments.data).string() +
                               ", or where --master-key says."),
              {{"data", arguments.data}}, console);
}

}  // namespace

void add_backup(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("backup", "Copy a data folder into one file");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("FILE", arguments->file, "The file to write")->required();
  command->footer(backup_examples);
  program.on(command, [arguments](Console& console) { return back_up(*arguments, console); });
}

void add_restore(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("restore", "Make a data folder from a backup");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("FILE", arguments->file, "What cairn backup wrote")->required();
  command->add_option("--db", arguments->database,
                      "An empty postgresql:// database to put the rows into (default: a file in "
                      "the data folder)");
  command->footer(restore_examples);
  program.on(command, [arguments](Console& console) { return restore(*arguments, console); });
}

}  // namespace cairn::cli
