// SPDX-License-Identifier: Apache-2.0
#include "jsonld/skolem.h"

#include <string>

namespace cairn::jsonld {
namespace {

class Skolemizer {
 public:
  explicit Skolemizer(Arena& arena) : arena_(arena) {}

  void name_all(ItemList& items) {
    for (auto* item = items.first; item != nullptr; item = item->next) {
      has_list = has_list || item->kind == ItemKind::list;
      if (item->kind == ItemKind::node) name(*static_cast<NodeItem*>(item));
    }
  }

  bool has_list = false;
  bool has_prefix = false;

 private:
  void name_all(PropertyList& properties) {
    for (auto* property = properties.first; property != nullptr; property = property->next) {
      has_prefix = has_prefix || property->iri->text.starts_with(skolem_prefix);
      name_all(property->values);
    }
  }

  void name(NodeItem& node) {
    for (const auto* type : node.types) check(*type);
    if (node.id == nullptr)
      node.id = made("g" + std::to_string(count_++));  // a blank node's begins with "b"
    else if (node.id->kind == IriKind::blank)
      node.id = made(std::string("b").append(node.id->text.substr(2)));
    else
      check(*node.id);
    node.entries.add(Keyword::id);
    name_all(node.graph);
    name_all(node.included);
    name_all(node.properties);
    name_all(node.reverse);
  }

  void check(const Iri& iri) {
    has_prefix = has_prefix || iri.text.starts_with(skolem_prefix) || iri.kind == IriKind::blank;
  }

  const Iri* made(const std::string& label) {
    return arena_.make<Iri>(arena_.copy(std::string(skolem_prefix).append(label)),
                            IriKind::absolute);
  }

  Arena& arena_;
  std::size_t count_ = 0;
};

}  // namespace

Status skolemize(ItemList& items, Arena& arena) {
  constexpr const char* where = "vc-di-ecdsa#skolemizeexpandedjsonld";
  Skolemizer skolemizer(arena);
  skolemizer.name_all(items);
  if (skolemizer.has_list)
    return fail(ErrorCode::invalid, where, "a document with a list cannot be disclosed in parts");
  if (skolemizer.has_prefix)
    return fail(ErrorCode::invalid, where,
                "an id or property that begins with urn:bnid:, or a blank type, cannot be "
                "disclosed in parts");
  return done;
}

}  // namespace cairn::jsonld
