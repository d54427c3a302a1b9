// SPDX-License-Identifier: Apache-2.0
#include "jsonld/rdf_writer.h"

#include "json/jcs.h"
#include "jsonld/errors.h"
#include "jsonld/language_tag.h"
#include "jsonld/literal.h"

namespace cairn::jsonld {
namespace {

Iri rdf_iri(std::string_view text) { return {text, IriKind::absolute}; }

}  // namespace

RdfWriter::RdfWriter(const Options& options, std::uint32_t document, Arena& arena,
                     rdf::Dataset& out)
    : options_(options),
      document_(document),
      arena_(arena),
      out_(out),
      rdf_{rdf_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
           rdf_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#first"),
           rdf_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"),
           rdf_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"),
           rdf_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#value"),
           rdf_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#language"),
           rdf_iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#direction")} {}

Status RdfWriter::write(const ItemList& items) {
  write_items(items, rdf::default_graph);
  if (error_) return *std::move(error_);
  return done;
}

void RdfWriter::write_items(const ItemList& items, TermId graph) {
  for (const auto* item = items.first; item != nullptr; item = item->next)
    if (item->kind == ItemKind::node) write_node(static_cast<const NodeItem&>(*item), graph);
}

RdfWriter::TermId RdfWriter::write_node(const NodeItem& node, TermId graph) {
  TermId subject = nowhere;
  if (node.id != nullptr)
    subject = term_of(*node.id);
  else if (!node.entries.has(Keyword::id))
    subject = out_.add_blank();
  if (!node.types.empty()) {
    const auto type = term_of(rdf_.type);
    for (const auto* iri : node.types) add(subject, type, term_of(*iri), graph);
  }
  write_properties(node, subject, graph);
  if (!node.reverse.empty()) write_reverse(node, subject, graph);
  if (subject != nowhere) write_items(node.graph, subject);
  write_items(node.included, graph);
  return subject;
}

void RdfWriter::write_properties(const NodeItem& node, TermId subject, TermId graph) {
  for (const auto* property = node.properties.first; property != nullptr;
       property = property->next) {
    const bool is_iri = property->iri->kind == IriKind::absolute;
    const auto predicate = is_iri ? term_of(*property->iri) : nowhere;
    for (const auto* item = property->values.first; item != nullptr; item = item->next)
      add(subject, predicate, write_item(*item, graph), graph);
  }
}

void RdfWriter::write_reverse(const NodeItem& node, TermId subject, TermId graph) {
  for (const auto* property = node.reverse.first; property != nullptr; property = property->next) {
    const bool is_iri = property->iri->kind == IriKind::absolute;
    const auto predicate = is_iri ? term_of(*property->iri) : nowhere;
    for (const auto* item = property->values.first; item != nullptr; item = item->next)
      add(write_item(*item, graph), predicate, subject, graph);
  }
}

RdfWriter::TermId RdfWriter::write_item(const Item& item, TermId graph) {
  switch (item.kind) {
    case ItemKind::value: return write_value(static_cast<const ValueItem&>(item), graph);
    case ItemKind::node: return write_node(static_cast<const NodeItem&>(item), graph);
    case ItemKind::list: return write_list(static_cast<const ListItem&>(item).items, graph);
  }
  return nowhere;
}

// json-ld11-api#list-to-rdf-conversion.
RdfWriter::TermId RdfWriter::write_list(const ItemList& items, TermId graph) {
  if (items.empty()) return term_of(rdf_.nil);
  const auto head = out_.add_blank();
  auto cell = head;
  for (const auto* item = items.first; item != nullptr; item = item->next) {
    add(cell, term_of(rdf_.first), write_item(*item, graph), graph);
    const auto next = item->next != nullptr ? out_.add_blank() : term_of(rdf_.nil);
    add(cell, term_of(rdf_.rest), next, graph);
    cell = next;
  }
  return head;
}

// json-ld11-api#object-to-rdf-conversion.
RdfWriter::TermId RdfWriter::write_value(const ValueItem& item, TermId graph) {
  std::string_view datatype;
  if (item.datatype != nullptr) {
    if (item.datatype->kind != IriKind::absolute) return nowhere;
    datatype = item.datatype->text;
  }
  const auto text = text_of(item, datatype);
  if (!datatype.empty()) return out_.add_literal(text, datatype);
  const bool is_directed = item.direction == Direction::ltr || item.direction == Direction::rtl;
  if (is_directed && options_.direction != RdfDirection::none) return write_directed(item, graph);
  if (is_directed && options_.mode == Mode::safe)
    fail_with(
        fail(ErrorCode::undefined_term, codes::safe_mode, "the direction of a text would be lost"));
  if (!item.language.empty() && !is_language_tag(item.language)) return nowhere;
  return out_.add_literal(text, {}, item.language);
}

RdfWriter::TermId RdfWriter::write_directed(const ValueItem& item, TermId graph) {
  if (options_.direction == RdfDirection::compound_literal) return write_compound(item, graph);
  std::string datatype = "https://www.w3.org/ns/i18n#";
  datatype.append(item.language).append(item.direction == Direction::ltr ? "_ltr" : "_rtl");
  return out_.add_literal(item.value.as_string(), arena_.copy(datatype));
}

RdfWriter::TermId RdfWriter::write_compound(const ValueItem& item, TermId graph) {
  const auto node = out_.add_blank();
  add(node, term_of(rdf_.value), out_.add_literal(item.value.as_string()), graph);
  if (!item.language.empty())
    add(node, term_of(rdf_.language), out_.add_literal(item.language), graph);
  add(node, term_of(rdf_.direction),
      out_.add_literal(item.direction == Direction::ltr ? "ltr" : "rtl"), graph);
  return node;
}

// The lexical form, and the datatype where the value itself implies one.
std::string_view RdfWriter::text_of(const ValueItem& item, std::string_view& datatype) {
  if (item.is_json) {
    datatype = rdf_json;
    return json_text(item.value);
  }
  if (item.value.is_string()) return item.value.as_string();
  if (item.value.is_boolean()) {
    if (datatype.empty()) datatype = xsd_boolean;
    return item.value.as_boolean() ? "true" : "false";
  }
  const auto number = number_literal(item.value, datatype, arena_);
  if (!number.ok()) fail_with(number.error());
  return number.ok() ? *number : std::string_view();
}

std::string_view RdfWriter::json_text(const json::Value& value) {
  auto text = json::canonical(value);
  if (text.ok()) return arena_.copy(*text);
  fail_with(std::move(text).error());
  return {};
}

RdfWriter::TermId RdfWriter::new_term(const Iri& iri) {
  if (iri.kind == IriKind::absolute) return out_.add_iri(iri.text);
  if (iri.kind == IriKind::relative) return nowhere;
  const auto [at, is_new] = blank_nodes_.try_emplace(iri.text, nowhere);
  if (is_new) at->second = out_.add_blank(iri.text.substr(2));
  return at->second;
}

// Expansion refuses in safe mode whatever cannot become a quad; what it misses ends here.
void RdfWriter::lose() {
  if (options_.mode == Mode::safe)
    fail_with(fail(ErrorCode::undefined_term, codes::safe_mode, "a statement would be lost"));
}

void RdfWriter::refuse_more() {
  fail_with(fail(ErrorCode::too_large, "jsonld: to RDF", "more quads than allowed"));
}

void RdfWriter::fail_with(Error error) {
  if (!error_) error_ = std::move(error);
}

}  // namespace cairn::jsonld
