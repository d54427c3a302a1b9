// SPDX-License-Identifier: Apache-2.0
// cairn init: sets a server up without its web page.
#include <CLI/App.hpp>
#include <memory>

#include "app/base_address.h"
#include "app/setup/demo.h"
#include "app/setup/setup.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "cli/signer.h"
#include "json/build.h"
#include "storage/check_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn init --admin-email ada@example.org --password-file secret.txt
  cairn init --data /srv/cairn --admin-email ada@example.org --password-file secret.txt \
             --organisation "Harbour School" --url https://harbour.example
The same by environment: CAIRN_DATA, CAIRN_DB, CAIRN_ADMIN_EMAIL, CAIRN_PASSWORD_FILE,
CAIRN_ORGANISATION, CAIRN_URL, CAIRN_DEMO=1.)";

constexpr std::string_view unnamed = "My organisation";

struct Arguments {
  std::string data;
  std::string database;
  std::string master_key;
  std::string base_url = "http://127.0.0.1:8080";  // as serve without options
  std::string email;
  std::string password_file;
  std::string organisation = std::string(unnamed);
  std::string url;
  bool demo = false;
  bool allow_volatile = false;
};

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto password, read_passphrase(arguments.password_file));
  const app::SetupForm form{arguments.organisation, arguments.url, arguments.email,
                            std::string(password.text())};
  CAIRN_CHECK(app::check_setup_form(form));  // before anything is made for it
  CAIRN_TRY(auto base_url, app::read_base_url(arguments.base_url));
  if (!arguments.allow_volatile) CAIRN_CHECK(storage::check_lasting(arguments.data));
  CAIRN_TRY(const auto installation,
            Installation::make(arguments.data, {.base_url = base_url,
                                                .database = arguments.database,
                                                .master_key = arguments.master_key}));
  const auto made = app::initialise(installation->context(), form);
  if (!made) return already_set_up_or(made.error(), console);
  if (arguments.demo) {  // its badges name the address, which stays this server's
    CAIRN_CHECK(app::settle_address(installation->context()));
    CAIRN_CHECK(app::load_demo(installation->context(), {*made, {"command"}}));
  }
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(builder.object(
        {{"organisation", builder.string(made->text)}, {"data", builder.string(arguments.data)}})));
    return Exit::yes;
  }
  if (arguments.organisation == unnamed)
    console.note(
        "The organisation is called \"My organisation\" until you change it under Settings.");
  CAIRN_CHECK(console.print("Set up in " + arguments.data + ". Start it with: cairn serve --data " +
                            arguments.data + "\n"));
  return Exit::yes;
}

}  // namespace

void add_init(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("init", "Set a server up without its web page");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  add_database_option(*command, arguments->database);
  add_key_option(*command, arguments->master_key);
  command
      ->add_option("--base-url", arguments->base_url,
                   "Where people will reach it: badges of the demo organisation name it")
      ->envname("CAIRN_BASE_URL");
  command->add_option("--admin-email", arguments->email, "E-mail address of the first account")
      ->envname("CAIRN_ADMIN_EMAIL")
      ->required();
  command->add_option("--password-file", arguments->password_file, "File with its password")
      ->envname("CAIRN_PASSWORD_FILE")
      ->required();
  command
      ->add_option("--organisation", arguments->organisation,
                   "Name of the organisation (default: My organisation; Settings changes it)")
      ->envname("CAIRN_ORGANISATION");
  command->add_option("--url", arguments->url, "Its web page")->envname("CAIRN_URL");
  command->add_flag("--demo", arguments->demo, "With achievements, learners and badges to look at")
      ->envname("CAIRN_DEMO");
  add_volatile_option(*command, arguments->allow_volatile);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
