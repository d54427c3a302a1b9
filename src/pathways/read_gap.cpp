// SPDX-License-Identifier: Apache-2.0
// Goals and profiles from JSON (CONTRACT.md "Career").
#include <algorithm>

#include "pathways/bounds.h"
#include "pathways/fields.h"
#include "pathways/gap.h"

namespace cairn::pathways {
namespace {

constexpr Level works_alone = 3;

Result<std::vector<std::string>> read_ids(const Place& place, std::string_view what) {
  CAIRN_CHECK(expect_list(place, bounds::have_max, what));
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    CAIRN_TRY(const auto id, read_id(place.at(i), what));
    ids.emplace_back(id);
  }
  return ids;
}

Result<GoalRequirement> read_requirement_row(const Place& row) {
  CAIRN_CHECK(expect_object(row, "a requirement"));
  GoalRequirement out;
  CAIRN_TRY(out.skill, read_id(row.at("skill"), "the id of the skill required"));
  CAIRN_TRY(out.level, read_level(row.at("level"), works_alone));
  CAIRN_TRY(const auto weight, read_amount(row.at("weight"), 0, bounds::amount_max));
  out.weight = weight.value_or(one);
  CAIRN_TRY(out.essential, read_truth(row.at("essential"), true));
  CAIRN_TRY(out.sentence, read_text(row.at("sentence")));
  return out;
}

Result<ProfileSkill> read_profile_row(const Place& row) {
  CAIRN_CHECK(expect_object(row, "a skill"));
  ProfileSkill out;
  CAIRN_TRY(out.skill, read_id(row.at("skill"), "the id of the skill"));
  CAIRN_TRY(out.level, read_level(row.at("level"), 1));
  CAIRN_TRY(out.evidence_level, read_text(row.at("evidence_level")));
  CAIRN_TRY(out.source, read_text(row.at("source")));
  CAIRN_TRY(out.last_used, read_day(row.at("last_used")));
  return out;
}

}  // namespace

Result<Goal> read_goal(const json::Value& document) {
  const Place root{document, ""};
  CAIRN_CHECK(expect_object(root, "the goal"));
  Goal goal;
  CAIRN_TRY(goal.title, read_text(root.at("title")));
  const auto rows = root.at("requirements");
  CAIRN_CHECK(expect_list(rows, bounds::needs_max, "`requirements`"));
  for (std::size_t i = 0; i < rows.value.size(); ++i) {
    CAIRN_TRY(auto row, read_requirement_row(rows.at(i)));
    goal.requirements.push_back(std::move(row));
  }
  const auto lists = root.at("credentials");
  CAIRN_CHECK(expect_list(lists, bounds::needs_max, "`credentials`"));
  for (std::size_t i = 0; i < lists.value.size(); ++i) {
    CAIRN_CHECK(expect_object(lists.at(i), "a credential asked for"));
    CAIRN_TRY(auto ids, read_ids(lists.at(i).at("any"), "the ids of credentials"));
    goal.credentials.push_back(std::move(ids));
  }
  return goal;
}

Result<Profile> read_profile(const json::Value& document) {
  const Place root{document, ""};
  CAIRN_CHECK(expect_object(root, "the profile"));
  Profile profile;
  const auto rows = root.at("skills");
  CAIRN_CHECK(expect_list(rows, bounds::have_max, "`skills`"));
  for (std::size_t i = 0; i < rows.value.size(); ++i) {
    CAIRN_TRY(auto row, read_profile_row(rows.at(i)));
    profile.skills.push_back(std::move(row));
  }
  CAIRN_TRY(profile.credentials, read_ids(root.at("credentials"), "the id of a credential"));
  return profile;
}

}  // namespace cairn::pathways
