// SPDX-License-Identifier: Apache-2.0
// cairn quality reports, decide, providers, enter, read-again, remove: what whoever runs the server
// works off, and what is known of providers.
#include <CLI/App.hpp>
#include <iterator>
#include <memory>

#include "app/quality/providers.h"
#include "app/quality/reports.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "quality/bodies.h"

namespace cairn::cli {
namespace {

constexpr const char* group_examples = R"(Examples:
  cairn quality reports                      what was reported as abuse and waits
  cairn quality decide ID --state hidden --reason "Advertising"
  cairn quality providers                    accreditations and partners, with their sources
  cairn quality bodies                       accrediting bodies that are known by a code)";

constexpr const char* enter_examples = R"(Examples:
  cairn quality enter --provider "Example Academy" --kind accreditation --body ncca \
    --source https://example.org/accredited --read-on 2026-11-27 --ends-on 2028-12-31
  cairn quality enter --provider "Example Academy" --kind partnership --name "Harbour Logistics" \
    --source https://example.org/partners --read-on 2026-11-27)";

constexpr std::int64_t rows_max = 1000;

struct Arguments {
  std::string data;
  bool decided = false;
  std::string id;
  std::string state;
  std::string reason;
  app::FactForm fact;
};

json::Value as_json(const app::ReportedThing& it, json::Builder builder) {
  const auto& report = it.report;
  return json::ObjectBuilder(builder)
      .add_string("id", report.id.text)
      .add_string("kind", app::abuse_kind_names[static_cast<std::size_t>(report.kind)])
      .add_string_if("offer", it.offer)
      .add_string_if("text", it.text)
      .add_string("reason", report.reason)
      .add("reports", builder.integer(report.reports))
      .add_string("state", app::abuse_state_names[static_cast<std::size_t>(report.state)])
      .add_string_if("decision", report.decision)
      .value();
}

std::string line_of(const app::ReportedThing& it) {
  const auto& report = it.report;
  return report.id.text + "  " +
         std::string(app::abuse_kind_names[static_cast<std::size_t>(report.kind)]) + ", " +
         std::to_string(report.reports) + "x: " + printable(report.reason) + "\n    " +
         printable(it.text) + "\n";
}

json::Value as_json(const app::ProviderFact& fact, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("id", fact.id.text)
      .add_string("provider", fact.provider_name)
      .add_string("kind", app::fact_kind_names[static_cast<std::size_t>(fact.kind)])
      .add_string_if("body", fact.body)
      .add_string_if("other", fact.other)
      .add_string("source_url", fact.source_url)
      .add_string("read_on", fact.read_on)
      .add_string_if("ends_on", fact.ends_on)
      .value();
}

std::string line_of(const app::ProviderFact& fact) {
  const auto* const body = quality::body_named(fact.body);
  return fact.id.text + "  " + printable(fact.provider_name) + ": " +
         std::string(app::fact_kind_names[static_cast<std::size_t>(fact.kind)]) + ", " +
         (body == nullptr ? printable(fact.other) : std::string(body->name)) + ", " +
         printable(fact.source_url) + " read on " + fact.read_on + "\n";
}

json::Value as_json(const quality::Body& body, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("code", body.code)
      .add_string("name", body.name)
      .add_string("page", body.page)
      .value();
}

std::string line_of(const quality::Body& body) {
  return std::string(body.code) + "  " + std::string(body.name) + "\n";
}

// Lines of text, or one JSON list.
template <class Rows>
Status print_all(const Rows& rows, Console& console) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> values;
  std::string text;
  for (const auto& row : rows) {
    if (console.wants_json())
      values.push_back(as_json(row, builder));
    else
      text += line_of(row);
  }
  return console.wants_json() ? console.print_json(builder.array(values)) : console.print(text);
}

Status print_one(const app::ProviderFact& fact, Console& console) {
  Arena arena;
  return console.wants_json() ? console.print_json(as_json(fact, json::Builder(arena)))
                              : console.print(line_of(fact));
}

Result<Exit> run_reports(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(auto desk,
            app::abuse_desk(context, actor, !arguments.decided, {"", rows_max}, {"", rows_max}));
  auto& rows = desk.own.rows;
  std::move(desk.servers.rows.begin(), desk.servers.rows.end(), std::back_inserter(rows));
  CAIRN_CHECK(print_all(rows, console));
  return Exit::yes;
}

