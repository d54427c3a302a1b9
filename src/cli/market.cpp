// SPDX-License-Identifier: Apache-2.0
// cairn market import, history, emerging, judge: what job adverts ask for, and whether it grows.
#include <CLI/App.hpp>
#include <cmath>
#include <memory>

#include "app/market/market_json.h"
#include "app/market/search.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "cli/progress.h"
#include "json/build.h"
#include "market/month.h"

namespace cairn::cli {
namespace {

constexpr const char* group_examples = R"(Examples:
  cairn market import adverts.jsonl
  cairn market history SQL
  cairn market emerging)";

constexpr const char* import_examples = R"(Examples:
  cairn market import --dry-run adverts.jsonl        what would be counted, and every bad row
  cairn market import --source harbour-jobs adverts.csv page.html
  zcat adverts.jsonl.gz | cairn market import -
A line or a row has title, text, date, place (or city, region, country), id and url. An advert that
comes again, by its id, its address or its text, counts once.)";

constexpr const char* history_examples = R"(Examples:
  cairn market history SQL                           the skill or occupation of this name
  cairn market history --json "data analyst"
  cairn market history --csv SQL > sql.csv)";

constexpr const char* emerging_examples = R"(Examples:
  cairn market emerging                              what rises, and names that no skill has
  cairn market judge dbt --own
  cairn market judge k8s --alias Kubernetes
  cairn market judge "free fruit" --no-skill)";

constexpr std::size_t file_bytes_max = 256 * 1024 * 1024;
constexpr std::size_t terms_told_max = 50;

struct Arguments {
  std::string data, source, name, alias;
  std::vector<std::string> files;
  bool dry_run = false, csv = false, own = false, no_skill = false;
};

// "12.4"
std::string tenths(double share) {
  const auto whole = std::llround(share * 1'000);
  const auto size = whole < 0 ? -whole : whole;
  return (whole < 0 ? "-" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string change_of(const cairn::market::Trend& trend) {
  if (trend.direction == cairn::market::Direction::not_enough) return "not enough adverts";
  return std::string(name_of(trend.direction)) + ", " + tenths(trend.a_year) + " (" +
         tenths(trend.between.low) + " to " + tenths(trend.between.high) + ") points a year";
}

Status print(const std::string& file, const app::AdvertsImported& imported, bool dry_run,
             Console& console) {
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
  const auto number = [](std::int64_t count) { return std::to_string(count); };
  return console.print(
      printable(file) + ": " + std::to_string(imported.read.rows) + " read, " +
      number(imported.added) + (dry_run ? " would be new, " : " new, ") +
      number(imported.repeated) + " known; without a date " + number(imported.without_date) +
      ", a place " + number(imported.without_place) + ", an occupation " +
      number(imported.without_occupation) + ", a skill " + number(imported.without_skills) +
      "; in another language " + number(imported.in_other_language) + "\n");
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
    CAIRN_TRY(const auto imported,
              app::import_adverts(context, actor, bytes,
                                  {.source = arguments.source, .dry_run = arguments.dry_run},
                                  [&progress](auto) { progress.step(); }));
    progress.finish();
    CAIRN_CHECK(print(file, imported, arguments.dry_run, console));
    whole = whole && imported.read.faults.empty();
  }
  return whole ? Exit::yes : Exit::no;
}

Status print_history(const app::MarketHistory& history, bool csv, Console& console) {
  if (csv) return console.print(app::history_csv(history));
  if (console.wants_json()) {
    Arena arena;
    return console.print_json(to_json(history, json::Builder(arena)));
  }
  std::string text = printable(history.label) + " (" + std::string(name_of(history.kind)) +
                     "): " + std::to_string(history.asking) + " of " + std::to_string(history.all) +
                     " adverts\n" + change_of(history.trend) + "\n";
  for (const auto& month : history.months) {
    if (month.all == 0) continue;
    const auto between = cairn::market::wilson(month.asking, month.all);
    text += cairn::market::month_text(month.month) + "  " + std::to_string(month.asking) + " of " +
            std::to_string(month.all) + "  " +
            tenths(static_cast<double>(month.asking) / static_cast<double>(month.all)) + " % (" +
            tenths(between.low) + " to " + tenths(between.high) + ")\n";
  }
  return console.print(text);
}

Result<Exit> run_history(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto found, app::search_market(context, actor.organisation, arguments.name));
  if (found.empty())
    return fail(ErrorCode::not_found, "market",
                "No skill, occupation or credential is called so. Try fewer words.");
  CAIRN_TRY(const auto history,
            app::market_history(context, actor.organisation, {found[0].kind, found[0].id}));
  CAIRN_CHECK(print_history(history, arguments.csv, console));
  return Exit::yes;
}

Result<Exit> run_emerging(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto overview,
            app::market_overview(context, actor.organisation, app::SubjectKind::skill));
  CAIRN_TRY(const auto waiting, app::waiting_terms(context, actor, "", terms_told_max));
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> terms;
    for (const auto& term : waiting.terms) terms.push_back(to_json(term, builder));
    CAIRN_CHECK(console.print_json(
        builder.object({{"market", to_json(overview, builder)}, {"terms", builder.array(terms)}})));
    return Exit::yes;
  }
  std::string text = std::to_string(overview.adverts) + " adverts of the last two years, " +
                     std::to_string(overview.compared) + " skills compared\n";
  for (const auto& row : overview.rising)
    text += "rising: " + printable(row.label) + "  " + std::to_string(row.asking) + "  " +
            change_of(row.trend) + "\n";
  for (const auto& row : overview.falling)
    text += "falling: " + printable(row.label) + "  " + std::to_string(row.asking) + "  " +
            change_of(row.trend) + "\n";
  for (const auto& term : waiting.terms)
    text += "no skill is called: " + printable(term.label) + "  " + std::to_string(term.adverts) +
            "  " + change_of(term.trend) + "\n";
  CAIRN_CHECK(console.print(text));
  return Exit::yes;
}

