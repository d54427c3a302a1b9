// SPDX-License-Identifier: Apache-2.0
#include "skills/search.h"

namespace cairn::skills {
namespace {

using Rank = NameIndex::Rank;

const std::vector<std::string>& hidden_labels(const Skill& skill) { return skill.hidden_labels; }
const std::vector<std::string>& hidden_labels(const Occupation&) {
  static const std::vector<std::string> none;
  return none;
}

// Every name in a fixed order.
template <class Thing, class Use>
void each_name(const Thing& thing, Use&& use) {
  use(std::string_view(thing.label), std::string_view(), Rank::label);
  for (const auto& label : thing.other_labels)
    use(std::string_view(label), std::string_view(), Rank::other);
  for (const auto& label : hidden_labels(thing))
    use(std::string_view(label), std::string_view(), Rank::hidden);
  for (const auto& translation : thing.translations)
    use(std::string_view(translation.label), std::string_view(translation.language),
        Rank::translation);
}

template <class Things>
void fill(const Things& things, NameIndex& index, std::vector<std::uint32_t>& first_names) {
  for (std::uint32_t i = 0; i < things.size(); ++i) {
    first_names.push_back(static_cast<std::uint32_t>(index.names()));
    each_name(things[i], [&](auto name, auto, Rank rank) { index.add(i, name, rank); });
  }
  index.build();
}

struct Name {
  std::string_view text, language;
};

template <class Thing>
Name name_of(const Thing& thing, std::uint32_t number) {
  Name found;
  each_name(thing, [&](auto text, auto language, Rank) {
    if (number-- == 0) found = {text, language};
  });
  return found;
}

}  // namespace

SkillSearch::SkillSearch(const Framework& framework, Of of) : framework_(&framework) {
  if (of != Of::occupations) fill(framework.skills, skills_, first_skill_name_);
  if (of != Of::skills) fill(framework.occupations, occupations_, first_occupation_name_);
}

std::vector<SkillHit> SkillSearch::skills(std::string_view query, std::size_t top) const {
  std::vector<SkillHit> hits;
  for (const auto& hit : skills_.find(query, top)) {
    const auto name =
        name_of(framework_->skills[hit.target], hit.name - first_skill_name_[hit.target]);
    hits.push_back({hit.target, name.text,
                    name.language.empty() ? framework_->language : name.language, hit.why});
  }
  return hits;
}

std::vector<OccupationHit> SkillSearch::occupations(std::string_view query, std::size_t top) const {
  std::vector<OccupationHit> hits;
  for (const auto& hit : occupations_.find(query, top)) {
    const auto name =
        name_of(framework_->occupations[hit.target], hit.name - first_occupation_name_[hit.target]);
    hits.push_back({hit.target, name.text,
                    name.language.empty() ? framework_->language : name.language, hit.why});
  }
  return hits;
}

}  // namespace cairn::skills
