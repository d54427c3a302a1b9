// SPDX-License-Identifier: Apache-2.0
// cairn unbake
#include <CLI/App.hpp>
#include <memory>

#include "cli/files.h"
#include "cli/program.h"
#include "cli/sources.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn unbake badge.png                    the credential, byte for byte
  cairn unbake badge.svg -o badge.json)";

struct Arguments {
  std::string image;
  std::string output = "-";
};

Result<Exit> run(const Arguments& arguments, Console&) {
  CAIRN_TRY(const auto outside, Outside::open({}));
  CAIRN_TRY(const auto image, load(arguments.image, *outside));
  CAIRN_TRY(const auto text, baked_text(image));
  CAIRN_CHECK(write_file(arguments.output, as_bytes(text)));
  return Exit::yes;
}

}  // namespace

void add_unbake(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("unbake", "Take the credential out of a badge image");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("IMAGE", arguments->image, "PNG or SVG (INPUT)")->required();
  command->add_option("-o,--output", arguments->output, "Where to; - is standard output");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
