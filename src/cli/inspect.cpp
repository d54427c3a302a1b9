// SPDX-License-Identifier: Apache-2.0
// cairn inspect: what a document says, without asking whether it is true, and each step of a check,
// for whoever wants to follow it by hand.
#include <CLI/App.hpp>
#include <memory>

#include "cli/about.h"
#include "cli/checks.h"
#include "cli/clock.h"
#include "cli/document.h"
#include "cli/program.h"
#include "cli/sources.h"
#include "cli/steps_text.h"
#include "credential/summary.h"
#include "json/build.h"
#include "securing/proof.h"
#include "verify/verify.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn inspect badge.png
  cairn inspect token.jwt --json
  cairn inspect badge.json --show canonical

Nothing here says whether to believe it: `cairn verify` does that.)";

struct Arguments {
  std::string input;
  std::string at;
  std::string show;
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

json::Value describe(const Document& opened, std::string_view format, json::Builder builder) {
  const auto summary = credential::summarise(opened.value, opened.format);
  json::ObjectBuilder out(builder);
  out.add_string("format", format)
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

// The claims of an SD-JWT VC are no credential of VCDM.
json::Value describe(const verify::CredentialReport& report, const json::Value& header,
                     json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("format", report.format)
      .add_string_if("id", report.id)
      .add_string_if("vct", report.name)
      .add_string_if("issuer", report.issuer.id)
      .add_string_if("subject", report.subject.id)
      .add_string_if("validFrom", report.valid_from)
      .add_string_if("validUntil", report.valid_until)
      .add("header", header)
      .value();
}

// The steps of a presentation, then those of each credential in it.
json::Value all_steps(const verify::Report& report, json::Builder builder) {
  std::vector<verify::Step> steps = report.steps;
  for (const auto& credential : report.credentials)
    steps.insert(steps.end(), credential.steps.begin(), credential.steps.end());
  return verify::to_json(steps, builder);
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
    if (member.key != "steps")
      for (const auto& item : json::as_list(member.value)) append_row(text, member.key, item);
  return text + steps_text(description["steps"]);
}

// What a check of the text goes through. What is no credential has no steps.
Result<verify::Report> check(const Arguments& arguments, std::string_view text, Outside& outside,
                             const ContextFolder& contexts) {
  verify::Verifier verifier([&](std::string_view url) { return contexts.find(url); });
  verify::Options options{.at = now(), .resources = &outside};
  if (!arguments.at.empty()) {
    CAIRN_TRY(options.at, parse_instant(arguments.at));
  }
  options.explain = arguments.show.empty() ? verify::Explain::steps : verify::Explain::bytes;
  return verifier.verify(as_bytes(text), options);
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto contexts, ContextFolder::open(arguments.sources.contexts, outside.get()));
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto text, load_text(arguments.input, *outside, arguments.sources.badge));
  CAIRN_TRY(const auto opened, about(arguments.input, open_document(text, arena)));
  const auto report = check(arguments, text, *outside, contexts);
  const bool is_claims = report.ok() && report->format == "sd-jwt-vc";
  const auto format = report.ok() && report->format != "unknown"
                          ? report->format
                          : credential::name_of(opened.format);
  auto description = is_claims ? describe(report->credentials.front(), opened.header, builder)
                               : describe(opened, format, builder);
  if (report.ok())
    if (const auto steps = all_steps(*report, builder); steps.size() > 0)
      description = builder.with(description, "steps", steps);
  CAIRN_CHECK(console.wants_json() ? console.print_json(description)
                                   : console.print(as_text(description)));
  return Exit::yes;
}

}  // namespace

void add_inspect(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("inspect", "What a credential says, and each step of a check");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("INPUT", arguments->input, "File, -, https URL or data URL")->required();
  command->add_option("--at", arguments->at, "Go the steps as of this time, in place of now")
      ->check(check_moment, "TIME");
  command
      ->add_option("--show", arguments->show, "canonical: also the texts that were hashed, in full")
      ->check(CLI::IsMember({"canonical"}));
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
