// SPDX-License-Identifier: Apache-2.0
// cairn catalogue runs, refresh, schedule: what imports came to, and sources that a server looks at
// anew.
#include <CLI/App.hpp>
#include <algorithm>
#include <memory>

#include "app/catalogue/run_json.h"
#include "app/catalogue/schedule.h"
#include "cli/catalogue.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/catalogue";

constexpr const char* runs_examples = R"(Examples:
  cairn catalogue runs
  cairn catalogue runs --count 5 --json
  cairn catalogue runs k3v9x2ab-…              one of them, with its faults by row)";

constexpr const char* refresh_examples = R"(Examples:
  cairn catalogue refresh                      every source of `cairn catalogue schedule`
  cairn catalogue refresh credly --dry-run     says what would change, and keeps nothing

Exit: 0 all went well, 1 one of them failed.)";

constexpr const char* schedule_examples = R"(Examples:
  cairn catalogue schedule
  cairn catalogue schedule openedx https://campus.example/api/courses/v1/courses/ --every weekly
  cairn catalogue schedule csv courses.csv --every daily       a file in the folder DATA/imports
  cairn catalogue schedule --remove openedx

A running server looks at what is due within a minute; an address is followed page by page.)";

struct Arguments {
  std::string id, importer, place, name, every = "weekly", removed, data_folder;
  std::vector<std::string> names;
  std::int64_t count = 20;
  bool dry = false;
};

struct Opened {
  std::unique_ptr<Installation> installation;
  app::Actor actor;
  app::Context& context() { return installation->context(); }
};

Result<Opened> open(const Arguments& arguments) {
  CAIRN_TRY(auto installation, Installation::open(arguments.data_folder, ""));
  CAIRN_TRY(auto actor, command_actor(installation->context()));
  return Opened{std::move(installation), std::move(actor)};
}

std::string_view outcome_text(const app::ImportRun& run) {
  switch (run.outcome) {
    case app::RunOutcome::kept: return "kept";
    case app::RunOutcome::unchanged: return "nothing has changed";
    case app::RunOutcome::looked: return "looked at only";
    case app::RunOutcome::failed: break;
  }
  return "failed";
}

std::string shown(const app::ImportRun& run, const Console& console) {
  const auto number = [](std::size_t count) { return std::to_string(count); };
  auto text = console.paint(Colour::bold, run.catalogue) + "  " + run.importer + "  " +
              format_instant(run.started) + "  " + std::string(outcome_text(run)) + "\n  " +
              run.id.text + ", from " + printable(run.source) + ", by " + printable(run.by) + "\n";
  if (!run.error.empty()) return text + "  " + printable(run.error) + "\n";
  const auto& changes = run.changes;
  return text + "  " + std::to_string(run.landed) + " of " + std::to_string(run.entries) +
         " entries landed: " + number(changes.added) + " new, " + number(changes.changed) +
         " changed, " + number(changes.unchanged) + " the same, " + number(changes.gone) +
         " no longer listed, " + number(changes.back) + " listed again; " +
         std::to_string(run.faults_total) + " faults\n";
}

std::string faults_of(const app::ImportRun& run) {
  std::string text;
  for (const auto& fault : run.faults)
    text += "  " + printable(catalogue::to_sentence(fault)) + "\n";
  for (const auto& note : run.notes) text += "  " + printable(note) + "\n";
  return text;
}

Status print(const std::vector<app::ImportRun>& runs, bool with_faults, Console& console) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  std::string text;
  for (const auto& run : runs) {
    rows.push_back(app::to_json(run, builder));
    text += shown(run, console) + (with_faults ? faults_of(run) : "");
  }
  if (console.wants_json())
    return console.print_json(builder.object({{"runs", builder.array(rows)}}));
  return console.print(text.empty() ? "No import was run yet.\n" : text);
}

Result<Exit> show_runs(const Arguments& arguments, Console& console) {
  CAIRN_TRY(auto opened, open(arguments));
  if (!arguments.id.empty()) {
    CAIRN_TRY(auto run, app::find_run(opened.context(), opened.actor, {arguments.id}));
    CAIRN_CHECK(print({std::move(run)}, true, console));
    return Exit::yes;
  }
  CAIRN_TRY(const auto runs,
            app::list_runs(opened.context(), opened.actor, {.rows_max = arguments.count}));
  CAIRN_CHECK(print(runs.rows, false, console));
  return Exit::yes;
}

bool is_wanted(const app::ImportSource& source, const std::vector<std::string>& names) {
  return names.empty() || std::find(names.begin(), names.end(), source.catalogue) != names.end();
}

