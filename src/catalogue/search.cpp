// SPDX-License-Identifier: Apache-2.0
#include "catalogue/search.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

constexpr std::uint32_t title_weight = 8;
constexpr std::uint32_t skill_weight = 4;
constexpr std::uint32_t provider_weight = 2;
constexpr std::uint32_t whole_word_factor = 2;  // over a word that only begins so
constexpr std::size_t query_words_max = 16;
constexpr std::size_t indexed_words_max = 64;  // of one text

enum class Fit : std::uint8_t { no, unknown, yes };

bool free_or_trial(const Offer& offer) {
  return (offer.price && offer.price->minor == 0) || offer.trial == Trial::audit ||
         offer.trial == Trial::free_trial || offer.trial == Trial::free;
}

Fit fit_if(bool known, bool fits) { return !known ? Fit::unknown : fits ? Fit::yes : Fit::no; }

Fit price_fit(const Offer& offer, const Price& max) {
  if (!offer.price) return Fit::unknown;
  if (offer.price->minor == 0) return Fit::yes;
  // No rate is known here between currencies.
  if (offer.price->currency != max.currency) return Fit::unknown;
  return offer.price->minor <= max.minor ? Fit::yes : Fit::no;
}

Fit skill_fit(const Offer& offer, const Filters& filters) {
  for (const auto& taught : offer.teaches) {
    if (!taught.is_certain() || taught.skill != filters.skill) continue;
    const auto level = taught.level > 0 ? taught.level : level_after(offer.stage);
    if (filters.skill_level == 0) return Fit::yes;
    if (level == 0) return Fit::unknown;
    if (level >= filters.skill_level) return Fit::yes;
  }
  return Fit::no;
}

bool has_language(const Offer& offer, std::string_view wanted) {
  return std::any_of(offer.languages.begin(), offer.languages.end(), [&](const std::string& tag) {
    return tag == wanted ||
           (tag.size() > wanted.size() && tag.starts_with(wanted) && tag[wanted.size()] == '-');
  });
}

bool holds_words(std::string_view text, std::string_view folded_words) {
  return folded(text).find(folded_words) != std::string::npos;
}

// Filters with their words folded once.
class Sieve {
 public:
  explicit Sieve(const Filters& filters)
      : filters_(filters),
        provider_(folded(filters.provider)),
        credential_(folded(filters.credential)) {}

  Fit judge(const Offer& offer) const {
    Fit worst = Fit::yes;
    const auto add = [&](Fit fit) { worst = std::min(worst, fit); };
    if (filters_.stage != Stage::unknown)
      add(fit_if(offer.stage != Stage::unknown, offer.stage == filters_.stage));
    if (filters_.pace != Pace::unknown)
      add(fit_if(offer.pace != Pace::unknown, offer.pace == filters_.pace));
    if (filters_.price_max) add(price_fit(offer, *filters_.price_max));
    if (filters_.minutes_max)
      add(fit_if(offer.hours.has_value(),
                 offer.hours && offer.hours->planned_minutes() <= *filters_.minutes_max));
    if (!filters_.language.empty())
      add(fit_if(!offer.languages.empty(), has_language(offer, filters_.language)));
    if (filters_.free_or_trial)
      add(fit_if(offer.price.has_value() || offer.trial != Trial::unknown, free_or_trial(offer)));
    if (worst == Fit::no) return worst;
    if (!filters_.skill.empty()) add(skill_fit(offer, filters_));
    if (!provider_.empty())
      add(fit_if(!offer.provider.empty(), holds_words(offer.provider, provider_)));
    if (!credential_.empty())
      add(fit_if(!offer.credential.empty(), holds_words(offer.credential, credential_)));
    return worst;
  }

 private:
  const Filters& filters_;
  std::string provider_, credential_;
};

std::string_view label_of(std::span<const SkillLabel> labels, std::string_view id) {
  const auto found = std::lower_bound(
      labels.begin(), labels.end(), id,
      [](const SkillLabel& label, std::string_view wanted) { return label.id < wanted; });
  return found != labels.end() && found->id == id ? found->label : id;
}

}  // namespace

std::string_view Search::text_of(const Word& word) const {
  return std::string_view(words_text_).substr(word.text_at, word.text_size);
}

void Search::add_words(Position at, std::string_view text, std::uint32_t weight,
                       std::vector<std::pair<std::string, Posting>>& found) const {
  const auto line = folded(text);
  std::size_t count = 0;
  for (const auto word : split(line, ' '))
    if (!word.empty() && ++count <= indexed_words_max)
      found.emplace_back(std::string(word), Posting{at, weight});
}

