// SPDX-License-Identifier: Apache-2.0
#include "linker/linker.h"

#include <algorithm>

#include "linker/candidates.h"
#include "linker/model.h"
#include "linker/occupation_skills.h"
#include "linker/sign_weights.h"
#include "linker/titles.h"
#include "linker/vector.h"

namespace cairn::linker {
namespace {

constexpr std::size_t spread_candidates = 30;
constexpr std::size_t spread_places = 10;
constexpr double overlap_cost = 0.6;  // of merit, for speaking from the same words

struct Judged {
  float merit;
  const Candidate* candidate;
};

std::vector<Judged> judge(const std::vector<Candidate>& candidates) {
  std::vector<Judged> judged;
  for (const auto& candidate : candidates)
    judged.push_back({merit_of(candidate.signs), &candidate});
  std::ranges::stable_sort(judged, std::ranges::greater{}, &Judged::merit);
  return judged;
}

// Share of `one` that `other` covers.
double overlap(const Stretch& one, const Stretch& other) {
  const auto from = std::max(one.from, other.from), to = std::min(one.to, other.to);
  return to > from ? static_cast<double>(to - from) / (one.to - one.from) : 0;
}

// A sentence that asks for several skills has them side by side: among the first, each skill that
// speaks from where a better one does steps back.
void spread(std::vector<Judged>& judged) {
  const auto last = std::min(judged.size(), spread_candidates);
  std::vector<double> behind(last);
  for (std::size_t place = 0; place < std::min(last, spread_places); ++place) {
    auto best = place;
    for (auto i = place; i < last; ++i)
      if (judged[i].merit - behind[i] > judged[best].merit - behind[best]) best = i;
    std::rotate(judged.begin() + static_cast<std::ptrdiff_t>(place),
                judged.begin() + static_cast<std::ptrdiff_t>(best),
                judged.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    std::rotate(behind.begin() + static_cast<std::ptrdiff_t>(place),
                behind.begin() + static_cast<std::ptrdiff_t>(best),
                behind.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    for (auto i = place + 1; i < last; ++i)
      behind[i] +=
          overlap_cost * overlap(judged[i].candidate->evidence, judged[place].candidate->evidence);
  }
}

}  // namespace

struct Linker::State {
  const skills::Framework& framework;
  Model model;
  CandidateSource source;
  OccupationSkills occupations;
};

Linker::Linker(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Linker::Linker(Linker&&) noexcept = default;
Linker& Linker::operator=(Linker&&) noexcept = default;
Linker::~Linker() = default;

Result<Linker> Linker::open(std::string_view bytes, const skills::Framework& framework) {
  CAIRN_TRY(auto model, open_model(bytes, framework));
  CandidateSource source(framework, model);
  return Linker(std::make_unique<const State>(
      State{framework, std::move(model), std::move(source), OccupationSkills(framework)}));
}

std::vector<Link> Linker::link(std::string_view text, std::size_t top) const {
  const auto sentence =
      read_sentence(text, state_->model, state_->model.skills.names, stretch_words_max);
  const auto candidates = candidates_of(sentence, state_->model, state_->source);
  auto judged = judge(candidates);
  const float best = judged.empty() ? 0 : judged.front().merit;
  spread(judged);
  std::vector<Link> links;
  for (const auto& [merit, candidate] : judged) {
    if (top > 0 && links.size() == top) break;
    const auto score = certainty_of(candidate->signs, best - merit);
    if (top == 0 && score < shown_certainty_min) continue;
    Link link{.skill = candidate->skill, .score = score, .exact = candidate->exact};
    const auto& [from, to] = candidate->evidence;
    const bool somewhere = to > from;  // else no stretch is like it at all
    if (somewhere && (to - from < sentence.text.size() || candidate->exact)) {
      link.start = sentence.start(from);
      link.end = sentence.end(to - 1);
    }
    links.push_back(link);
  }
  return links;
}

std::vector<skills::SkillIndex> Linker::others(std::string_view text,
                                               std::span<const skills::SkillIndex> apart,
                                               std::size_t count) const {
  const auto& meanings = state_->model.skills;
  const auto sentence = read_sentence(text, state_->model, meanings.names, stretch_words_max);
  const auto all = state_->framework.skills.size();
  std::vector<float> likeness(all);
  if (!sentence.stretches.empty()) {
    const auto* const whole = &sentence.vectors[(sentence.stretches.size() - 1) * dimensions];
    std::vector<std::int32_t> products(all);
    dots(whole, meanings.vectors.data(), all, products.data());
    for (std::size_t i = 0; i < all; ++i)
      likeness[i] = static_cast<float>(products[i]) * meanings.steps[i];
  }
  std::vector<std::uint8_t> is_apart(all);
  for (const auto skill : apart) is_apart[skill] = 1;
  std::vector<skills::SkillIndex> found;
  for (skills::SkillIndex i = 0; i < all; ++i)
    if (is_apart[i] == 0) found.push_back(i);
  const auto asked = [&](skills::SkillIndex i) {
    return state_->source.facts[i][static_cast<std::size_t>(Sign::occupations)];
  };
  const auto kept = std::min(count, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [&](skills::SkillIndex a, skills::SkillIndex b) {
                      if (likeness[a] != likeness[b]) return likeness[a] > likeness[b];
                      return asked(a) != asked(b) ? asked(a) > asked(b) : a < b;
                    });
  found.resize(kept);
  return found;
}

std::vector<OccupationMatch> Linker::match_title(std::string_view title, std::size_t top) const {
  auto candidates = title_candidates(title, state_->model, state_->framework);
  std::vector<float> merits;
  for (const auto& candidate : candidates) merits.push_back(merit_of(candidate.signs));
  const auto certainties = certainties_of(merits);
  std::vector<std::size_t> order(candidates.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return merits[i]; });
  std::vector<OccupationMatch> matches;
  for (const auto i : order) {
    if (matches.size() == top) break;
    matches.push_back({candidates[i].occupation, certainties[i]});
  }
  return matches;
}

std::vector<OccupationMatch> Linker::match_skills(std::span<const WeightedSkill> skills,
                                                  std::size_t top) const {
  return state_->occupations.match(skills, top);
}

}  // namespace cairn::linker