Result<Exit> run_decide(const Arguments& arguments, Console&) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_CHECK(
      app::decide_report(context, actor, {arguments.id}, arguments.state, arguments.reason));
  return Exit::yes;
}

Result<Exit> run_providers(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto found, app::list_facts(context, actor, "", rows_max));
  CAIRN_CHECK(print_all(found.facts, console));
  return Exit::yes;
}

Result<Exit> run_bodies(const Arguments&, Console& console) {
  CAIRN_CHECK(print_all(quality::bodies(), console));
  return Exit::yes;
}

Result<Exit> run_enter(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto fact, app::enter_fact(context, actor, arguments.fact));
  CAIRN_CHECK(print_one(fact, console));
  return Exit::yes;
}

Result<Exit> run_read_again(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto fact, app::review_fact(context, actor, {arguments.id}));
  CAIRN_CHECK(print_one(fact, console));
  return Exit::yes;
}

Result<Exit> run_remove(const Arguments& arguments, Console&) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_CHECK(app::remove_fact(context, actor, {arguments.id}));
  return Exit::yes;
}

using Run = Result<Exit> (*)(const Arguments&, Console&);

CLI::App* command(CLI::App& group, Program& program, const std::shared_ptr<Arguments>& arguments,
                  const char* name, const char* says, Run run) {
  auto* made = group.add_subcommand(name, says);
  program.on(made, [arguments, run](Console& console) { return run(*arguments, console); });
  return made;
}

void add_enter(CLI::App& group, Program& program, const std::shared_ptr<Arguments>& arguments) {
  auto* enter = command(group, program, arguments, "enter",
                        "Enter an accreditation or a partnership with its source", run_enter);
  auto& fact = arguments->fact;
  enter->add_option("--provider", fact.provider, "As its offers name it")->required();
  enter->add_option("--kind", fact.kind, "accreditation or partnership")->required();
  enter->add_option("--body", fact.body, "Code of a known body");
  enter->add_option("--name", fact.other, "Another body, or the partner");
  enter->add_option("--covers", fact.covers, "What it covers");
  enter->add_option("--source", fact.source_url, "The page that says so")->required();
  enter->add_option("--read-on", fact.read_on, "The day it was read there")->required();
  enter->add_option("--ends-on", fact.ends_on, "The last day");
  add_data_option(*enter, arguments->data);
  enter->footer(enter_examples);
}

}  // namespace

void add_quality(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("quality", "Reports of abuse, and what is known of providers");
  group->require_subcommand(1);
  group->footer(group_examples);
  const auto arguments = std::make_shared<Arguments>();
  auto* reports =
      command(*group, program, arguments, "reports", "What was reported as abuse", run_reports);
  reports->add_flag("--decided", arguments->decided, "Those that were decided");
  add_data_option(*reports, arguments->data);
  auto* decide =
      command(*group, program, arguments, "decide", "Hide it, or let it stay", run_decide);
  decide->add_option("ID", arguments->id, "Of a report")->required();
  decide->add_option("--state", arguments->state, "hidden, or kept: it stays")
      ->required()
      ->check(CLI::IsMember({"hidden", "kept"}));
  decide->add_option("--reason", arguments->reason, "Why; it stands where the text was")
      ->required();
  add_data_option(*decide, arguments->data);
  auto* providers = command(*group, program, arguments, "providers",
                            "Accreditations and partners of providers", run_providers);
  add_data_option(*providers, arguments->data);
  command(*group, program, arguments, "bodies", "Accrediting bodies known by a code", run_bodies);
  add_enter(*group, program, arguments);
  auto* again = command(*group, program, arguments, "read-again", "The source was read again today",
                        run_read_again);
  again->add_option("ID", arguments->id, "Of a fact")->required();
  add_data_option(*again, arguments->data);
  auto* remove = command(*group, program, arguments, "remove", "Take a fact out", run_remove);
  remove->add_option("ID", arguments->id, "Of a fact")->required();
  add_data_option(*remove, arguments->data);
}

}  // namespace cairn::cli
