// SPDX-License-Identifier: Apache-2.0
// RFC 3986 references, for IRIs as well as URIs (RFC 3987): split, join, resolve, remove dot
// segments. Nothing is percent-encoded, decoded or lower-cased.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

// Views into the text that was split; nullopt where the component is absent, which is not the same
// as empty ("http://a?" has an empty query). The path is always there.
struct UriParts {
  std::optional<std::string_view> scheme;     // without ":"
  std::optional<std::string_view> authority;  // without "//"
  std::string_view path;
  std::optional<std::string_view> query;     // without "?"
  std::optional<std::string_view> fragment;  // without "#"
};

// Splits any text; a scheme is taken for one only where it follows RFC 3986 section 3.1.
UriParts split_uri(std::string_view reference);
std::string join_uri(const UriParts& parts);

// RFC 3986 section 5.2.4.
std::string remove_dot_segments(std::string_view path);

// RFC 3986 section 5.2.2 (strict). With an empty base the reference is returned as it is.
std::string resolve_uri(std::string_view base, std::string_view reference);

// Whether it begins with a scheme and ":" (RFC 3986 section 4.3, though a fragment may follow).
bool has_scheme(std::string_view reference);

// Which characters no IRI may hold, written or as an escape (n-quads IRIREF): for one of them, or
// for a vector of bytes.
constexpr auto is_forbidden_in_iri(auto c) {
  const auto pair = c | 2;  // the same for < and >, for \ and ^
  return (c <= 0x20) | (c == '"') | (c == '`') | (pair == '>') | (pair == '^') |
         ((c >= '{') & (c <= '}'));
}

// Whether it has a scheme and consists only of characters an RDF IRI may contain: none of
// U+0000–U+0020 <>"{}|^`\ (n-quads IRIREF), and at most one "#". Expects well-formed UTF-8.
bool is_absolute_iri(std::string_view text);

}  // namespace cairn
