// SPDX-License-Identifier: Apache-2.0
#include "catalogue/search.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/sieve.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

// By WordPlace; the last is none's.
constexpr std::array<std::uint8_t, 4> weights{8, 4, 2, 0};
constexpr std::uint8_t skill_weight = 4;
constexpr std::uint8_t whole_word_factor = 2;  // over a word that only begins so
constexpr std::size_t query_words_max = 16;
constexpr std::uint32_t place_mask = (1u << word_place_bits) - 1;

// Of a book's offers, the highest first: score, then recognition, then the smaller id.
std::uint64_t rank_of(std::uint16_t score, std::uint8_t recognition, Position at) {
  return std::uint64_t{score} << 40 | std::uint64_t{recognition} << 32 | std::uint32_t{~at};
}
Position position_in(std::uint64_t rank) { return ~static_cast<std::uint32_t>(rank); }

// The highest `count` of many ranks.
class Highest {
 public:
  explicit Highest(std::size_t count) : count_(count) {}

  void add(std::uint64_t rank) {
    if (rank <= floor_) return;
    ranks_.push_back(rank);
    if (ranks_.size() >= 2 * count_ + 1024) cut();
  }
  const std::vector<std::uint64_t>& take() {
    cut();
    return ranks_;
  }

 private:
  void cut() {
    if (ranks_.size() <= count_) return;
    const auto end = ranks_.begin() + static_cast<std::ptrdiff_t>(count_);
    std::nth_element(ranks_.begin(), end, ranks_.end(), std::greater<>());
    ranks_.erase(end, ranks_.end());
    if (count_ > 0) floor_ = *std::min_element(ranks_.begin(), ranks_.end());
  }

  std::size_t count_;
  std::uint64_t floor_ = 0;
  std::vector<std::uint64_t> ranks_;
};

std::vector<std::shared_ptr<const Book>> books_over(std::span<const Catalogue* const> catalogues) {
  std::vector<std::shared_ptr<const Book>> books;
  for (const auto* catalogue : catalogues)
    books.push_back(std::make_shared<const Book>(
        std::shared_ptr<const Catalogue>(std::shared_ptr<void>(), catalogue)));
  return books;
}

}  // namespace

struct Search::Wanted {
  std::string word;
  bool is_last = false;  // only its beginning may be there
  // Skills whose label has it, in `skills`, and whether as a whole.
  std::vector<std::pair<std::uint32_t, bool>> skills = {};
};

struct Search::Found {
  std::uint64_t rank = 0;  // 0: nothing
  std::size_t book = 0;
};

Search::Search(std::span<const Catalogue* const> catalogues, std::span<const SkillLabel> labels,
               std::vector<SameWord> words)
    : Search(books_over(catalogues), labels, std::move(words)) {}

Search::Search(std::vector<std::shared_ptr<const Book>> books, std::span<const SkillLabel> labels,
               std::vector<SameWord> words) {
  auto shared = std::make_shared<Shared>();
  shared->books = Books(std::move(books));
  shared->words = std::move(words);
  shared->same = SameOffers(shared->books, shared->words);
  add_labels(*shared, labels);
  shared_ = std::move(shared);
}

// A skill without a label is found by its id.
void Search::add_labels(Shared& shared, std::span<const SkillLabel> labels) {
  for (std::size_t book = 0; book < shared.books.count(); ++book)
    for (std::size_t i = 0; i < shared.books.index(book).skills.size(); ++i)
      shared.skills.emplace_back(shared.books.index(book).skills[i]);
  auto& skills = shared.skills;
  std::sort(skills.begin(), skills.end());
  skills.erase(std::unique(skills.begin(), skills.end()), skills.end());
  auto label = labels.begin();
  for (std::uint32_t i = 0; i < skills.size(); ++i) {
    while (label != labels.end() && label->id < skills[i]) ++label;
    const bool named = label != labels.end() && label->id == skills[i];
    const auto line = skills::fold(named ? label->label : std::string_view(skills[i]));
    for (const auto word : split(line, ' '))
      if (!word.empty()) shared.label_words.push_back({std::string(word), i});
  }
  std::sort(shared.label_words.begin(), shared.label_words.end(),
            [](const LabelWord& a, const LabelWord& b) { return a.word < b.word; });
}

