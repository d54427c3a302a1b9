// SPDX-License-Identifier: Apache-2.0
// cairn organisation list: who issues on this server, and how much there is of each.
#include <CLI/App.hpp>
#include <memory>

#include "app/ports/organisations.h"
#include "base/printable.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn organisation list
  cairn organisation list --data /srv/cairn --json
The first runs the server. The server may be running.)";

struct Listed {
  app::Organisation organisation;
  app::OrganisationCounts counts;
};

Result<std::vector<Listed>> organisations_of(app::Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(app::Access::read));
  CAIRN_TRY(auto organisations, transaction->organisations().list());
  std::vector<Listed> out;
  for (auto& one : organisations) {
    CAIRN_TRY(const auto counts, transaction->organisations().counts(one.id));
    out.push_back({std::move(one), counts});
  }
  return out;
}

json::Value described(const Listed& one, json::Builder builder) {
  const auto& [organisation, counts] = one;
  return json::ObjectBuilder(builder)
      .add_string("id", organisation.id.text)
      .add_string("name", organisation.name)
      .add_string_if("url", organisation.url)
      .add_string("created", format_instant(organisation.created))
      .add("members", builder.integer(counts.members))
      .add("achievements", builder.integer(counts.achievements))
      .add("learners", builder.integer(counts.learners))
      .add("waiting_claims", builder.integer(counts.waiting_claims))
      .add("awards", builder.integer(counts.awards))
      .value();
}

Result<Exit> run(const std::string& folder, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(folder, ""));
  CAIRN_TRY(const auto all, organisations_of(installation->context()));
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> rows;
    for (const auto& one : all) rows.push_back(described(one, builder));
    CAIRN_CHECK(console.print_json(builder.array(rows)));
    return Exit::yes;
  }
  for (const auto& [organisation, counts] : all)
    CAIRN_CHECK(console.print(organisation.id.text + "  " +
                              format_instant(organisation.created).substr(0, 10) + "  " +
                              printable(organisation.name) + "  " + std::to_string(counts.members) +
                              " members  " + std::to_string(counts.learners) + " learners  " +
                              std::to_string(counts.awards) + " badges\n"));
  if (all.empty()) console.note("This data folder is not set up yet.");
  return Exit::yes;
}

}  // namespace

void add_organisation(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("organisation", "Who issues on this server");
  group->require_subcommand(1);
  group->footer(examples);
  auto* command = group->add_subcommand("list", "Every organisation, by age");
  const auto folder = std::make_shared<std::string>();
  add_data_option(*command, *folder);
  command->footer(examples);
  program.on(command, [folder](Console& console) { return run(*folder, console); });
}

}  // namespace cairn::cli
