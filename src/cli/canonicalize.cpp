// SPDX-License-Identifier: Apache-2.0
// cairn canonicalize: RDFC-1.0 canonical N-Quads
#include <CLI/App.hpp>
#include <memory>

#include "base/text.h"
#include "cli/about.h"
#include "cli/deliver.h"
#include "cli/document.h"
#include "cli/program.h"
#include "cli/sources.h"
#include "jsonld/processor.h"
#include "rdf/nquads.h"
#include "rdf/rdfc10.h"
#include "securing/jwt.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn canonicalize badge.json                        what a proof over it signs
  cairn canonicalize data.nq --from nquads
  cairn canonicalize badge.json --hash sha384          as suites over P-384 do)";

struct Arguments {
  std::string input;
  std::string from;
  std::string hash = "sha256";
  SourceOptions sources;
};

bool looks_like_json(std::string_view text) {
  text = trim(text);
  return text.starts_with('{') || text.starts_with('[') || securing::looks_like_jwt(text);
}

Result<std::string> canonical(const Arguments& arguments, std::string_view text,
                              const ContextFolder& contexts) {
  Arena arena;
  rdf::Dataset dataset;
  if (arguments.from == "nquads" || (arguments.from.empty() && !looks_like_json(text))) {
    CAIRN_CHECK(rdf::parse_nquads(text, dataset));
  } else {
    jsonld::Processor processor(contexts.source());
    CAIRN_TRY(const auto document, open_document(text, arena));
    CAIRN_CHECK(processor.to_rdf(document.value, {}, dataset));
  }
  rdf::Canonicalizer canonicalizer(arguments.hash == "sha384" ? crypto::HashAlgorithm::sha384
                                                              : crypto::HashAlgorithm::sha256);
  CAIRN_TRY(const auto lines, canonicalizer.canonicalize(dataset));
  return std::string(lines);
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto contexts, ContextFolder::open(arguments.sources.contexts, outside.get()));
  CAIRN_TRY(const auto text, load_text(arguments.input, *outside, arguments.sources.badge));
  CAIRN_TRY(const auto lines, about(arguments.input, canonical(arguments, text, contexts)));
  return deliver(console, "-", lines, "nquads");
}

}  // namespace

void add_canonicalize(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("canonicalize", "Canonical N-Quads (RDFC-1.0)");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("INPUT", arguments->input, "JSON-LD or N-Quads")->required();
  command->add_option("--from", arguments->from, "jsonld or nquads; by its look when not named")
      ->check(CLI::IsMember({"jsonld", "nquads"}));
  command->add_option("--hash", arguments->hash, "sha256 (default) or sha384")
      ->check(CLI::IsMember({"sha256", "sha384"}));
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
