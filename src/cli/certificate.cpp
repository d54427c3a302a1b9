// SPDX-License-Identifier: Apache-2.0
// cairn certificate: a credential as a page to print, which carries the credential in its file.
#include "server/certificate.h"

#include <CLI/App.hpp>
#include <memory>

#include "bake/bake.h"
#include "base/text.h"
#include "cli/about.h"
#include "cli/clock.h"
#include "cli/deliver.h"
#include "cli/document.h"
#include "cli/program.h"
#include "cli/sources.h"
#include "credential/summary.h"
#include "render/raster.h"
#include "server/assets.h"
#include "server/language.h"
#include "verify/verify.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/certificate";
constexpr int width_px = 1684;  // A4 at 144 dots an inch

constexpr const char* examples = R"(Examples:
  cairn certificate badge.json -o badge.pdf      the credential is attached to the PDF
  cairn certificate badge.json -o badge.pdf --language de
  cairn certificate badge.jwt -o badge.png       … or is inside the picture
  cairn verify badge.pdf                         … and is found there

What is not true is not drawn: the credential is verified first.)";

struct Arguments {
  std::string credential;
  std::string output;
  std::string language = "en";
  SourceOptions sources;
};

// Its language, or null: "de", or "de-AT" where there is one for "de".
const server::Language* find_language(const server::Languages& languages, std::string_view tag) {
  const auto wanted = to_lower_ascii(tag);
  const auto* found = languages.find(wanted);
  return found != nullptr ? found : languages.find(wanted.substr(0, wanted.find('-')));
}

std::string tags_of(const server::Languages& languages) {
  std::string out;
  for (const auto& language : languages.all()) out += (out.empty() ? "" : ", ") + language.tag;
  return out;
}

Result<Bytes> drawn(const render::Certificate& certificate, const std::string& text,
                    const Document& document, const std::string& output) {
  const auto edition = credential::is_open_badge_2(document.format.model)
                           ? bake::Edition::open_badges_2
                           : bake::Edition::open_badges_3;
  if (output.ends_with(".pdf"))
    return server::certificate_pdf(certificate, text, document.format, now());
  CAIRN_TRY(const auto svg, render::certificate_svg(certificate));
  if (output.ends_with(".svg")) return bake::bake(as_bytes(svg), text, edition);
  CAIRN_TRY(const auto png, render::svg_to_png(svg, width_px));
  return bake::bake(png, text, edition);
}

// What the page is about; without a name there is an empty frame. A hosted badge has it elsewhere.
Status check_drawable(const Document& document) {
  const auto& value = document.value;
  const bool names_it = value.contains("credentialSubject") &&
                        !credential::summarise(value, document.format).name.empty();
  if (names_it || credential::is_open_badge_2(document.format.model)) return done;
  return with_remedy(fail(ErrorCode::invalid, where,
                          "this is no badge of one achievement, so there is nothing to draw"),
                     "Name one badge; of a presentation, the badge that it was made of.");
}

bool is_drawable(const std::string& output) {
  return output.ends_with(".pdf") || output.ends_with(".png") || output.ends_with(".svg");
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  const auto& input = arguments.credential;
  if (!is_drawable(arguments.output))
    return console.usage("-o names a file that ends in .pdf, .png or .svg");
  CAIRN_TRY(const auto languages, server::Languages::create(server::message_files()));
  const auto* language = find_language(languages, arguments.language);
  if (language == nullptr) return console.usage("--language is none of " + tags_of(languages));
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto contexts, ContextFolder::open(arguments.sources.contexts, outside.get()));
  CAIRN_TRY(const auto text, load_text(input, *outside, arguments.sources.badge));
  Arena arena;
  CAIRN_TRY(const auto document, about(input, open_document(text, arena)));
  verify::Verifier verifier([&](std::string_view url) { return contexts.find(url); });
  CAIRN_TRY(
      const auto report,
      about(input, verifier.verify(as_bytes(text), {.at = now(), .resources = outside.get()})));
  // What nobody has signed proves nothing, whatever page it is on.
  if (report.verdict == verify::Verdict::rejected ||
      report.has(verify::Code::unsigned_credential)) {
    console.complain(
        about(input, with_remedy(fail(ErrorCode::invalid, where,
                                      "no certificate is made: " + std::string(headline(report))),
                                 "See why with `cairn verify`.")));
    return Exit::no;
  }
  if (report.verdict == verify::Verdict::undetermined)
    console.note(printable(input) + ": " + std::string(headline(report)) +
                 "; the certificate says so");
  const server::Speaking speaking(*language);
  CAIRN_CHECK(about(input, check_drawable(document)));
  CAIRN_TRY(const auto bytes, drawn(server::certificate_of(document.value, document.format, report),
                                    text, document, arguments.output));
  return deliver(console, arguments.output, as_text(bytes), "");
}

}  // namespace

void add_certificate(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("certificate", "A page to print that carries the credential");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("CREDENTIAL", arguments->credential, "The signed credential (INPUT)")
      ->required();
  command->add_option("-o,--output", arguments->output, "A file that ends in .pdf, .png or .svg")
      ->required();
  command->add_option("--language", arguments->language, "Who reads it: en, de (default en)");
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
