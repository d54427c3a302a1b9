// SPDX-License-Identifier: Apache-2.0
#include "catalogue/same.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "catalogue/identity.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"

namespace cairn::catalogue {
namespace {

bool says(const SameWord& word, std::string_view a, std::string_view b) {
  return (word.first == a && word.second == b) || (word.first == b && word.second == a);
}

// Calls `each` with the offers, at least two, that share a key; hidden ones left out.
void for_each_shared(const Books& books, std::span<const Key> Index::*keys,
                     const std::function<void(std::span<const Number>)>& each) {
  std::vector<std::span<const Key>> left;
  for (std::size_t book = 0; book < books.count(); ++book) left.push_back(books.index(book).*keys);
  std::vector<Number> numbers;
  for (;;) {
    const Key* least = nullptr;
    for (const auto& keys_left : left)
      if (!keys_left.empty() && (least == nullptr || keys_left.front().hash < least->hash))
        least = &keys_left.front();
    if (least == nullptr) return;
    const auto hash = least->hash;
    numbers.clear();
    for (std::size_t book = 0; book < left.size(); ++book)
      for (; !left[book].empty() && left[book].front().hash == hash;
           left[book] = left[book].subspan(1)) {
        const auto at = left[book].front().offer;
        if (at < books.index(book).size() && !books.is_hidden(book, static_cast<Position>(at)))
          numbers.push_back(books.number(book, static_cast<Position>(at)));
      }
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    if (numbers.size() > 1 && numbers.size() <= same_offers_max) each(numbers);
  }
}

// Offers joined to groups, but never two that a person holds apart.
class Joining {
 public:
  Joining(std::size_t offers, const Books& books, std::span<const SameWord> words)
      : leader_(offers) {
    std::iota(leader_.begin(), leader_.end(), Number{0});
    for (const auto& word : words) {
      if (word.same) continue;
      const auto first = books.number_of(word.first), second = books.number_of(word.second);
      if (first && second) apart_.emplace_back(*first, *second);
    }
  }
  Number leader(Number number) {
    while (leader_[number] != number) number = leader_[number] = leader_[leader_[number]];
    return number;
  }
  void join(Number a, Number b) {
    a = leader(a);
    b = leader(b);
    if (a == b) return;
    for (const auto& [first, second] : apart_) {
      const auto x = leader(first), y = leader(second);
      if ((x == a && y == b) || (x == b && y == a)) return;
    }
    leader_[std::max(a, b)] = std::min(a, b);
    any_ = true;
  }
  bool any() const { return any_; }

 private:
  std::vector<Number> leader_;
  std::vector<std::pair<Number, Number>> apart_;
  bool any_ = false;
};

// What teaches is joined with what teaches, what proves with what proves. An offer of which the
// kind is not known belongs where only one of the two is there.
void join_shared(const Books& books, std::span<const Number> numbers, Joining& joining) {
  const auto apart = [&](Number a, Number b) {
    return !can_be_one(books.kind_of(a), books.kind_of(b));
  };
  const bool mixed = std::any_of(numbers.begin(), numbers.end(), [&](Number a) {
    return std::any_of(numbers.begin(), numbers.end(), [&](Number b) { return apart(a, b); });
  });
  const auto unclear = [&](Number one) { return mixed && books.kind_of(one) == Kind::unknown; };
  for (std::size_t i = 0; i < numbers.size(); ++i)
    for (std::size_t j = i + 1; j < numbers.size(); ++j)
      if (!apart(numbers[i], numbers[j]) && !unclear(numbers[i]) && !unclear(numbers[j]))
        joining.join(numbers[i], numbers[j]);
}

bool is_elsewhere(const Books& books, Number a, Number b) {
  const auto first = books.place_of(a), second = books.place_of(b);
  return first.book != second.book ||
         books.index(first.book).provider[first.at] != books.index(second.book).provider[second.at];
}

}  // namespace

const SameWord* find_word(std::span<const SameWord> words, std::string_view a, std::string_view b) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const SameWord& word) { return says(word, a, b); });
  return found == words.end() ? nullptr : &*found;
}

