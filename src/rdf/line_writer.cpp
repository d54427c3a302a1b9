// SPDX-License-Identifier: Apache-2.0
#include "rdf/line_writer.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/hex_digit.h"
#include "base/scan.h"

namespace cairn::rdf {
namespace {

// For one byte or a vector of them.
constexpr auto is_escaped(auto c) { return (c < 0x20) | (c == '"') | (c == '\\') | (c == 0x7F); }

// What stands in the line for one byte of a literal.
struct Escape {
  std::array<char, 6> text{};
  std::size_t size = 0;
  std::string_view view() const { return {text.data(), size}; }
};

Escape escape_of(unsigned char c) {
  const auto short_form = [](char letter) { return Escape{{'\\', letter}, 2}; };
  switch (c) {
    case '\b': return short_form('b');
    case '\t': return short_form('t');
    case '\n': return short_form('n');
    case '\f': return short_form('f');
    case '\r': return short_form('r');
    case '"': return short_form('"');
    case '\\': return short_form('\\');
    default: break;
  }
  if (is_escaped(c) == 0) return {{static_cast<char>(c)}, 1};
  return {{'\\', 'u', '0', '0', upper_hex_digits[c >> 4], upper_hex_digits[c & 15]}, 6};
}

std::size_t find_escaped(std::string_view text, std::size_t from) {
  return find_byte(text, from, [](auto c) { return is_escaped(c); });
}

// Two texts in the same place of two lines, each followed by `end`, which neither holds.
std::strong_ordering compare_ended(std::string_view a, std::string_view b, char end) {
  const auto common = std::min(a.size(), b.size());
  const int order = common == 0 ? 0 : std::memcmp(a.data(), b.data(), common);
  if (order != 0) return order <=> 0;
  if (a.size() == b.size()) return std::strong_ordering::equal;
  const auto byte = [&](std::string_view text) {
    return static_cast<unsigned char>(common < text.size() ? text[common] : end);
  };
  return byte(a) <=> byte(b);
}

// What follows the closing quote: nothing (a space), "@" or "^^", in this order.
int suffix_rank(const Term& literal) {
  if (!literal.language.empty()) return 1;
  return literal.datatype.empty() ? 0 : 2;
}

}  // namespace

char* put_literal(const Term& term, char* at) {
  *at++ = '"';
  std::size_t plain = 0;
  for (auto special = find_escaped(term.value, 0); special < term.value.size();
       special = find_escaped(term.value, plain)) {
    at = put(term.value.substr(plain, special - plain), at);
    at = put(escape_of(static_cast<unsigned char>(term.value[special])).view(), at);
    plain = special + 1;
  }
  at = put(term.value.substr(plain), at);
  *at++ = '"';
  if (!term.language.empty()) {
    *at++ = '@';
    return put(term.language, at);
  }
  if (term.datatype.empty()) return at;
  at = put("^^<", at);
  at = put(term.datatype, at);
  *at++ = '>';
  return at;
}

std::strong_ordering compare_iris(std::string_view a, std::string_view b) {
  return compare_ended(a, b, '>');
}

std::strong_ordering compare_literals(const Term& a, const Term& b) {
  const auto at = common_prefix(a.value, b.value);
  if (at < a.value.size() || at < b.value.size()) {
    const auto piece = [&](std::string_view text) {
      return at < text.size() ? escape_of(static_cast<unsigned char>(text[at])) : Escape{{'"'}, 1};
    };
    return piece(a.value).view() <=> piece(b.value).view();
  }
  if (const auto order = suffix_rank(a) <=> suffix_rank(b); order != 0) return order;
  if (suffix_rank(a) == 0) return std::strong_ordering::equal;
  return suffix_rank(a) == 1 ? compare_ended(a.language, b.language, ' ')
                             : compare_ended(a.datatype, b.datatype, '>');
}

}  // namespace cairn::rdf
