// SPDX-License-Identifier: Apache-2.0
#include "adverts/selection.h"

#include <algorithm>

#include "adverts/limits.h"
#include "adverts/selection_values.h"
#include "linker/exact_math.h"

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

float fewness(const skills::Framework& framework) {
  const auto skills = std::clamp(static_cast<float>(framework.skills.size()), values::skills_least,
                                 values::skills_usual);
  return static_cast<float>(linker::exact_log(values::skills_usual / skills));
}

// How likely it is to be right in such an advert.
std::uint32_t chance_of(const SentenceLink& link, float nearness, float fewness) {
  constexpr float whole = 10'000;
  float sum =
      values::bias + values::certainty_weight * link.certainty + values::fewness_weight * fewness;
  if (link.exact)
    sum += values::exact_weight;
  else if (link.one_word)
    sum += values::one_word_weight;
  sum += values::nearness_weight *
         static_cast<float>(linker::exact_log(1 + values::nearness_scale * nearness));
  const float odds = linker::exact_exp(std::clamp(sum, -30.0f, 30.0f));
  return static_cast<std::uint32_t>(whole * odds / (1 + odds));
}

// The phrase that the middle of the link's stretch is in; phrases.size() where all of it speaks.
std::size_t phrase_of(const linker::Link& link, const std::vector<Span>& phrases) {
  if (link.start == link.end) return phrases.size();
  const auto middle = (link.start + link.end) / 2;
  const auto at = std::ranges::find_if(
      phrases, [&](const Span& span) { return span.start <= middle && middle <= span.end; });
  return static_cast<std::size_t>(at - phrases.begin());
}

// Likeliest first, and no two from the same words unless both are likely.
std::vector<linker::Link> keep_likely(const std::vector<linker::Link>& judged,
                                      const std::vector<Span>& phrases) {
  std::vector<linker::Link> kept;
  std::vector<bool> spoken(phrases.size());
  for (const auto& link : judged) {
    if (kept.size() == values::shown_max) break;
    const auto phrase = phrase_of(link, phrases);
    const bool fresh = phrase < phrases.size() && !spoken[phrase];
    const auto least = kept.empty() ? values::first_min
                       : fresh      ? values::phrase_min
                                    : values::further_min;
    if (link.score < least) continue;
    const auto rival = [&](const linker::Link& other) { return same_words(link, other); };
    if (link.score < values::same_words_min && std::ranges::any_of(kept, rival)) continue;
    kept.push_back(link);
    if (phrase < phrases.size()) spoken[phrase] = true;
  }
  return kept;
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

std::vector<linker::Link> select(const SentenceLinks& found, const Context& context,
                                 const skills::Framework& framework) {
  const float few = fewness(framework);
  std::vector<linker::Link> judged;
  for (const auto& link : found.links)
    judged.push_back({link.skill, chance_of(link, context.nearness(link.skill), few), link.start,
                      link.end, link.exact});
  std::ranges::stable_sort(judged, std::ranges::greater{}, &linker::Link::score);
  const auto kept = keep_likely(judged, found.phrases);
  const auto more_precise = [&](const linker::Link& link) {
    return std::ranges::any_of(kept, [&](const linker::Link& other) {
      if (link.exact && !same_words(link, other)) return false;  // "SQL and databases"
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
