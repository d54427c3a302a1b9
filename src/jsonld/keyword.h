// SPDX-License-Identifier: Apache-2.0
// The keywords of JSON-LD 1.1 (json-ld11#keywords), as an enum that fits a bit set.
#pragma once
#include <cstdint>
#include <string_view>

namespace cairn::jsonld {

enum class Keyword : std::uint8_t {
  none,  // not a keyword
  base,
  container,
  context,
  direction,
  graph,
  id,
  import,
  included,
  index,
  json,
  language,
  list,
  nest,
  none_value,  // "@none"
  prefix,
  propagate,
  protected_,
  reverse,
  set,
  type,
  value,
  version,
  vocab,
};

Keyword find_keyword(std::string_view text);

// Keyword::none for anything that does not begin with "@"; cheap for what does not.
inline Keyword keyword_of(std::string_view text) {
  return text.empty() || text[0] != '@' ? Keyword::none : find_keyword(text);
}

// "@" and one or more ASCII letters: reserved (json-ld11-api#iri-expansion step 2).
bool has_keyword_form(std::string_view text);

std::string_view text_of(Keyword keyword);

// A set of keywords; also of container mappings, which are named by keywords.
class KeywordSet {
 public:
  constexpr KeywordSet() = default;
  template <class... Keywords>
  static constexpr KeywordSet of(Keywords... keywords) {
    KeywordSet set;
    (set.add(keywords), ...);
    return set;
  }
  constexpr void add(Keyword keyword) { bits_ |= bit(keyword); }
  constexpr bool has(Keyword keyword) const { return (bits_ & bit(keyword)) != 0; }
  constexpr bool has_any(KeywordSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool within(KeywordSet other) const { return (bits_ & ~other.bits_) == 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const KeywordSet&) const = default;

 private:
  static constexpr std::uint32_t bit(Keyword keyword) { return 1U << static_cast<int>(keyword); }
  std::uint32_t bits_ = 0;
};

}  // namespace cairn::jsonld
