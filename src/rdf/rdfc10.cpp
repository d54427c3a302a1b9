// SPDX-License-Identifier: Apache-2.0
// The order of work differs from the specification's, the result does not: quads are first sorted
// as far as that is possible without identifiers (by the ranks of their subjects and predicates,
// then by object), which removes repetitions and leaves the lines of each blank node nearly in
// order; once identifiers are issued only groups with blank objects need sorting again.
#include "rdf/rdfc10.h"

#include <algorithm>
#include <vector>

#include "rdf/blank_nodes.h"
#include "rdf/line_writer.h"
#include "rdf/n_degree.h"
#include "rdf/text_ranks.h"

namespace cairn::rdf {
namespace {

// Documents of one kind share their predicates; above either bound, they are learnt anew.
constexpr std::size_t predicates_remembered_max = 1024;
constexpr std::size_t predicates_bytes_max = 1024 * 1024;

// The quads of one subject, as places in `entries`.
struct Group {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool has_blank_objects = false;  // or blank graph names
};

// A quad within its group: the rank of its predicate above, its index below.
using Entry = std::uint64_t;
constexpr std::uint32_t quad_of(Entry entry) { return static_cast<std::uint32_t>(entry); }
constexpr std::uint32_t predicate_of(Entry entry) {
  return static_cast<std::uint32_t>(entry >> 32);
}

// 0 … count-1 in the order of their decimal texts: 0, 1, 10, 11, 2…
void numbers_as_text(std::uint32_t count, std::vector<std::uint32_t>& out) {
  out.clear();
  if (count > 0) out.push_back(0);
  std::uint64_t number = 1;
  while (out.size() < count) {
    out.push_back(static_cast<std::uint32_t>(number));
    if (number * 10 < count) {
      number *= 10;
      continue;
    }
    while (number % 10 == 9 || number + 1 >= count) number /= 10;
    ++number;
  }
}

}  // namespace

struct Canonicalizer::State {
  explicit State(crypto::HashAlgorithm algorithm) : hasher(algorithm) {}

  Result<Done> run(const Dataset& dataset, std::size_t steps_max);
  Status collect(const Dataset& dataset);
  void group_quads();
  void sort_group(Group& group);
  void remove_repetitions(Group& group);
  std::strong_ordering compare_objects(const Quad& a, const Quad& b) const;
  std::strong_ordering compare_ends(TermId a, TermId b) const;
  void collect_mentions();
  void hash_first_degree(Node node);
  Result<Done> issue_identifiers(std::size_t steps_max);
  Result<Done> issue_alike(std::span<const Node> alike, NDegreeHasher& n_degree);
  void order_blank_groups();
  void write();

