// SPDX-License-Identifier: Apache-2.0
#include "adverts/selection.h"

#include <algorithm>

#include "adverts/limits.h"
#include "adverts/selection_values.h"

namespace cairn::adverts {
namespace {

bool is_asked_for(const Sentence& sentence) {
  return sentence.purpose == Purpose::requirement || sentence.purpose == Purpose::nice_to_have;
}

// Sentences under headings of requirements first: they are surest.
void keep_surest(const std::vector<Sentence>& sentences, std::vector<std::uint32_t>& chosen) {
  if (chosen.size() <= limits::linked_max) return;
  std::ranges::stable_sort(chosen, {}, [&](auto at) {
    const auto& sentence = sentences[at];
    return (sentence.headed ? 0 : 2) + (sentence.bullet ? 0 : 1);
  });
  chosen.resize(limits::linked_max);
  std::ranges::sort(chosen);
}

std::size_t shared_bytes(const linker::Link& a, const linker::Link& b) {
  const auto start = std::max(a.start, b.start), end = std::min(a.end, b.end);
  return start < end ? end - start : 0;
}

// Whether two were read out of mostly the same words.
bool same_words(const linker::Link& a, const linker::Link& b) {
  const auto shorter = std::min(a.end - a.start, b.end - b.start);
  return shorter == 0 || 2 * shared_bytes(a, b) > shorter;
}

std::uint32_t threshold_for(const skills::Skill& skill, const linker::Link& link) {
  if (link.exact) return values::exact_min;
  if (skill.transversal) return values::transversal_min;
  return skill.type == skills::SkillType::knowledge ? values::knowledge_min
                                                    : values::competence_min;
}

}  // namespace

std::vector<std::uint32_t> sentences_to_ask(const std::vector<Sentence>& sentences) {
  std::vector<std::uint32_t> chosen;
  const auto choose = [&](auto&& wanted) {
    chosen.clear();
    for (std::uint32_t at = 0; at < sentences.size(); ++at)
      if (!sentences[at].heading && wanted(sentences[at])) chosen.push_back(at);
    return chosen.size();
  };
  const bool headed = std::ranges::any_of(sentences, [](const auto& sentence) {
    return sentence.headed && !sentence.heading && sentence.purpose == Purpose::requirement;
  });
  // Where a heading says what is asked for, a sentence elsewhere must say so clearly.
  auto count = choose([&](const Sentence& sentence) {
    return is_asked_for(sentence) && (!headed || sentence.headed || sentence.clear);
  });
  if (count < values::requirements_min)
    count = choose([](const Sentence& sentence) {
      return is_asked_for(sentence) || sentence.purpose == Purpose::duty;
    });
  if (count < values::requirements_min)
    choose([](const Sentence& sentence) {
      return sentence.purpose != Purpose::benefit && sentence.purpose != Purpose::boilerplate &&
             sentence.purpose != Purpose::title;
    });
  keep_surest(sentences, chosen);
  return chosen;
}

std::vector<linker::Link> Selection::of(const std::vector<linker::Link>& links,
                                        std::string_view) const {
  std::vector<linker::Link> sure;
  for (const auto& link : links)
    if (link.score >= threshold_for(framework_->skills[link.skill], link)) sure.push_back(link);
  std::vector<linker::Link> kept;
  for (const auto& link : sure) {
    const auto above = [&](const linker::Link& other) {
      const auto chain = skills::ancestors(*framework_, other.skill);
      return other.skill != link.skill && std::ranges::find(chain, link.skill) != chain.end();
    };
    if (std::ranges::any_of(sure, above)) continue;
    const auto better = [&](const linker::Link& other) { return same_words(link, other); };
    const auto rivals = static_cast<std::size_t>(std::ranges::count_if(kept, better));
    if (rivals >= values::same_words_max) continue;
    kept.push_back(link);
    if (kept.size() == values::shown_max) break;
  }
  return kept;
}

}  // namespace cairn::adverts
