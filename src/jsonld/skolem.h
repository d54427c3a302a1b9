// SPDX-License-Identifier: Apache-2.0
// Skolemisation (vc-di-ecdsa#skolemizeexpandedjsonld): every blank node of a document gets an IRI,
// so that parts of the document can be told to speak of the same node.
#pragma once
#include "jsonld/expanded.h"

namespace cairn::jsonld {

inline constexpr std::string_view skolem_prefix = "urn:bnid:";

// Names every node of the tree that has no name, or a blank one, by the prefix and a label: the
// blank node's own, or one that the document does not use. What is made lives in `arena`.
// Errors: invalid (an id, a property or a type of the document begins with the prefix, or it holds
// a list: the blank nodes that RDF makes lists of cannot be told apart in parts of a document).
Status skolemize(ItemList& items, Arena& arena);

}  // namespace cairn::jsonld
