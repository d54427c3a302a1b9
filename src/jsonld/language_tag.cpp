// SPDX-License-Identifier: Apache-2.0
#include "jsonld/language_tag.h"

#include <algorithm>

#include "base/text.h"

namespace cairn::jsonld {

bool is_language_tag(std::string_view tag) {
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

std::string_view lower_case(std::string_view tag, Arena& arena) {
  const bool has_upper_case =
      std::any_of(tag.begin(), tag.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return has_upper_case ? arena.copy(to_lower_ascii(tag)) : tag;
}

Result<Language> make_language(std::string_view tag, Arena& arena) {
  if (is_too_long(tag)) return too_long_language();
  return Language{lower_case(tag, arena), tag.empty() || is_language_tag(tag)};
}

}  // namespace cairn::jsonld
