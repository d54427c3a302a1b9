// SPDX-License-Identifier: Apache-2.0
#include "adverts/combine.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "adverts/limits.h"

namespace cairn::adverts {
namespace {

// Whether most of those who say anything say "needed"; of as many it is needed.
struct Votes {
  std::size_t needed = 0, welcome = 0;
  void add(std::optional<bool> must) {
    if (must) ++(*must ? needed : welcome);
  }
  std::optional<bool> result() const {
    if (needed + welcome == 0) return std::nullopt;
    return needed >= welcome;
  }
};

// The commonest value but 0, the higher of equally common ones; 0 where there is none.
template <std::size_t n>
std::uint8_t commonest(const std::array<std::size_t, n>& counts) {
  std::size_t best = 0;
  for (std::size_t value = 1; value < n; ++value)
    if (counts[value] > 0 && (best == 0 || counts[value] >= counts[best])) best = value;
  return static_cast<std::uint8_t>(best);
}

struct SkillTally {
  RecurringSkill skill;
  Votes votes;
  std::array<std::size_t, skills::level_max + 1> levels{};
  std::array<std::size_t, limits::years_max + 1> years{};
};

struct CredentialTally {
  RecurringCredential credential;
  Votes votes;
};

// Said first by most; then what is needed; then as given.
std::size_t need_rank(std::optional<bool> must) { return must ? (*must ? 0 : 2) : 1; }

std::vector<RecurringSkill> finish(std::map<skills::SkillIndex, SkillTally> tallies) {
  std::vector<RecurringSkill> all;
  for (auto& [skill, tally] : tallies) {
    tally.skill.must = tally.votes.result();
    tally.skill.level = commonest(tally.levels);
    if (const auto years = commonest(tally.years); years > 0) tally.skill.years = years;
    all.push_back(std::move(tally.skill));
  }
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
    return std::tuple(b.adverts.size(), need_rank(a.must), b.score, a.skill) <
           std::tuple(a.adverts.size(), need_rank(b.must), a.score, b.skill);
  });
  return all;
}

}  // namespace

CombinedReading combine(std::span<const AdvertReading> readings) {
  CombinedReading combined;
  combined.adverts = std::min(readings.size(), limits::combined_max);
  std::map<skills::SkillIndex, SkillTally> tallies;
  std::map<std::string, CredentialTally> credentials;
  for (std::uint32_t advert = 0; advert < combined.adverts; ++advert) {
    for (const auto& found : readings[advert].skills) {
      auto& tally = tallies[found.skill];
      tally.skill.skill = found.skill;
      tally.skill.score = std::max(tally.skill.score, found.score);
      tally.skill.adverts.push_back(advert);
      tally.votes.add(found.must);
      ++tally.levels[std::min(found.level, skills::level_max)];
      ++tally.years[std::min(found.years.value_or(0), limits::years_max)];
    }
    for (const auto& found : readings[advert].credentials) {
      auto& tally = credentials[found.name];
      tally.credential.kind = found.kind;
      tally.credential.name = found.name;
      tally.credential.adverts.push_back(advert);
      tally.votes.add(found.must);
    }
  }
  combined.skills = finish(std::move(tallies));
  for (auto& [name, tally] : credentials) {
    tally.credential.must = tally.votes.result();
    combined.credentials.push_back(std::move(tally.credential));
  }
  std::ranges::stable_sort(combined.credentials, [](const auto& a, const auto& b) {
    return std::tuple(b.adverts.size(), need_rank(a.must)) <
           std::tuple(a.adverts.size(), need_rank(b.must));
  });
  return combined;
}

}  // namespace cairn::adverts
