// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/statements.h"

#include <algorithm>
#include <memory>

#include "crypto/hmac.h"
#include "encoding/multibase.h"
#include "jsonld/skolem.h"
#include "rdf/line_writer.h"

namespace cairn::securing::selective {
namespace {

using rdf::Dataset;
using rdf::TermId;
using rdf::TermKind;

void append_term(const Dataset& dataset, TermId id, std::span<const std::string> labels,
                 TextBuffer& line) {
  const auto& term = dataset.term(id);
  if (term.kind == TermKind::blank) {
    line.append("_:").append(labels[id]);
  } else {
    line.end_at(rdf::put_term(term, line.room(rdf::term_bytes_max(term))));
  }
  line.push_back(' ');
}

// Every quad as a line, by the labels of its terms' ids; sorted, none twice.
std::vector<std::string> write_lines(const Dataset& dataset, std::span<const std::string> labels) {
  std::vector<std::string> lines;
  TextBuffer line;
  for (const auto& quad : dataset.quads()) {
    line.clear();
    append_term(dataset, quad.subject, labels, line);
    append_term(dataset, quad.predicate, labels, line);
    append_term(dataset, quad.object, labels, line);
    if (quad.graph != rdf::default_graph) append_term(dataset, quad.graph, labels, line);
    line.append(".\n");
    lines.emplace_back(line.view());
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

// By the ids of terms; "" for what is no blank node, or in no quad.
Result<std::vector<std::string>> canonical_labels(const Dataset& dataset, const LabelOf& label_of,
                                                  rdf::Canonicalizer& canonicalizer) {
  CAIRN_CHECK(canonicalizer.canonicalize(dataset));
  std::vector<std::string> labels(dataset.terms().size());
  for (TermId id = 0; id < labels.size(); ++id) {
    if (const auto number = canonicalizer.issued(id)) {
      CAIRN_TRY(labels[id], label_of(*number));
    }
  }
  return labels;
}

}  // namespace

// The blank nodes of a dataset by their names in the document.
struct Statements::Blanks {
  std::map<std::string, TermId, std::less<>> ids;
};

LabelOf hmac_labels(ByteView key) {
  const auto hmac = std::make_shared<crypto::HmacSha256>(key);
  return [hmac](std::uint32_t canonical) -> Result<std::string> {
    const auto digest = hmac->code_of("c14n" + std::to_string(canonical));
    return encoding::to_multibase(encoding::Base::base64url, digest.view());
  };
}

Result<std::vector<std::string>> labelled_lines(const json::Value& document,
                                                const LabelOf& label_of, Workspace& workspace) {
  auto& dataset = workspace.dataset();
  dataset.clear();
  CAIRN_CHECK(workspace.processor().to_rdf(document, jsonld::Options{}, dataset));
  auto& canonicalizer = workspace.canonicalizer(crypto::HashAlgorithm::sha256);
  CAIRN_TRY(const auto labels, canonical_labels(dataset, label_of, canonicalizer));
  return write_lines(dataset, labels);
}

// vc-di-ecdsa#todeskolemizednquads.
Statements::Blanks Statements::deskolemize(const Dataset& named, Dataset& out) {
  Blanks blanks;
  std::vector<TermId> ids(named.terms().size());
  for (TermId id = 0; id < ids.size(); ++id) {
    const auto& term = named.term(id);
    if (term.kind == TermKind::literal) {
      ids[id] = out.add_literal(term.value, term.datatype, term.language);
    } else if (term.value.starts_with(jsonld::skolem_prefix)) {
      const auto [known, is_new] = blanks.ids.try_emplace(std::string(term.value), TermId{});
      if (is_new) known->second = out.add_blank();
      ids[id] = known->second;
    } else {
      ids[id] = term.kind == TermKind::iri ? out.add_iri(term.value) : out.add_blank(term.value);
    }
  }
  for (const auto& quad : named.quads())
    out.add({ids[quad.subject], ids[quad.predicate], ids[quad.object],
             quad.graph == rdf::default_graph ? quad.graph : ids[quad.graph]});
  return blanks;
}

Result<Statements> Statements::of(const json::Value& document, const LabelOf& label_of,
                                  Workspace& workspace, Arena& arena) {
  Statements made(workspace, arena);
  auto& named = workspace.dataset();
  named.clear();
  CAIRN_TRY(made.skolemized_, workspace.processor().skolemize(document, arena, named));
  Dataset dataset;
  const auto blanks = deskolemize(named, dataset);
  auto& canonicalizer = workspace.canonicalizer(crypto::HashAlgorithm::sha256);
  CAIRN_TRY(const auto labels, canonical_labels(dataset, label_of, canonicalizer));
  made.lines_ = write_lines(dataset, labels);
  for (const auto& [name, id] : blanks.ids) made.labels_.emplace(name, labels[id]);
  return made;
}

Result<Statements::Blanks> Statements::read_selected(std::span<const std::string> pointers,
                                                     Dataset& out) const {
  CAIRN_TRY(const auto selection, select(skolemized_, pointers, *arena_));
  if (selection.is_null()) return Blanks();
  auto& named = workspace_->dataset();
  named.clear();
  CAIRN_CHECK(workspace_->processor().to_rdf(selection, jsonld::Options{}, named));
  return deskolemize(named, out);
}

Result<std::vector<std::size_t>> Statements::places_of(const Dataset& dataset,
                                                       const Blanks& blanks) const {
  std::vector<std::string> labels(dataset.terms().size());
  for (const auto& [name, id] : blanks.ids) labels[id] = labels_.find(name)->second;
  std::vector<std::size_t> places;
  for (const auto& line : write_lines(dataset, labels)) {
    const auto at = std::lower_bound(lines_.begin(), lines_.end(), line);
    if (at == lines_.end() || *at != line)
      return fail(ErrorCode::invalid, "vc-di-ecdsa#canonicalizeandgroup",
                  "a part of the document says what the whole does not");
    places.push_back(static_cast<std::size_t>(at - lines_.begin()));
  }
  return places;
}

Result<std::vector<std::size_t>> Statements::group(std::span<const std::string> pointers) const {
  Dataset dataset;
  CAIRN_TRY(const auto blanks, read_selected(pointers, dataset));
  return places_of(dataset, blanks);
}

Result<Statements::Part> Statements::part(std::span<const std::string> pointers) const {
  Dataset dataset;
  CAIRN_TRY(const auto blanks, read_selected(pointers, dataset));
  Part part;
  CAIRN_TRY(part.places, places_of(dataset, blanks));
  auto& canonicalizer = workspace_->canonicalizer(crypto::HashAlgorithm::sha256);
  CAIRN_TRY(part.canonical, canonicalizer.canonicalize(dataset));
  for (const auto& [name, id] : blanks.ids)
    if (const auto number = canonicalizer.issued(id))
      part.labels[*number] = labels_.find(name)->second;
  return part;
}

}  // namespace cairn::securing::selective
