// SPDX-License-Identifier: Apache-2.0
// For tests: the words that sentences for visitors do without.
#pragma once
#include <string>
#include <string_view>

#include "base/text.h"

namespace cairn::verify {

// The first such word in `text`, or "".
inline std::string technical_word_in(std::string_view text) {
  const auto lower = " " + to_lower_ascii(text) + " ";
  for (const std::string_view word : {"proof", "json-ld", "hash", "suite", "canonical"})
    if (lower.find(word) != std::string::npos) return std::string(word);
  for (std::size_t at = lower.find("did"); at != std::string::npos;
       at = lower.find("did", at + 1)) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (!is_letter(lower[at - 1]) && !is_letter(lower[at + 3])) return "did";
  }
  return {};
}

}  // namespace cairn::verify
