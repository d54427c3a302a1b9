// SPDX-License-Identifier: Apache-2.0
// cairn move-to: a data folder's database to PostgreSQL and back.
#include <CLI/App.hpp>
#include <memory>

#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "storage/move_database.h"
#include "storage/postgres.h"

namespace cairn::cli {
namespace {

constexpr std::string_view into_the_folder = "sqlite";

constexpr const char* examples = R"(Examples:
  createdb -E UTF8 cairn
  cairn move-to postgresql://cairn@db.example/cairn --data /srv/cairn
  cairn move-to sqlite --data /srv/cairn                       back into the data folder
The server is stopped meanwhile. Everything is copied, or nothing; what it was copied from stays.)";

struct Arguments {
  std::string data;
  std::string target;
};

Result<Exit> run(const Arguments& arguments, Console& console) {
  const bool back = arguments.target == into_the_folder;
  if (!back && !storage::is_postgres_url(arguments.target))
    return console.usage("move-to takes postgresql://USER@HOST/DATABASE, or sqlite");
  CAIRN_TRY(const auto copied,
            storage::move_database(arguments.data, back ? "" : arguments.target));
  console.note(
      std::to_string(copied.rows) + " rows of " + std::to_string(copied.tables) +
      " tables were copied and counted. " +
      (back ? "The database is " + arguments.data + "/cairn.db now; PostgreSQL holds what it held."
            : "The database is PostgreSQL now; the file is kept as moved.db in " + arguments.data +
                  "."));
  if (!console.wants_json()) return Exit::yes;
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_CHECK(console.print_json(builder.object(
      {{"tables", builder.integer(copied.tables)}, {"rows", builder.integer(copied.rows)}})));
  return Exit::yes;
}

}  // namespace

void add_move_to(CLI::App& app, Program& program) {
  auto* command =
      app.add_subcommand("move-to", "Move a data folder's database to PostgreSQL or back");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("TARGET", arguments->target, "postgresql://USER@HOST/DATABASE, or sqlite")
      ->required();
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
