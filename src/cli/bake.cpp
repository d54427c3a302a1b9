// SPDX-License-Identifier: Apache-2.0
// cairn bake
#include "bake/bake.h"

#include <CLI/App.hpp>
#include <memory>

#include "base/text.h"
#include "cli/files.h"
#include "cli/program.h"
#include "cli/sources.h"
#include "credential/format.h"
#include "json/parse.h"
#include "securing/jwt.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn bake signed.json badge.png -o badge-signed.png
  cairn bake signed.jwt badge.svg -o badge-signed.svg

The image carries the credential byte for byte; `cairn unbake` gives it back.)";

struct Arguments {
  std::string credential;
  std::string image;
  std::string output;
};

// Open Badges 2.x and 3.0 call their place in the image differently.
Result<bake::Edition> edition_of(std::string_view text) {
  Arena arena;
  if (securing::looks_like_jwt(text)) {
    const auto token = securing::read_jwt(text, arena);
    return token.ok() ? bake::Edition::open_badges_3 : bake::Edition::open_badges_2;
  }
  CAIRN_TRY(const auto document, json::parse(text, arena));
  const auto format = credential::recognise(document);
  if (format.kind == credential::Kind::unknown)
    return fail(ErrorCode::unreadable, "cli/bake", "this is no credential to put into an image");
  return credential::is_open_badge_2(format.model) ? bake::Edition::open_badges_2
                                                   : bake::Edition::open_badges_3;
}

// JSON goes into the image byte for byte; a token without the line end of its file.
Result<std::string> text_to_bake(const std::string& input, verify::Resources& outside) {
  CAIRN_TRY(const auto bytes, load(input, outside));
  if (bake::image_type(bytes) != bake::ImageType::other) return baked_text(bytes);
  const auto text = as_text(bytes);
  return std::string(securing::looks_like_jwt(trim(text)) ? trim(text) : text);
}

Result<Exit> run(const Arguments& arguments, Console&) {
  CAIRN_TRY(const auto outside, Outside::open({}));
  CAIRN_TRY(const auto text, text_to_bake(arguments.credential, *outside));
  CAIRN_TRY(const auto edition, edition_of(text));
  CAIRN_TRY(const auto image, load(arguments.image, *outside));
  CAIRN_TRY(const auto baked, bake::bake(image, text, edition));
  CAIRN_CHECK(write_file(arguments.output, baked));
  return Exit::yes;
}

}  // namespace

void add_bake(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("bake", "Put a signed credential into a badge image");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("CREDENTIAL", arguments->credential, "The signed credential (INPUT)")
      ->required();
  command->add_option("IMAGE", arguments->image, "PNG or SVG")->required();
  command->add_option("-o,--output", arguments->output, "Where to; - is standard output")
      ->required();
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
