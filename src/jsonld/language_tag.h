// SPDX-License-Identifier: Apache-2.0
// Language tags as far as RDF asks: well-formed by BCP 47's outline
// (rdf11-concepts#dfn-language-tag).
#pragma once
#include <algorithm>
#include <string_view>

namespace cairn::jsonld {

// One to eight letters, then any number of "-" and one to eight letters or digits.
inline bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;  // of the subtag so far
  bool is_first = true;
  for (const char c : tag) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-' && length > 0) {
      length = 0;
      is_first = false;
    } else if (!(is_letter || (c >= '0' && c <= '9' && !is_first)) || ++length > 8) {
      return false;
    }
  }
  return length > 0;
}

inline bool has_upper_case(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace cairn::jsonld
