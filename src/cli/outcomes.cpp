// SPDX-License-Identifier: Apache-2.0
// cairn outcomes: what many people say came after their credentials, as a table.
#include <CLI/App.hpp>
#include <memory>

#include "app/outcomes/share.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn outcomes > outcomes.csv                                a row a figure: credential, figure,
                                                               people, currency, low, high
  cairn outcomes --json
Of what people let be counted, and of credentials of which five or more did: numbers of people are
whole fives, amounts a band around the middle. What came after did not therefore come of it.)";

Result<Exit> run(const std::string& data, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(data, ""));
  CAIRN_TRY(const auto all, app::all_outcomes_told(installation->context()));
  if (!console.wants_json()) {
    CAIRN_CHECK(console.print(app::outcomes_csv(all)));
    return Exit::yes;
  }
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : all)
    items.push_back(builder.object({{"credential", builder.string(it.credential)},
                                    {"told", outcomes::aggregate_json(it.told, builder)}}));
  CAIRN_CHECK(console.print_json(builder.object({{"outcomes", builder.array(items)}})));
  return Exit::yes;
}

}  // namespace

void add_outcomes(CLI::App& app, Program& program) {
  auto* command =
      app.add_subcommand("outcomes", "What many say came after their credentials, as a table");
  const auto data = std::make_shared<std::string>();
  add_data_option(*command, *data);
  command->footer(examples);
  program.on(command, [data](Console& console) { return run(*data, console); });
}

}  // namespace cairn::cli
