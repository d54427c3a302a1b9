// SPDX-License-Identifier: Apache-2.0
// cairn gap: what somebody has against what a goal asks for.
#include "pathways/gap.h"

#include <CLI/App.hpp>
#include <cmath>
#include <memory>

#include "cli/files.h"
#include "cli/program.h"
#include "json/parse.h"
#include "pathways/bounds.h"
#include "render/chart.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn gap goal.json --profile me.json
  cairn gap goal.json --profile me.json --json
  cairn gap goal.json --profile me.json --svg gap.svg

Exit: 0 when every essential requirement is met, 1 when not.)";

struct Arguments {
  std::string goal, profile, svg;
};

Result<json::Value> read_document(const std::string& path, Arena& arena) {
  CAIRN_TRY(const auto bytes, read_file(path));
  return json::parse(as_text(bytes), arena);
}

std::string row_text(const pathways::GapRow& row, const Console& console) {
  using pathways::GapState;
  const auto colour = row.state == GapState::have     ? Colour::green
                      : row.state == GapState::partly ? Colour::yellow
                                                      : Colour::red;
  std::string out = "\n" + console.paint(colour, pathways::name_of(row.state)) + "  " +
                    console.paint(Colour::bold, printable(row.label)) + ", level " +
                    std::to_string(row.need) + " (" +
                    std::string(pathways::level_name(row.need)) + ")" +
                    (row.essential ? ", essential" : "") + "\n";
  if (!row.sentence.empty()) out += "  asked for by: " + printable(row.sentence) + "\n";
  if (!row.counts_because.empty()) out += "  " + printable(row.counts_because) + "\n";
  for (const auto& proof : row.proof_would_be) out += "  would prove it: " + printable(proof) + "\n";
  return out;
}

std::string text_of(const pathways::Gap& gap, const Console& console) {
  std::string out;
  if (!gap.title.empty()) out += console.paint(Colour::bold, printable(gap.title)) + "\n";
  out += std::to_string(std::lround(gap.covered * 100)) + " % of what is asked for is covered.\n";
  for (const auto& row : gap.requirements) out += row_text(row, console);
  for (const auto& row : gap.credentials) {
    out += "\n" + console.paint(row.held.empty() ? Colour::red : Colour::green,
                                row.held.empty() ? "missing" : "have");
    out += "  a credential: ";
    for (std::size_t i = 0; i < row.any.size(); ++i)
      out += (i == 0 ? "" : " or ") + printable(row.any[i]);
    out += "\n";
  }
  return out;
}

bool essential_met(const pathways::Gap& gap) {
  for (const auto& row : gap.requirements)
    if (row.essential && row.state != pathways::GapState::have) return false;
  for (const auto& row : gap.credentials)
    if (row.held.empty()) return false;
  return true;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  Arena arena;
  CAIRN_TRY(const auto goal_document, read_document(arguments.goal, arena));
  CAIRN_TRY(const auto goal, pathways::read_goal(goal_document));
  CAIRN_TRY(const auto profile_document, read_document(arguments.profile, arena));
  CAIRN_TRY(const auto profile, pathways::read_profile(profile_document));
  const auto gap = pathways::find_gap(goal, profile, {});
  if (!arguments.svg.empty())
    CAIRN_CHECK(write_file(arguments.svg, as_bytes(render::radar_svg(gap, "gap"))));
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(pathways::gap_json(gap, json::Builder(arena))));
  else
    CAIRN_CHECK(console.print(text_of(gap, console)));
  return essential_met(gap) ? Exit::yes : Exit::no;
}

}  // namespace

void add_gap(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("gap", "Compare what one has with what a goal asks for");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("GOAL", arguments->goal, "What is asked for, JSON")->required();
  command->add_option("--profile", arguments->profile, "What one has, JSON")->required();
  command->add_option("--svg", arguments->svg, "Write a picture of it");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
