// SPDX-License-Identifier: Apache-2.0
// Phrase: words that are said later, in the language of whoever reads them. An English text with a
// value at each of its "{}": a name, a whole number or another phrase.
#pragma once
#include <concepts>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

// Marks a text that is said where it is used, so that every language is held to it
// (tools/messages.mjs).
constexpr std::string_view to_say(std::string_view english) { return english; }

struct Phrase {
  std::string text;
  std::vector<Phrase> values;
  bool ours = false;  // a text that other languages have words for, and not a name or a number

  bool empty() const { return text.empty(); }
  bool operator==(const Phrase&) const = default;
};

// Said as it is: a name, or what somebody wrote.
inline Phrase as_written(std::string_view text) { return {std::string(text), {}, false}; }

inline Phrase phrase_value(const Phrase& value) { return value; }
inline Phrase phrase_value(std::string_view value) { return as_written(value); }
inline Phrase phrase_value(std::integral auto value) { return as_written(std::to_string(value)); }

// tools/messages.mjs finds every `phrase("…")` and holds the message files to it.
template <class... Values>
Phrase phrase(std::string_view english, const Values&... values) {
  return {std::string(english), {phrase_value(values)...}, true};
}

// "A, B, C".
Phrase joined(const std::vector<Phrase>& parts);
// "A", "A and B", "A, B and C".
Phrase listed(const std::vector<Phrase>& parts);

// A text of ours in a language; its values may stand in another order: "{1} … {0}".
using Words = std::function<std::string_view(std::string_view english)>;
constexpr std::string_view english_words(std::string_view english) { return english; }
std::string said(const Phrase& phrase, const Words& words);
std::string in_english(const Phrase& phrase);

}  // namespace cairn
