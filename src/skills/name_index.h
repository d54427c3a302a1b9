// SPDX-License-Identifier: Apache-2.0
// NameIndex: finds things by any of their names, whatever the accents, the case and a typing error
// or two, also while the last word is still being typed. The same names give the same answers in
// the same order everywhere.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cairn::skills {

// Why a name was found, best first.
enum class Why : std::uint8_t {
  exact,       // the name is what was asked for
  prefix,      // it begins so
  all_words,   // every word stands in it, in any order
  typo,        // every word does, some of them spelt otherwise
  some_words,  // no name has every word; this one has the telling ones
};
std::string_view word_for(Why why);  // "exact", "prefix", "all-words", "typo", "some-words"

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

class NameIndex {
 public:
  // How near a name is to its thing: of two equal hits the nearer name comes first.
  enum class Rank : std::uint8_t { label, other, hidden, translation };

  // Names come by ascending target; the order breaks ties.
  void add(std::uint32_t target, std::string_view name, Rank rank);
  void build();  // once, after the last name

  struct Hit {
    std::uint32_t target;
    std::uint32_t name;  // how many names were added before it
    Why why;
  };
  // At most `top` targets, best first; of ties the smaller target. Linear in the names that share a
  // word with the query.
  std::vector<Hit> find(std::string_view query, std::size_t top) const;

  std::size_t names() const { return names_.size(); }

 private:
  friend class NameQuery;
  struct Name {
    std::uint32_t target;
    std::uint32_t folded;  // where in `folded_` it begins
    std::uint16_t bytes;
    Rank rank;
  };
  struct Word {
    std::u16string letters;
    std::uint64_t signature;    // a bit for each letter it has
    std::uint32_t first, last;  // its names in `postings_`
  };
  std::uint32_t word_number(std::string_view word);

  std::uint32_t targets_ = 0;  // the largest target and one

  std::vector<Name> names_;
  std::string folded_;
  std::vector<Word> words_;  // ascending, once built
  std::vector<std::uint32_t> postings_;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>
      numbers_;                                                       // while adding
  std::vector<std::pair<std::uint32_t, std::uint32_t>> occurrences_;  // word, name; likewise
};

}  // namespace cairn::skills