std::vector<Search::Wanted> Search::wanted_words(std::string_view words) const {
  const auto line = skills::fold(words.substr(0, words_bytes_max));
  std::vector<Wanted> wanted;
  for (const auto word : split(line, ' '))
    if (!word.empty() && wanted.size() < query_words_max)
      wanted.push_back({.word = std::string(word)});
  if (!wanted.empty()) wanted.back().is_last = true;
  for (auto& one : wanted) {
    auto known = std::lower_bound(
        shared_->label_words.begin(), shared_->label_words.end(), one.word,
        [](const LabelWord& label, const std::string& word) { return label.word < word; });
    for (; known != shared_->label_words.end() && known->word.starts_with(one.word); ++known) {
      const bool whole = known->word.size() == one.word.size();
      if (!whole && !one.is_last) break;
      one.skills.emplace_back(known->skill, whole);
    }
  }
  return wanted;
}

// A score for every offer of a book; 0 where a word is missing. Of the places that an offer has a
// word in the best counts.
std::vector<std::uint16_t> Search::scores(std::size_t book,
                                          const std::vector<Wanted>& wanted) const {
  const auto& index = books().index(book);
  std::vector<std::uint16_t> total(index.size(), 1);
  std::vector<std::uint8_t> best(wanted.empty() ? 0 : index.size());
  const auto raise = [&](Position at, std::uint8_t weight) {
    if (at < best.size() && best[at] < weight) best[at] = weight;
  };
  for (const auto& one : wanted) {
    std::fill(best.begin(), best.end(), std::uint8_t{0});
    for (auto word = index.words.lower_bound(one.word);
         word < index.words.size() && index.words[word].starts_with(one.word); ++word) {
      const bool whole = index.words[word].size() == one.word.size();
      if (!whole && !one.is_last) break;
      const std::uint8_t factor = whole ? whole_word_factor : 1;
      for (const auto entry : index.word_offers[word])
        raise(entry >> word_place_bits,
              static_cast<std::uint8_t>(weights[entry & place_mask] * factor));
    }
    for (const auto& [skill, whole] : one.skills)
      if (const auto known = index.skills.find(shared_->skills[skill]))
        for (const auto entry : index.teachers[*known])
          if ((entry & teacher_proposed) == 0)
            raise(entry >> teacher_bits,
                  static_cast<std::uint8_t>(skill_weight * (whole ? whole_word_factor : 1)));
    for (std::size_t i = 0, end = total.size(); i < end; ++i) {
      const int found =
          int{best[i] != 0} & int{total[i] != 0};  // no branch: it is taken for each offer
      total[i] = static_cast<std::uint16_t>(found != 0 ? total[i] + best[i] : 0);
    }
  }
  for (const auto at : books().hidden(book)) total[at] = 0;
  return total;
}

bool Search::is_before(const Found& a, const Found& b) const {
  const auto first = a.rank >> 32, second = b.rank >> 32;
  if (first != second) return first > second;
  if (a.book == b.book) return a.rank > b.rank;
  return books().index(a.book).ids[position_in(a.rank)] <
         books().index(b.book).ids[position_in(b.rank)];
}

// What is found in all books: of offers of one achievement the first alone, one that is still
// listed where there is one.
class Search::Collected {
 public:
  Collected(const Search& search, std::size_t wanted)
      : search_(search), wanted_(wanted), best_of_group_(search.same().count() + 1) {}

  void begin_book(std::size_t book) {
    book_ = book;
    highest_ = Highest(wanted_);
  }
  void add(std::uint64_t rank) {
    const auto& same = search_.same();
    const auto group =
        same.none() ? 0 : same.group_of(search_.books().number(book_, position_in(rank)));
    if (group == 0) {
      ++total_;
      return highest_.add(rank);
    }
    auto& best = best_of_group_[group];
    total_ += best.rank == 0 ? 1 : 0;
    if (best.rank == 0 || leads({rank, book_}, best)) best = {rank, book_};
  }
  void end_book() {
    for (const auto rank : highest_.take()) found_.push_back({rank, book_});
  }
  std::size_t total() const { return total_; }
  // Those of the page, in order.
  std::vector<Found> page(std::size_t from, std::size_t count) && {
    for (const auto& best : best_of_group_)
      if (best.rank != 0) found_.push_back(best);
    from = std::min(from, found_.size());
    const auto begin = found_.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(count, found_.size() - from));
    std::partial_sort(found_.begin(), end, found_.end(),
                      [&](const Found& a, const Found& b) { return search_.is_before(a, b); });
    return {begin, end};
  }

 private:
  bool is_gone(const Found& one) const {
    return (search_.books().index(one.book).marks[position_in(one.rank)] & mark_gone) != 0;
  }
  bool leads(const Found& one, const Found& other) const {
    const bool gone = is_gone(one);
    return gone != is_gone(other) ? !gone : search_.is_before(one, other);
  }

  const Search& search_;
  std::size_t wanted_;
  std::vector<Found> best_of_group_;
  std::size_t book_ = 0, total_ = 0;
  Highest highest_{0};
  std::vector<Found> found_;
};