  crypto::Hasher hasher;
  BlankNodes nodes;
  TextRanks subjects, predicates;
  std::vector<Group> groups;  // IRIs by rank, then blank nodes by number
  std::vector<Entry> entries;
  std::vector<std::uint32_t> place_of_node;  // order of blank nodes among objects: see sort_group
  std::vector<std::uint32_t> number_order;
  std::vector<Node> by_hash, node_of_number;
  std::vector<std::size_t> line_ends;
  std::vector<std::string_view> lines;
  TextBuffer scratch, text;
};

// Numbers blank nodes and ranks IRIs. Texts shared by many quads could make lines without end.
Status Canonicalizer::State::collect(const Dataset& dataset) {
  nodes.dataset = &dataset;
  nodes.count = 0;
  nodes.issued = 0;
  nodes.node_of_term.assign(dataset.terms().size(), none);
  subjects.forget();
  subjects.begin(dataset.terms().size());
  if (predicates.remembered() > predicates_remembered_max ||
      predicates.remembered_bytes() > predicates_bytes_max)
    predicates.forget();
  predicates.begin(dataset.terms().size());
  std::size_t bytes = 0;
  const auto meet = [&](TermId id) {
    const auto& term = dataset.term(id);
    if (term.kind != TermKind::blank) {
      bytes += term.value.size() + term.datatype.size() + term.language.size();
      return false;
    }
    if (nodes.node_of_term[id] == none) nodes.node_of_term[id] = nodes.count++;
    return true;
  };
  for (const auto& quad : dataset.quads()) {
    if (!meet(quad.subject)) subjects.add(quad.subject, dataset.term(quad.subject).value);
    const auto predicate = dataset.term(quad.predicate).value;
    predicates.add(quad.predicate, predicate);
    bytes += predicate.size();
    meet(quad.object);
    if (quad.graph != default_graph) meet(quad.graph);
  }
  if (bytes > limits::canonical_bytes_max)
    return fail(ErrorCode::too_large, "rdf-canon", "its lines would be longer than allowed");
  subjects.rank();
  predicates.rank();
  place_of_node.resize(nodes.count);
  for (Node node = 0; node < nodes.count; ++node) place_of_node[node] = node;
  return done;
}

// A counting sort by subject.
void Canonicalizer::State::group_quads() {
  const auto quads = nodes.dataset->quads();
  const auto group_of = [&](const Quad& quad) {
    const auto node = nodes.node_of_term[quad.subject];
    return node == none ? subjects[quad.subject] : subjects.distinct() + node;
  };
  groups.assign(subjects.distinct() + nodes.count, {});
  for (const auto& quad : quads) ++groups[group_of(quad)].end;
  std::uint32_t begin = 0;
  for (auto& group : groups) {
    const auto size = group.end;
    group.begin = group.end = begin;
    begin += size;
  }
  entries.resize(quads.size());
  for (std::uint32_t i = 0; i < quads.size(); ++i) {
    auto& group = groups[group_of(quads[i])];
    entries[group.end++] = Entry{predicates[quads[i].predicate]} << 32 | i;
    group.has_blank_objects |=
        nodes.node_of_term[quads[i].object] != none || nodes.node_at(quads[i].graph) != none;
  }
}

// Objects and graph names: literals before IRIs before blank nodes (by '"' < '<' < '_').
std::strong_ordering Canonicalizer::State::compare_ends(TermId a, TermId b) const {
  if (a == b) return std::strong_ordering::equal;
  const auto& x = nodes.dataset->term(a);
  const auto& y = nodes.dataset->term(b);
  const auto rank = [](TermKind kind) {
    return kind == TermKind::literal ? 0 : kind == TermKind::iri ? 1 : 2;
  };
  if (x.kind != y.kind) return rank(x.kind) <=> rank(y.kind);
  switch (x.kind) {
    case TermKind::literal: return compare_literals(x, y);
    case TermKind::iri: return compare_iris(x.value, y.value);
    case TermKind::blank: break;
  }
  return place_of_node[nodes.node_of_term[a]] <=> place_of_node[nodes.node_of_term[b]];
}

std::strong_ordering Canonicalizer::State::compare_objects(const Quad& a, const Quad& b) const {
  if (const auto order = compare_ends(a.object, b.object); order != 0) return order;
  if (a.graph == b.graph) return std::strong_ordering::equal;
  if (a.graph == default_graph) return std::strong_ordering::less;
  if (b.graph == default_graph) return std::strong_ordering::greater;
  return compare_ends(a.graph, b.graph);
}

void Canonicalizer::State::sort_group(Group& group) {
  const auto quads = nodes.dataset->quads();
  std::sort(entries.begin() + group.begin, entries.begin() + group.end, [&](Entry a, Entry b) {
    if (predicate_of(a) != predicate_of(b)) return a < b;
    return compare_objects(quads[quad_of(a)], quads[quad_of(b)]) < 0;
  });
}

void Canonicalizer::State::remove_repetitions(Group& group) {
  const auto quads = nodes.dataset->quads();
  const auto end = std::unique(entries.begin() + group.begin, entries.begin() + group.end,
                               [&](Entry a, Entry b) {
                                 return predicate_of(a) == predicate_of(b) &&
                                        compare_objects(quads[quad_of(a)], quads[quad_of(b)]) == 0;
                               });
  group.end = static_cast<std::uint32_t>(end - entries.begin());
}

// Step 2: which quads mention a blank node, each quad once.
void Canonicalizer::State::collect_mentions() {
  const auto quads = nodes.dataset->quads();
  const auto each_mention = [&](auto&& take) {
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      const auto& group = groups[g];
      if (g < subjects.distinct() && !group.has_blank_objects) continue;
      for (auto i = group.begin; i < group.end; ++i) {
        const auto& quad = quads[quad_of(entries[i])];
        const auto s = nodes.node_of_term[quad.subject];
        const auto o = nodes.node_of_term[quad.object];
        const auto name = nodes.node_at(quad.graph);
        if (s != none) take(s, quad_of(entries[i]));
        if (o != none && o != s) take(o, quad_of(entries[i]));
        if (name != none && name != s && name != o) take(name, quad_of(entries[i]));
      }
    }
  };
  auto& begin = nodes.mentions_begin;
  begin.assign(nodes.count + 2, 0);  // filled one place further on, which placing then undoes
  each_mention([&](Node node, std::uint32_t) { ++begin[node + 2]; });
  for (std::size_t i = 2; i < begin.size(); ++i) begin[i] += begin[i - 1];
  nodes.mentions.resize(begin.back());
  each_mention([&](Node node, std::uint32_t quad) { nodes.mentions[begin[node + 1]++] = quad; });
}

