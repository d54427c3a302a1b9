// SPDX-License-Identifier: Apache-2.0
#include "rdf/n_degree.h"

#include <algorithm>

#include "base/limits.h"
#include "encoding/hex.h"

namespace cairn::rdf {
namespace {

constexpr const char* where = "rdf-canon#hash-nd-quads";

std::string canonical_label(std::uint32_t number) { return "_:c14n" + std::to_string(number); }
std::string temporary_label(std::uint32_t number) { return "_:b" + std::to_string(number); }

bool before(const crypto::Digest& a, const crypto::Digest& b) { return a.bytes < b.bytes; }

// Step 5.4.4.3: a path that is already no shorter and greater cannot become the chosen one.
bool is_beaten(const std::string& path, const std::string& best) {
  return !best.empty() && path.size() >= best.size() && path > best;
}

}  // namespace

Status NDegreeHasher::spend(std::size_t steps) {
  if (steps_left_ < steps)
    return fail(ErrorCode::too_large, where, "the blank nodes are too entangled to tell apart");
  steps_left_ -= steps;
  return done;
}

Result<NDegreeHasher::HashPath> NDegreeHasher::hash_path(Node node) {
  issuer_.roll_back(0);
  issuer_.issue(node);
  CAIRN_TRY(const auto digest, hash(node, 1));
  return HashPath{digest, {issuer_.order().begin(), issuer_.order().end()}};
}

// rdf-canon#hash-related-blank-node
crypto::Digest NDegreeHasher::related_hash(Node related, const Quad& quad, char position) {
  hasher_.update(std::string_view(&position, 1));
  if (position != 'g') {
    hasher_.update("<");
    hasher_.update(nodes_.dataset->term(quad.predicate).value);
    hasher_.update(">");
  }
  if (nodes_.canonical[related] != none)
    hasher_.update(canonical_label(nodes_.canonical[related]));
  else if (issuer_.has(related))
    hasher_.update(temporary_label(issuer_.issue(related)));
  else
    hasher_.update(encoding::to_hex(nodes_.first_degree[related].view()));
  return hasher_.finish();
}

// Steps 1 to 3: Hn, sorted by hash.
Result<std::vector<NDegreeHasher::Related>> NDegreeHasher::related_nodes(Node node) {
  std::vector<Related> all;
  for (const auto index : nodes_.mentions_of(node)) {
    const auto& quad = nodes_.dataset->quads()[index];
    const std::pair<TermId, char> components[] = {
        {quad.subject, 's'}, {quad.object, 'o'}, {quad.graph, 'g'}};
    for (const auto& [id, position] : components) {
      const auto related = nodes_.node_at(id);
      if (related == none || related == node) continue;
      CAIRN_CHECK(spend(1 + nodes_.dataset->term(quad.predicate).value.size() / 1024));
      all.push_back({related_hash(related, quad, position), related});
    }
  }
  std::sort(all.begin(), all.end(), [](const Related& a, const Related& b) {
    return a.hash == b.hash ? a.node < b.node : before(a.hash, b.hash);
  });
  return all;
}

Result<crypto::Digest> NDegreeHasher::hash(Node node, std::size_t depth) {
  if (depth > limits::canonical_depth_max)
    return fail(ErrorCode::too_large, where, "the blank nodes lead too deep to tell apart");
  CAIRN_CHECK(spend());
  CAIRN_TRY(const auto related, related_nodes(node));
  std::string data;
  for (auto first = related.begin(); first != related.end();) {  // step 5
    const auto last = std::find_if(first, related.end(),
                                   [&](const Related& r) { return !(r.hash == first->hash); });
    std::vector<Node> alike;
    for (auto it = first; it != last; ++it) alike.push_back(it->node);
    data += encoding::to_hex(first->hash.view());
    CAIRN_TRY(const auto path, best_path(std::move(alike), depth));
    data += path;
    first = last;
  }
  hasher_.update(data);
  return hasher_.finish();
}

// Steps 5.2 to 5.6: of all orders of `alike` the one with the least path, whose identifiers stay
// issued.
Result<std::string> NDegreeHasher::best_path(std::vector<Node> alike, std::size_t depth) {
  const auto before_all = issuer_.order().size();
  std::string best;
  std::vector<Node> best_order;
  do {
    CAIRN_TRY(auto path, path_of(alike, best, depth));
    if (path && (best.empty() || *path < best)) {
      best = std::move(*path);
      const auto issued = issuer_.order().subspan(before_all);
      best_order.assign(issued.begin(), issued.end());
    }
    issuer_.roll_back(before_all);
  } while (std::next_permutation(alike.begin(), alike.end()));
  for (const auto node : best_order) issuer_.issue(node);
  return best;
}

// Steps 5.4.1 to 5.4.5; nullopt where `best` beats it.
Result<std::optional<std::string>> NDegreeHasher::path_of(std::span<const Node> permutation,
                                                          const std::string& best,
                                                          std::size_t depth) {
  using Beaten = std::optional<std::string>;
  std::string path;
  std::vector<Node> recursion;
  for (const auto related : permutation) {
    CAIRN_CHECK(spend());
    if (nodes_.canonical[related] != none) {
      path += canonical_label(nodes_.canonical[related]);
    } else {
      if (!issuer_.has(related)) recursion.push_back(related);
      path += temporary_label(issuer_.issue(related));
    }
    if (is_beaten(path, best)) return Beaten();
  }
  for (const auto related : recursion) {
    CAIRN_TRY(const auto digest, hash(related, depth + 1));
    path += temporary_label(issuer_.issue(related));
    path += "<" + encoding::to_hex(digest.view()) + ">";
    if (is_beaten(path, best)) return Beaten();
  }
  return Beaten(std::move(path));
}

}  // namespace cairn::rdf
