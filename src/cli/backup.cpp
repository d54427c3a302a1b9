// SPDX-License-Identifier: Apache-2.0
// cairn backup and cairn restore: a data folder as one file, and back.
#include "storage/backup.h"

#include <CLI/App.hpp>
#include <memory>

#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "storage/move_database.h"
#include "storage/postgres.h"
#include "storage/premises_of_data.h"
#include "storage/system.h"

namespace cairn::cli {
namespace {

constexpr const char* backup_examples = R"(Examples:
  cairn backup cairn-2026-11-26.tar.zst
  cairn backup --data /srv/cairn /backups/cairn.tar.zst
The server may be running. The file holds the keys of your organisations: keep it as you keep
them.)";

constexpr const char* restore_examples = R"(Examples:
  cairn restore cairn-2026-11-26.tar.zst --data /srv/cairn-restored
  cairn serve --data /srv/cairn-restored
A backup of a server with PostgreSQL holds its rows as a SQLite file, and is restored to either.)";

struct Arguments {
  std::string data;
  std::string file;
  std::string database;
};

Result<Exit> said(const std::string& note, const std::string& name, const std::string& value,
                  Console& console) {
  console.note(note);
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(builder.object({{name, builder.string(value)}})));
  }
  return Exit::yes;
}

Result<Exit> back_up(const Arguments& arguments, Console& console) {
  CAIRN_CHECK(storage::write_backup(arguments.data, arguments.file));
  storage::note_backup(arguments.data, arguments.file, storage::SystemClock().now());
  return said("Everything of " + arguments.data + " is in " + arguments.file + ".", "backup",
              arguments.file, console);
}

Result<Exit> restore(const Arguments& arguments, Console& console) {
  if (!arguments.database.empty() && !storage::is_postgres_url(arguments.database))
    return console.usage("--db takes postgresql://USER@HOST/DATABASE");
  CAIRN_CHECK(storage::read_backup(arguments.file, arguments.data));
  if (!arguments.database.empty())
    CAIRN_CHECK(storage::move_database(arguments.data, arguments.database));
  return said(arguments.data + " is as it was. Start it with cairn serve --data.", "data",
              arguments.data, console);
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
