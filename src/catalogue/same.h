// SPDX-License-Identifier: Apache-2.0
// One achievement, several offers: those that share an identifier, and those of which a person said
// so. What names and organisations suggest is proposed, never taken.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/phrase.h"
#include "catalogue/books.h"

namespace cairn::catalogue {

// What a person said of two offers.
struct SameWord {
  std::string first, second;  // ids, ascending
  bool same = true;
  std::string by;  // who says so
  std::string on;  // the day, ISO 8601

  bool operator==(const SameWord&) const = default;
};

// Of the two, in whatever order; nullptr where nobody said anything.
const SameWord* find_word(std::span<const SameWord> words, std::string_view a, std::string_view b);
// In the place of what was said of the two before.
void put_word(std::vector<SameWord>& words, SameWord word);

// The file they are kept in. Errors: unreadable, invalid (damaged, with the entry).
std::string write_same_words(std::span<const SameWord> words);
Result<std::vector<SameWord>> read_same_words(std::string_view text);

inline constexpr std::size_t same_offers_max = 50;  // what more offers share says nothing

class SameOffers {
 public:
  SameOffers() = default;
  // Linear in the identifiers of all books.
  SameOffers(const Books& books, std::span<const SameWord> words);

  bool none() const { return groups_.empty(); }
  std::size_t count() const { return groups_.size(); }
  // From 1; 0 where it is the only offer of its achievement.
  std::uint32_t group_of(Number number) const { return none() ? 0 : group_of_[number]; }
  // With itself, by ascending id; empty where it is the only one.
  std::span<const Number> of(Number number) const;

 private:
  std::vector<std::uint32_t> group_of_;  // by number; empty where there is no group
  std::vector<std::vector<Number>> groups_;
};

struct SameProposal {
  Number first = 0, second = 0;
};
struct SameProposals {
  std::size_t total = 0;
  std::vector<SameProposal> page;
};
// Offers of one name and organisation, of different catalogues or providers, of which nobody said
// anything and that no identifier joins. In a stable order; linear in the names of all books.
SameProposals propose_same(const Books& books, const SameOffers& known,
                           std::span<const SameWord> words, std::size_t from, std::size_t count);

// Why two offers count as of one achievement, in a sentence; empty where nothing joins them
// directly.
Phrase same_because(const Offer& a, const Offer& b, std::span<const SameWord> words);

}  // namespace cairn::catalogue
