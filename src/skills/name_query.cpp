// SPDX-License-Identifier: Apache-2.0
#include "skills/name_query.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/text.h"
#include "skills/fold.h"

namespace cairn::skills {
namespace {

constexpr std::size_t words_max = 16;  // of a query; the rest is not looked at
constexpr std::size_t word_letters_max = 64;
constexpr std::size_t beginning_letters_min = 3;  // of a word that is not the last

constexpr std::size_t unfinished_letters_min = 5;  // of a mistyped word that may go on

// How many errors are forgiven in a word.
unsigned errors_max(std::size_t letters) { return letters < 4 ? 0 : letters < 6 ? 1 : 2; }

}  // namespace

std::optional<unsigned> typing_distance(std::u16string_view query, std::u16string_view word,
                                        unsigned max, bool open_end) {
  if (query.size() > word_letters_max || word.size() > word_letters_max) return std::nullopt;
  if (query.size() > word.size() + max) return std::nullopt;
  if (!open_end && word.size() > query.size() + max) return std::nullopt;
  const auto columns = std::min(word.size(), query.size() + max);
  unsigned rows[3][word_letters_max + 1];
  for (unsigned j = 0; j <= columns; ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= query.size(); ++i) {
    auto* row = rows[i % 3];
    const auto* above = rows[(i + 2) % 3];
    const auto* two_above = rows[(i + 1) % 3];
    row[0] = static_cast<unsigned>(i);
    auto least = row[0];
    for (std::size_t j = 1; j <= columns; ++j) {
      row[j] = std::min(
          {above[j] + 1, row[j - 1] + 1, above[j - 1] + (query[i - 1] == word[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && query[i - 1] == word[j - 2] && query[i - 2] == word[j - 1])
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > max) return std::nullopt;
  }
  const auto* row = rows[query.size() % 3];
  const auto distance = open_end ? *std::min_element(row, row + columns + 1) : row[columns];
  return distance <= max ? std::optional(distance) : std::nullopt;
}

NameQuery::NameQuery(const NameIndex& index, std::string_view query)
    : index_(index), folded_(fold(query)) {
  ends_in_space_ = !query.empty() && (query.back() == ' ' || query.back() == '\t');
  if (folded_.empty()) return;
  for (const auto word : split(folded_, ' '))
    if (words_.size() < words_max) words_.push_back(letters_of(word).substr(0, word_letters_max));
}

// Words of the index that are this word of the query, or begin with it.
std::vector<NameQuery::Found> NameQuery::fitting(std::size_t at) const {
  const auto& wanted = words_[at];
  const bool is_last = at + 1 == words_.size() && !ends_in_space_;
  const bool open = is_last || wanted.size() >= beginning_letters_min;
  std::vector<Found> found;
  auto word = std::lower_bound(index_.words_.begin(), index_.words_.end(), wanted,
                               [](const auto& a, const auto& b) { return a.letters < b; });
  for (; word != index_.words_.end() && word->letters.starts_with(wanted); ++word) {
    const bool whole = word->letters.size() == wanted.size();
    if (!whole && !open) break;
    found.push_back({static_cast<std::uint32_t>(word - index_.words_.begin()),
                     whole ? Fit::whole : Fit::beginning, 0});
  }
  return found;
}

// Words that this word of the query may have been meant to be.
std::vector<NameQuery::Found> NameQuery::mistyped(std::size_t at) const {
  const auto& wanted = words_[at];
  const auto max = errors_max(wanted.size());
  std::vector<Found> found;
  if (max == 0) return found;
  const bool open =
      at + 1 == words_.size() && !ends_in_space_ && wanted.size() >= unfinished_letters_min;
  const auto signature = signature_of(wanted);
  for (std::uint32_t i = 0; i < index_.words_.size(); ++i) {
    const auto& word = index_.words_[i];
    if (static_cast<unsigned>(std::popcount(signature & ~word.signature)) > max) continue;
    if (word.letters.size() + max < wanted.size()) continue;
    if (!open && word.letters.size() > wanted.size() + max) continue;
    // Two errors and another first letter make another word.
    const auto allowed = word.letters[0] == wanted[0] ? max : 1;
    auto distance = typing_distance(wanted, word.letters, allowed, false);
    const bool whole = distance.has_value();
    if (!whole && open) distance = typing_distance(wanted, word.letters, allowed, true);
    if (distance && *distance > 0)
      found.push_back(
          {i, whole ? Fit::typo : Fit::typo_beginning, static_cast<std::uint8_t>(*distance)});
  }
  return found;
}

void NameQuery::mark(const std::vector<std::vector<Found>>& found) {
  marks_.assign(index_.names_.size(), {});
  touched_.clear();
  const auto names = static_cast<float>(index_.names_.size() + 1);
  for (std::size_t at = 0; at < found.size(); ++at) {
    const auto turn = static_cast<std::uint8_t>(at + 1);
    // Whole words first: a name is credited with its best word.
    for (const auto fit : {Fit::whole, Fit::beginning, Fit::typo, Fit::typo_beginning})
      for (const auto& one : found[at]) {
        if (one.fit != fit) continue;
        const auto& word = index_.words_[one.word];
        const auto weight = std::log2(names / static_cast<float>(word.last - word.first + 1));
        const bool begun = fit == Fit::beginning || fit == Fit::typo_beginning;
        const auto letters = std::min(word.letters.size(), words_[at].size());
        for (auto i = word.first; i < word.last; ++i) {
          const auto name = index_.postings_[i];
          auto& mark = marks_[name];
          if (mark.last == turn) continue;
          if (mark.seen == 0) touched_.push_back(name);
          mark.last = turn;
          ++mark.seen;
          mark.beginnings = static_cast<std::uint8_t>(mark.beginnings + begun);
          mark.letters = static_cast<std::uint16_t>(mark.letters + letters);
          mark.errors = static_cast<std::uint8_t>(mark.errors + one.errors);
          mark.weight += fit == Fit::whole ? weight : weight / 2;
        }
      }
  }
}

// Smaller is better: why, errors, weight, words only begun, letters that were not asked for, how
// near the name is to its thing, and at last the name's number.
std::uint64_t NameQuery::key(std::uint32_t number, bool all, float weight_max) const {
  const auto& name = index_.names_[number];
  const auto& mark = marks_[number];
  const auto text = std::string_view(index_.folded_).substr(name.folded, name.bytes);
  auto why = Why::some_words;
  if (all && mark.errors > 0)
    why = Why::typo;
  else if (all)
    why = text == folded_ ? Why::exact : text.starts_with(folded_) ? Why::prefix : Why::all_words;
  constexpr unsigned steps = 15;
  const auto lack =
      all ? 0U : static_cast<unsigned>(static_cast<float>(steps) * (1 - mark.weight / weight_max));
  const std::size_t covered = mark.letters + mark.seen - 1U;
  const auto beyond = text.size() > covered ? text.size() - covered : 0;
  std::uint64_t key = static_cast<unsigned>(why);
  key = key << 6 | std::min(mark.errors, std::uint8_t{63});
  key = key << 4 | std::min(lack, steps);
  key = key << 4 | std::min(mark.beginnings, std::uint8_t{15});
  key = key << 10 | std::min(beyond, std::size_t{1023});
  key = key << 2 | static_cast<unsigned>(name.rank);
  return key << 32 | number;
}

std::vector<NameIndex::Hit> NameQuery::collect(std::size_t top, bool all) const {
  float weight_max = 0;
  for (const auto name : touched_) weight_max = std::max(weight_max, marks_[name].weight);
  // Of one target's names the best is kept.
  constexpr auto none = ~std::uint64_t{0};
  std::vector<std::uint64_t> best(index_.targets_, none);
  std::vector<std::uint32_t> targets;
  for (const auto name : touched_) {
    if (all && marks_[name].seen < words_.size()) continue;
    // Names that share only what every other name has, too, are no answer.
    if (!all && marks_[name].weight * 2 < weight_max) continue;
    const auto target = index_.names_[name].target;
    if (best[target] == none) targets.push_back(target);
    best[target] = std::min(best[target], key(name, all, weight_max));
  }
  std::vector<std::uint64_t> keys;
  keys.reserve(targets.size());
  for (const auto target : targets) keys.push_back(best[target]);
  const auto count = std::min(top, keys.size());
  std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count), keys.end());
  keys.resize(count);
  std::vector<NameIndex::Hit> hits;
  for (const auto key : keys)
    hits.push_back({index_.names_[static_cast<std::uint32_t>(key)].target,
                    static_cast<std::uint32_t>(key), static_cast<Why>(key >> 58)});
  return hits;
}

std::vector<NameIndex::Hit> NameQuery::run(std::size_t top) {
  if (words_.empty() || top == 0) return {};
  std::vector<std::vector<Found>> found;
  for (std::size_t at = 0; at < words_.size(); ++at) {
    found.push_back(fitting(at));
    if (found.back().empty()) found.back() = mistyped(at);
  }
  mark(found);
  auto hits = collect(top, true);
  // Where a name has every word as it stands, nothing was mistyped.
  const bool as_it_stands = std::any_of(hits.begin(), hits.end(), [&](const auto& hit) {
    return hit.why != Why::typo && marks_[hit.name].beginnings == 0;
  });
  if (as_it_stands || hits.size() >= top) return hits;
  for (std::size_t at = 0; at < words_.size(); ++at) {
    const bool has_typos = !found[at].empty() && found[at].front().errors > 0;
    if (has_typos) continue;
    for (const auto& one : mistyped(at)) found[at].push_back(one);
  }
  mark(found);
  hits = collect(top, true);
  return hits.empty() ? collect(top, false) : hits;
}

}  // namespace cairn::skills
