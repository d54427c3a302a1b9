// SPDX-License-Identifier: Apache-2.0
// cairn skills migrate
#include <CLI/App.hpp>
#include <memory>

#include "base/text.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/skills.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "skills/migration.h"
#include "storage/framework_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn skills import esco ESCO-v1.1.0-*.zip --name esco-1-1-0
  cairn skills import esco ESCO-v1.2.0-*.zip --name esco
  cairn skills migrate profile.json --from esco-1-1-0 --to esco -o profile-new.json
  cut -f1 held.tsv | cairn skills migrate - --from esco-1-1-0 --to esco --json

INPUT is a profile ({"skills": [{"skill": "id", …}]}), a JSON list of ids, or an id a line.
Exit: 0 every id has a place in the new version, 1 some are gone or unknown.)";

struct Arguments {
  std::string data, input, from, to, output;
};

// The ids of INPUT, and INPUT itself where it is a profile.
struct Held {
  std::vector<std::string> ids;
  json::Value profile;
};

Result<Held> read_held(const std::string& input, Arena& arena) {
  CAIRN_TRY(const auto bytes, read_file(input));
  const auto text = trim(as_text(bytes));
  Held held;
  if (!text.starts_with('{') && !text.starts_with('[')) {
    for (const auto line : split(text, '\n'))
      if (!trim(line).empty()) held.ids.emplace_back(trim(line));
    return held;
  }
  CAIRN_TRY(const auto root, json::parse(text, arena));
  if (root.is_object()) held.profile = root;
  const auto list = root.is_object() ? root["skills"] : root;
  for (const auto& item : list.items()) {
    const auto id = item.is_object() ? item.string_at("skill") : item.as_string();
    if (!id.empty()) held.ids.emplace_back(id);
  }
  if (held.ids.empty())
    return fail(ErrorCode::unreadable, "cli", input + " holds no id of a skill or occupation");
  return held;
}

// The profile with the new ids; what is gone or unknown stays as it was.
json::Value rewritten(const json::Value& profile, const std::vector<skills::Moved>& moved,
                      json::Builder builder) {
  std::vector<json::Value> items;
  std::size_t at = 0;
  for (const auto& item : profile["skills"].items()) {
    if (item.string_at("skill").empty()) {
      items.push_back(item);
      continue;
    }
    const auto& one = moved[at++];
    items.push_back(one.new_id.empty() ? item
                                       : builder.with(item, "skill", builder.string(one.new_id)));
  }
  return builder.with(profile, "skills", builder.array(items));
}

json::Value describe(const skills::Moved& moved, json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add_string("id", moved.old_id)
      .add_string("fate", skills::word_for(moved.fate))
      .add("new_id", moved.new_id.empty() ? json::Value() : builder.string(moved.new_id))
      .add_string_if("nearest", moved.nearest)
      .add_string("reason", moved.reason);
  return object.value();
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  storage::FrameworkFolder frameworks(arguments.data);
  CAIRN_TRY(const auto old_version, frameworks.load(arguments.from));
  CAIRN_TRY(const auto new_version, frameworks.load(arguments.to));
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto held, read_held(arguments.input, arena));
  const auto moved = skills::migrate(old_version, new_version, held.ids);
  if (!arguments.output.empty()) {
    if (held.profile.is_null())
      return fail(ErrorCode::invalid, "cli", "only a profile can be written anew with -o");
    const auto text =
        json::write(rewritten(held.profile, moved, builder), json::Style::indented) + "\n";
    CAIRN_CHECK(write_file(arguments.output, as_bytes(text)));
  }
  bool all = true;
  std::vector<json::Value> rows;
  std::string text;
  for (const auto& one : moved) {
    all = all && !one.new_id.empty();
    rows.push_back(describe(one, builder));
    text += std::string(skills::word_for(one.fate)) + "  " + printable(one.old_id) +
            (one.new_id.empty() || one.new_id == one.old_id ? "" : " → " + printable(one.new_id)) +
            "  " + printable(one.reason) + "\n";
  }
  CAIRN_CHECK(console.wants_json() ? console.print_json(builder.array(rows)) : console.print(text));
  return all ? Exit::yes : Exit::no;
}

}  // namespace

void add_skills_migrate(CLI::App& skills, Program& program) {
  auto* command = skills.add_subcommand("migrate", "Carry what is held over to another version");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("INPUT", arguments->input, "Profile or ids; - is standard input")->required();
  command->add_option("--from", arguments->from, "The framework the ids are of")->required();
  command->add_option("--to", arguments->to, "The framework they shall be of")->required();
  command->add_option("-o,--output", arguments->output, "Where to write the profile anew");
  add_data_option(*command, arguments->data);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
