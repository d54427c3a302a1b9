// SPDX-License-Identifier: Apache-2.0
#include "pathways/gap_json.h"

#include "pathways/bounds.h"
#include "pathways/fields.h"

namespace cairn::pathways {
namespace {

constexpr Level level_unsaid = 3;

Result<std::vector<std::string>> read_ids(const Place& place, std::string_view what) {
  CAIRN_CHECK(expect_list(place, bounds::have_max, what));
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    CAIRN_TRY(const auto id, read_id(place.at(i), what));
    ids.emplace_back(id);
  }
  return ids;
}

Result<GoalRequirement> read_requirement(const Place& row) {
  CAIRN_CHECK(expect_object(row, "a requirement"));
  GoalRequirement requirement;
  CAIRN_TRY(requirement.skill, read_id(row.at("skill"), "the id of the skill asked for"));
  CAIRN_TRY(requirement.level, read_level(row.at("level"), level_unsaid));
  CAIRN_TRY(const auto weight, read_amount(row.at("weight"), 0, bounds::amount_max));
  requirement.weight = weight.value_or(one);
  CAIRN_TRY(requirement.essential, read_truth(row.at("essential"), true));
  CAIRN_TRY(requirement.sentence, read_text(row.at("sentence")));
  return requirement;
}

Result<ProfileSkill> read_held(const Place& row) {
  CAIRN_CHECK(expect_object(row, "a skill of the profile"));
  ProfileSkill held;
  CAIRN_TRY(held.skill, read_id(row.at("skill"), "the id of the skill"));
  CAIRN_TRY(held.level, read_level(row.at("level"), 0));
  CAIRN_TRY(held.evidence_level, read_text(row.at("evidence_level")));
  CAIRN_TRY(held.last_used, read_text(row.at("last_used")));
  CAIRN_TRY(held.source, read_text(row.at("source")));
  return held;
}

}  // namespace

Result<GapGoal> read_goal(const json::Value& document) {
  const Place root{document, ""};
  CAIRN_CHECK(expect_object(root, "a goal"));
  GapGoal goal;
  CAIRN_TRY(goal.title, read_text(root.at("title")));
  const auto requirements = root.at("requirements");
  CAIRN_CHECK(expect_list(requirements, bounds::needs_max, "`requirements`"));
  for (std::size_t i = 0; i < requirements.value.size(); ++i) {
    CAIRN_TRY(auto requirement, read_requirement(requirements.at(i)));
    goal.requirements.push_back(std::move(requirement));
  }
  const auto credentials = root.at("credentials");
  CAIRN_CHECK(expect_list(credentials, bounds::needs_max, "`credentials`"));
  for (std::size_t i = 0; i < credentials.value.size(); ++i) {
    const auto row = credentials.at(i);
    CAIRN_CHECK(expect_object(row, "a credential asked for"));
    CAIRN_TRY(auto any, read_ids(row.at("any"), "`any`: ids of credentials"));
    goal.credentials.push_back({std::move(any)});
  }
  return goal;
}

Result<GapProfile> read_profile(const json::Value& document) {
  const Place root{document, ""};
  CAIRN_CHECK(expect_object(root, "a profile"));
  GapProfile profile;
  const auto skills = root.at("skills");
  CAIRN_CHECK(expect_list(skills, bounds::have_max, "`skills`"));
  for (std::size_t i = 0; i < skills.value.size(); ++i) {
    CAIRN_TRY(auto held, read_held(skills.at(i)));
    profile.skills.push_back(std::move(held));
  }
  CAIRN_TRY(profile.credentials, read_ids(root.at("credentials"), "`credentials`"));
  return profile;
}

namespace {

json::Value sentences(const std::vector<Phrase>& phrases, json::Builder builder) {
  std::vector<std::string> texts;
  for (const auto& each : phrases) texts.push_back(in_english(each));
  return builder.strings(texts);
}

}  // namespace

json::Value gap_json(const Gap& gap, json::Builder builder) {
  std::vector<json::Value> rows;
  for (const auto& row : gap.rows)
    rows.push_back(
        builder.object({{"skill", builder.string(row.skill)},
                        {"label", builder.string(row.label)},
                        {"need", builder.integer(row.need)},
                        {"have", builder.integer(row.have)},
                        {"state", builder.string(name_of(row.state))},
                        {"credit", builder.decimal(row.credit_percent / 100.0)},
                        {"essential", json::Value::boolean(row.essential)},
                        {"evidence_level", builder.string(row.evidence_level)},
                        {"counts_because", builder.string(in_english(row.counts_because))},
                        {"proof_would_be", sentences(row.proof_would_be, builder)},
                        {"sentence", builder.string(row.sentence)}}));
  std::vector<json::Value> credentials;
  for (const auto& row : gap.credentials)
    credentials.push_back(
        builder.object({{"any", builder.strings(row.any)},
                        {"state", builder.string(row.held.empty() ? "missing" : "have")},
                        {"held", row.held.empty() ? json::Value() : builder.string(row.held)}}));
  return builder.object({{"covered", builder.decimal(gap.covered_percent / 100.0)},
                         {"requirements", builder.array(rows)},
                         {"credentials", builder.array(credentials)}});
}

}  // namespace cairn::pathways
