// SPDX-License-Identifier: Apache-2.0
#include "catalogue/books.h"

#include <algorithm>

namespace cairn::catalogue {
namespace {

// Where the ids of `later` stand that `earlier` has too; both ascend.
void add_known(const TextTable& earlier, const TextTable& later, std::vector<Position>& known) {
  constexpr std::size_t looked_up_below = 16;  // times smaller
  if (earlier.size() * looked_up_below < later.size()) {
    for (std::size_t i = 0; i < earlier.size(); ++i)
      if (const auto at = later.find(earlier[i])) known.push_back(static_cast<Position>(*at));
  } else if (later.size() * looked_up_below < earlier.size()) {
    for (std::size_t i = 0; i < later.size(); ++i)
      if (earlier.find(later[i])) known.push_back(static_cast<Position>(i));
  } else {
    for (std::size_t i = 0, j = 0; i < later.size() && j < earlier.size();) {
      const auto order = later[i].compare(earlier[j]);
      if (order == 0) known.push_back(static_cast<Position>(i));
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
  }
}

}  // namespace

Books::Books(std::vector<std::shared_ptr<const Book>> books) : books_(std::move(books)) {
  Number first = 0;
  for (const auto& book : books_) {
    firsts_.push_back(first);
    first += static_cast<Number>(book->size());
  }
  hide_known_ids();
  size_ = first;
  for (const auto& hidden : hidden_) size_ -= hidden.size();
}

void Books::hide_known_ids() {
  hidden_.resize(count());
  for (std::size_t later = 1; later < count(); ++later) {
    auto& hidden = hidden_[later];
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      add_known(index(earlier).ids, index(later).ids, hidden);
    std::sort(hidden.begin(), hidden.end());
    hidden.erase(std::unique(hidden.begin(), hidden.end()), hidden.end());
  }
}

Books::Place Books::place_of(Number number) const {
  const auto after = std::upper_bound(firsts_.begin(), firsts_.end(), number);
  const auto book = static_cast<std::size_t>(after - firsts_.begin()) - 1;
  return {book, number - firsts_[book]};
}

std::string_view Books::id(Number number) const {
  const auto place = place_of(number);
  return index(place.book).ids[place.at];
}

std::optional<Number> Books::number_of(std::string_view id) const {
  for (std::size_t book = 0; book < count(); ++book)
    if (const auto at = books_[book]->find(id)) return number(book, *at);
  return std::nullopt;
}

Kind Books::kind_of(Number number) const {
  const auto place = place_of(number);
  return static_cast<Kind>(index(place.book).kind[place.at]);
}

std::uint8_t Books::recognition_of(Number number) const {
  const auto place = place_of(number);
  return index(place.book).recognition[place.at];
}

bool Books::is_hidden(std::size_t book, Position at) const {
  return std::binary_search(hidden_[book].begin(), hidden_[book].end(), at);
}

}  // namespace cairn::catalogue
