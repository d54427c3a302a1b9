// SPDX-License-Identifier: Apache-2.0
// Crosswalk: which occupations of two frameworks are the same work. Reads the official ESCO–O*NET
// table, its reverse by codes, and that of Nesta (2020). Skills have no official table: those of
// one name are found by names.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "skills/framework.h"
#include "skills/import/importer.h"

namespace cairn::skills {

// How the O*NET occupation relates to the ESCO one; `group`: it is a whole group of ISCO.
enum class Match : std::uint8_t { exact, close, onet_is_wider, onet_is_narrower, group, unsaid };
std::string_view word_for(Match match);

struct CrosswalkLink {
  std::string esco;  // occupation URI, ISCO group URI, or an ISCO or ESCO code
  std::string onet;  // O*NET-SOC code
  Match match = Match::unsaid;
  double confidence = 0;  // 0 to 1; 0 where the table does not say

  bool operator==(const CrosswalkLink&) const = default;
};

struct Crosswalk {
  std::vector<CrosswalkLink> links;  // by ESCO, then O*NET; each pair once
  ImportReport report;
};

// Told apart by their columns. Errors: unreadable (another table; says which columns there are).
Result<Crosswalk> read_crosswalk(const std::string& file, ByteView bytes);

struct MappedOccupation {
  OccupationIndex from, to;
  Match match;
  double confidence;
};

// Links whose ends are in the frameworks, whichever way round: the best match first for each
// `from`, then by id. An ESCO code stands for the occupation of that code.
std::vector<MappedOccupation> map_occupations(const Crosswalk& crosswalk, const Framework& from,
                                              const Framework& to);

struct MappedSkill {
  SkillIndex from, to;
  std::string name;  // that both have
};

// Skills of two frameworks that share a name nobody else in `to` has. Own labels go before others.
std::vector<MappedSkill> map_skills(const Framework& from, const Framework& to);

}  // namespace cairn::skills
