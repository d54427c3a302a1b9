// SPDX-License-Identifier: Apache-2.0
// cairn unbake
#include <CLI/App.hpp>
#include <memory>

#include "cli/about.h"
#include "cli/deliver.h"
#include "cli/program.h"
#include "cli/sources.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn unbake badge.png                    the credential, byte for byte
  cairn unbake badge.svg -o badge.json
  cairn unbake certificate.pdf --badge 2    the second of several attached to it)";

struct Arguments {
  std::string image;
  std::string output = "-";
  SourceOptions sources;
};

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto image, load(arguments.image, *outside));
  if (!is_carrier(image))
    return about(arguments.image, fail(ErrorCode::unreadable, "cli/unbake",
                                       "it is neither a PNG or SVG image nor a PDF"));
  CAIRN_TRY(const auto text, carried_text(arguments.image, image, arguments.sources.badge));
  return deliver(console, arguments.output, text, "token");
}

}  // namespace

void add_unbake(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("unbake", "Take the credential out of a badge image or a PDF");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("IMAGE", arguments->image, "PNG, SVG or PDF (INPUT)")->required();
  command->add_option("-o,--output", arguments->output, "Where to; - is standard output");
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
