// SPDX-License-Identifier: Apache-2.0
// cairn learner export, erase: what is kept of a person, by their address, and the end of it.
#include <CLI/App.hpp>
#include <memory>

#include "app/learners/by_address.h"
#include "base/printable.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "json/parse.h"

namespace cairn::cli {
namespace {

constexpr const char* group_examples = R"(Examples:
  cairn learner export grace@example.org -o grace.json
  cairn learner erase grace@example.org --dry-run
  cairn learner erase grace@example.org)";

constexpr const char* export_examples = R"(Examples:
  cairn learner export grace@example.org -o grace.json
  cairn learner export grace@example.org --organisation k3v9x2ab
Of every organisation without --organisation. Make sure first that it is they who ask.)";

constexpr const char* erase_examples = R"(Examples:
  cairn learner erase grace@example.org --dry-run              whom it would be
  cairn learner erase grace@example.org --organisation k3v9x2ab
Names, addresses, claims, evidence and the text of badges go; of each badge a page stays that says
so, and a status that says revoked. It cannot be undone. The server may be running.)";

struct Arguments {
  std::string data;
  std::string organisation;
  std::string email;
  std::string out = "-";
  bool dry_run = false;
};

// Whoever mistyped it would read that nobody is known.
Result<app::OrganisationId> place_of(app::Context& context, const Arguments& arguments) {
  if (arguments.organisation.empty()) return app::OrganisationId();
  CAIRN_TRY(const auto actor, command_actor(context, arguments.organisation));
  return actor.organisation;
}

Result<Exit> run_export(const Arguments& arguments, Console&) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto place, place_of(context, arguments));
  CAIRN_TRY(const auto text, app::export_address(context, arguments.email, place));
  CAIRN_CHECK(write_file(arguments.out, as_bytes(text + "\n"), Readers::owner));
  return Exit::yes;
}

Result<Exit> told(const std::vector<app::AddressHolder>& all, bool erased, Console& console) {
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> rows;
    for (const auto& [learner, organisation] : all)
      rows.push_back(json::ObjectBuilder(builder)
                         .add_string("learner", learner.id.text)
                         .add_string("organisation", organisation)
                         .add("erased", json::Value::boolean(erased))
                         .value());
    CAIRN_CHECK(console.print_json(builder.array(rows)));
    return Exit::yes;
  }
  for (const auto& [learner, organisation] : all)
    CAIRN_CHECK(console.print(learner.id.text + "  " + printable(organisation) + "\n"));
  console.note(erased ? "Nothing is kept of them any more."
                      : "Nothing was erased: this only says whom it would be.");
  return Exit::yes;
}

Result<Exit> run_erase(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(context.base_url, last_address(context));
  CAIRN_TRY(const auto place, place_of(context, arguments));
  CAIRN_TRY(const auto all, arguments.dry_run
                                ? app::holders_of_address(context, arguments.email, place)
                                : app::erase_address(context, arguments.email, place));
  return told(all, !arguments.dry_run, console);
}

CLI::App* add(CLI::App& group, const char* name, const char* about, const char* examples,
              const std::shared_ptr<Arguments>& arguments) {
  auto* command = group.add_subcommand(name, about);
  add_data_option(*command, arguments->data);
  command->add_option("ADDRESS", arguments->email, "Their e-mail address")->required();
  command->add_option("--organisation", arguments->organisation,
                      "Its id (default: every organisation)");
  command->footer(examples);
  return command;
}

}  // namespace

void add_learner(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("learner", "What is kept of a person, and the end of it");
  group->require_subcommand(1);
  group->footer(group_examples);
  const auto arguments = std::make_shared<Arguments>();
  auto* exported = add(*group, "export", "All of it as JSON", export_examples, arguments);
  exported->add_option("-o,--output", arguments->out, "File to write (default: standard output)");
  program.on(exported, [arguments](Console& console) { return run_export(*arguments, console); });
  auto* erased = add(*group, "erase", "Remove all of it, for good", erase_examples, arguments);
  erased->add_flag("--dry-run", arguments->dry_run, "Say whom it would be, change nothing");
  program.on(erased, [arguments](Console& console) { return run_erase(*arguments, console); });
}

}  // namespace cairn::cli
