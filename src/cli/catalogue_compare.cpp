// SPDX-License-Identifier: Apache-2.0
// cairn catalogue compare: two to five offers side by side.
#include <CLI/App.hpp>
#include <algorithm>
#include <memory>

#include "base/text.h"
#include "catalogue/compare.h"
#include "catalogue/limits.h"
#include "catalogue/search.h"
#include "catalogue/weigh.h"
#include "cli/catalogue.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "json/parse.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/catalogue";

constexpr const char* examples = R"(Examples:
  cairn catalogue compare sql-basics sql-for-analysts
  cairn catalogue compare sql-basics sql-for-analysts --goal goal.json --json

IDs are those `cairn catalogue search` shows. With a goal, the table begins with what each covers of
it and what that costs; where the file lists under "have" what is there already, of what is missing.
What cannot be compared says why, and nothing is added up to one number.)";

struct Arguments {
  std::vector<std::string> ids;
  std::string goal;
  std::string data_folder;
};

// What a GOAL.json says one has of a skill: "have": [{"skill", "level"}].
catalogue::Level have_of(const json::Value& document, std::string_view skill) {
  const auto held = document["have"];
  for (const auto& one : held.items())
    if (one.string_at("skill") == skill)
      return static_cast<catalogue::Level>(
          std::clamp<std::int64_t>(one["level"].as_int64().value_or(0), 0, skills::level_max));
  return 0;
}

// The requirements of a GOAL.json.
Result<std::vector<catalogue::GoalSkill>> read_goal(const std::string& file) {
  std::vector<catalogue::GoalSkill> goal;
  if (file.empty()) return goal;
  CAIRN_TRY(const auto bytes, read_file(file));
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(as_text(bytes), arena));
  const auto requirements = document["requirements"];
  for (const auto& requirement : requirements.items()) {
    const auto level = requirement["level"].as_int64().value_or(1);
    const auto skill = requirement.string_at("skill");
    if (skill.empty() || level < 1 || level > skills::level_max)
      return fail(ErrorCode::invalid, where, "a requirement has a skill and a level from 1 to 5",
                  "/requirements/" + std::to_string(goal.size()));
    goal.push_back({std::string(skill), std::string(requirement.string_at("label")),
                    static_cast<catalogue::Level>(level), have_of(document, skill)});
  }
  if (goal.empty() || goal.size() > catalogue::list_items_max)
    return fail(
        ErrorCode::invalid, where,
        "a goal has a list `requirements` of 1 to " + std::to_string(catalogue::list_items_max),
        "/requirements");
  return goal;
}

// The question, then an answer a line: reads in any width and aloud.
std::string shown(const catalogue::Comparison& comparison, const catalogue::Weighed& weighed,
                  const Console& console) {
  std::string text;
  for (const auto& row : comparison.rows) {
    text += console.paint(Colour::bold, printable(in_english(row.name))) + "\n";
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      text += "  " + printable(comparison.offers[i]->id) + ": " +
              console.paint(row.cells[i].known ? Colour::plain : Colour::faint,
                            printable(in_english(row.cells[i].text))) +
              "\n";
    if (!row.note.empty())
      text += "  " +
              console.paint(Colour::faint, (row.comparable ? "" : "Not comparable. ") +
                                               printable(in_english(row.note))) +
              "\n";
  }
  if (!comparison.findings.empty()) text += console.paint(Colour::bold, "What stands out") + "\n";
  for (const auto& finding : comparison.findings)
    text += "  " + printable(in_english(finding)) + "\n";
  if (!weighed.for_goal.empty())
    text += console.paint(Colour::bold, "For this goal") + "\n  " +
            printable(in_english(weighed.for_goal)) + "\n";
  return text;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(auto goal, read_goal(arguments.goal));
  CAIRN_TRY(const auto opened, open_catalogues(arguments.data_folder, "", console));
  const auto& search = *opened.search;
  for (auto& wanted : goal)
    if (wanted.label.empty()) wanted.label = opened.label_of(wanted.skill);
  std::vector<const catalogue::Offer*> offers;
  for (const auto& id : arguments.ids) {
    offers.push_back(search.find_id(id));
    if (offers.back() == nullptr)
      return fail(ErrorCode::not_found, where,
                  "there is no offer “" + id + "”; `cairn catalogue search` shows ids");
  }
  auto comparison =
      catalogue::compare(offers, goal, [&](std::string_view id) { return search.find_id(id); });
  if (!comparison.ok()) {
    console.report(comparison.error());
    return Exit::usage;
  }
  for (auto& same : catalogue::same_among(offers, search))
    comparison->findings.push_back(std::move(same));
  const auto weighed = catalogue::weigh(*comparison, goal);
  Arena arena;
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(catalogue::to_json(*comparison, weighed, json::Builder(arena))));
  else
    CAIRN_CHECK(console.print(shown(*comparison, weighed, console)));
  return Exit::yes;
}

}  // namespace

void add_catalogue_compare(CLI::App& catalogue, Program& program) {
  auto* command = catalogue.add_subcommand("compare", "Set two to five offers side by side");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("ID", arguments->ids, "Of offers")->required();
  command->add_option("--goal", arguments->goal, "GOAL.json: what is to be covered");
  add_data_option(*command, arguments->data_folder);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
