// SPDX-License-Identifier: Apache-2.0
#include "linker/linker.h"

#include <algorithm>

#include "linker/candidates.h"
#include "linker/model.h"
#include "linker/sign_weights.h"

namespace cairn::linker {

struct Linker::State {
  Model model;
  SkillFacts facts;
};

Linker::Linker(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Linker::Linker(Linker&&) noexcept = default;
Linker& Linker::operator=(Linker&&) noexcept = default;
Linker::~Linker() = default;

Result<Linker> Linker::open(std::string_view bytes, const skills::Framework& framework) {
  CAIRN_TRY(auto model, open_model(bytes, framework));
  auto facts = facts_of(framework, model);
  return Linker(std::make_unique<const State>(State{std::move(model), std::move(facts)}));
}

std::vector<Link> Linker::link(std::string_view text, std::size_t top) const {
  const auto sentence =
      read_sentence(text, state_->model, state_->model.skills.names, stretch_words_max);
  struct Judged {
    float merit;
    const Candidate* candidate;
  };
  const auto candidates = candidates_of(sentence, state_->model, state_->facts);
  std::vector<Judged> judged;
  for (const auto& candidate : candidates)
    judged.push_back({merit_of(candidate.signs), &candidate});
  std::ranges::stable_sort(judged, std::ranges::greater{}, &Judged::merit);
  std::vector<Link> links;
  for (const auto& [merit, candidate] : judged) {
    if (links.size() == top) break;
    links.push_back({.skill = candidate->skill,
                     .start = sentence.start(candidate->evidence.from),
                     .end = sentence.end(candidate->evidence.to - 1),
                     .exact = candidate->exact});
  }
  return links;
}

}  // namespace cairn::linker