Result<Exit> run_judge(const Arguments& arguments, Console& console) {
  const int chosen =
      (arguments.alias.empty() ? 0 : 1) + (arguments.own ? 1 : 0) + (arguments.no_skill ? 1 : 0);
  if (chosen != 1) return console.usage("say one of --alias SKILL, --own, --no-skill");
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  const std::string verdict = arguments.own ? "own" : arguments.no_skill ? "no-skill" : "alias";
  CAIRN_TRY(const auto judged,
            app::judge_term(context, actor, {arguments.name, verdict, arguments.alias}));
  if (console.wants_json()) {
    Arena arena;
    CAIRN_CHECK(console.print_json(to_json(judged, json::Builder(arena))));
    return Exit::yes;
  }
  CAIRN_CHECK(console.print(printable(judged.label) + ": " + std::string(name_of(judged.verdict)) +
                            (judged.skill_label.empty() ? "" : " of " + judged.skill_label) +
                            "\n"));
  return Exit::yes;
}

}  // namespace

void add_market(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("market", "What job adverts ask for, and whether it grows");
  group->require_subcommand(1);
  group->footer(group_examples);
  const auto arguments = std::make_shared<Arguments>();
  const auto add = [&](const char* name, const char* about, const char* examples, auto run) {
    auto* command = group->add_subcommand(name, about);
    add_data_option(*command, arguments->data);
    command->footer(examples);
    program.on(command, [arguments, run](Console& console) { return run(*arguments, console); });
    return command;
  };
  auto* import = add("import", "Count the adverts of files", import_examples, run_import);
  import->add_option("FILE", arguments->files, "JSON Lines, CSV or pages; - reads standard input")
      ->required();
  import->add_option("--source", arguments->source, "Whose ids the adverts have");
  import->add_flag("--dry-run", arguments->dry_run, "Say what would be, and keep nothing");
  auto* history =
      add("history", "A skill or an occupation, month by month", history_examples, run_history);
  history->add_option("NAME", arguments->name, "As one would search for it")->required();
  history->add_flag("--csv", arguments->csv, "The same as a table");
  add("emerging", "What rises and falls, and names that no skill has", emerging_examples,
      run_emerging);
  auto* judge = add("judge", "Say what such a name is", emerging_examples, run_judge);
  judge->add_option("TERM", arguments->name, "The name")->required();
  judge->add_option("--alias", arguments->alias, "Another name of this skill");
  judge->add_flag("--own", arguments->own, "A skill of its own");
  judge->add_flag("--no-skill", arguments->no_skill, "No skill");
}

}  // namespace cairn::cli
