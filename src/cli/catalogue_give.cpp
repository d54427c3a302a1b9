// SPDX-License-Identifier: Apache-2.0
// cairn catalogue give: whose a catalogue is.
#include <CLI/App.hpp>
#include <algorithm>
#include <memory>

#include "app/career/open_catalogues.h"
#include "app/catalogue/owner.h"
#include "cli/catalogue.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "storage/catalogue_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/catalogue";

constexpr const char* examples = R"(Examples:
  cairn catalogue give coursera                 to the organisation that was set up first
  cairn catalogue give coursera --organisation k3v9x2ab
  cairn catalogue give coursera --nobody        from then on the command line alone changes it

Its owner alone imports into a catalogue, schedules it and decides about its offers; everybody reads
it. Who imports under a new name owns it.)";

struct Arguments {
  std::string name, organisation, data_folder;
  bool nobody = false;
};

Result<Exit> run(const Arguments& arguments, Console& console) {
  if (app::is_own_catalogue(arguments.name))
    return fail(ErrorCode::invalid, where,
                "the catalogue “" + arguments.name + "” comes with the program: it is nobody’s");
  CAIRN_TRY(auto opened, Installation::open(arguments.data_folder, ""));
  CAIRN_TRY(const auto names, storage::CatalogueFolder(arguments.data_folder).names());
  if (std::find(names.begin(), names.end(), arguments.name) == names.end())
    return fail(
        ErrorCode::not_found, where,
        "there is no catalogue “" + arguments.name + "”; `cairn catalogue list` shows them");
  CAIRN_TRY(const auto actor, command_actor(opened->context(), arguments.organisation));
  CAIRN_CHECK(
      app::give_catalogue(opened->context(), arguments.name,
                          arguments.nobody ? std::nullopt : std::optional(actor.organisation)));
  CAIRN_CHECK(console.print(arguments.nobody
                                ? "It is nobody’s now.\n"
                                : "It belongs to " + actor.organisation.text + " now.\n"));
  return Exit::yes;
}

}  // namespace

void add_catalogue_give(CLI::App& catalogue, Program& program) {
  auto* command = catalogue.add_subcommand("give", "Say whose a catalogue is");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("CATALOGUE", arguments->name, "Which")->required();
  auto* organisation = command->add_option("--organisation", arguments->organisation,
                                           "To this one (default: the first)");
  command->add_flag("--nobody", arguments->nobody, "To none")->excludes(organisation);
  add_data_option(*command, arguments->data_folder);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
