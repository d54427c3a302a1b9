// SPDX-License-Identifier: Apache-2.0
#include "skills/name_index.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "skills/fold.h"
#include "skills/limits.h"
#include "skills/name_query.h"

namespace cairn::skills {
namespace {

template <class Use>
void each_word(std::string_view folded, Use&& use) {
  while (!folded.empty()) {
    const auto end = folded.find(' ');
    use(folded.substr(0, end));
    if (end == folded.npos) return;
    folded.remove_prefix(end + 1);
  }
}

}  // namespace

std::string_view word_for(Why why) {
  constexpr std::array<std::string_view, 5> words{"exact", "prefix", "all-words", "typo",
                                                  "some-words"};
  return words[static_cast<std::size_t>(why)];
}

std::u16string letters_of(std::string_view folded_word) {
  std::u16string letters;
  for (const auto c : decode_utf8(folded_word).value_or(U""))
    letters += c < 0x10000 ? static_cast<char16_t>(c) : u'\uFFFD';
  return letters;
}

std::uint64_t signature_of(std::u16string_view letters) {
  std::uint64_t signature = 0;
  for (const auto c : letters) signature |= std::uint64_t{1} << (c & 63);
  return signature;
}

std::uint32_t NameIndex::word_number(std::string_view word) {
  if (const auto known = numbers_.find(word); known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(numbers_.size());
  numbers_.emplace(std::string(word), number);
  return number;
}

void NameIndex::add(std::uint32_t target, std::string_view name, Rank rank) {
  auto folded = fold(name.substr(0, limits::label_bytes_max));
  const auto number = static_cast<std::uint32_t>(names_.size());
  targets_ = std::max(targets_, target + 1);
  names_.push_back({target, static_cast<std::uint32_t>(folded_.size()),
                    static_cast<std::uint16_t>(folded.size()), rank});
  folded_ += folded;
  each_word(folded, [&](auto word) { occurrences_.emplace_back(word_number(word), number); });
}

void NameIndex::build() {
  std::vector<const std::string*> texts(numbers_.size());
  for (const auto& [text, number] : numbers_) texts[number] = &text;
  words_.reserve(texts.size());
  std::vector<std::uint32_t> order(texts.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<std::u16string> letters;
  letters.reserve(texts.size());
  for (const auto* text : texts) letters.push_back(letters_of(*text));
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return letters[a] < letters[b]; });
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    const auto signature = signature_of(letters[order[i]]);
    words_.push_back({std::move(letters[order[i]]), signature, 0, 0});
  }
  for (const auto& [word, name] : occurrences_) ++words_[place[word]].last;
  std::uint32_t end = 0;
  for (auto& word : words_) {
    const auto count = word.last;
    word.first = word.last = end;
    end += count;
  }
  postings_.resize(end);
  for (const auto& [word, name] : occurrences_) postings_[words_[place[word]].last++] = name;
  numbers_ = {};
  occurrences_ = {};
}

std::vector<NameIndex::Hit> NameIndex::find(std::string_view query, std::size_t top) const {
  return NameQuery(*this, query.substr(0, limits::query_bytes_max)).run(top);
}

}  // namespace cairn::skills
