// SPDX-License-Identifier: Apache-2.0
#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <array>

#include "cli/guard.h"

namespace cairn::cli {
namespace {

struct Command {
  std::string_view name;
  void (*add)(CLI::App&, Program&);
};

// In the order of --help.
constexpr std::array commands{
    Command{"key", add_key},
    Command{"issue", add_issue},
    Command{"verify", add_verify},
    Command{"present", add_present},
    Command{"bake", add_bake},
    Command{"unbake", add_unbake},
    Command{"inspect", add_inspect},
    Command{"status", add_status},
    Command{"canonicalize", add_canonicalize},
    Command{"expand", add_expand},
    Command{"to-rdf", add_to_rdf},
    Command{"jcs", add_jcs},
    Command{"gap", add_gap},
    Command{"plan", add_plan},
    Command{"serve", add_serve},
    Command{"init", add_init},
    Command{"setup-link", add_setup_link},
    Command{"password", add_password},
    Command{"api-key", add_api_key},
};

constexpr const char* examples = R"(Examples:
  cairn verify badge.png                       is this badge true?
  cairn key new -o issuer.key                  a key to sign with
  cairn issue badge.json --key issuer.key -o signed.json
  cairn bake signed.json badge.svg -o badge-signed.svg

INPUT is a file, "-" for standard input, an https URL or a data URL: JSON, JWT text, or a baked
PNG or SVG.
Exit: 0 yes, 1 no, 2 undetermined, 64 usage, 65 unreadable input, 69 something needed is
unreachable, 70 our own fault, 74 input or output, 77 not permitted.)";

// Only the command that was asked for is built, so that a short command starts fast.
void add_commands(CLI::App& app, Program& program, std::string_view wanted) {
  for (const auto& command : commands)
    if (command.name == wanted) return command.add(app, program);
  for (const auto& command : commands) command.add(app, program);
}

Exit finish(const Result<Exit>& result, Console& console) {
  if (result.ok()) return *result;
  console.report(result.error());
  return exit_of(result.error().code);
}

}  // namespace

void Program::on(CLI::App* command, Action action) {
  command->callback([this, action = std::move(action)] { chosen_ = action; });
}

int Program::run(int count, char** words) {
  CLI::App app("Issue, carry and verify micro-credentials.", "cairn");
  bool json = false;
  app.add_flag("--json", json, "Print one JSON document");
  app.set_version_flag("--version", "cairn " CAIRN_VERSION);
  app.footer(examples);
  app.require_subcommand(1);
  app.fallthrough();
  add_commands(app, *this, count > 1 ? words[1] : "");
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::usage);
  }
  Console console(json ? Output::json : Output::text);
  return static_cast<int>(finish(guarded([&] { return (*chosen_)(console); }), console));
}

}  // namespace cairn::cli
