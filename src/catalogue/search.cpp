// SPDX-License-Identifier: Apache-2.0
#include "catalogue/search.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/quantities.h"
#include "catalogue/sieve.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

constexpr std::uint32_t title_weight = 8;
constexpr std::uint32_t skill_weight = 4;
constexpr std::uint32_t provider_weight = 2;
constexpr std::uint32_t whole_word_factor = 2;  // over a word that only begins so
constexpr std::size_t query_words_max = 16;
constexpr std::size_t indexed_words_max = 64;  // of one text

std::string_view label_of(std::span<const SkillLabel> labels, std::string_view id) {
  const auto found = std::lower_bound(
      labels.begin(), labels.end(), id,
      [](const SkillLabel& label, std::string_view wanted) { return label.id < wanted; });
  return found != labels.end() && found->id == id ? found->label : id;
}

// Words by number; many texts are the same, so each text is taken apart once.
class Vocabulary {
 public:
  const std::vector<std::uint32_t>& words_of(std::string_view text) {
    const auto [known, is_new] = texts_.try_emplace(std::string(text));
    if (!is_new) return known->second;
    const auto line = skills::fold(text);
    for (const auto word : split(line, ' '))
      if (!word.empty() && known->second.size() < indexed_words_max)
        known->second.push_back(number_of(word));
    return known->second;
  }
  // Valid as long as this is.
  std::vector<std::string_view> words() const {
    std::vector<std::string_view> by_number(numbers_.size());
    for (const auto& [word, number] : numbers_) by_number[number] = word;
    return by_number;
  }

 private:
  std::uint32_t number_of(std::string_view word) {
    return numbers_.try_emplace(std::string(word), static_cast<std::uint32_t>(numbers_.size()))
        .first->second;
  }

  std::unordered_map<std::string, std::vector<std::uint32_t>> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// One number that orders hits, the highest first: score, then recognition, then the smaller id.
std::uint64_t rank_of(std::uint32_t score, std::uint8_t recognition, std::uint32_t position) {
  constexpr std::uint32_t score_max = (1u << 24) - 1;
  return std::uint64_t{std::min(score, score_max)} << 40 | std::uint64_t{recognition} << 32 |
         std::uint32_t{~position};
}

}  // namespace

std::string_view Search::text_of(const Word& word) const {
  return std::string_view(words_text_).substr(word.text_at, word.text_size);
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
  Vocabulary vocabulary;
  Found found;
  for (Position at = 0; at < offers_.size(); ++at) {
    const auto& offer = *offers_[at];
    facts_.add(offer);
    const auto add = [&](std::string_view text, std::uint32_t weight) {
      for (const auto word : vocabulary.words_of(text)) found.push_back({word, {at, weight}});
    };
    add(offer.title, title_weight);
    add(offer.provider, provider_weight);
    for (const auto& taught : offer.teaches) {
      add(taught.words, skill_weight);
      if (!taught.skill.empty()) add(label_of(labels, taught.skill), skill_weight);
      if (taught.is_certain())
        teaching_[taught.skill].push_back(
            {at, taught.level > 0 ? taught.level : level_after(offer.stage)});
    }
  }
  index(found, vocabulary.words());
}

// Of a word that an offer has in several places the weightiest counts.
void Search::index(const Found& found, const std::vector<std::string_view>& word_of) {
  std::vector<std::uint32_t> order(word_of.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return word_of[a] < word_of[b]; });
  std::vector<std::uint32_t> counts(word_of.size()), ends(word_of.size());
  for (const auto& [word, posting] : found) ++counts[word];
  std::uint32_t end = 0;
  for (const auto word : order) {
    words_.push_back({static_cast<std::uint32_t>(words_text_.size()),
                      static_cast<std::uint32_t>(word_of[word].size()), end, end});
    words_text_ += word_of[word];
    ends[word] = end;
    end += counts[word];
  }
  postings_.resize(found.size());
  std::vector<std::uint32_t> begins = ends;
  for (const auto& [word, posting] : found) {
    auto& to = ends[word];
    if (to > begins[word] && postings_[to - 1].offer == posting.offer)
      postings_[to - 1].weight = std::max(postings_[to - 1].weight, posting.weight);
    else
      postings_[to++] = posting;
  }
  for (std::size_t i = 0; i < order.size(); ++i) words_[i].to = ends[order[i]];
}

