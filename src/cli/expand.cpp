// SPDX-License-Identifier: Apache-2.0
// cairn expand, cairn to-rdf, cairn jcs: a document as the steps below a signature see it.
#include <CLI/App.hpp>
#include <memory>

#include "cli/about.h"
#include "cli/deliver.h"
#include "cli/document.h"
#include "cli/program.h"
#include "cli/sources.h"
#include "json/jcs.h"
#include "json/write.h"
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

Result<std::string> expanded(const Arguments& arguments, const json::Value& document,
                             jsonld::Processor& processor) {
  Arena arena;
  CAIRN_TRY(const auto expanded, processor.expand(document, arguments.options(), arena));
  return json::write(expanded, json::Style::indented) + "\n";
}

Result<std::string> to_rdf(const Arguments& arguments, const json::Value& document,
                           jsonld::Processor& processor) {
  rdf::Dataset dataset;
  CAIRN_CHECK(processor.to_rdf(document, arguments.options(), dataset));
  return rdf::write_nquads(dataset);
}

Result<std::string> jcs(const Arguments&, const json::Value& document, jsonld::Processor&) {
  return json::canonical(document);
}

using Step = Result<std::string> (*)(const Arguments&, const json::Value&, jsonld::Processor&);

Result<Exit> run(const Arguments& arguments, Step step, Console& console) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto contexts, ContextFolder::open(arguments.sources.contexts, outside.get()));
  jsonld::Processor processor(contexts.source());
  Arena arena;
  CAIRN_TRY(const auto document,
            load_document(arguments.input, *outside, arena, arguments.sources.badge));
  CAIRN_TRY(const auto text, about(arguments.input, step(arguments, document.value, processor)));
  return deliver(console, "-", text, "nquads");
}

void add(CLI::App& command, Program& program, const char* examples, Step step) {
  const auto arguments = std::make_shared<Arguments>();
  command.add_option("INPUT", arguments->input, "JSON, JWT, or a baked image")->required();
  add_source_options(command, arguments->sources);
  if (step != jcs)
    command.add_flag("--lenient", arguments->lenient, "Drop undefined terms in place of refusing");
  command.footer(examples);
  program.on(&command,
             [arguments, step](Console& console) { return run(*arguments, step, console); });
}

}  // namespace

void add_expand(CLI::App& app, Program& program) {
  add(*app.add_subcommand("expand", "Expanded JSON-LD 1.1"), program, expand_examples, expanded);
}

void add_to_rdf(CLI::App& app, Program& program) {
  add(*app.add_subcommand("to-rdf", "N-Quads of a JSON-LD document"), program, to_rdf_examples,
      to_rdf);
}

void add_jcs(CLI::App& app, Program& program) {
  add(*app.add_subcommand("jcs", "Canonical JSON (RFC 8785)"), program, jcs_examples, jcs);
}

}  // namespace cairn::cli
