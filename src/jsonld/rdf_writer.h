// SPDX-License-Identifier: Apache-2.0
// Quads out of the expanded form (json-ld11-api#deserialize-json-ld-to-rdf-algorithm). A node map
// is not built: it would merge nodes of one name, which a set of quads does by itself.
#pragma once
#include <map>
#include <optional>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "jsonld/expanded.h"
#include "jsonld/processor.h"
#include "rdf/dataset.h"

namespace cairn::jsonld {

class RdfWriter {
 public:
  // `document` is a number no other dataset in the making has.
  RdfWriter(const Options& options, std::uint32_t document, Arena& arena, rdf::Dataset& out);

  // Errors: undefined_term (safe mode), too_large (limits::quads_max), invalid (a number or @json
  // value that has no canonical form).
  Status write(const ItemList& items);

 private:
  using TermId = rdf::TermId;
  // Stands for what cannot be in a quad: a relative IRI that lenient mode lets pass.
  static constexpr TermId nowhere = rdf::default_graph - 1;

  void write_items(const ItemList& items, TermId graph);
  TermId write_node(const NodeItem& node, TermId graph);
  void write_properties(const NodeItem& node, TermId subject, TermId graph);
  void write_reverse(const NodeItem& node, TermId subject, TermId graph);
  TermId write_item(const Item& item, TermId graph);
  TermId write_list(const ItemList& items, TermId graph);
  TermId write_value(const ValueItem& item, TermId graph);
  TermId write_directed(const ValueItem& item, TermId graph);
  TermId write_compound(const ValueItem& item, TermId graph);
  std::string_view text_of(const ValueItem& item, std::string_view& datatype);
  std::string_view json_text(const json::Value& value);

  void add(TermId subject, TermId predicate, TermId object, TermId graph) {
    if (subject >= nowhere || predicate >= nowhere || object >= nowhere) return lose();
    if (out_.quads().size() >= limits::quads_max) return refuse_more();
    out_.add({subject, predicate, object, graph});
  }
  void lose();
  void refuse_more();
  TermId term_of(const Iri& iri) {
    if (iri.document == document_) return iri.term;
    iri.term = new_term(iri);
    iri.document = document_;
    return iri.term;
  }
  TermId new_term(const Iri& iri);
  void fail_with(Error error);

  const Options& options_;
  std::uint32_t document_;
  Arena& arena_;
  rdf::Dataset& out_;
  std::map<std::string_view, TermId> blank_nodes_;  // by label
  std::optional<Error> error_;

  // Terms of RDF itself.
  struct Vocabulary {
    Iri type, first, rest, nil, value, language, direction;
  };
  Vocabulary rdf_;
};

}  // namespace cairn::jsonld
