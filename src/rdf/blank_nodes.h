// SPDX-License-Identifier: Apache-2.0
// The blank nodes of a dataset, numbered, with the quads that mention them: the canonicalization
// state of RDFC-1.0 (rdf-canon#canon-state).
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "crypto/hash.h"
#include "rdf/dataset.h"

namespace cairn::rdf {

using Node = std::uint32_t;  // a blank node: 0, 1, 2… in the order they are first met
inline constexpr std::uint32_t none = 0xFFFFFFFF;

struct BlankNodes {
  const Dataset* dataset = nullptr;
  std::vector<Node> node_of_term;             // none for IRIs, literals and unused blank nodes
  std::vector<std::uint32_t> mentions;        // indexes of quads, node by node
  std::vector<std::uint32_t> mentions_begin;  // node → its first place in `mentions`; one more
  std::vector<crypto::Digest> first_degree;   // rdf-canon#hash-1d-quads
  std::vector<std::uint32_t> canonical;       // node → n of c14n<n>, or none
  std::uint32_t issued = 0;                   // canonical identifiers so far
  Node count = 0;

  std::span<const std::uint32_t> mentions_of(Node node) const {
    return std::span(mentions).subspan(mentions_begin[node],
                                       mentions_begin[node + 1] - mentions_begin[node]);
  }
  // The blank node a term is, or none; also for default_graph.
  Node node_at(TermId id) const { return id == default_graph ? none : node_of_term[id]; }
  void issue(Node node) {
    if (canonical[node] == none) canonical[node] = issued++;
  }
};

}  // namespace cairn::rdf
