// SPDX-License-Identifier: Apache-2.0
// cairn gap: what of a goal is there, partly there, missing.
#include "pathways/gap.h"

#include <CLI/App.hpp>
#include <memory>

#include "app/career/choose_framework.h"
#include "app/career/kinship.h"
#include "cli/files.h"
#include "cli/skills.h"
#include "json/build.h"
#include "json/parse.h"
#include "pathways/bounds.h"
#include "pathways/gap_json.h"
#include "storage/framework_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn gap goal.json --profile me.json
  cairn gap goal.json --profile me.json --json
  cairn gap goal.json --profile me.json --framework esco     labels, broader and related skills

goal.json: {"requirements": [{"skill": "sql", "level": 3, "essential": true}]}
me.json:   {"skills": [{"skill": "sql", "level": 2, "evidence_level": "self"}]}
A skill that is a kind of what is asked for counts for 80 % of its level, the wider skill for 40 %,
a related one for 30 %.
Exit: 0 all that is essential is there, 1 something is missing.)";

struct Arguments {
  std::string goal, profile;
  FrameworkOptions framework;
};

template <class T>
Result<T> read_document(const std::string& file, Result<T> (*read)(const json::Value&)) {
  CAIRN_TRY(const auto bytes, read_file(file, pathways::bounds::problem_bytes_max));
  Arena arena;
  auto document = json::parse(as_text(bytes), arena);
  auto result = document.ok() ? read(*document) : Result<T>(std::move(document).error());
  if (result.ok()) return result;
  auto error = std::move(result).error();
  error.detail = file + ": " + error.detail;
  return error;
}

std::string_view sign_of(pathways::GapState state) {
  switch (state) {
    case pathways::GapState::have: return "have   ";
    case pathways::GapState::partly: return "partly ";
    case pathways::GapState::missing: return "missing";
  }
  return "";
}

std::string text_of(const pathways::Gap& gap, const Console& console) {
  std::string text =
      std::to_string(gap.covered_percent) + " % covered: " + std::to_string(gap.have) + " there, " +
      std::to_string(gap.partly) + " partly, " + std::to_string(gap.missing) + " missing\n\n";
  for (const auto& row : gap.rows) {
    const auto colour = row.state == pathways::GapState::have     ? Colour::green
                        : row.state == pathways::GapState::partly ? Colour::yellow
                                                                  : Colour::red;
    text += console.paint(colour, sign_of(row.state)) + "  " + printable(row.label) + "  " +
            std::to_string(row.have) + " of " + std::to_string(row.need) +
            (row.essential ? "" : ", nice to have") + "\n";
    if (!row.counts_because.empty())
      text += "         " + printable(in_english(row.counts_because)) + "\n";
    if (row.state != pathways::GapState::have && !row.proof_would_be.empty())
      text += console.paint(Colour::faint, "         proof would be: " +
                                               printable(in_english(row.proof_would_be.front()))) +
              "\n";
  }
  for (const auto& row : gap.credentials) {
    text += console.paint(row.held.empty() ? Colour::red : Colour::green,
                          row.held.empty() ? "missing" : "have   ");
    text += "  one of these credentials:";
    for (const auto& id : row.any) text += " " + printable(id);
    text += "\n";
  }
  return text;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto goal, read_document(arguments.goal, pathways::read_goal));
  CAIRN_TRY(const auto profile, read_document(arguments.profile, pathways::read_profile));
  storage::FrameworkFolder frameworks(arguments.framework.data);
  CAIRN_TRY(const auto framework, app::load_framework(frameworks, arguments.framework.framework));
  const skills::FrameworkIndex index(framework);
  const auto gap = pathways::gap_of(goal, profile, app::career::kinship_in(framework, index));
  if (!console.wants_json()) CAIRN_CHECK(console.print(text_of(gap, console)));
  if (console.wants_json()) {
    Arena arena;
    CAIRN_CHECK(console.print_json(pathways::gap_json(gap, json::Builder(arena))));
  }
  return gap.closed() ? Exit::yes : Exit::no;
}

}  // namespace

void add_gap(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("gap", "Compare what a goal asks for with what one has");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("GOAL", arguments->goal, "What is asked for, JSON")->required();
  command->add_option("--profile", arguments->profile, "What one has, JSON")->required();
  add_framework_options(*command, arguments->framework);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
