// SPDX-License-Identifier: Apache-2.0
// A competency framework in memory: skills, occupations and what ties them together, whoever
// published it. Importers make one, search, linker, gap and catalogue read it.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cairn::skills {

// Positions in Framework::skills and Framework::occupations.
using SkillIndex = std::uint32_t;
using OccupationIndex = std::uint32_t;

// Levels are 1 to 5 everywhere: 1 aware, 2 works with guidance, 3 works alone, 4 leads others,
// 5 shapes the field. 0 is "not said".
using Level = std::uint8_t;
inline constexpr Level level_max = 5;

enum class SkillType : std::uint8_t { competence, knowledge };

// A name in another language than the framework's own; the first of a language is preferred.
struct Translation {
  std::string language;  // BCP 47
  std::string label;
};

struct Skill {
  std::string id;  // the publisher's URI, or the framework's own id; unique
  std::string label;
  std::vector<std::string> other_labels;
  std::string description;
  SkillType type = SkillType::competence;
  bool transversal = false;         // soft: of use in every trade
  std::vector<SkillIndex> broader;  // ascending
  std::vector<SkillIndex> related;  // ascending; optional or associated, without direction
  std::vector<std::string> groups;  // ids of groups that are no skills themselves
  std::vector<Translation> translations;
  std::array<std::string, level_max> can_do;  // "I can…" for levels 1 to 5; "" where none is given
  std::vector<std::string> hidden_labels;     // found by search, never shown: old or loose names
};

// What an occupation asks for. Level and importance 0: the framework does not say.
struct OccupationSkill {
  SkillIndex skill;
  Level level = 0;
  std::uint8_t importance = 0;  // 1 to 5
};

struct Occupation {
  std::string id;
  std::string label;
  std::vector<std::string> other_labels;
  std::string description;
  std::string code;                        // of the classification it belongs to (ISCO, SOC), or ""
  std::vector<OccupationSkill> essential;  // by ascending skill
  std::vector<OccupationSkill> optional;
  std::vector<Translation> translations;
  std::vector<OccupationIndex> broader;  // ascending
  std::vector<std::string> groups;       // ids of groups (of ISCO, SOC)
  std::vector<std::string> tasks;        // what people in it do, in the framework's words
};

struct Group {
  std::string id, label;
  std::string broader;  // id of a group, or ""
};

struct Framework {
  std::string name;  // short, as the command line names it: "esco", "onet", "starter"
  std::string title;
  std::string version;
  std::string language;     // BCP 47, of labels and descriptions
  std::string attribution;  // shown wherever its data is shown
  std::string licence;
  std::vector<Skill> skills;  // by ascending id, so that positions break ties
  std::vector<Occupation> occupations;
  std::vector<Group> groups;     // by ascending id
  std::string level_scale = {};  // how its own levels became 1 to 5; "" where it has none
  std::string incomplete = {};   // what the files it came from lacked; "": nothing of weight
};

// The skills above `skill`, nearest first, then by id; each once, whatever circles the data holds.
std::vector<SkillIndex> ancestors(const Framework& framework, SkillIndex skill);

// The groups a skill or an occupation stands in and those above them: each of `group_ids` followed
// by its own chain; each once. An id that is no group of the framework is left out.
std::vector<const Group*> group_chain(const Framework& framework,
                                      const std::vector<std::string>& group_ids);

// Finds skills and occupations by id. Lives no longer than the framework, which must not change.
class FrameworkIndex {
 public:
  explicit FrameworkIndex(const Framework& framework);
  explicit FrameworkIndex(Framework&&) = delete;
  std::optional<SkillIndex> skill(std::string_view id) const;
  std::optional<OccupationIndex> occupation(std::string_view id) const;

 private:
  std::unordered_map<std::string_view, std::uint32_t> skills_, occupations_;
};

}  // namespace cairn::skills
