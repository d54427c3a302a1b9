// SPDX-License-Identifier: Apache-2.0
// One question to a NameIndex: words that fit each word of the query, names that have them, the
// best names in order. Private to the index.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skills/name_index.h"

namespace cairn::skills {

std::u16string letters_of(std::string_view folded_word);
std::uint64_t signature_of(std::u16string_view letters);

// How many letters differ, are missing, too many or change places with the next one (optimal string
// alignment); nothing above `max`. With `open_end`, the least over all beginnings of `word`.
std::optional<unsigned> typing_distance(std::u16string_view query, std::u16string_view word,
                                        unsigned max, bool open_end);

class NameQuery {
 public:
  NameQuery(const NameIndex& index, std::string_view query);
  std::vector<NameIndex::Hit> run(std::size_t top);

 private:
  enum class Fit : std::uint8_t { whole, beginning, typo, typo_beginning };
  struct Found {
    std::uint32_t word;
    Fit fit;
    std::uint8_t errors;
  };
  // What is known of a name while words are looked at in turn.
  struct Mark {
    std::uint8_t seen = 0;  // words of the query, counted
    std::uint8_t last = 0;  // the last of them, from 1
    std::uint8_t beginnings = 0;
    std::uint8_t errors = 0;
    std::uint16_t letters = 0;  // of the words seen
    float weight = 0;           // of the words seen: rare ones tell more
  };

  std::vector<Found> fitting(std::size_t at) const;
  std::vector<Found> mistyped(std::size_t at) const;
  void mark(const std::vector<std::vector<Found>>& found);
  std::vector<NameIndex::Hit> collect(std::size_t top, bool all) const;
  std::uint64_t key(std::uint32_t name, bool all, float weight_max) const;

  const NameIndex& index_;
  std::string folded_;
  std::vector<std::u16string> words_;
  bool ends_in_space_ = false;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace cairn::skills