// rdf-canon#hash-1d-quads
void Canonicalizer::State::hash_first_degree(Node node) {
  const auto& dataset = *nodes.dataset;
  scratch.clear();
  line_ends.clear();
  for (const auto quad : nodes.mentions_of(node)) {
    append_quad(dataset, dataset.quads()[quad], scratch, [&](TermId id, char* at) {
      return put(nodes.node_of_term[id] == node ? "_:a" : "_:z", at);
    });
    line_ends.push_back(scratch.size());
  }
  lines.clear();
  std::size_t begin = 0;
  for (const auto end : line_ends) {
    lines.push_back(scratch.view().substr(begin, end - begin));
    begin = end;
  }
  if (std::is_sorted(lines.begin(), lines.end())) {
    hasher.update(scratch.view());
  } else {
    std::sort(lines.begin(), lines.end());
    for (const auto line : lines) hasher.update(line);
  }
  nodes.first_degree[node] = hasher.finish();
}

// Steps 3 to 5.
Result<Done> Canonicalizer::State::issue_identifiers(std::size_t steps_max) {
  nodes.first_degree.resize(nodes.count);
  nodes.canonical.assign(nodes.count, none);
  by_hash.resize(nodes.count);
  for (Node node = 0; node < nodes.count; ++node) {
    hash_first_degree(node);
    by_hash[node] = node;
  }
  const auto hash_of = [&](Node node) -> const auto& { return nodes.first_degree[node].bytes; };
  std::sort(by_hash.begin(), by_hash.end(),
            [&](Node a, Node b) { return hash_of(a) < hash_of(b); });
  const auto end_of_alike = [&](std::size_t first) {
    auto last = first + 1;
    while (last < by_hash.size() && hash_of(by_hash[last]) == hash_of(by_hash[first])) ++last;
    return last;
  };
  for (std::size_t first = 0, last = 0; first < by_hash.size(); first = last) {
    last = end_of_alike(first);
    if (last == first + 1) nodes.issue(by_hash[first]);
  }
  if (nodes.issued == nodes.count) return done;
  NDegreeHasher n_degree(nodes, hasher, steps_max);
  for (std::size_t first = 0, last = 0; first < by_hash.size(); first = last) {
    last = end_of_alike(first);
    if (last > first + 1)
      CAIRN_CHECK(issue_alike(std::span(by_hash).subspan(first, last - first), n_degree));
  }
  return done;
}

