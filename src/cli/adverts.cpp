// SPDX-License-Identifier: Apache-2.0
// cairn adverts import, demand: job adverts counted, and what they ask for.
#include <CLI/App.hpp>
#include <memory>

#include "app/analytics/demand_json.h"
#include "app/market/market_json.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "cli/progress.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* group_examples = R"(Examples:
  cairn adverts import adverts.jsonl
  cairn adverts demand)";

constexpr const char* import_examples = R"(Examples:
  cairn adverts import adverts.jsonl                        {"title", "text", "date"} a line
  cairn adverts import adverts.csv page.html                tables, pages with a JobPosting
  zcat adverts.jsonl.gz | cairn adverts import -
Of an advert only digests, its month, its place and what it asks for are kept; one that comes again
counts once. cairn market tells more of them.)";

constexpr const char* demand_examples = R"(Examples:
  cairn adverts demand
  cairn adverts demand --json)";

constexpr std::size_t file_bytes_max = 256 * 1024 * 1024;

struct Arguments {
  std::string data;
  std::vector<std::string> files;
};

Status print(const std::string& file, const app::AdvertsImported& imported, Console& console) {
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    return console.print_json(
        builder.with(to_json(imported, builder), "file", builder.string(file)));
  }
  for (const auto& fault : imported.read.faults)
    console.note("cairn: " + printable(file) + ", row " + std::to_string(fault.row) + ": " +
                 printable(fault.sentence));
  if (imported.read.faults_left_out > 0)
    console.note("cairn: and " + std::to_string(imported.read.faults_left_out) + " more rows");
  return console.print(printable(file) + ": " + std::to_string(imported.read.rows) + " read, " +
                       std::to_string(imported.added) + " new, " +
                       std::to_string(imported.repeated) + " known, " +
                       std::to_string(imported.without_date) + " without a date\n");
}

Result<Exit> run_import(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  bool whole = true;
  for (const auto& file : arguments.files) {
    CAIRN_TRY(const auto bytes, read_file(file, file_bytes_max));
    std::size_t rows = 0;
    CAIRN_CHECK(adverts::read_collection(bytes, [&rows](const auto&) {
      ++rows;
      return Status(done);
    }));
    Progress progress(rows);
    CAIRN_TRY(const auto imported, app::import_adverts(context, actor, bytes, {},
                                                       [&progress](auto) { progress.step(); }));
    progress.finish();
    CAIRN_CHECK(print(file, imported, console));
    whole = whole && imported.read.faults.empty();
  }
  return whole ? Exit::yes : Exit::no;
}

Result<Exit> run_demand(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto report, app::demand_report(context, actor));
  if (console.wants_json()) {
    Arena arena;
    CAIRN_CHECK(console.print_json(to_json(report, json::Builder(arena))));
    return Exit::yes;
  }
  std::string text = std::to_string(report.adverts) + " adverts of the last twelve months\n";
  for (const auto& row : report.achievements)
    text += std::to_string(row.adverts) + "  " + printable(row.name) +
            (row.trend ? "  " + std::to_string(*row.trend) + " %" : "") + "\n";
  for (const auto& skill : report.emerging)
    text += "emerging: " + printable(skill.label) + "  " + std::to_string(skill.adverts) + "\n";
  CAIRN_CHECK(console.print(text));
  return Exit::yes;
}

}  // namespace

void add_adverts(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("adverts", "Job adverts counted, and what they ask for");
  group->require_subcommand(1);
  group->footer(group_examples);
  const auto arguments = std::make_shared<Arguments>();
  auto* import = group->add_subcommand("import", "Count the adverts of files");
  import->add_option("FILE", arguments->files, "JSON Lines, CSV or pages; - reads standard input")
      ->required();
  add_data_option(*import, arguments->data);
  import->footer(import_examples);
  program.on(import, [arguments](Console& console) { return run_import(*arguments, console); });
  auto* demand = group->add_subcommand("demand", "What they ask for, over twelve months");
  add_data_option(*demand, arguments->data);
  demand->footer(demand_examples);
  program.on(demand, [arguments](Console& console) { return run_demand(*arguments, console); });
}

}  // namespace cairn::cli
