// SPDX-License-Identifier: Apache-2.0
#include "linker/name_likeness.h"

#include <algorithm>

namespace cairn::linker {
namespace {

constexpr std::uint32_t stretch_words = 10;  // a name is not strewn over more content words
constexpr std::size_t places_max = 24;       // of one name's words in the text

}  // namespace

NameLikener::NameLikener(const NameIndex& names, const std::vector<TextWord>& text,
                         float unknown_worth)
    : names_(names), present_(names.stems.size()), sums_(1) {
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const auto term = text[i].term;
    sums_.push_back(sums_.back() + (term == no_term ? unknown_worth : names.worth[term]));
    if (term == no_term) continue;
    present_[term] = true;
    places_.push_back({term, i});
  }
  std::ranges::sort(places_);
}

NameLikeness NameLikener::liken(std::uint32_t form) const {
  NameLikeness result;
  std::vector<Place> found;
  for (auto i = names_.term_begin[form]; i < names_.term_begin[form + 1]; ++i) {
    const auto term = names_.form_terms[i];
    result.all += names_.worth[term];
    if (!present_[term]) continue;
    result.covered += names_.worth[term];
    auto place = std::ranges::lower_bound(places_, Place{term, 0});
    for (; place != places_.end() && place->term == term && found.size() < places_max; ++place)
      found.push_back(*place);
  }
  if (!found.empty()) result.likeness = best_stretch(found, result.all);
  return result;
}

// Tries every stretch that begins and ends with a word of the name.
float NameLikener::best_stretch(std::vector<Place>& found, float all) const {
  std::ranges::sort(found, {}, &Place::position);
  float best = 0;
  for (std::size_t from = 0; from < found.size(); ++from) {
    float covered = 0;
    for (auto to = from; to < found.size(); ++to) {
      if (found[to].position - found[from].position >= stretch_words) break;
      const auto seen = std::span(found).subspan(from, to - from);
      if (std::ranges::find(seen, found[to].term, &Place::term) == seen.end())
        covered += names_.worth[found[to].term];
      const float stretch = sums_[found[to].position + 1] - sums_[found[from].position];
      best = std::max(best, 2 * covered / (all + stretch));
    }
  }
  return best;
}

}  // namespace cairn::linker
