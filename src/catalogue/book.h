// SPDX-License-Identifier: Apache-2.0
// Book: a catalogue to look into. What it says of itself and its index are at hand; of a kept one
// an offer is read when it is asked for, so that a million of them cost no memory.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalogue/index.h"
#include "catalogue/offer.h"

namespace cairn::catalogue {

class Book {
 public:
  // Of a catalogue that is in memory and stays as it is; sorted by id it is not copied.
  explicit Book(std::shared_ptr<const Catalogue> whole);
  // Of a kept one: its file and the index of it, which `is_whole` holds on to; it says whether both
  // are as they were. Errors: unreadable (the index is none, or of another file), those of
  // read_catalogue_head.
  static Result<Book> over(std::string_view text, std::string_view index,
                           std::function<bool()> is_whole);
  Book(Book&&) = default;
  Book& operator=(Book&&) = default;

  // What it says of itself; of a kept one without its offers.
  const Catalogue& head() const { return *head_; }
  const Index& index() const { return index_; }
  std::size_t size() const { return index_.size(); }
  // Whether its file is still as it was when it was opened; else what was read of it lately may be
  // wrong, and it is to be opened anew.
  bool is_whole() const { return !is_whole_ || is_whole_(); }

  // The offer where it is in memory as it stands, or nullptr.
  const Offer* whole(Position at) const { return in_memory_ ? &head_->offers[at] : nullptr; }
  // Nothing where it is damaged.
  std::optional<Offer> read(Position at) const;
  std::optional<Position> find(std::string_view id) const;

  // What is not known about how many, most important first.
  std::vector<UnknownCount> unknown() const;
  std::uint64_t counted(Counted what) const;

 private:
  Book() = default;

  std::shared_ptr<const Catalogue> head_;
  bool in_memory_ = false;
  std::string_view text_;
  std::shared_ptr<const void> keeps_;  // the index of one in memory
  std::function<bool()> is_whole_;
  Index index_;
};

}  // namespace cairn::catalogue
