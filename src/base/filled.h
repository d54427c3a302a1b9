// SPDX-License-Identifier: Apache-2.0
// filled(): a sentence of an error with values in it. Pages say it in the language of their reader
// by the sentence it was made from (server/language.h, Language::say_fault).
#pragma once
#include <cassert>
#include <concepts>
#include <string>
#include <string_view>

namespace cairn {

inline std::string written(std::string_view value) { return std::string(value); }
std::string written(std::integral auto value) { return std::to_string(value); }

// The English sentence with a value, a text or a whole number, at each of its "{}", in their order.
// tools/messages.mjs finds every `filled("…")` and holds the message files to it.
template <class... Values>
std::string filled(std::string_view english, const Values&... values) {
  std::string out;
  const auto add = [&](std::string_view value) {
    const auto at = english.find("{}");
    assert(at != english.npos);
    out.append(english.substr(0, at)).append(value);
    english.remove_prefix(at + 2);
  };
  (add(written(values)), ...);
  assert(english.find("{}") == english.npos);
  return out.append(english);
}

}  // namespace cairn
