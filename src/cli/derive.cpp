// SPDX-License-Identifier: Apache-2.0
// cairn derive: of a credential that can be shown in parts, one that says the chosen parts alone.
#include "securing/derive.h"

#include <CLI/App.hpp>
#include <memory>

#include "cli/about.h"
#include "cli/deliver.h"
#include "cli/preview.h"
#include "cli/program.h"
#include "cli/sources.h"
#include "json/write.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn derive signed.json --reveal /credentialSubject/result -o shown.json
  cairn derive signed.json --reveal /credentialSubject/result --preview    what would be seen
  cairn derive diploma.sdjwt --reveal /given_name /degree -o shown.sdjwt

Of a credential signed with ecdsa-sd-2023, or an SD-JWT. What its issuer demands is always shown,
and of everything on the way to a part its type and id. What the other side will see is printed
before anything is written. The original stays with its holder: whoever has it can show any part
of it.)";

constexpr const char* remedy =
    "Name by JSON pointers what there is, as `cairn derive CREDENTIAL --preview` lists it.";

struct Arguments {
  std::string credential;
  std::vector<std::string> reveal;
  SourceOptions sources;
  std::string output = "-";
  bool preview = false;
};

Result<securing::Derived> derive(const Arguments& arguments, std::string_view text,
                                 securing::Workspace& workspace, Arena& arena) {
  CAIRN_TRY(auto derived, securing::derive(text, arguments.reveal, workspace, arena));
  if (!arguments.preview) CAIRN_CHECK(securing::check_shown(derived));
  return derived;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto contexts, ContextFolder::open(arguments.sources.contexts, outside.get()));
  CAIRN_TRY(const auto text, load_text(arguments.credential, *outside, arguments.sources.badge));
  securing::Workspace workspace(contexts.source());
  Arena arena;
  CAIRN_TRY(const auto derived,
            about(arguments.credential, derive(arguments, text, workspace, arena), remedy));
  if (arguments.preview) return print_preview(derived, "the other side", console);
  say_what_is_seen(derived, "the other side", console);
  const auto made =
      derived.token.empty() ? json::write(derived.document, json::Style::indented) : derived.token;
  return deliver(console, arguments.output, made + "\n", "token");
}

}  // namespace

void add_derive(CLI::App& app, Program& program) {
  auto* command =
      app.add_subcommand("derive", "Show a part of a credential and keep back the rest");
  const auto arguments = std::make_shared<Arguments>();
  command
      ->add_option("CREDENTIAL", arguments->credential,
                   "The credential as its issuer gave it out (INPUT)")
      ->required();
  command->add_option("--reveal", arguments->reveal,
                      "JSON pointers to what is shown, with all that stands in it, beside what its "
                      "issuer demands");
  command->add_flag("--preview", arguments->preview,
                    "Print what the other side would see, and write nothing");
  command->add_option("-o,--output", arguments->output, "Where to; - is standard output");
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