void put_word(std::vector<SameWord>& words, SameWord word) {
  if (word.second < word.first) std::swap(word.first, word.second);
  // No longer than it is read again; an organisation's name may be.
  word.by = one_line(word.by, words_bytes_max);
  std::erase_if(words, [&](const SameWord& one) { return says(one, word.first, word.second); });
  words.push_back(std::move(word));
}

SameOffers::SameOffers(const Books& books, std::span<const SameWord> words) {
  std::size_t offers = 0;
  for (std::size_t book = 0; book < books.count(); ++book) offers += books.index(book).size();
  Joining joining(offers, books, words);
  for (const auto& word : words) {
    const auto first = books.number_of(word.first), second = books.number_of(word.second);
    if (word.same && first && second) joining.join(*first, *second);
  }
  for_each_shared(books, &Index::identifiers,
                  [&](std::span<const Number> numbers) { join_shared(books, numbers, joining); });
  if (!joining.any()) return;
  std::vector<std::uint32_t> group_of(offers);
  for (Number number = 0; number < offers; ++number) {
    const auto leader = joining.leader(number);  // never above the number
    if (leader == number) continue;
    if (group_of[leader] == 0) {
      groups_.push_back({leader});
      group_of[leader] = static_cast<std::uint32_t>(groups_.size());
    }
    group_of[number] = group_of[leader];
    groups_[group_of[leader] - 1].push_back(number);
  }
  group_of_ = std::move(group_of);
  for (auto& group : groups_)
    std::sort(group.begin(), group.end(),
              [&](Number a, Number b) { return books.id(a) < books.id(b); });
}

std::span<const Number> SameOffers::of(Number number) const {
  const auto group = group_of(number);
  return group == 0 ? std::span<const Number>() : std::span<const Number>(groups_[group - 1]);
}

SameProposals propose_same(const Books& books, const SameOffers& known,
                           std::span<const SameWord> words, std::size_t from, std::size_t count) {
  SameProposals proposals;
  for_each_shared(books, &Index::names, [&](std::span<const Number> numbers) {
    // Each with the first it may be one with: to judge all pairs would be to judge the same often.
    for (std::size_t j = 1; j < numbers.size(); ++j)
      for (std::size_t i = 0; i < j; ++i) {
        const auto a = numbers[i], b = numbers[j];
        const bool joined = known.group_of(a) != 0 && known.group_of(a) == known.group_of(b);
        if (joined) break;
        if (!can_be_one(books.kind_of(a), books.kind_of(b)) || !is_elsewhere(books, a, b) ||
            find_word(words, books.id(a), books.id(b)) != nullptr)
          continue;
        if (proposals.total >= from && proposals.page.size() < count)
          proposals.page.push_back({a, b});
        ++proposals.total;
        break;
      }
  });
  return proposals;
}

Phrase same_because(const Offer& a, const Offer& b, std::span<const SameWord> words) {
  if (const auto* word = find_word(words, a.id, b.id); word != nullptr && word->same)
    return phrase("{} said so on {}.", word->by, word->on);
  const auto others = identifiers_of(b);
  for (const auto& one : identifiers_of(a)) {
    if (std::find(others.begin(), others.end(), one) == others.end()) continue;
    switch (one.kind) {
      case Identifier::Kind::ctid:
        return phrase("Both have the id {} of the Credential Registry.", one.text);
      case Identifier::Kind::credly: return phrase("Both are the badge {} of Credly.", one.text);
      case Identifier::Kind::exam_code:
        return phrase("Both lead to the exam {}.", one.text.substr(0, one.text.find(' ')));
      case Identifier::Kind::address: return phrase("Both are the page {}.", one.text);
    }
  }
  return {};
}

}  // namespace cairn::catalogue
