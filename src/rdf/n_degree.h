// SPDX-License-Identifier: Apache-2.0
// Hash N-Degree Quads (rdf-canon#hash-nd-quads): tells blank nodes apart that look alike by the
// paths that lead away from them. Exponential in the worst case, hence counted in steps.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/hash.h"
#include "rdf/blank_nodes.h"

namespace cairn::rdf {

// Gives out b0, b1, b2… (rdf-canon#issue-identifier). Where the specification copies an issuer,
// this one is rolled back to what it was.
class TemporaryIssuer {
 public:
  explicit TemporaryIssuer(Node nodes) : number_(nodes, none) {}

  bool has(Node node) const { return number_[node] != none; }
  std::uint32_t issue(Node node) {
    if (!has(node)) {
      number_[node] = static_cast<std::uint32_t>(order_.size());
      order_.push_back(node);
    }
    return number_[node];
  }
  std::span<const Node> order() const { return order_; }
  void roll_back(std::size_t size) {
    for (; order_.size() > size; order_.pop_back()) number_[order_.back()] = none;
  }

 private:
  std::vector<std::uint32_t> number_;
  std::vector<Node> order_;
};

class NDegreeHasher {
 public:
  // Both references must outlive this. `steps_max`: as limits::canonical_steps_max.
  NDegreeHasher(const BlankNodes& nodes, crypto::Hasher& hasher, std::size_t steps_max)
      : nodes_(nodes), hasher_(hasher), issuer_(nodes.count), steps_left_(steps_max) {}

  struct HashPath {
    crypto::Digest hash;
    std::vector<Node> order;  // as temporary identifiers were issued, the node itself first
  };
  // Errors: too_large (steps or depth).
  Result<HashPath> hash_path(Node node);

 private:
  struct Related {
    crypto::Digest hash;
    Node node;
  };

  Result<crypto::Digest> hash(Node node, std::size_t depth);
  Result<std::vector<Related>> related_nodes(Node node);
  crypto::Digest related_hash(Node related, const Quad& quad, char position);
  Result<std::string> best_path(std::vector<Node> alike, std::size_t depth);
  Result<std::optional<std::string>> path_of(std::span<const Node> permutation,
                                             const std::string& best, std::size_t depth);
  Status spend(std::size_t steps = 1);

  const BlankNodes& nodes_;
  crypto::Hasher& hasher_;
  TemporaryIssuer issuer_;
  std::size_t steps_left_;
};

}  // namespace cairn::rdf