// For each offer the best of the places it has the word in.
void Search::add_scores(std::string_view word, bool is_last,
                        std::vector<std::uint32_t>& best) const {
  auto at = std::lower_bound(
      words_.begin(), words_.end(), word,
      [&](const Word& known, std::string_view text) { return text_of(known) < text; });
  for (; at != words_.end() && text_of(*at).starts_with(word); ++at) {
    const bool whole = at->text_size == word.size();
    if (!whole && !is_last) break;
    for (auto i = at->from; i < at->to; ++i) {
      auto& place = best[postings_[i].offer];
      place = std::max(place, postings_[i].weight * (whole ? whole_word_factor : 1));
    }
  }
}

// A score for every offer; 0 where a word is missing.
std::vector<std::uint32_t> Search::scores(std::string_view words) const {
  const auto line = skills::fold(words.substr(0, words_bytes_max));
  std::vector<std::uint32_t> total(offers_.size(), 1);
  auto wanted = split(line, ' ');
  if (wanted.size() > query_words_max) wanted.resize(query_words_max);
  std::vector<std::uint32_t> best(offers_.size());
  for (const auto& word : wanted) {
    if (word.empty()) continue;
    std::fill(best.begin(), best.end(), 0);
    add_scores(word, &word == &wanted.back(), best);
    for (std::size_t i = 0; i < total.size(); ++i)
      total[i] = best[i] == 0 || total[i] == 0 ? 0 : total[i] + best[i];
  }
  return total;
}

// For each offer, whether it certainly teaches the skill, and to the level; empty where none is
// asked for.
std::vector<Fit> Search::skill_fits(const Filters& filters) const {
  if (filters.skill.empty()) return {};
  std::vector<Fit> fits(offers_.size(), Fit::no);
  const auto found = teaching_.find(filters.skill);
  if (found == teaching_.end()) return fits;
  for (const auto& [offer, level] : found->second) {
    const auto fit = filters.skill_level == 0 || level >= filters.skill_level ? Fit::yes
                     : level == 0                                             ? Fit::unknown
                                                                              : Fit::no;
    fits[offer] = std::max(fits[offer], fit);
  }
  return fits;
}

Hits Search::find(const Query& query) const {
  const auto score_of = scores(query.words);
  const auto& filters = query.filters;
  const auto skill_fit = skill_fits(filters);
  const Sieve sieve(filters, facts_);
  const auto& facts = facts_.all();
  Hits hits;
  std::vector<std::uint64_t> ranks;
  for (Position i = 0; i < offers_.size(); ++i) {
    if (score_of[i] == 0) continue;
    auto fit = sieve.judge(facts[i]);
    if (fit != Fit::no && !filters.skill.empty()) fit = std::min(fit, skill_fit[i]);
    if (fit == Fit::no) continue;
    if (fit == Fit::unknown && !filters.with_unknown)
      ++hits.left_out_unknown;
    else
      ranks.push_back(rank_of(score_of[i], facts[i].recognition, i));
  }
  hits.total = ranks.size();
  const auto from = std::min(query.from, ranks.size());
  const auto to = from + std::min(query.count, ranks.size() - from);
  const auto end_of_page = ranks.begin() + static_cast<std::ptrdiff_t>(to);
  std::partial_sort(ranks.begin(), end_of_page, ranks.end(), std::greater<>());
  for (auto rank = ranks.begin() + static_cast<std::ptrdiff_t>(from); rank != end_of_page; ++rank) {
    const auto position = ~static_cast<std::uint32_t>(*rank);
    hits.page.push_back({offers_[position], score_of[position]});
  }
  return hits;
}

const Offer* Search::find_id(std::string_view id) const {
  const auto found = std::lower_bound(
      offers_.begin(), offers_.end(), id,
      [](const Offer* offer, std::string_view wanted) { return offer->id < wanted; });
  return found != offers_.end() && (*found)->id == id ? *found : nullptr;
}

}  // namespace cairn::catalogue
