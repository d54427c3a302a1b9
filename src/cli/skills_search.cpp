// SPDX-License-Identifier: Apache-2.0
// cairn skills search
#include "skills/search.h"

#include <CLI/App.hpp>
#include <memory>

#include "app/career/choose_framework.h"
#include "cli/skills.h"
#include "json/build.h"
#include "storage/framework_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn skills search pyhton                    typing errors, accents and case do not matter
  cairn skills search project management --top 5
  cairn skills search "data an" --occupations --json
  cairn skills search welding --framework starter

Exit: 0 found, 1 nothing found.)";

struct Arguments {
  FrameworkOptions options;
  std::vector<std::string> words;
  std::size_t top = 10;
  bool occupations = false;
};

struct Row {
  std::string_view id, label, name, language;
  skills::Why why;
};

json::Value describe(const Row& row, json::Builder builder) {
  return builder.object({{"id", builder.string(row.id)},
                         {"label", builder.string(row.label)},
                         {"name", builder.string(row.name)},
                         {"language", builder.string(row.language)},
                         {"why", builder.string(skills::word_for(row.why))}});
}

std::vector<Row> find(const skills::Framework& framework, const std::string& query,
                      const Arguments& arguments) {
  using Of = skills::SkillSearch::Of;
  const skills::SkillSearch search(framework, arguments.occupations ? Of::occupations : Of::skills);
  std::vector<Row> rows;
  if (arguments.occupations) {
    for (const auto& hit : search.occupations(query, arguments.top)) {
      const auto& found = framework.occupations[hit.occupation];
      rows.push_back({found.id, found.label, hit.name, hit.language, hit.why});
    }
    return rows;
  }
  for (const auto& hit : search.skills(query, arguments.top)) {
    const auto& found = framework.skills[hit.skill];
    rows.push_back({found.id, found.label, hit.name, hit.language, hit.why});
  }
  return rows;
}

std::string text_of(const std::vector<Row>& rows, const skills::Framework& framework,
                    const Console& console) {
  std::string text;
  for (const auto& row : rows) {
    text += printable(row.label);
    if (row.name != row.label) text += "  (" + printable(row.name) + ")";
    text += console.paint(Colour::faint, "  " + std::string(skills::word_for(row.why)) + "  " +
                                             printable(row.id)) +
            "\n";
  }
  if (!rows.empty() && !framework.attribution.empty())
    text += console.paint(Colour::faint, printable(framework.attribution)) + "\n";
  return text;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  storage::FrameworkFolder frameworks(arguments.options.data);
  CAIRN_TRY(const auto framework, app::load_framework(frameworks, arguments.options.framework));
  std::string query;
  for (const auto& word : arguments.words) query += (query.empty() ? "" : " ") + word;
  const auto rows = find(framework, query, arguments);
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> found;
    for (const auto& row : rows) found.push_back(describe(row, builder));
    CAIRN_CHECK(console.print_json(builder.object(
        {{"framework", builder.string(framework.name)},
         {"attribution", builder.string(framework.attribution)},
         {arguments.occupations ? "occupations" : "skills", builder.array(found)}})));
  } else {
    CAIRN_CHECK(console.print(text_of(rows, framework, console)));
    if (rows.empty()) console.note("cairn: nothing in " + framework.name + " is called like that");
  }
  return rows.empty() ? Exit::no : Exit::yes;
}

}  // namespace

void add_skills_search(CLI::App& skills, Program& program) {
  auto* command = skills.add_subcommand("search", "Find skills or occupations by name");
  const auto arguments = std::make_shared<Arguments>();
  constexpr std::size_t top_max = 1000;
  command->add_option("WORDS", arguments->words, "What it is called")->required();
  command->add_option("--top", arguments->top, "How many at most (default: 10)")
      ->check(CLI::Range(std::size_t{1}, top_max));
  command->add_flag("--occupations", arguments->occupations, "Occupations, not skills");
  add_framework_options(*command, arguments->options);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
