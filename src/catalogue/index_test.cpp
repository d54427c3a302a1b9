// SPDX-License-Identifier: Apache-2.0
#include "catalogue/index.h"

#include <gtest/gtest.h>

#include <cstring>

#include "catalogue/book.h"
#include "catalogue/catalogue_json.h"

namespace cairn::catalogue {
namespace {

// Bytes where eight divides their address.
class Aligned {
 public:
  explicit Aligned(std::string_view bytes) : words_((bytes.size() + 15) / 8), size_(bytes.size()) {
    std::memcpy(words_.data(), bytes.data(), bytes.size());
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(words_.data()), size_}; }
  void fill(int byte) { std::memset(words_.data(), byte, size_); }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_;
};

Catalogue sample() {
  Catalogue made{.name = "test", .title = "Test"};
  made.offers = {{.id = "a",
                  .title = "Bread and SQL",
                  .provider = "Harbour College",
                  .teaches = {{.words = "Baking"},
                              {.words = "", .skill = "sql", .level = 3, .link = Link::stated}}},
                 {.id = "b", .title = "Bundle", .parts = {"a", "c"}},
                 {.id = "c", .title = "Rye", .price = Price{100, "EUR"}, .example = true}};
  return made;
}

struct Kept {
  std::string text;
  Aligned index;
};
Kept kept(const Catalogue& catalogue) {
  std::string text;
  const auto index = write_kept(catalogue, [&](std::string_view piece) -> Status {
    text += piece;
    return done;
  });
  return {text, Aligned(*index)};
}

TEST(CatalogueIndex, FindsWhatWasPutInto) {
  const auto made = kept(sample());
  EXPECT_EQ(made.text, write_catalogue(sample()));
  const auto index = Index::open(made.index.view());
  ASSERT_TRUE(index.ok());
  EXPECT_EQ(index->size(), 3u);
  EXPECT_EQ(index->ids.find("c"), 2u);
  EXPECT_EQ(index->ids.find("bb"), std::nullopt);
  const auto bread = index->words.find("bread");
  ASSERT_TRUE(bread);
  ASSERT_EQ(index->word_offers[*bread].size(), 1u);
  EXPECT_EQ(index->word_offers[*bread][0], 0u << word_place_bits);
  const auto sql = index->skills.find("sql");
  ASSERT_TRUE(sql);
  EXPECT_EQ(index->teachers[*sql][0], 0u << teacher_bits | 3u);
  const auto held = index->parts.find("c");
  ASSERT_TRUE(held);
  EXPECT_EQ(index->holders[*held][0], 1u);
  EXPECT_EQ(index->price_minor[0], -1);
  EXPECT_EQ(index->price_minor[2], 100);
  EXPECT_EQ(index->currencies[index->currency[2]], "EUR");
}

TEST(CatalogueIndex, IsNoneWhereAnythingIsMissing) {
  const auto made = kept(sample());
  const auto whole = made.index.view();
  for (std::size_t size = 0; size < whole.size(); size += 7)
    EXPECT_FALSE(Index::open(Aligned(whole.substr(0, size)).view()).ok()) << size;
  EXPECT_FALSE(Index::open(Aligned(std::string(4096, 'x')).view()).ok());
}

// Whatever stands in a damaged index, no question of it reads where nothing is.
TEST(CatalogueIndex, IsReadWithinItselfWhateverWasDoneToIt) {
  const auto made = kept(sample());
  const std::string whole(made.index.view());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xff);
    const Aligned bytes(damaged);
    auto book = Book::over(made.text, bytes.view(), nullptr);
    if (!book.ok()) continue;
    for (Position i = 0; i < book->size(); ++i) (void)book->read(i);
    for (std::size_t i = 0; i < book->index().words.size(); ++i)
      (void)book->index().word_offers[i].size();
    (void)book->find("a");
  }
}

