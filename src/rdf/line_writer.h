// SPDX-License-Identifier: Apache-2.0
// The canonical N-Quads text of terms (rdf-canon#canonical-quads), written into a buffer that keeps
// its memory; and the order those texts have, found without writing them.
#pragma once
#include <compare>
#include <cstring>
#include <memory>
#include <string_view>

#include "rdf/dataset.h"

namespace cairn::rdf {

// Text that grows. Unlike std::string it neither clears its memory nor ends in NUL.
class TextBuffer {
 public:
  void clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  std::string_view view(std::size_t from = 0) const { return {memory_.get() + from, size_ - from}; }

  void append(std::string_view text) {
    reserve(text.size());
    if (!text.empty()) std::memcpy(memory_.get() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void append(char c) {
    reserve(1);
    memory_[size_++] = c;
  }

 private:
  void reserve(std::size_t more) {
    if (size_ + more > capacity_) grow(more);
  }
  void grow(std::size_t more);

  std::unique_ptr<char[]> memory_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

// An IRI with its brackets, or a literal with its quotes and datatype or language. Not for blank
// nodes, whose text depends on the purpose.
void append_term(const Term& term, TextBuffer& out);

// One line. `append_blank(id, out)` writes a blank node.
template <class AppendBlank>
void append_quad(const Dataset& dataset, const Quad& quad, TextBuffer& out,
                 AppendBlank&& append_blank) {
  const auto append_any = [&](TermId id) {
    const auto& term = dataset.term(id);
    if (term.kind == TermKind::blank)
      append_blank(id, out);
    else
      append_term(term, out);
    out.append(' ');
  };
  append_any(quad.subject);
  append_any(quad.predicate);
  append_any(quad.object);
  if (quad.graph != default_graph) append_any(quad.graph);
  out.append(".\n");
}

// The code point order of the lines that hold these texts at the same place. An IRI is compared
// with its closing bracket, a literal escaped and with all that follows its quotes.
std::strong_ordering compare_iris(std::string_view a, std::string_view b);
std::strong_ordering compare_literals(const Term& a, const Term& b);

}  // namespace cairn::rdf
