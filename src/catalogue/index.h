// SPDX-License-Identifier: Apache-2.0
// Index: what is asked of all offers of a catalogue at once, as flat arrays in one piece of memory.
// Kept as a file beside the offers and mapped, it costs nothing to open and little to hold.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "catalogue/offer.h"

namespace cairn::catalogue {

using Position = std::uint32_t;  // of an offer, by ascending id

// Texts by number. Of a table that is sorted, the numbers ascend with the texts.
struct TextTable {
  std::span<const std::uint32_t> ends;  // in `chars`
  std::string_view chars;

  std::size_t size() const { return ends.size(); }
  std::string_view operator[](std::size_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends[number - 1];
    const std::uint32_t end = ends[number];
    // Of a file that was cut short or written over after it was opened.
    if (end < begin || end > chars.size()) return {};
    return chars.substr(begin, end - begin);
  }
  // Of a sorted table: the first that is not before `text`, and the one that is `text`.
  std::size_t lower_bound(std::string_view text) const;
  std::optional<std::size_t> find(std::string_view text) const;
};

// Lists of numbers, by number.
struct Lists {
  std::span<const std::uint32_t> ends;  // in `all`
  std::span<const std::uint32_t> all;

  std::span<const std::uint32_t> operator[](std::size_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends[number - 1];
    const std::uint32_t end = ends[number];
    if (end < begin || end > all.size()) return {};  // as above
    return all.subspan(begin, end - begin);
  }
};

// Where an offer has a word, the weightiest place of several: the position and, below it, the
// place.
enum class WordPlace : std::uint8_t { title, skill, provider };
inline constexpr int word_place_bits = 2;

// Who teaches a skill: the position and, below it, whether that is only proposed, and the level at
// the end; 0 where neither the source nor the stage says one.
inline constexpr int teacher_bits = 4;
inline constexpr std::uint32_t teacher_proposed = 8;
inline constexpr std::uint32_t teacher_level = 7;

// Marks of an offer that lists of work are made by.
inline constexpr std::uint8_t mark_any = 0;       // whatever its marks
inline constexpr std::uint8_t mark_proposed = 1;  // a skill whose link nobody decided about
inline constexpr std::uint8_t mark_decided = 2;   // a skill that a person decided about
inline constexpr std::uint8_t mark_gone = 4;      // its source lists it no more

// Two offers with a key in common may be the same achievement.
struct Key {
  std::uint64_t hash;
  std::uint64_t offer;  // its position
};

enum class Counted : std::uint8_t { proposed, unlinked, examples };  // skills, skills, offers
inline constexpr std::size_t counted_kinds = 3;

// Every column has an entry an offer. Numbers of texts are of the table beside; 0 is "".
struct Index {
  std::uint64_t text_bytes = 0;           // of the file that the places are in
  std::span<const std::uint64_t> places;  // where its JSON begins
  std::span<const std::uint32_t> sizes;   // and how long it is
  TextTable ids;                          // ascending

  std::span<const std::int64_t> price_minor;  // -1: unknown
  std::span<const std::int32_t> minutes;      // -1: unknown
  std::span<const std::uint32_t> currency, provider, credential, language;
  std::span<const std::uint8_t> recognition;  // and 1 more; 0 is unknown
  std::span<const std::uint8_t> kind, stage, pace, trial, marks;
  TextTable currencies, providers, credentials;  // folded, but for currencies
  TextTable languages;                           // tags, each with " " before and behind

  TextTable words;  // sorted, of titles, skills in words and providers
  Lists word_offers;
  TextTable skills;  // sorted ids
  Lists teachers;
  TextTable parts;  // sorted ids of what bundles hold
  Lists holders;    // and which bundles

  std::span<const Key> identifiers;  // by ascending hash, then offer
  std::span<const Key> names;        // likewise: names with issuers, which prove nothing
  std::span<const std::uint64_t> counted, unknown;

  std::size_t size() const { return sizes.size(); }
  // Errors: unreadable (no index, another version, or damaged). `bytes` must outlive it, at an
  // address that eight divides.
  static Result<Index> open(std::string_view bytes);
};

class IndexWriter {
 public:
  IndexWriter();
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  // By ascending id. Its JSON stands in the file at `place`.
  void add(const Offer& offer, std::uint64_t place, std::uint32_t size);
  // `text_bytes`: of the whole file. Linear, but for sorting words.
  std::string finish(std::uint64_t text_bytes) &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cairn::catalogue
