// SPDX-License-Identifier: Apache-2.0
#include "catalogue/book.h"

#include <algorithm>
#include <cstring>

#include "catalogue/catalogue_json.h"

namespace cairn::catalogue {

namespace {

std::shared_ptr<const Catalogue> sorted(std::shared_ptr<const Catalogue> whole) {
  const auto before = [](const Offer& a, const Offer& b) { return a.id < b.id; };
  if (std::is_sorted(whole->offers.begin(), whole->offers.end(), before)) return whole;
  auto copy = std::make_shared<Catalogue>(*whole);
  std::stable_sort(copy->offers.begin(), copy->offers.end(), before);
  return copy;
}

}  // namespace

Book::Book(std::shared_ptr<const Catalogue> whole)
    : head_(sorted(std::move(whole))), in_memory_(true) {
  IndexWriter writer;
  for (const auto& offer : head_->offers) writer.add(offer, 0, 0);
  const auto bytes = std::move(writer).finish(0);
  // Of whole numbers, so that it lies where eight divides.
  const auto kept = std::make_shared<std::vector<std::uint64_t>>((bytes.size() + 7) / 8);
  std::memcpy(kept->data(), bytes.data(), bytes.size());
  index_ = Index::open({reinterpret_cast<const char*>(kept->data()), bytes.size()}).value();
  keeps_ = kept;
}

Result<Book> Book::over(std::string_view text, std::string_view index,
                        std::function<bool()> is_whole) {
  Book book;
  CAIRN_TRY(book.index_, Index::open(index));
  if (book.index_.text_bytes != text.size())
    return fail(ErrorCode::unreadable, "catalogue/book", "the index is of another file");
  CAIRN_TRY(auto head, read_catalogue_head(text));
  book.head_ = std::make_shared<const Catalogue>(std::move(head));
  book.text_ = text;
  book.is_whole_ = std::move(is_whole);
  if (!book.is_whole())
    return fail(ErrorCode::unreadable, "catalogue/book",
                "the file was changed while it was opened");
  return book;
}

std::optional<Offer> Book::read(Position at) const {
  if (at >= size()) return std::nullopt;
  if (in_memory_) return head_->offers[at];
  const auto place = index_.places[at];
  if (place > text_.size() || index_.sizes[at] > text_.size() - place) return std::nullopt;
  auto offer = read_offer(text_.substr(place, index_.sizes[at]));
  if (!offer.ok() || offer->id != index_.ids[at]) return std::nullopt;
  return std::move(offer).value();
}

std::optional<Position> Book::find(std::string_view id) const {
  const auto at = index_.ids.find(id);
  return at ? std::optional(static_cast<Position>(*at)) : std::nullopt;
}

std::vector<UnknownCount> Book::unknown() const {
  std::vector<UnknownCount> counts;
  for (std::size_t i = 0; i < counted_fields; ++i)
    if (index_.unknown[i] > 0)
      counts.push_back({counted_field_names[i], static_cast<std::size_t>(index_.unknown[i])});
  return counts;
}

std::uint64_t Book::counted(Counted what) const {
  return index_.counted[static_cast<std::size_t>(what)];
}

}  // namespace cairn::catalogue
