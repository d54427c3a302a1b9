// SPDX-License-Identifier: Apache-2.0
// cairn inspect: what a document says, without asking whether it is true.
#include <CLI/App.hpp>
#include <memory>

#include "cli/document.h"
#include "cli/program.h"
#include "cli/sources.h"
#include "credential/summary.h"
#include "json/build.h"
#include "securing/proof.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn inspect badge.png
  cairn inspect token.jwt --json

Nothing here is checked: `cairn verify` does that.)";

struct Arguments {
  std::string input;
  SourceOptions sources;
};

json::Value proofs_of(const json::Value& document, json::Builder builder) {
  std::vector<json::Value> rows;
  const auto proofs = securing::read_proofs(document, builder.arena());
  if (!proofs.ok()) return builder.array(rows);
  for (const auto& proof : *proofs)
    rows.push_back(
        json::ObjectBuilder(builder)
            .add_string("suite", proof.cryptosuite.empty() ? proof.type : proof.cryptosuite)
            .add_string_if("verificationMethod", proof.verification_method)
            .add_string_if("proofPurpose", proof.purpose)
            .add_string_if("created", proof.created)
            .value());
  return builder.array(rows);
}

json::Value describe(const Document& opened, json::Builder builder) {
  const auto summary = credential::summarise(opened.value, opened.format);
  json::ObjectBuilder out(builder);
  out.add_string("format", credential::name_of(opened.format))
      .add_string_if("id", summary.id)
      .add_string_if("name", summary.name)
      .add_string_if("description", summary.description)
      .add_string_if("criteria", summary.criteria)
      .add_string_if("issuer", summary.issuer.id)
      .add_string_if("issuerName", summary.issuer.name)
      .add_string_if("subject", summary.subject_id)
      .add_string_if("validFrom", summary.valid_from)
      .add_string_if("validUntil", summary.valid_until);
  if (!opened.header.is_null()) out.add("header", opened.header);
  const auto proofs = proofs_of(opened.value, builder);
  if (proofs.size() > 0) out.add("proofs", proofs);
  const auto context = opened.value["@context"];
  if (!context.is_null()) out.add("contexts", builder.array(json::as_list(context)));
  const auto status = opened.value["credentialStatus"];
  if (!status.is_null()) out.add("status", builder.array(json::as_list(status)));
  return out.value();
}

void append_row(std::string& text, std::string_view name, const json::Value& value) {
  std::string shown;
  if (value.is_string()) shown = printable(value.as_string());
  if (value.is_object())
    for (const auto& member : value.members())
      if (member.value.is_string())
        shown.append(shown.empty() ? "" : ", ").append(printable(member.value.as_string()));
  text.append(name).append(std::string(name.size() < 13 ? 13 - name.size() : 1, ' '));
  text.append(shown).append("\n");
}

std::string as_text(const json::Value& description) {
  std::string text;
  for (const auto& member : description.members())
    for (const auto& item : json::as_list(member.value)) append_row(text, member.key, item);
  return text;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  Arena arena;
  CAIRN_TRY(const auto opened,
            load_document(arguments.input, *outside, arena, arguments.sources.badge));
  const auto description = describe(opened, json::Builder(arena));
  CAIRN_CHECK(console.wants_json() ? console.print_json(description)
                                   : console.print(as_text(description)));
  return Exit::yes;
}

}  // namespace

void add_inspect(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("inspect", "What a credential says, unchecked");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("INPUT", arguments->input, "File, -, https URL or data URL")->required();
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
