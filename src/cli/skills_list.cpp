// SPDX-License-Identifier: Apache-2.0
// cairn skills list
#include <CLI/App.hpp>
#include <memory>

#include "cli/installation.h"
#include "cli/skills.h"
#include "json/build.h"
#include "storage/framework_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn skills list
  cairn skills list --json)";

json::Value describe(const skills::FrameworkSummary& one, json::Builder builder) {
  return builder.object(
      {{"name", builder.string(one.name)},
       {"title", builder.string(one.title)},
       {"version", builder.string(one.version)},
       {"language", builder.string(one.language)},
       {"skills", builder.integer(static_cast<std::int64_t>(one.skills))},
       {"occupations", builder.integer(static_cast<std::int64_t>(one.occupations))},
       {"attribution", builder.string(one.attribution)},
       {"licence", builder.string(one.licence)},
       {"level_scale", builder.string(one.level_scale)},
       {"damaged", json::Value::boolean(one.damaged)},
       {"incomplete", builder.string(one.incomplete)}});
}

Result<Exit> run(const std::string& data, Console& console) {
  storage::FrameworkFolder frameworks(data);
  CAIRN_TRY(const auto all, frameworks.list());
  Arena arena;
  std::vector<json::Value> rows;
  std::string text;
  for (const auto& one : all) {
    rows.push_back(describe(one, json::Builder(arena)));
    if (one.damaged) {
      text += one.name + "  damaged: import it again\n";
      continue;
    }
    text += printable(one.name + "  " + one.title + (one.version.empty() ? "" : " ") + one.version +
                      ", " + std::to_string(one.skills) + " skills, " +
                      std::to_string(one.occupations) + " occupations") +
            "\n";
    if (one.attribution != one.title) text += "    " + printable(one.attribution) + "\n";
  }
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(json::Builder(arena).array(rows)));
  else
    CAIRN_CHECK(console.print(text));
  return Exit::yes;
}

}  // namespace

void add_skills_list(CLI::App& skills, Program& program) {
  auto* command = skills.add_subcommand("list", "The frameworks there are");
  const auto data = std::make_shared<std::string>();
  add_data_option(*command, *data);
  command->footer(examples);
  program.on(command, [data](Console& console) { return run(*data, console); });
}

}  // namespace cairn::cli
