// SPDX-License-Identifier: Apache-2.0
#include "rdf/line_writer.h"

#include <algorithm>
#include <array>

#include "base/swar.h"

namespace cairn::rdf {
namespace {

constexpr std::size_t first_capacity_bytes = 4096;
constexpr char hex_digits[] = "0123456789ABCDEF";

constexpr bool is_escaped(unsigned char c) {
  return c < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

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
  if (!is_escaped(c)) return {{static_cast<char>(c)}, 1};
  return {{'\\', 'u', '0', '0', hex_digits[c >> 4], hex_digits[c & 15]}, 6};
}

std::size_t find_escaped(std::string_view text, std::size_t from) {
  return swar::find(
      text, from,
      [](std::uint64_t word) {
        return swar::below(word, 0x20) | swar::equal(word, '"') | swar::equal(word, '\\') |
               swar::equal(word, 0x7F);
      },
      is_escaped);
}

void append_literal(const Term& term, TextBuffer& out) {
  out.append('"');
  std::size_t plain = 0;
  for (auto at = find_escaped(term.value, 0); at < term.value.size();
       at = find_escaped(term.value, plain)) {
    out.append(term.value.substr(plain, at - plain));
    out.append(escape_of(static_cast<unsigned char>(term.value[at])).view());
    plain = at + 1;
  }
  out.append(term.value.substr(plain));
  out.append('"');
  if (!term.language.empty()) {
    out.append('@');
    out.append(term.language);
  } else if (!term.datatype.empty()) {
    out.append("^^<");
    out.append(term.datatype);
    out.append('>');
  }
}

// Two texts in the same place of two lines, each followed by `end`, which neither holds.
std::strong_ordering compare_ended(std::string_view a, std::string_view b, char end) {
  const auto at = swar::common_prefix(a, b);
  if (at == a.size() && at == b.size()) return std::strong_ordering::equal;
  const auto byte = [&](std::string_view text) {
    return static_cast<unsigned char>(at < text.size() ? text[at] : end);
  };
  return byte(a) <=> byte(b);
}

// What follows the closing quote: nothing (a space), "@" or "^^", in this order.
int suffix_rank(const Term& literal) {
  if (!literal.language.empty()) return 1;
  return literal.datatype.empty() ? 0 : 2;
}

}  // namespace

void TextBuffer::grow(std::size_t more) {
  const auto capacity = std::max({first_capacity_bytes, capacity_ * 2, size_ + more});
  std::unique_ptr<char[]> memory(new char[capacity]);
  if (size_ > 0) std::memcpy(memory.get(), memory_.get(), size_);
  memory_ = std::move(memory);
  capacity_ = capacity;
}

void append_term(const Term& term, TextBuffer& out) {
  if (term.kind == TermKind::literal) return append_literal(term, out);
  out.append('<');
  out.append(term.value);
  out.append('>');
}

std::strong_ordering compare_iris(std::string_view a, std::string_view b) {
  return compare_ended(a, b, '>');
}

std::strong_ordering compare_literals(const Term& a, const Term& b) {
  const auto at = swar::common_prefix(a.value, b.value);
  if (at < a.value.size() || at < b.value.size()) {
    const auto piece = [&](std::string_view text) {
      return at < text.size() ? escape_of(static_cast<unsigned char>(text[at])) : Escape{{'"'}, 1};
    };
    return piece(a.value).view() <=> piece(b.value).view();
  }
  if (const auto order = suffix_rank(a) <=> suffix_rank(b); order != 0) return order;
  return suffix_rank(a) == 1 ? compare_ended(a.language, b.language, ' ')
                             : compare_ended(a.datatype, b.datatype, '>');
}

}  // namespace cairn::rdf