Hits Search::find(const Query& query) const {
  const auto wanted = wanted_words(query.words);
  const auto least = query.filters.with_unknown ? Fit::unknown : Fit::yes;
  Hits hits;
  Collected collected(*this, std::min(query.from, size()) + std::min(query.count, size()));
  for (std::size_t book = 0; book < books().count(); ++book) {
    const auto& index = books().index(book);
    const auto score_of = scores(book, wanted);
    const auto fits = sieve(query.filters, index);
    collected.begin_book(book);
    for (Position i = 0; i < index.size(); ++i) {
      if (score_of[i] == 0) continue;
      hits.left_out_unknown += fits[i] == Fit::unknown ? 1 : 0;
      if (fits[i] >= least) collected.add(rank_of(score_of[i], index.recognition[i], i));
    }
    collected.end_book();
  }
  if (query.filters.with_unknown) hits.left_out_unknown = 0;
  hits.total = collected.total();
  for (const auto& found : std::move(collected).page(query.from, query.count))
    if (const auto* known = offer(books().number(found.book, position_in(found.rank))))
      hits.page.push_back({known, static_cast<std::uint32_t>(found.rank >> 40), same_as(*known)});
  return hits;
}

const Book& Search::book_of(Number number) const {
  return *books().all()[books().place_of(number).book];
}

const Offer* Search::offer(Number number) const {
  const auto place = books().place_of(number);
  const auto& book = *books().all()[place.book];
  if (const auto* whole = book.whole(place.at)) return whole;
  if (const auto* known = read_->find(number)) return known;
  auto read = book.read(place.at);
  return read ? read_->add(number, std::move(*read)) : nullptr;
}

const Offer* Search::find_id(std::string_view id) const {
  const auto number = books().number_of(id);
  return number ? offer(*number) : nullptr;
}

std::vector<const Offer*> Search::same_as(const Offer& one) const {
  std::vector<const Offer*> others;
  if (same().none()) return others;
  const auto number = books().number_of(one.id);
  for (const auto other : number ? same().of(*number) : std::span<const Number>())
    if (const auto* known = other == *number ? nullptr : offer(other);
        known != nullptr && known->gone_since.empty())
      others.push_back(known);
  return others;
}

// The numbers in entries of a book's lists whose last `bits` say something else.
std::vector<Number> Search::visible(std::size_t book, std::span<const std::uint32_t> entries,
                                    int bits) const {
  std::vector<Number> numbers;
  for (const auto entry : entries)
    if (const Position at = entry >> bits;
        at < books().index(book).size() && !books().is_hidden(book, at))
      numbers.push_back(books().number(book, at));
  return numbers;
}

std::vector<Number> Search::teachers(std::string_view skill) const {
  std::vector<Number> all;
  for (std::size_t book = 0; book < books().count(); ++book) {
    const auto& index = books().index(book);
    if (const auto known = index.skills.find(skill))
      for (const auto one : visible(book, index.teachers[*known], teacher_bits)) all.push_back(one);
  }
  return all;
}

std::vector<Number> Search::holders(std::string_view id) const {
  std::vector<Number> all;
  for (std::size_t book = 0; book < books().count(); ++book) {
    const auto& index = books().index(book);
    if (const auto known = index.parts.find(id))
      for (const auto one : visible(book, index.holders[*known], 0)) all.push_back(one);
  }
  return all;
}

std::vector<Number> Search::marked(std::uint8_t mark) const {
  std::vector<Number> all;
  for (std::size_t book = 0; book < books().count(); ++book) {
    const auto& marks = books().index(book).marks;
    for (Position at = 0; at < marks.size(); ++at)
      if ((marks[at] & mark) == mark && !books().is_hidden(book, at))
        all.push_back(books().number(book, at));
  }
  return all;
}

}  // namespace cairn::catalogue
