// SPDX-License-Identifier: Apache-2.0
#include "cli/program.h"

#include "cli/award.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "cli/checks.h"
#include "cli/guard.h"
#include "cli/unknown.h"

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
    Command{"derive", add_derive},
    Command{"bake", add_bake},
    Command{"unbake", add_unbake},
    Command{"certificate", add_certificate},
    Command{"inspect", add_inspect},
    Command{"status", add_status},
    Command{"canonicalize", add_canonicalize},
    Command{"expand", add_expand},
    Command{"to-rdf", add_to_rdf},
    Command{"jcs", add_jcs},
    Command{"skills", add_skills},
    Command{"catalogue", add_catalogue},
    Command{"stacks", add_stacks},
    Command{"outcomes", add_outcomes},
    Command{"gap", add_gap},
    Command{"plan", add_plan},
    Command{"next", add_next},
    Command{"occupation", add_occupation},
    Command{"adverts", add_adverts},
    Command{"market", add_market},
    Command{"quality", add_quality},
    Command{"award", add_award},
    Command{"serve", add_serve},
    Command{"init", add_init},
    Command{"setup-link", add_setup_link},
    Command{"password", add_password},
    Command{"api-key", add_api_key},
    Command{"keys", add_keys},
    Command{"achievement", add_achievement},
    Command{"revoke", add_revoke},
    Command{"suspend", add_suspend},
    Command{"reinstate", add_reinstate},
    Command{"extend", add_extend},
    Command{"correct", add_correct},
    Command{"organisation", add_organisation},
    Command{"member", add_member},
    Command{"learner", add_learner},
    Command{"export", add_export},
    Command{"backup", add_backup},
    Command{"restore", add_restore},
    Command{"move-to", add_move_to},
    Command{"outbox", add_outbox},
    Command{"bounce", add_bounce},
    Command{"doctor", add_doctor},
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

// What every command has and its options are held to. An empty value is a mistake, as of a script
// whose variable is not set, and never the same as no option.
void complete(CLI::App& app) {
  for (auto* option : app.get_options()) {
    if (option->get_items_expected_max() == 0) continue;
    option->check(check_given);
    if (option->get_type_name().starts_with("UINT")) option->check(check_number);
  }
  app.add_flag("--json")->description("Print one JSON document");
  for (auto* command : app.get_subcommands(nullptr)) complete(*command);
}

// The words of options as people read them; which options go together, their sentences say.
class Help : public CLI::Formatter {
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_type_size() == 0) return "";
    auto type = option->get_type_name();
    type = type.substr(type.find(':') + 1);
    if (type.starts_with("UINT")) type.replace(0, 4, "NUMBER");
    auto text = " " + type;
    if (option->get_expected_max() > 1) text += " …";
    if (option->get_required()) text += " (required)";
    if (!option->get_envname().empty()) text += " (or $" + option->get_envname() + ")";
    return text;
  }
};

// The parser takes the word behind "--option=" for its value.
std::string valueless_word(std::span<const std::string> words) {
  for (const auto& word : words)
    if (word.starts_with("--") && word.find('=') == word.size() - 1)
      return word.substr(0, word.size() - 1) + ": its value is empty";
  return {};
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
  app.set_version_flag("--version", "cairn " CAIRN_VERSION);
  app.footer(examples);
  app.formatter(std::make_shared<Help>());
  app.require_subcommand(1);
  app.fallthrough();
  std::vector<std::string> given(words + std::min(count, 1), words + count);
  given.erase(std::ranges::find(given, "--"), given.end());
  add_commands(app, *this, given.empty() ? "" : given.front());
  complete(app);
  const bool json = std::ranges::find(given, "--json") != given.end();
  Console console(json ? Output::json : Output::text);
  for (auto& wrong : {unknown_word(app, given), valueless_word(given)})
    if (!wrong.empty()) return static_cast<int>(console.usage(wrong));
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return error.get_exit_code() == 0 ? app.exit(error)
                                      : static_cast<int>(console.usage(error.what()));
  }
  return static_cast<int>(finish(guarded([&] { return (*chosen_)(console); }), console));
}

}  // namespace cairn::cli
