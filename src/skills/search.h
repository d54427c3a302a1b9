// SPDX-License-Identifier: Apache-2.0
// Search in a framework: skills and occupations by label, other label, hidden label or translation.
#pragma once
#include <string_view>
#include <vector>

#include "skills/framework.h"
#include "skills/name_index.h"

namespace cairn::skills {

struct SkillHit {
  SkillIndex skill;
  std::string_view name;  // the one that was found, as the framework writes it
  std::string_view language;
  Why why;
};

struct OccupationHit {
  OccupationIndex occupation;
  std::string_view name;
  std::string_view language;
  Why why;
};

// Lives no longer than the framework, which must not change. May be asked from several threads.
class SkillSearch {
 public:
  enum class Of : std::uint8_t { skills, occupations, both };
  // Building takes about half a microsecond a name. Asked for what it was not built of it finds
  // nothing.
  explicit SkillSearch(const Framework& framework, Of of = Of::both);
  explicit SkillSearch(Framework&&, Of = Of::both) = delete;

  // Best first: exact, prefix, all words, typo; fewer letters beyond the query; then by id.
  std::vector<SkillHit> skills(std::string_view query, std::size_t top = 20) const;
  std::vector<OccupationHit> occupations(std::string_view query, std::size_t top = 20) const;

 private:
  const Framework* framework_;
  NameIndex skills_, occupations_;
  std::vector<std::uint32_t> first_skill_name_, first_occupation_name_;
};

}  // namespace cairn::skills
