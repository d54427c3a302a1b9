// SPDX-License-Identifier: Apache-2.0
// Text as words: lower case, without accents, with their stems and where they stand.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace cairn::linker {

struct Word {
  std::size_t start, end;  // bytes of the text
  std::string text;        // folded: lower case, Latin letters without accents
  std::string stem;        // English (Porter 2)
  bool stop = false;       // says nothing by itself: "and", "the"
  bool capitals = false;   // at least one A to Z
  bool apart = false;      // a comma, a bracket or the like stands before it
};

// Reads words; keeps the stemmer's workspace, so one serves one thread.
class WordReader {
 public:
  WordReader();
  // Letters, digits and marks are words, with "+" and "#" directly behind them ("c++", "c#"). All
  // else separates, malformed UTF-8 included. Words over limits::word_bytes_max are left out.
  std::vector<Word> read(std::string_view text);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

bool is_stop_word(std::string_view folded);

}  // namespace cairn::linker
