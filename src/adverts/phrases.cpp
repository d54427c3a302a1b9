// SPDX-License-Identifier: Apache-2.0
#include "adverts/phrases.h"

#include <array>

namespace cairn::adverts {
namespace {

// Bytes of the sign or word at the start of `rest` that keeps two phrases apart; 0: there is none.
std::size_t divider_bytes(std::string_view rest) {
  constexpr std::string_view signs = ",;:()";
  constexpr std::array<std::string_view, 5> words{" and ", " or ", " / ", " & ", " as well as "};
  if (signs.find(rest[0]) != signs.npos) return 1;
  for (const auto word : words)
    if (rest.starts_with(word)) return word.size() - 1;  // its last space may begin another word
  return 0;
}

}  // namespace

std::vector<Span> phrases_of(std::string_view sentence) {
  std::vector<Span> phrases;
  std::size_t from = 0;
  for (std::size_t at = 0; at < sentence.size() && phrases.size() + 1 < phrases_max;) {
    const auto bytes = divider_bytes(sentence.substr(at));
    if (bytes > 0) {
      if (at > from) phrases.push_back({from, at});
      from = at + bytes;
    }
    at += bytes > 0 ? bytes : 1;
  }
  if (from < sentence.size()) phrases.push_back({from, sentence.size()});
  return phrases;
}

}  // namespace cairn::adverts