TEST(CatalogueIndex, IsMadeAnewFromLinesAsItWasWritten) {
  const auto made = kept(sample());
  const auto anew = index_lines(made.text);
  ASSERT_TRUE(anew.ok()) << anew.error().detail;
  EXPECT_EQ(*anew, made.index.view());
  EXPECT_TRUE(index_lines(write_catalogue({.name = "none"})).ok());
}

TEST(CatalogueIndex, IsNotMadeOfLinesThatAreOtherwise) {
  const auto code_of = [](const std::string& text) { return index_lines(text).error().code; };
  auto twice = sample(), turned = sample();
  twice.offers[1].id = "a";
  std::swap(turned.offers[0], turned.offers[1]);
  EXPECT_EQ(code_of(write_catalogue(twice)), ErrorCode::unreadable);
  EXPECT_EQ(code_of(write_catalogue(turned)), ErrorCode::unreadable);
  EXPECT_EQ(code_of("{\"format\":\"cairn-catalogue\",\"version\":1,\n\"offers\":[]}\n"),
            ErrorCode::unreadable);
  const auto text = write_catalogue(sample());
  EXPECT_EQ(code_of(text.substr(0, text.size() - 2)), ErrorCode::invalid);
  auto damaged = text;
  damaged[damaged.find("\"Bundle\"")] = '?';
  EXPECT_EQ(code_of(damaged), ErrorCode::invalid);
}

// Somebody copies another file over it while it is mapped.
TEST(CatalogueIndex, IsReadWithinItselfWhereItIsWrittenOverAfterItWasOpened) {
  auto made = kept(sample());
  const auto index = Index::open(made.index.view());
  ASSERT_TRUE(index.ok());
  for (const int byte : {0xff, 0x7f, 0x01}) {
    made.index.fill(byte);
    for (std::size_t i = 0; i < index->words.size(); ++i) {
      EXPECT_TRUE(index->words[i].empty());
      EXPECT_TRUE(index->word_offers[i].empty());
    }
    EXPECT_EQ(index->ids.find("a"), std::nullopt);
  }
}

TEST(CatalogueBook, ReadsOneOfferAtATime) {
  const auto catalogue = sample();
  const auto made = kept(catalogue);
  const auto book = Book::over(made.text, made.index.view(), nullptr);
  ASSERT_TRUE(book.ok()) << book.error().detail;
  EXPECT_EQ(book->head().title, "Test");
  EXPECT_TRUE(book->head().offers.empty());
  ASSERT_EQ(book->size(), 3u);
  for (Position i = 0; i < 3; ++i) EXPECT_EQ(book->read(i), catalogue.offers[i]);
  EXPECT_EQ(book->read(3), std::nullopt);
  EXPECT_EQ(book->whole(0), nullptr);
  EXPECT_EQ(book->counted(Counted::unlinked), 1u);
  EXPECT_EQ(book->counted(Counted::examples), 1u);
  const auto unknown = book->unknown();
  ASSERT_FALSE(unknown.empty());
  EXPECT_EQ(unknown.front().field, "price");
  EXPECT_EQ(unknown.front().offers, 2u);
  EXPECT_EQ(count_unknown(catalogue).size(), unknown.size());
}

TEST(CatalogueBook, TakesNoIndexOfAnotherFile) {
  auto other = sample();
  other.offers.pop_back();
  const auto made = kept(sample());
  EXPECT_FALSE(Book::over(write_catalogue(other), made.index.view(), nullptr).ok());
}

TEST(CatalogueBook, OfACatalogueInMemoryIsWhole) {
  const auto book = Book(std::make_shared<const Catalogue>(sample()));
  ASSERT_NE(book.whole(1), nullptr);
  EXPECT_EQ(book.whole(1)->title, "Bundle");
  EXPECT_EQ(book.find("c"), 2u);
  EXPECT_EQ(Book(std::make_shared<const Catalogue>()).size(), 0u);
}

}  // namespace
}  // namespace cairn::catalogue
