// SPDX-License-Identifier: Apache-2.0
// cairn skills show
#include <CLI/App.hpp>
#include <memory>

#include "app/career/choose_framework.h"
#include "cli/skills.h"
#include "json/build.h"
#include "storage/framework_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn skills show sql --framework starter
  cairn skills show http://data.europa.eu/esco/occupation/258e46f9-0075-4a2e-adae-1ff0477e0f30 --json

Exit: 0 found, 1 there is none with that id.)";

struct Arguments {
  FrameworkOptions options;
  std::string id;
};

class Describer {
 public:
  Describer(const skills::Framework& framework, json::Builder builder)
      : framework_(framework), builder_(builder) {}

  json::Value operator()(const skills::Skill& skill, skills::SkillIndex index) const {
    std::vector<json::Value> levels;
    for (const auto& text : skill.can_do) levels.push_back(builder_.string(text));
    return head("skill", skill)
        .add_string("type", skill.type == skills::SkillType::knowledge ? "knowledge" : "skill")
        .add("transversal", json::Value::boolean(skill.transversal))
        .add("levels", skill.can_do[0].empty() ? builder_.array({}) : builder_.array(levels))
        .add("broader", labels(skills::ancestors(framework_, index)))
        .add("related", labels(skill.related))
        .add("groups", groups(skill.groups))
        .value();
  }

  json::Value operator()(const skills::Occupation& occupation) const {
    return head("occupation", occupation)
        .add_string_if("code", occupation.code)
        .add("essential", wanted(occupation.essential))
        .add("optional", wanted(occupation.optional))
        .add("groups", groups(occupation.groups))
        .add("tasks", builder_.strings(occupation.tasks))
        .value();
  }

 private:
  template <class Thing>
  json::ObjectBuilder head(std::string_view kind, const Thing& thing) const {
    json::ObjectBuilder object(builder_);
    object.add_string("kind", kind)
        .add_string("id", thing.id)
        .add_string("label", thing.label)
        .add("other_labels", builder_.strings(thing.other_labels))
        .add_string("description", thing.description)
        .add_string("framework", framework_.name)
        .add_string("attribution", framework_.attribution);
    return object;
  }

  json::Value named(std::string_view id, std::string_view label) const {
    return builder_.object({{"id", builder_.string(id)}, {"label", builder_.string(label)}});
  }

  json::Value labels(const std::vector<skills::SkillIndex>& indexes) const {
    std::vector<json::Value> items;
    for (const auto index : indexes)
      items.push_back(named(framework_.skills[index].id, framework_.skills[index].label));
    return builder_.array(items);
  }

  json::Value groups(const std::vector<std::string>& ids) const {
    std::vector<json::Value> items;
    for (const auto* group : skills::group_chain(framework_, ids))
      items.push_back(named(group->id, group->label));
    return builder_.array(items);
  }

  json::Value wanted(const std::vector<skills::OccupationSkill>& list) const {
    std::vector<json::Value> items;
    for (const auto& one : list) {
      const auto& skill = framework_.skills[one.skill];
      json::ObjectBuilder object(builder_);
      object.add_string("id", skill.id).add_string("label", skill.label);
      object.add("level", one.level > 0 ? builder_.integer(one.level) : json::Value());
      if (one.importance > 0) object.add("importance", builder_.integer(one.importance));
      items.push_back(object.value());
    }
    return builder_.array(items);
  }

  const skills::Framework& framework_;
  json::Builder builder_;
};

// The same as lines for people.
std::string text_of(const json::Value& thing, const Console& console) {
  auto text = console.paint(Colour::bold, printable(thing.string_at("label"))) + "  " +
              printable(thing.string_at("kind")) + "\n";
  const auto line = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) text += std::string(name) + ": " + printable(value) + "\n";
  };
  line("id", thing.string_at("id"));
  line("what it is", thing.string_at("description"));
  line("type", thing["transversal"].as_boolean() ? "transversal" : thing.string_at("type"));
  std::string names;
  for (const auto& name : thing["other_labels"].items())
    names += (names.empty() ? "" : "; ") + std::string(name.as_string());
  line("also called", names);
  for (const auto* member : {"levels", "tasks"})
    for (const auto& item : thing[member].items())
      text += "  " + printable(item.as_string()) + "\n";
  for (const auto* member : {"broader", "related", "groups", "essential", "optional"}) {
    if (thing[member].items().empty()) continue;
    text += std::string(member) + ":\n";
    for (const auto& item : thing[member].items()) {
      text += "  " + printable(item.string_at("label"));
      if (const auto level = item["level"].as_int64()) text += ", level " + std::to_string(*level);
      text += "\n";
    }
  }
  return text + printable(thing.string_at("attribution")) + "\n";
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  storage::FrameworkFolder frameworks(arguments.options.data);
  CAIRN_TRY(const auto framework, app::load_framework(frameworks, arguments.options.framework));
  const skills::FrameworkIndex index(framework);
  Arena arena;
  const Describer describe(framework, json::Builder(arena));
  json::Value found;
  if (const auto skill = index.skill(arguments.id))
    found = describe(framework.skills[*skill], *skill);
  else if (const auto occupation = index.occupation(arguments.id))
    found = describe(framework.occupations[*occupation]);
  else
    return fail(ErrorCode::not_found, "cli",
                "nothing in " + framework.name + " has the id " + arguments.id +
                    "; `cairn skills search` finds ids by name");
  CAIRN_CHECK(console.wants_json() ? console.print_json(found)
                                   : console.print(text_of(found, console)));
  return Exit::yes;
}

}  // namespace

void add_skills_show(CLI::App& skills, Program& program) {
  auto* command = skills.add_subcommand("show", "Everything known of a skill or an occupation");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("ID", arguments->id, "Its id, as `skills search` prints it")->required();
  add_framework_options(*command, arguments->options);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
