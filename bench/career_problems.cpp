// SPDX-License-Identifier: Apache-2.0
#include "career_problems.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "base/arena.h"
#include "json/parse.h"

namespace cairn::bench {
namespace {

using pathways::Level;
using pathways::SkillLevel;
constexpr pathways::Day monday = 20'822;  // 2027-01-04

Level level_of(std::string_view word, Level unknown) {
  for (const auto& [start, level] : {std::pair<std::string_view, Level>{"beginner", 1},
                                     {"intermediate", 2},
                                     {"expert", 3},
                                     {"advanced", 3}})
    if (word.starts_with(start)) return level;
  return unknown;
}

class Skills {
 public:
  explicit Skills(std::vector<std::string>& ids) : ids_(ids) {}
  // Pairs of a number and a word for the level; the highest level of each.
  std::vector<SkillLevel> read(const json::Value& pairs, Level unknown) {
    std::map<pathways::SkillId, Level> levels;
    for (const auto& pair : pairs.items()) {
      const auto [found, fresh] = known_.emplace(std::string(pair.items()[0].number_text()),
                                                 static_cast<pathways::SkillId>(ids_.size()));
      if (fresh) ids_.push_back(found->first);
      auto& level = levels[found->second];
      level = std::max(level, level_of(pair.items()[1].as_string(), unknown));
    }
    std::vector<SkillLevel> out;
    for (const auto& [skill, level] : levels) out.push_back({skill, level});
    return out;
  }

 private:
  std::vector<std::string>& ids_;
  std::map<std::string, pathways::SkillId> known_;
};

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

pathways::Requirement all_of(const std::vector<SkillLevel>& skills) {
  pathways::Requirement all;
  for (const auto& skill : skills)
    all.of.push_back({.kind = pathways::RequirementKind::skill, .skill = skill, .of = {}});
  return all;
}

}  // namespace

std::uint64_t Dice::mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

std::uint32_t Dice::below(std::uint32_t count) {
  state_ += 0x9e3779b97f4a7c15U;
  return static_cast<std::uint32_t>(mixed(state_) % count);
}

std::optional<CourseSet> CourseSet::read(const std::string& folder) {
  Arena arena;
  const auto courses_text = text_of(folder + "/courses.json");
  const auto resumes_text = text_of(folder + "/resumes.json");
  const auto courses = json::parse(courses_text, arena);
  const auto resumes = json::parse(resumes_text, arena);
  if (!courses || !resumes) return std::nullopt;
  CourseSet set;
  Skills skills(set.skills_);
  for (const auto& [id, course] : courses->members()) {
    pathways::Offer offer;
    offer.id = id;
    offer.teaches = skills.read(course["to_acquire"], 2);
    if (offer.teaches.empty()) continue;
    offer.requires_ = all_of(skills.read(course["required"], 1));
    set.courses_.push_back(std::move(offer));
  }
  for (const auto& [id, resume] : resumes->members())
    set.profiles_.push_back({skills.read(resume, 2)});
  return set;
}

pathways::Problem CourseSet::problem(std::uint64_t seed) const {
  constexpr std::size_t targets = 12;
  Dice dice(seed);
  const auto count = static_cast<std::uint32_t>(profiles_.size());
  pathways::Problem problem;
  problem.start = monday;
  problem.skills = skills_;
  problem.offers = courses_;
  for (auto& offer : problem.offers) {
    offer.hours = (4 + dice.below(57)) * pathways::one;
    offer.price = 0;
  }
  const auto mine = dice.below(count);
  problem.have = profiles_[mine].skills;
  auto other = dice.below(count);
  while (other == mine || profiles_[other].skills.size() < targets) other = dice.below(count);
  auto wanted = profiles_[other].skills;
  for (std::size_t i = 0; i < targets; ++i) {
    std::swap(wanted[i], wanted[i + dice.below(static_cast<std::uint32_t>(wanted.size() - i))]);
    problem.need.push_back({wanted[i], pathways::one, true});
  }
  return problem;
}

pathways::Problem random_catalogue(std::uint64_t seed, const RandomShape& shape) {
  Dice dice(seed);
  const auto skills = static_cast<std::uint32_t>(shape.skills);
  const auto some = [&](std::uint32_t least, std::uint32_t most, std::uint32_t levels) {
    std::map<pathways::SkillId, Level> chosen;
    for (auto n = least + dice.below(most - least + 1); chosen.size() < n;)
      chosen.emplace(dice.below(skills), static_cast<Level>(1 + dice.below(levels)));
    std::vector<SkillLevel> out;
    for (const auto& [skill, level] : chosen) out.push_back({skill, level});
    return out;
  };
  pathways::Problem problem;
  problem.start = monday;
  for (std::uint32_t i = 0; i < skills; ++i) problem.skills.push_back("s" + std::to_string(i));
  for (int i = 0; i < shape.offers; ++i) {
    pathways::Offer offer;
    offer.id = "o" + std::to_string(i);
    offer.teaches = some(1, 4, 4);
    offer.requires_ = all_of(some(0, 2, 2));
    offer.hours = (4 + dice.below(57)) * pathways::one;
    offer.price = dice.below(500) * pathways::one;
    problem.offers.push_back(std::move(offer));
  }
  const auto needs = static_cast<std::uint32_t>(shape.needs);
  for (const auto& skill : some(needs, needs, 3))
    problem.need.push_back({skill, pathways::one, dice.below(4) != 0});
  for (const auto& skill : some(3, 6, 2)) problem.have.push_back(skill);
  return problem;
}

}  // namespace cairn::bench
