// SPDX-License-Identifier: Apache-2.0
#include "adverts/occupations.h"

#include <algorithm>
#include <map>

namespace cairn::adverts {
namespace {

constexpr std::size_t asked = 50;  // of each kind of evidence
constexpr std::uint64_t whole = 10'000;
constexpr std::uint64_t skills_share = 3'000;  // how much skills count beside a title, of `whole`

}  // namespace

std::vector<linker::OccupationMatch> combine_occupations(const linker::Linker& linker,
                                                         std::string_view title,
                                                         const std::vector<RequiredSkill>& skills,
                                                         std::size_t top) {
  std::vector<linker::WeightedSkill> weighted;
  for (const auto& skill : skills)
    weighted.push_back({skill.skill, static_cast<double>(skill.score) / whole});
  const auto by_title = linker.match_title(title, title.empty() ? 0 : std::max(asked, top));
  const auto by_skills = linker.match_skills(weighted, std::max(asked, top));
  // Either is right, were they independent: 1 - (1 - title) (1 - share · skills).
  std::map<skills::OccupationIndex, std::uint64_t> wrong;
  for (const auto& match : by_title) wrong[match.occupation] = whole - match.score;
  const auto share = by_title.empty() ? whole : skills_share;
  for (const auto& match : by_skills) {
    const auto [at, fresh] = wrong.try_emplace(match.occupation, whole);
    at->second = at->second * (whole - match.score * share / whole) / whole;
  }
  std::vector<linker::OccupationMatch> matches;
  for (const auto& [occupation, doubt] : wrong)
    matches.push_back({occupation, static_cast<std::uint32_t>(whole - doubt)});
  std::ranges::stable_sort(matches, std::ranges::greater{}, &linker::OccupationMatch::score);
  if (matches.size() > top) matches.resize(top);
  return matches;
}

}  // namespace cairn::adverts
