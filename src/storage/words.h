// SPDX-License-Identifier: Apache-2.0
// How enumerations and lists of words stand in a column.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::storage {

// A JSON array of strings, and back; damaged text reads as no words.
std::string write_words(std::span<const std::string> words);
std::vector<std::string> read_words(std::string_view text);

// The name's place in `names` as an enumerator; the first one for a name that is not there.
template <class E>
E enumerator(std::span<const std::string_view> names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<E>(i);
  return E{};
}
template <class E>
std::string_view name_in(std::span<const std::string_view> names, E value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace cairn::storage
