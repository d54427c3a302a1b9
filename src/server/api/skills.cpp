// SPDX-License-Identifier: Apache-2.0
// Skills and occupations of the frameworks of this installation, with whom they are due to.
#include "app/career/library.h"
#include "json/write.h"
#include "server/api/api.h"
#include "server/catalogue_query.h"
#include "skills/limits.h"

namespace cairn::server::api {

namespace {

using ShelfPointer = std::shared_ptr<const app::career::Shelf>;

constexpr std::size_t top_default = 20;
constexpr std::size_t top_max = 100;

json::Value described(const skills::Framework& framework, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("name", framework.name)
      .add_string_if("title", framework.title)
      .add_string_if("version", framework.version)
      .add_string_if("language", framework.language)
      .add_string_if("attribution", framework.attribution)
      .add_string_if("licence", framework.licence)
      .value();
}

struct Asked {
  ShelfPointer shelf;
  std::string_view words;
  std::size_t top = top_default;
};

Result<Asked> read_search(Call& call) {
  Asked asked;
  asked.words = call.target.parameter("q");
  if (asked.words.empty())
    return fail(ErrorCode::invalid, "skills", "Say what to search for, in q.", "/q");
  if (asked.words.size() > skills::limits::query_bytes_max)
    return fail(ErrorCode::invalid, "skills",
                "q may have up to " + std::to_string(skills::limits::query_bytes_max) + " bytes.",
                "/q");
  CAIRN_TRY(asked.top, number_parameter(call.target, "top", top_default, 1, top_max));
  CAIRN_TRY(asked.shelf, call.context().library.shelf(call.target.parameter("framework")));
  return asked;
}

struct Found {
  std::string_view id, label, name, language;
  skills::Why why;
};

json::ObjectBuilder row_of(const Found& found, json::Builder builder) {
  json::ObjectBuilder row(builder);
  row.add_string("id", found.id)
      .add_string("label", found.label)
      .add_string("name", found.name)
      .add_string_if("language", found.language)
      .add_string("why", skills::word_for(found.why));
  return row;
}

json::Value named(std::string_view id, std::string_view label, json::Builder builder) {
  return builder.object({{"id", builder.string(id)}, {"label", builder.string(label)}});
}

json::Value named_skills(const skills::Framework& framework,
                         const std::vector<skills::SkillIndex>& indices, json::Builder builder) {
  std::vector<json::Value> values;
  for (const auto index : indices)
    values.push_back(named(framework.skills[index].id, framework.skills[index].label, builder));
  return builder.array(values);
}

std::string_view type_of(const skills::Skill& skill) {
  return skill.type == skills::SkillType::knowledge ? "knowledge" : "competence";
}

// {"essential": […], "optional": […]}: the occupations that ask for it.
json::Value asked_for_by(const skills::Framework& framework, skills::SkillIndex skill,
                         json::Builder builder) {
  std::vector<json::Value> essential, optional;
  const auto holds = [&](const std::vector<skills::OccupationSkill>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& one) { return one.skill == skill; });
  };
  for (const auto& occupation : framework.occupations) {
    if (holds(occupation.essential))
      essential.push_back(named(occupation.id, occupation.label, builder));
    else if (holds(occupation.optional))
      optional.push_back(named(occupation.id, occupation.label, builder));
  }
  return builder.object(
      {{"essential", builder.array(essential)}, {"optional", builder.array(optional)}});
}

json::Value described(const skills::Framework& framework, skills::SkillIndex index,
                      json::Builder builder) {
  const auto& skill = framework.skills[index];
  const std::vector<std::string> can_do(skill.can_do.begin(), skill.can_do.end());
  json::ObjectBuilder out(builder);
  out.add_string("id", skill.id).add_string("label", skill.label);
  out.add("other_labels", builder.strings(skill.other_labels));
  out.add_string_if("description", skill.description).add_string("type", type_of(skill));
  out.add("transversal", json::Value::boolean(skill.transversal));
  out.add("can_do", builder.strings(can_do));
  out.add("broader", named_skills(framework, skill.broader, builder));
  out.add("related", named_skills(framework, skill.related, builder));
  out.add("occupations", asked_for_by(framework, index, builder));
  return out.value();
}

}  // namespace

Result<Response> skills(Call& call) {
  CAIRN_TRY(const auto asked, read_search(call));
  const auto& framework = asked.shelf->framework;
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  for (const auto& hit : asked.shelf->search.skills(asked.words, asked.top)) {
    const auto& skill = framework.skills[hit.skill];
    auto row = row_of({skill.id, skill.label, hit.name, hit.language, hit.why}, builder);
    row.add_string("type", type_of(skill));
    row.add("transversal", json::Value::boolean(skill.transversal));
    rows.push_back(row.value());
  }
  return json_response(json::write(builder.object(
      {{"framework", described(framework, builder)}, {"skills", builder.array(rows)}})));
}

Result<Response> skill(Call& call) {
  CAIRN_TRY(const auto shelf, call.context().library.shelf(call.target.parameter("framework")));
  const auto found = shelf->index.skill(call.argument("id"));
  if (!found)
    return fail(ErrorCode::not_found, "skills",
                "The framework “" + shelf->framework.name + "” has no skill of this id.");
  Arena arena;
  const json::Builder builder(arena);
  return json_response(
      json::write(builder.object({{"framework", described(shelf->framework, builder)},
                                  {"skill", described(shelf->framework, *found, builder)}})));
}

Result<Response> occupations(Call& call) {
  CAIRN_TRY(const auto asked, read_search(call));
  const auto& framework = asked.shelf->framework;
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  for (const auto& hit : asked.shelf->search.occupations(asked.words, asked.top)) {
    const auto& occupation = framework.occupations[hit.occupation];
    auto row = row_of({occupation.id, occupation.label, hit.name, hit.language, hit.why}, builder);
    row.add_string_if("code", occupation.code);
    row.add("essential", builder.integer(static_cast<std::int64_t>(occupation.essential.size())));
    row.add("optional", builder.integer(static_cast<std::int64_t>(occupation.optional.size())));
    rows.push_back(row.value());
  }
  return json_response(json::write(builder.object(
      {{"framework", described(framework, builder)}, {"occupations", builder.array(rows)}})));
}

}  // namespace cairn::server::api