Result<Exit> refresh(const Arguments& arguments, Console& console) {
  CAIRN_TRY(auto opened, open(arguments));
  CAIRN_TRY(const auto sources, app::list_sources(opened.context(), opened.actor));
  for (const auto& name : arguments.names)
    if (std::none_of(sources.begin(), sources.end(),
                     [&](const auto& source) { return source.catalogue == name; }))
      return fail(ErrorCode::not_found, where,
                  "the catalogue “" + name +
                      "” has no source; `cairn catalogue schedule` shows and adds them");
  std::vector<app::ImportRun> runs;
  for (const auto& source : sources) {
    if (!is_wanted(source, arguments.names)) continue;
    CAIRN_TRY(auto run, app::run_source(opened.context(), opened.actor, source,
                                        arguments.dry ? app::Keep::look : app::Keep::keep));
    runs.push_back(std::move(run));
  }
  CAIRN_CHECK(print(runs, true, console));
  const bool failed = std::any_of(runs.begin(), runs.end(), [](const auto& run) {
    return run.outcome == app::RunOutcome::failed;
  });
  return failed ? Exit::no : Exit::yes;
}

Status print(const std::vector<app::ImportSource>& sources, Console& console) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  std::string text;
  for (const auto& source : sources) {
    rows.push_back(app::to_json(source, builder));
    text += console.paint(Colour::bold, source.catalogue) + "  " + source.importer + "  " +
            printable(source.place) + "  " +
            std::string(app::rhythm_names[static_cast<std::size_t>(source.rhythm)]);
    if (source.due) text += ", due " + format_instant(*source.due);
    text += "\n";
  }
  if (console.wants_json())
    return console.print_json(builder.object({{"sources", builder.array(rows)}}));
  return console.print(text.empty() ? "No source is kept.\n" : text);
}

Result<Exit> schedule(const Arguments& arguments, Console& console) {
  CAIRN_TRY(auto opened, open(arguments));
  if (!arguments.removed.empty()) {
    CAIRN_TRY(const auto sources, app::list_sources(opened.context(), opened.actor));
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const auto& source) {
      return source.catalogue == arguments.removed;
    });
    if (found == sources.end())
      return fail(ErrorCode::not_found, where,
                  "the catalogue “" + arguments.removed + "” has no source");
    CAIRN_CHECK(app::remove_source(opened.context(), opened.actor, found->id));
  } else if (!arguments.importer.empty()) {
    CAIRN_CHECK(
        app::add_source(opened.context(), opened.actor,
                        {arguments.importer, arguments.name, arguments.place, arguments.every}));
  }
  CAIRN_TRY(const auto sources, app::list_sources(opened.context(), opened.actor));
  CAIRN_CHECK(print(sources, console));
  return Exit::yes;
}

void add_runs(CLI::App& catalogue, Program& program) {
  auto* command = catalogue.add_subcommand("runs", "What imports came to, newest first");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("ID", arguments->id, "Of one run: it is shown with its faults");
  command->add_option("--count", arguments->count, "How many (20)")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{500}));
  add_data_option(*command, arguments->data_folder);
  command->footer(runs_examples);
  program.on(command, [arguments](Console& console) { return show_runs(*arguments, console); });
}

void add_refresh(CLI::App& catalogue, Program& program) {
  auto* command = catalogue.add_subcommand("refresh", "Bring catalogues up to date from sources");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("CATALOGUE", arguments->names, "These alone (default: every source)");
  command->add_flag("--dry-run", arguments->dry, "Say what would change, and keep nothing");
  add_data_option(*command, arguments->data_folder);
  command->footer(refresh_examples);
  program.on(command, [arguments](Console& console) { return refresh(*arguments, console); });
}

void add_schedule(CLI::App& catalogue, Program& program) {
  auto* command = catalogue.add_subcommand("schedule", "Sources of catalogues: list, add, remove");
  const auto arguments = std::make_shared<Arguments>();
  auto* importer = command->add_option("PROVIDER", arguments->importer, "Whose data it is");
  auto* place = command->add_option("PLACE", arguments->place,
                                    "An https address, or a file in the folder DATA/imports");
  importer->needs(place);
  command->add_option("--name", arguments->name, "Of the catalogue (default: the provider's)");
  command->add_option("--every", arguments->every, "never, daily or weekly (weekly)")
      ->check(CLI::IsMember({"never", "daily", "weekly"}));
  command->add_option("--remove", arguments->removed, "The source of this catalogue");
  add_data_option(*command, arguments->data_folder);
  command->footer(schedule_examples);
  program.on(command, [arguments](Console& console) { return schedule(*arguments, console); });
}

}  // namespace

void add_catalogue_runs(CLI::App& catalogue, Program& program) {
  add_runs(catalogue, program);
  add_refresh(catalogue, program);
  add_schedule(catalogue, program);
}

}  // namespace cairn::cli
