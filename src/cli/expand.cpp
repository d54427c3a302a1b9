// SPDX-License-Identifier: Apache-2.0
// cairn expand, cairn to-rdf, cairn jcs: a document as the steps below a signature see it.
#include <CLI/App.hpp>
#include <memory>

#include "cli/program.h"
#include "cli/sources.h"
#include "json/jcs.h"
#include "jsonld/processor.h"
#include "rdf/nquads.h"

namespace cairn::cli {
namespace {

constexpr const char* expand_examples = R"(Examples:
  cairn expand badge.json                       every term as the URL it stands for
  cairn expand badge.json --contexts contexts/  with contexts that are not built in)";

constexpr const char* to_rdf_examples = R"(Examples:
  cairn to-rdf badge.json                       N-Quads, blank nodes named as they come
  cairn to-rdf badge.json | cairn canonicalize - --from nquads)";

constexpr const char* jcs_examples = R"(Examples:
  cairn jcs badge.json                          one text for one JSON value (RFC 8785)
  cairn jcs badge.json | sha256sum)";

struct Arguments {
  std::string input;
  SourceOptions sources;
  bool lenient = false;
  jsonld::Options options() const {
    jsonld::Options options;
    options.mode = lenient ? jsonld::Mode::lenient : jsonld::Mode::safe;
    return options;
  }
};

Result<json::Value> read(const Arguments& arguments, Arena& arena) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  return load_json(arguments.input, *outside, arena);
}

Result<Exit> run_expand(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto contexts, ContextFolder::open(arguments.sources.contexts));
  jsonld::Processor processor(contexts.source());
  Arena arena;
  CAIRN_TRY(const auto document, read(arguments, arena));
  CAIRN_TRY(const auto expanded, processor.expand(document, arguments.options(), arena));
  CAIRN_CHECK(console.print_json(expanded));
  return Exit::yes;
}

Result<Exit> run_to_rdf(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto contexts, ContextFolder::open(arguments.sources.contexts));
  jsonld::Processor processor(contexts.source());
  Arena arena;
  CAIRN_TRY(const auto document, read(arguments, arena));
  rdf::Dataset dataset;
  CAIRN_CHECK(processor.to_rdf(document, arguments.options(), dataset));
  CAIRN_CHECK(console.print(rdf::write_nquads(dataset)));
  return Exit::yes;
}

Result<Exit> run_jcs(const Arguments& arguments, Console& console) {
  Arena arena;
  CAIRN_TRY(const auto document, read(arguments, arena));
  CAIRN_TRY(const auto text, json::canonical(document));
  CAIRN_CHECK(console.print(text));
  return Exit::yes;
}

using Run = Result<Exit> (*)(const Arguments&, Console&);

void add(CLI::App& command, Program& program, const char* examples, Run run) {
  const auto arguments = std::make_shared<Arguments>();
  command.add_option("INPUT", arguments->input, "JSON, JWT, or a baked image")->required();
  add_source_options(command, arguments->sources);
  if (run != run_jcs)
    command.add_flag("--lenient", arguments->lenient, "Drop undefined terms in place of refusing");
  command.footer(examples);
  program.on(&command, [arguments, run](Console& console) { return run(*arguments, console); });
}

}  // namespace

void add_expand(CLI::App& app, Program& program) {
  add(*app.add_subcommand("expand", "Expanded JSON-LD 1.1"), program, expand_examples, run_expand);
}

void add_to_rdf(CLI::App& app, Program& program) {
  add(*app.add_subcommand("to-rdf", "N-Quads of a JSON-LD document"), program, to_rdf_examples,
      run_to_rdf);
}

void add_jcs(CLI::App& app, Program& program) {
  add(*app.add_subcommand("jcs", "Canonical JSON (RFC 8785)"), program, jcs_examples, run_jcs);
}

}  // namespace cairn::cli
