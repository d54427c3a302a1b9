// SPDX-License-Identifier: Apache-2.0
// Books: several catalogues as one, each offer under a number. Where an id stands in several, the
// first one's offer is taken and the others are hidden.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "catalogue/book.h"

namespace cairn::catalogue {

using Number = std::uint32_t;  // of an offer among those of all books

class Books {
 public:
  struct Place {
    std::size_t book;
    Position at;
  };

  Books() = default;
  explicit Books(std::vector<std::shared_ptr<const Book>> books);

  const std::vector<std::shared_ptr<const Book>>& all() const { return books_; }
  std::size_t count() const { return books_.size(); }
  const Index& index(std::size_t book) const { return books_[book]->index(); }
  std::size_t size() const { return size_; }  // offers that are not hidden

  Number number(std::size_t book, Position at) const { return firsts_[book] + at; }
  Place place_of(Number number) const;
  std::string_view id(Number number) const;
  std::optional<Number> number_of(std::string_view id) const;
  Kind kind_of(Number number) const;
  std::uint8_t recognition_of(Number number) const;  // and 1 more; 0 is unknown
  const std::vector<Position>& hidden(std::size_t book) const { return hidden_[book]; }
  bool is_hidden(std::size_t book, Position at) const;

 private:
  void hide_known_ids();

  std::vector<std::shared_ptr<const Book>> books_;
  std::vector<Number> firsts_;                 // of each book
  std::vector<std::vector<Position>> hidden_;  // of each book, ascending
  std::size_t size_ = 0;
};

}  // namespace cairn::catalogue
