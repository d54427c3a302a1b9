// SPDX-License-Identifier: Apache-2.0
// cairn bake
#include "bake/bake.h"

#include <CLI/App.hpp>
#include <memory>

#include "base/text.h"
#include "cli/about.h"
#include "cli/deliver.h"
#include "cli/document.h"
#include "cli/program.h"
#include "cli/sources.h"
#include "securing/jwt.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/bake";

constexpr const char* examples = R"(Examples:
  cairn bake signed.json badge.png -o badge-signed.png
  cairn bake signed.jwt badge.svg -o badge-signed.svg

The image carries the credential byte for byte; `cairn unbake` gives it back.)";

struct Arguments {
  std::string credential;
  std::string image;
  std::string output;
  SourceOptions sources;
};

// A signature, or in Open Badges 2 the page it is hosted at.
bool can_be_proved(const credential::Format& format) {
  return format.securing != credential::Securing::none ||
         format.kind == credential::Kind::enveloped_credential ||
         format.kind == credential::Kind::enveloped_presentation;
}

// Open Badges 2.x and 3.0 call their place in the image differently.
Result<bake::Edition> edition_of(std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto opened, open_document(text, arena));
  // Open Badges 3.0 puts badges into images, as JSON or as a token of one (#baking).
  if (opened.value.contains("vct"))
    return with_remedy(fail(ErrorCode::unsupported, where,
                            "claims alone (SD-JWT VC) are no Open Badge, and go into no image"),
                       "Issue it as a badge with `cairn issue` and bake that.");
  if (opened.format.kind == credential::Kind::unknown)
    return fail(ErrorCode::unreadable, where, "this is no credential to put into an image");
  // Whoever bakes the wrong one of two files should learn it here, not from those who doubt the
  // badge.
  if (!can_be_proved(opened.format))
    return with_remedy(
        fail(ErrorCode::invalid, where, "it is not signed, so nobody could tell that it is true"),
        "Sign it first with `cairn issue`, and bake what that makes.");
  return credential::is_open_badge_2(opened.format.model) ? bake::Edition::open_badges_2
                                                          : bake::Edition::open_badges_3;
}

// JSON goes into the image byte for byte; a token without the line end of its file.
Result<std::string> text_to_bake(const Arguments& arguments, verify::Resources& outside) {
  const auto& input = arguments.credential;
  CAIRN_TRY(const auto bytes, load(input, outside));
  if (is_carrier(bytes)) return carried_text(input, bytes, arguments.sources.badge);
  const auto text = as_text(bytes);
  return std::string(securing::looks_like_jwt(trim(text)) ? trim(text) : text);
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto text, text_to_bake(arguments, *outside));
  CAIRN_TRY(const auto edition, about(arguments.credential, edition_of(text)));
  CAIRN_TRY(const auto image, load(arguments.image, *outside));
  CAIRN_TRY(const auto baked, about(arguments.image, bake::bake(image, text, edition)));
  return deliver(console, arguments.output, as_text(baked), "");
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
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
