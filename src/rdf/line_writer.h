// SPDX-License-Identifier: Apache-2.0
// The canonical N-Quads text of terms (rdf-canon#canonical-quads), written into a buffer that keeps
// its memory; and the order those texts have, found without writing them.
#pragma once
#include <charconv>
#include <compare>
#include <string_view>

#include "base/text_buffer.h"
#include "rdf/dataset.h"

namespace cairn::rdf {

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
