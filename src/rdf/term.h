// SPDX-License-Identifier: Apache-2.0
// RDF 1.1 terms. A term owns no text: its views point into an arena or static memory that must
// outlive every dataset it stands in. Source: rdf11-concepts#section-rdf-graph.
#pragma once
#include <cstdint>
#include <string_view>

namespace cairn::rdf {

enum class TermKind : std::uint8_t { iri, blank, literal };

struct Term {
  std::string_view value;     // IRI without <>, blank node label without "_:", or lexical form
  std::string_view datatype;  // literals only: an IRI; "" means xsd:string (or rdf:langString)
  std::string_view language;  // literals only: a tag makes the datatype rdf:langString
  TermKind kind = TermKind::iri;
};

using TermId = std::uint32_t;
inline constexpr TermId default_graph = 0xFFFFFFFF;

struct Quad {
  TermId subject = 0;
  TermId predicate = 0;
  TermId object = 0;
  TermId graph = default_graph;
};

inline constexpr std::string_view xsd_string = "http://www.w3.org/2001/XMLSchema#string";
inline constexpr std::string_view rdf_lang_string =
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

}  // namespace cairn::rdf
