// SPDX-License-Identifier: Apache-2.0
#include "pathways/read_offer.h"

#include <algorithm>

#include "pathways/bounds.h"
#include "pathways/read_problem.h"

namespace cairn::pathways {
namespace {

constexpr const char* shapes =
    R"(write {"all": […]}, {"any": […]}, {"at_least": 2, "of": […]}, {"skill", "level"} or {"offer"})";

Result<Requirement> read_node(const Place& place, Names& names, std::size_t& nodes) {
  if (++nodes > bounds::requirement_nodes_max)
    return fail(ErrorCode::too_large, "pathways",
                "one offer's `requires` has at most " +
                    std::to_string(bounds::requirement_nodes_max) + " parts; make it simpler",
                place.path);
  if (!place.value.is_object()) return wrong(place.path, shapes);
  Requirement node;
  if (place.value.contains("skill")) {
    node.kind = RequirementKind::skill;
    CAIRN_TRY(const auto id, read_id(place.at("skill"), "the id of the skill required"));
    node.skill.skill = names.skill(id);
    CAIRN_TRY(node.skill.level, read_level(place.at("level"), 1));
    return node;
  }
  if (place.value.contains("offer")) {
    CAIRN_TRY(const auto id, read_id(place.at("offer"), "the id of the offer required"));
    const auto offer = names.offer(id);
    node.kind = offer ? RequirementKind::offer : RequirementKind::never;
    node.offer = offer.value_or(0);
    return node;
  }
  const bool all = place.value.contains("all");
  const bool any = place.value.contains("any");
  if (!all && !any && !place.value.contains("at_least")) return wrong(place.path, shapes);
  node.kind = all ? RequirementKind::all : any ? RequirementKind::any : RequirementKind::at_least;
  const auto parts = place.at(all ? "all" : any ? "any" : "of");
  CAIRN_CHECK(expect_list(parts, bounds::requirement_nodes_max, "the parts"));
  for (std::size_t i = 0; i < parts.value.size(); ++i) {
    CAIRN_TRY(auto part, read_node(parts.at(i), names, nodes));
    node.of.push_back(std::move(part));
  }
  if (node.kind != RequirementKind::at_least) return node;
  CAIRN_TRY(const auto count,
            read_whole(place.at("at_least"), 0, static_cast<std::int64_t>(parts.value.size())));
  if (!count) return wrong(place.path + "/at_least", "say how many of the parts are required");
  node.count = static_cast<std::uint32_t>(*count);
  return node;
}

// A list of days, ascending, each once.
Result<std::vector<Day>> read_starts(const Place& place) {
  CAIRN_CHECK(expect_list(place, bounds::starts_max, "`starts`"));
  std::vector<Day> starts;
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    CAIRN_TRY(const auto day, read_day(place.at(i)));
    if (!day) return wrong(place.at(i).path, "write a date as 2027-01-11");
    starts.push_back(*day);
  }
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  return starts;
}

// A skill taught twice is taught at the higher of its levels.
void keep_highest(std::vector<SkillLevel>& skills) {
  std::sort(skills.begin(), skills.end(), [](const SkillLevel& a, const SkillLevel& b) {
    return a.skill != b.skill ? a.skill < b.skill : a.level > b.level;
  });
  const auto same = [](const SkillLevel& a, const SkillLevel& b) { return a.skill == b.skill; };
  skills.erase(std::unique(skills.begin(), skills.end(), same), skills.end());
}

}  // namespace

Result<std::vector<SkillLevel>> read_skill_levels(const json::Value& list, const std::string& path,
                                                  std::size_t count_max, Level fallback,
                                                  Names& names) {
  const Place place{list, path};
  CAIRN_CHECK(expect_list(place, count_max, "skills"));
  std::vector<SkillLevel> skills;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto row = place.at(i);
    CAIRN_CHECK(expect_object(row, "a skill"));
    SkillLevel skill;
    CAIRN_TRY(const auto id, read_id(row.at("skill"), "the id of a skill"));
    skill.skill = names.skill(id);
    CAIRN_TRY(skill.level, read_level(row.at("level"), fallback));
    skills.push_back(skill);
  }
  keep_highest(skills);
  return skills;
}

Result<Requirement> read_requirement(const Place& place, Names& names) {
  const bool is_empty = place.value.is_object() && place.value.size() == 0;
  if (place.absent() || is_empty) return Requirement{};
  std::size_t nodes = 0;
  if (!place.value.is_array()) return read_node(place, names, nodes);
  // A bare list is taken as `all`.
  CAIRN_CHECK(expect_list(place, bounds::requirement_nodes_max, "`requires`"));
  Requirement all;
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    CAIRN_TRY(auto part, read_node(place.at(i), names, nodes));
    all.of.push_back(std::move(part));
  }
  return all;
}

Result<Offer> read_offer(const Place& place, Names& names) {
  Offer offer;
  offer.id = place.value.string_at("id");
  for (const auto& [key, text] :
       {std::pair("title", &offer.title), std::pair("provider", &offer.provider),
        std::pair("language", &offer.language), std::pair("currency", &offer.currency)}) {
    CAIRN_TRY(*text, read_text(place.at(key)));
  }
  CAIRN_TRY(offer.teaches, read_skill_levels(place.value["teaches"], place.path + "/teaches",
                                             bounds::skills_per_offer_max, 0, names));
  CAIRN_TRY(offer.requires_, read_requirement(place.at("requires"), names));
  CAIRN_TRY(offer.hours, read_amount(place.at("hours"), 0, bounds::amount_max));
  CAIRN_TRY(offer.price, read_amount(place.at("price"), 0, bounds::amount_max));
  CAIRN_TRY(const auto recognition, read_amount(place.at("recognition"), 0, bounds::amount_max));
  offer.recognition = recognition.value_or(0);
  CAIRN_TRY(offer.starts, read_starts(place.at("starts")));
  constexpr std::int64_t renewal_months_max = 1'200;
  CAIRN_TRY(const auto renewal, read_whole(place.at("renewal_months"), 0, renewal_months_max));
  if (renewal && *renewal > 0) offer.renewal_months = static_cast<std::int32_t>(*renewal);
  CAIRN_TRY(offer.trial, read_truth(place.at("trial"), false));
  return offer;
}

}  // namespace cairn::pathways
