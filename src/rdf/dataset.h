// SPDX-License-Identifier: Apache-2.0
// Dataset: a list of quads over a table of terms (rdf11-concepts#section-dataset). It is a list,
// not a set: equal terms may have several ids and equal quads may repeat, so that building one
// costs no look-ups. A blank node, however, is its id: each node must be added exactly once.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "rdf/term.h"

namespace cairn::rdf {

class Dataset {
 public:
  // Texts are kept as views: pass static text, text that outlives the dataset, or arena().copy(…).
  TermId add_iri(std::string_view iri) { return add_term({iri, {}, {}, TermKind::iri}); }
  TermId add_blank(std::string_view label = {}) {
    return add_term({label, {}, {}, TermKind::blank});
  }
  TermId add_literal(std::string_view value, std::string_view datatype = {},
                     std::string_view language = {}) {
    if (datatype == xsd_string || !language.empty()) datatype = {};
    return add_term({value, datatype, language, TermKind::literal});
  }

  // Subject and graph are IRIs or blank nodes, the predicate is an IRI; all were added before.
  void add(const Quad& quad) { quads_.push_back(quad); }

  const Term& term(TermId id) const { return terms_[id]; }
  std::span<const Term> terms() const { return terms_; }
  std::span<const Quad> quads() const { return quads_; }

  // For text that has to live as long as the dataset.
  Arena& arena() { return arena_; }

  // Empty again, memory kept; text in arena() is gone.
  void clear() {
    terms_.clear();
    quads_.clear();
    arena_.reset();
  }

 private:
  TermId add_term(const Term& term) {
    terms_.push_back(term);
    return static_cast<TermId>(terms_.size() - 1);
  }

  std::vector<Term> terms_;
  std::vector<Quad> quads_;
  Arena arena_;
};

}  // namespace cairn::rdf