// Step 5.1 to 5.3 for one hash that several blank nodes share.
Result<Done> Canonicalizer::State::issue_alike(std::span<const Node> alike,
                                               NDegreeHasher& n_degree) {
  std::vector<NDegreeHasher::HashPath> paths;
  for (const auto node : alike) {
    if (nodes.canonical[node] != none) continue;
    CAIRN_TRY(auto path, n_degree.hash_path(node));
    paths.push_back(std::move(path));
  }
  std::stable_sort(paths.begin(), paths.end(),
                   [](const auto& a, const auto& b) { return a.hash.bytes < b.hash.bytes; });
  for (const auto& path : paths)
    for (const auto node : path.order) nodes.issue(node);
  return done;
}

// Identifiers sort as text; the groups whose order depended on them are sorted again.
void Canonicalizer::State::order_blank_groups() {
  node_of_number.resize(nodes.count);
  for (Node node = 0; node < nodes.count; ++node) node_of_number[nodes.canonical[node]] = node;
  numbers_as_text(nodes.count, number_order);
  for (std::uint32_t place = 0; place < nodes.count; ++place)
    place_of_node[node_of_number[number_order[place]]] = place;
  for (auto& group : groups)
    if (group.has_blank_objects) sort_group(group);
}

// Step 6.
void Canonicalizer::State::write() {
  const auto& dataset = *nodes.dataset;
  text.clear();
  const auto put_label = [&](TermId id, char* at) {
    return put_number(nodes.canonical[nodes.node_of_term[id]], put("_:c14n", at));
  };
  const auto write_group = [&](const Group& group) {
    for (auto i = group.begin; i < group.end; ++i)
      append_quad(dataset, dataset.quads()[quad_of(entries[i])], text, put_label);
  };
  for (std::uint32_t rank = 0; rank < subjects.distinct(); ++rank) write_group(groups[rank]);
  for (std::uint32_t place = 0; place < nodes.count; ++place)
    write_group(groups[subjects.distinct() + node_of_number[number_order[place]]]);
}

Result<Done> Canonicalizer::State::run(const Dataset& dataset, std::size_t steps_max) {
  if (dataset.quads().size() > limits::quads_max)
    return fail(ErrorCode::too_large, "rdf-canon", "more quads than allowed");
  CAIRN_CHECK(collect(dataset));
  group_quads();
  for (auto& group : groups) {
    sort_group(group);
    remove_repetitions(group);
  }
  collect_mentions();
  CAIRN_CHECK(issue_identifiers(steps_max));
  order_blank_groups();
  write();
  return done;
}

Canonicalizer::Canonicalizer(crypto::HashAlgorithm algorithm)
    : state_(std::make_unique<State>(algorithm)) {}
Canonicalizer::~Canonicalizer() = default;
Canonicalizer::Canonicalizer(Canonicalizer&&) noexcept = default;
Canonicalizer& Canonicalizer::operator=(Canonicalizer&&) noexcept = default;

Result<std::string_view> Canonicalizer::canonicalize(const Dataset& dataset,
                                                     std::size_t steps_max) {
  CAIRN_CHECK(state_->run(dataset, steps_max));
  return state_->text.view();
}

Result<crypto::Digest> Canonicalizer::digest(const Dataset& dataset, std::size_t steps_max) {
  CAIRN_CHECK(state_->run(dataset, steps_max));
  state_->hasher.update(state_->text.view());
  return state_->hasher.finish();
}

std::optional<std::uint32_t> Canonicalizer::issued(TermId blank) const {
  const auto& nodes = state_->nodes;
  if (blank >= nodes.node_of_term.size() || nodes.node_of_term[blank] == none) return std::nullopt;
  return nodes.canonical[nodes.node_of_term[blank]];
}

}  // namespace cairn::rdf
