// SPDX-License-Identifier: Apache-2.0
// filled(): a sentence of an error with values in it. Pages say it in the language of their reader
// by the sentence it was made from (server/language.h, Language::say_filled).
#pragma once
#include <fmt/format.h>

#include <string>

namespace cairn {

// The English sentence with the values at its "{}", in their order. tools/messages.mjs finds every
// `filled("…")` and holds the message files to it.
template <class... Values>
std::string filled(fmt::format_string<const Values&...> english, const Values&... values) {
  return fmt::format(english, values...);
}

}  // namespace cairn
