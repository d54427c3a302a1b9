// SPDX-License-Identifier: Apache-2.0
#include "credential/syntax.h"

#include <algorithm>

#include "base/hex_digit.h"
#include "base/text.h"

namespace cairn::credential {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }
bool is_hex(char c) { return hex_value(c) >= 0; }

template <class Predicate>
bool all(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

bool is_base64url(std::string_view text) {
  return all(text, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; });
}

bool is_script(std::string_view tag) {
  return tag.size() == 4 && is_upper(tag[0]) && all(tag.substr(1), is_lower);
}
bool is_region(std::string_view tag) {
  return (tag.size() == 2 && all(tag, is_upper)) || (tag.size() == 3 && all(tag, is_digit));
}

}  // namespace

bool is_compact_token(std::string_view text) {
  const auto first = text.find('.');
  if (first == std::string_view::npos || first == 0) return false;
  const auto second = text.find('.', first + 1);
  if (second == std::string_view::npos || second + 1 == text.size()) return false;
  return is_base64url(text.substr(0, first)) &&
         is_base64url(text.substr(first + 1, second - first - 1)) &&
         is_base64url(text.substr(second + 1));
}

bool is_language_tag(std::string_view text) {
  const auto parts = split(text, '-');
  if (parts.size() > 3 || parts[0].size() < 2 || parts[0].size() > 4 || !all(parts[0], is_lower))
    return false;
  std::size_t next = 1;
  if (next < parts.size() && is_script(parts[next])) ++next;
  if (next < parts.size() && is_region(parts[next])) ++next;
  return next == parts.size();
}

bool is_language_key(std::string_view text) {
  if (text.size() != 2 && text.size() != 5) return false;
  if (!is_lower(text[0]) || !is_lower(text[1])) return false;
  return text.size() == 2 || (text[2] == '-' && is_upper(text[3]) && is_upper(text[4]));
}

bool is_language_subtags(std::string_view text) {
  bool first = true;
  for (const auto part : split(text, '-')) {
    if (part.empty() || part.size() > 8) return false;
    if (!all(part, [&](char c) { return is_letter(c) || (!first && is_digit(c)); })) return false;
    first = false;
  }
  return true;
}

bool is_extension_name(std::string_view text) {
  constexpr std::string_view prefix = "ext:";
  if (!text.starts_with(prefix) || text.size() == prefix.size()) return false;
  return all(text.substr(prefix.size()), [](char c) {
    return is_letter(c) || is_digit(c) || c == '|' || c == '.' || c == '-' || c == '_';
  });
}

bool is_identity_hash(std::string_view text) {
  struct Hash {
    std::string_view prefix;
    std::size_t digits;
  };
  constexpr Hash hashes[] = {{"sha256$", 64}, {"sha1$", 40}, {"md5$", 32}};
  return std::any_of(std::begin(hashes), std::end(hashes), [&](const Hash& hash) {
    return text.starts_with(hash.prefix) && text.size() == hash.prefix.size() + hash.digits &&
           all(text.substr(hash.prefix.size()), is_hex);
  });
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos &&
         text.find_first_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace cairn::credential
