// SPDX-License-Identifier: Apache-2.0
// cairn skills crosswalk
#include <CLI/App.hpp>
#include <algorithm>
#include <memory>

#include "base/text.h"
#include "cli/installation.h"
#include "cli/skills.h"
#include "json/build.h"
#include "skills/crosswalk.h"
#include "storage/archive.h"
#include "storage/framework_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn skills crosswalk crosswalk_esco_onet.csv              how much of both frameworks it joins
  cairn skills crosswalk crosswalk_esco_onet.csv 15-1252.00 --from onet --to esco --json
  cairn skills crosswalk --from onet --to esco --skills       skills that share a name

FILE is the official ESCO–O*NET table, its reverse, or that of Nesta (2020).
Exit: 0 something is joined, 1 nothing is.)";

struct Arguments {
  std::string data, file, from = "esco", to = "onet";
  std::vector<std::string> ids;
  bool skills = false;
};

struct Row {
  std::string_view from_id, from_label, to_id, to_label, how;
};

template <class Things>
Row row_of(const Things& from, std::uint32_t a, const Things& to, std::uint32_t b,
           std::string_view how) {
  return {from[a].id, from[a].label, to[b].id, to[b].label, how};
}

bool asked_for(const Arguments& arguments, std::string_view id) {
  return arguments.ids.empty() ||
         std::find(arguments.ids.begin(), arguments.ids.end(), id) != arguments.ids.end();
}

Result<skills::Crosswalk> read_file(const std::string& path, Console& console) {
  CAIRN_TRY(const auto files, storage::read_files({path}, [](std::string_view name) {
              return to_lower_ascii(name).ends_with(".csv");
            }));
  if (files.size() != 1)
    return fail(ErrorCode::unreadable, "cli",
                path + " holds " + std::to_string(files.size()) + " tables; name one of them");
  CAIRN_TRY(auto crosswalk, skills::read_crosswalk(files.begin()->first, files.begin()->second));
  for (const auto& fault : crosswalk.report.faults)
    console.note("cairn: left out: " + printable(fault.place + ": " + fault.reason));
  return crosswalk;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  if (arguments.file.empty() != arguments.skills) {
    console.note("cairn: name a FILE, or ask for --skills");
    return Exit::usage;
  }
  storage::FrameworkFolder frameworks(arguments.data);
  CAIRN_TRY(const auto from, frameworks.load(arguments.from));
  CAIRN_TRY(const auto to, frameworks.load(arguments.to));
  skills::Crosswalk crosswalk;
  std::vector<skills::MappedSkill> same;
  std::vector<Row> rows;
  if (arguments.skills) {
    same = skills::map_skills(from, to);
    for (const auto& one : same)
      rows.push_back(row_of(from.skills, one.from, to.skills, one.to, one.name));
  } else {
    CAIRN_TRY(crosswalk, read_file(arguments.file, console));
    for (const auto& one : skills::map_occupations(crosswalk, from, to))
      rows.push_back(
          row_of(from.occupations, one.from, to.occupations, one.to, skills::word_for(one.match)));
  }
  std::erase_if(rows, [&](const Row& row) { return !asked_for(arguments, row.from_id); });
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  std::string text;
  for (const auto& row : rows) {
    items.push_back(builder.object({{"id", builder.string(row.from_id)},
                                    {"label", builder.string(row.from_label)},
                                    {"to", builder.string(row.to_id)},
                                    {"to_label", builder.string(row.to_label)},
                                    {"how", builder.string(row.how)}}));
    text += printable(std::string(row.from_label) + " → " + std::string(row.to_label)) + "  " +
            printable(row.how) + "\n";
  }
  if (arguments.ids.empty())
    text = std::to_string(rows.size()) + " pairs of " + from.name + " and " + to.name + "\n";
  CAIRN_CHECK(console.wants_json() ? console.print_json(builder.array(items))
                                   : console.print(text));
  return rows.empty() ? Exit::no : Exit::yes;
}

}  // namespace

void add_skills_crosswalk(CLI::App& skills, Program& program) {
  auto* command =
      skills.add_subcommand("crosswalk", "Which of two frameworks' things are the same");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("FILE", arguments->file, "The table, CSV");
  command->add_option("ID", arguments->ids, "Of these alone, ids of --from");
  command->add_option("--from", arguments->from, "Framework (default: esco)");
  command->add_option("--to", arguments->to, "Framework (default: onet)");
  command->add_flag("--skills", arguments->skills, "Skills by their names, not occupations");
  add_data_option(*command, arguments->data);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
