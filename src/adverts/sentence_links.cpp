// SPDX-License-Identifier: Apache-2.0
#include "adverts/sentence_links.h"

#include <algorithm>
#include <span>

#include "adverts/selection_values.h"
#include "linker/exact_math.h"

namespace cairn::adverts {
namespace {

constexpr std::size_t of_sentence_max = 40;
constexpr std::size_t of_phrase_max = 15;
constexpr std::uint32_t whole = 10'000;

float log_odds(std::uint32_t score) {
  const double certain = std::clamp<std::uint32_t>(score, 1, whole - 1);
  return static_cast<float>(linker::exact_log(certain / (whole - certain)));
}

struct Heard {
  linker::Link link;  // bytes of the sentence
  bool in_phrase;
};

// All of a phrase speaks, but for the white space and the full stop around it.
linker::Link all_of(linker::Link link, std::string_view phrase) {
  constexpr std::string_view around = " \t\r\n.!?";
  const auto first = phrase.find_first_not_of(around);
  link.start = first == phrase.npos ? 0 : first;
  link.end = first == phrase.npos ? phrase.size() : phrase.find_last_not_of(around) + 1;
  return link;
}

// Of the phrases the best; its stretch where the sentence as a whole has none.
SentenceLink together(std::span<const Heard> heard, std::string_view sentence, bool parted) {
  float of_sentence = values::absent, of_phrase = values::absent;
  const linker::Link* place = nullptr;
  const linker::Link* within = nullptr;
  for (const auto& [link, in_phrase] : heard) {
    const float certainty = log_odds(link.score);
    if (!in_phrase) {
      of_sentence = certainty;
      place = &link;
    } else if (within == nullptr || certainty > of_phrase) {
      of_phrase = certainty;
      within = &link;
    }
  }
  const bool exact = (place != nullptr ? place : within)->exact;
  if (place == nullptr || (within != nullptr && place->start == place->end)) place = within;
  SentenceLink link{place->skill, of_sentence, place->start, place->end, exact, false};
  if (parted)
    link.certainty =
        values::sentence_share * of_sentence + (1 - values::sentence_share) * of_phrase;
  link.one_word =
      link.end > link.start &&
      sentence.substr(link.start, link.end - link.start).find_first_of(" \t") == sentence.npos;
  return link;
}

}  // namespace

SentenceLinks links_in(const linker::Linker& linker, std::string_view sentence) {
  SentenceLinks found{.phrases = phrases_of(sentence), .links = {}};
  std::vector<Heard> heard;
  for (const auto& link : linker.link(sentence, of_sentence_max)) heard.push_back({link, false});
  const bool parted = found.phrases.size() > 1;
  if (parted)
    for (const auto& [start, end] : found.phrases)
      for (auto link : linker.link(sentence.substr(start, end - start), of_phrase_max)) {
        if (link.start == link.end) link = all_of(link, sentence.substr(start, end - start));
        link.start += start;
        link.end += start;
        heard.push_back({link, true});
      }
  std::ranges::stable_sort(heard, {}, [](const Heard& one) { return one.link.skill; });
  for (auto first = heard.begin(); first != heard.end();) {
    const auto last = std::find_if(
        first, heard.end(), [&](const Heard& one) { return one.link.skill != first->link.skill; });
    found.links.push_back(together({first, last}, sentence, parted));
    first = last;
  }
  return found;
}

}  // namespace cairn::adverts