Search::Search(std::span<const Catalogue* const> catalogues, std::span<const SkillLabel> labels) {
  for (const auto* catalogue : catalogues)
    for (const auto& offer : catalogue->offers) offers_.push_back(&offer);
  const auto before = [](const Offer* a, const Offer* b) { return a->id < b->id; };
  if (!std::is_sorted(offers_.begin(), offers_.end(), before))
    std::stable_sort(offers_.begin(), offers_.end(), before);
  offers_.erase(std::unique(offers_.begin(), offers_.end(),
                            [](const Offer* a, const Offer* b) { return a->id == b->id; }),
                offers_.end());
  std::vector<std::pair<std::string, Posting>> found;
  for (Position at = 0; at < offers_.size(); ++at) {
    const auto& offer = *offers_[at];
    add_words(at, offer.title, title_weight, found);
    add_words(at, offer.provider, provider_weight, found);
    for (const auto& taught : offer.teaches) {
      add_words(at, taught.words, skill_weight, found);
      if (!taught.skill.empty()) add_words(at, label_of(labels, taught.skill), skill_weight, found);
    }
  }
  index(found);
}

// Sorted by word, then offer; of a word that an offer has in several places the weightiest counts.
void Search::index(std::vector<std::pair<std::string, Posting>>& found) {
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.second.offer != b.second.offer) return a.second.offer < b.second.offer;
    return a.second.weight > b.second.weight;
  });
  postings_.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool new_word = i == 0 || found[i].first != found[i - 1].first;
    if (new_word) {
      const auto size = static_cast<std::uint32_t>(found[i].first.size());
      const auto at = static_cast<std::uint32_t>(postings_.size());
      words_.push_back({static_cast<std::uint32_t>(words_text_.size()), size, at, at});
      words_text_ += found[i].first;
    }
    if (new_word || found[i].second.offer != found[i - 1].second.offer)
      postings_.push_back(found[i].second);
    words_.back().to = static_cast<std::uint32_t>(postings_.size());
  }
}

// A score for every offer; 0 where a word is missing.
std::vector<std::uint32_t> Search::scores(std::string_view words) const {
  const auto line = folded(words.substr(0, words_bytes_max));
  std::vector<std::uint32_t> total(offers_.size(), 1);
  auto wanted = split(line, ' ');
  if (wanted.size() > query_words_max) wanted.resize(query_words_max);
  std::vector<std::uint32_t> best(offers_.size());
  for (const auto& word : wanted) {
    if (word.empty()) continue;
    std::fill(best.begin(), best.end(), 0);
    const bool last = &word == &wanted.back();
    auto at = std::lower_bound(
        words_.begin(), words_.end(), word,
        [&](const Word& known, std::string_view text) { return text_of(known) < text; });
    for (; at != words_.end() && text_of(*at).starts_with(word); ++at) {
      const bool whole = at->text_size == word.size();
      if (!whole && !last) break;
      for (auto i = at->from; i < at->to; ++i) {
        const auto score = postings_[i].weight * (whole ? whole_word_factor : 1);
        auto& place = best[postings_[i].offer];
        place = std::max(place, score);
      }
    }
    for (std::size_t i = 0; i < total.size(); ++i)
      total[i] = best[i] == 0 || total[i] == 0 ? 0 : total[i] + best[i];
  }
  return total;
}

Hits Search::find(const Query& query) const {
  const auto score_of = scores(query.words);
  const Sieve sieve(query.filters);
  Hits hits;
  std::vector<Hit> all;
  for (std::size_t i = 0; i < offers_.size(); ++i) {
    if (score_of[i] == 0) continue;
    const auto fit = sieve.judge(*offers_[i]);
    if (fit == Fit::unknown && !query.filters.with_unknown) ++hits.left_out_unknown;
    if (fit == Fit::yes || (fit == Fit::unknown && query.filters.with_unknown))
      all.push_back({offers_[i], score_of[i]});
  }
  hits.total = all.size();
  const auto from = std::min(query.from, all.size());
  const auto to = from + std::min(query.count, all.size() - from);
  const auto before = [](const Hit& a, const Hit& b) {
    if (a.score != b.score) return a.score > b.score;
    const auto known_a = a.offer->recognition.value_or(-1);
    const auto known_b = b.offer->recognition.value_or(-1);
    return known_a != known_b ? known_a > known_b : a.offer->id < b.offer->id;
  };
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(to), all.end(), before);
  hits.page.assign(all.begin() + static_cast<std::ptrdiff_t>(from),
                   all.begin() + static_cast<std::ptrdiff_t>(to));
  return hits;
}

const Offer* Search::find_id(std::string_view id) const {
  const auto found = std::lower_bound(
      offers_.begin(), offers_.end(), id,
      [](const Offer* offer, std::string_view wanted) { return offer->id < wanted; });
  return found != offers_.end() && (*found)->id == id ? *found : nullptr;
}

}  // namespace cairn::catalogue
