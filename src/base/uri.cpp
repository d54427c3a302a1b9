// SPDX-License-Identifier: Apache-2.0
#include "base/uri.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/scan.h"

namespace cairn {
namespace {

enum CharacterClass : std::uint8_t { scheme_first = 1, scheme_rest = 2 };

constexpr std::array<std::uint8_t, 256> character_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (int c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 'a' + 'A'] = scheme_first | scheme_rest;
  for (int c = '0'; c <= '9'; ++c) classes[c] = scheme_rest;
  for (const char c : {'+', '-', '.'}) classes[static_cast<std::uint8_t>(c)] = scheme_rest;
  return classes;
}

constexpr auto classes = character_classes();

bool is(char c, CharacterClass which) {
  return (classes[static_cast<std::uint8_t>(c)] & which) != 0;
}

// Length of the scheme, 0 where there is none.
std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is(text[0], scheme_first)) return 0;
  std::size_t at = 1;
  while (at < text.size() && is(text[at], scheme_rest)) ++at;
  return at < text.size() && text[at] == ':' ? at : 0;
}

// Whether all characters may stand in an IRI (RFC 3987 section 2.2), "#" once.
bool holds_iri_characters(std::string_view text) {
  const auto find = [&](std::size_t from) {
    return find_byte(text, from, [](auto c) { return is_forbidden_in_iri(c) | (c == '#'); });
  };
  const auto first = find(0);
  if (first == text.size()) return true;
  return text[first] == '#' && find(first + 1) == text.size();
}

// Cuts `text` before the first of `marks`, and returns what was cut off without its mark.
std::optional<std::string_view> cut_at(std::string_view& text, char mark) {
  const auto at = text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const auto rest = text.substr(at + 1);
  text = text.substr(0, at);
  return rest;
}

// RFC 3986 section 5.2.3.
std::string merge_paths(const UriParts& base, std::string_view path) {
  if (base.authority && base.path.empty()) return "/" + std::string(path);
  const auto slash = base.path.rfind('/');
  std::string merged(slash == std::string_view::npos ? std::string_view()
                                                     : base.path.substr(0, slash + 1));
  return merged += path;
}

}  // namespace

UriParts split_uri(std::string_view reference) {
  UriParts parts;
  if (const auto length = scheme_length(reference); length != 0) {
    parts.scheme = reference.substr(0, length);
    reference.remove_prefix(length + 1);
  }
  parts.fragment = cut_at(reference, '#');
  parts.query = cut_at(reference, '?');
  if (reference.starts_with("//")) {
    reference.remove_prefix(2);
    const auto end = std::min(reference.find('/'), reference.size());
    parts.authority = reference.substr(0, end);
    reference.remove_prefix(end);
  }
  parts.path = reference;
  return parts;
}

// RFC 3986 section 5.3.
std::string join_uri(const UriParts& parts) {
  std::string text;
  if (parts.scheme) text.append(*parts.scheme) += ':';
  if (parts.authority) text.append("//").append(*parts.authority);
  text += parts.path;
  if (parts.query) (text += '?').append(*parts.query);
  if (parts.fragment) (text += '#').append(*parts.fragment);
  return text;
}

std::string remove_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    if (path.starts_with("../")) {
      path.remove_prefix(3);
    } else if (path.starts_with("./")) {
      path.remove_prefix(2);
    } else if (path.starts_with("/./")) {
      path.remove_prefix(2);
    } else if (path == "/.") {
      path = "/";
    } else if (path.starts_with("/../") || path == "/..") {
      path = path == "/.." ? std::string_view("/") : path.substr(3);
      const auto last = out.rfind('/');
      out.resize(last == std::string::npos ? 0 : last);
    } else if (path == "." || path == "..") {
      break;
    } else {
      const auto end = std::min(path.find('/', 1), path.size());
      out += path.substr(0, end);
      path.remove_prefix(end);
    }
  }
  return out;
}

std::string resolve_uri(std::string_view base_text, std::string_view reference_text) {
  if (base_text.empty()) return std::string(reference_text);
  const auto base = split_uri(base_text);
  const auto reference = split_uri(reference_text);
  UriParts target = reference;
  std::string path;
  if (reference.scheme || reference.authority) {
    path = remove_dot_segments(reference.path);
    if (!reference.scheme) target.scheme = base.scheme;
  } else {
    target.scheme = base.scheme;
    target.authority = base.authority;
    if (reference.path.empty()) {
      path = base.path;
      if (!reference.query) target.query = base.query;
    } else if (reference.path.front() == '/') {
      path = remove_dot_segments(reference.path);
    } else {
      path = remove_dot_segments(merge_paths(base, reference.path));
    }
  }
  target.path = path;
  return join_uri(target);
}

bool has_scheme(std::string_view reference) { return scheme_length(reference) != 0; }

bool is_absolute_iri(std::string_view text) {
  return scheme_length(text) != 0 && holds_iri_characters(text);
}

}  // namespace cairn
