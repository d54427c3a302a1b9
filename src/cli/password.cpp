// SPDX-License-Identifier: Apache-2.0
// cairn password: a new password for an account whose own was lost.
#include <CLI/App.hpp>
#include <memory>

#include "app/accounts/set_password.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "cli/signer.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn password --email ada@example.org --password-file secret.txt
  cairn password --data /srv/cairn --email ada@example.org --password-file secret.txt
The server may be running; whoever is signed in to the account is signed out.)";

struct Arguments {
  std::string data;
  std::string email;
  std::string password_file;
};

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto password, read_passphrase(arguments.password_file));
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  CAIRN_CHECK(
      app::set_password(installation->context(), arguments.email, std::string(password.text())));
  console.note("The new password is set.");
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(builder.object({{"email", builder.string(arguments.email)}})));
  }
  return Exit::yes;
}

}  // namespace

void add_password(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("password", "Set a new password for an account");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("--email", arguments->email, "E-mail address of the account")->required();
  command->add_option("--password-file", arguments->password_file, "File with the new password")
      ->required();
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
