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

std::uint32_t threshold_for(const skills::Skill& skill, const linker::Link& link, bool first) {
  const auto least = link.exact                                   ? values::exact_min
                     : skill.transversal                          ? values::transversal_min
                     : skill.type == skills::SkillType::knowledge ? values::knowledge_min
                                                                  : values::competence_min;
  return first || link.exact ? least : least + values::further_more;
}

// The score once the job is known: odds grow with how likely such a job asks for the skill.
std::uint32_t with_context(const linker::Link& link, const Context& context) {
  const double share = context.share(link.skill);
  const double odds = static_cast<double>(link.score) / (values::whole - link.score + 1.0) *
                      (1 + values::context_odds * share);
  return static_cast<std::uint32_t>(values::whole * odds / (1 + odds));
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

std::vector<linker::Link> select(const std::vector<linker::Link>& links, const Context& context,
                                 const skills::Framework& framework) {
  auto judged = links;
  for (auto& link : judged) link.score = with_context(link, context);
  std::ranges::stable_sort(judged, std::ranges::greater{}, &linker::Link::score);
  std::vector<linker::Link> kept;
  for (const auto& link : judged) {
    if (kept.size() == values::shown_max) break;
    if (link.score < threshold_for(framework.skills[link.skill], link, kept.empty())) continue;
    const auto rival = [&](const linker::Link& other) { return same_words(link, other); };
    const bool alone = std::ranges::none_of(kept, rival);
    if (alone || link.score >= values::same_words_min) kept.push_back(link);
  }
  const auto more_precise = [&](const linker::Link& link) {
    return std::ranges::any_of(kept, [&](const linker::Link& other) {
      const auto above = skills::ancestors(framework, other.skill);
      return std::ranges::find(above, link.skill) != above.end();
    });
  };
  std::vector<linker::Link> selected;
  for (const auto& link : kept)
    if (!more_precise(link)) selected.push_back(link);
  return selected;
}

}  // namespace cairn::adverts
