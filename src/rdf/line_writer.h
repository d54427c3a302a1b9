// SPDX-License-Identifier: Apache-2.0
// The canonical N-Quads text of terms (rdf-canon#canonical-quads), written into a buffer that keeps
// its memory; and the order those texts have, found without writing them.
#pragma once
#include <charconv>
#include <compare>
#include <cstring>
#include <memory>
#include <string_view>

#include "rdf/dataset.h"

namespace cairn::rdf {

// Text that grows. Unlike std::string it neither clears its memory nor ends in NUL. Room is asked
// for once a line, so that writing its pieces checks nothing.
class TextBuffer {
 public:
  void clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  std::string_view view() const { return {memory_.get(), size_}; }

  // Where to write the next text, at most `bytes_max` long; end_at() then says where it ended.
  char* room(std::size_t bytes_max) {
    if (size_ + bytes_max > capacity_) grow(bytes_max);
    return memory_.get() + size_;
  }
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - memory_.get()); }

 private:
  void grow(std::size_t more);

  std::unique_ptr<char[]> memory_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

inline char* put(std::string_view text, char* at) {
  if (!text.empty()) std::memcpy(at, text.data(), text.size());
  return at + text.size();
}

inline char* put_number(std::uint32_t number, char* at) {
  return std::to_chars(at, at + 10, number).ptr;
}

// An IRI with its brackets, or a literal with its quotes and datatype or language; the end of what
// was written, at most term_bytes_max() further on. Not for blank nodes, whose text depends on the
// purpose.
char* put_literal(const Term& term, char* at);
inline char* put_term(const Term& term, char* at) {
  if (term.kind == TermKind::literal) return put_literal(term, at);
  *at++ = '<';
  at = put(term.value, at);
  *at++ = '>';
  return at;
}
inline std::size_t term_bytes_max(const Term& term) {
  constexpr std::size_t around = 24;  // brackets or quotes, "^^", or a blank node's label
  if (term.kind != TermKind::literal) return term.value.size() + around;
  return term.value.size() * 6 + term.datatype.size() + term.language.size() + around;
}

// One line. `put_blank(id, at)` writes a blank node's label, at most 20 bytes, and gives its end.
template <class PutBlank>
void append_quad(const Dataset& dataset, const Quad& quad, TextBuffer& out, PutBlank&& put_blank) {
  const TermId ids[] = {quad.subject, quad.predicate, quad.object, quad.graph};
  const std::size_t count = quad.graph == default_graph ? 3 : 4;
  std::size_t bytes_max = count + 2;
  for (std::size_t i = 0; i < count; ++i) bytes_max += term_bytes_max(dataset.term(ids[i]));
  auto* at = out.room(bytes_max);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& term = dataset.term(ids[i]);
    at = term.kind == TermKind::blank ? put_blank(ids[i], at) : put_term(term, at);
    *at++ = ' ';
  }
  *at++ = '.';
  *at++ = '\n';
  out.end_at(at);
}

// The code point order of the lines that hold these texts at the same place. An IRI is compared
// with its closing bracket, a literal escaped and with all that follows its quotes.
std::strong_ordering compare_iris(std::string_view a, std::string_view b);
std::strong_ordering compare_literals(const Term& a, const Term& b);

}  // namespace cairn::rdf
