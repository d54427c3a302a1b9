// SPDX-License-Identifier: Apache-2.0
#include "securing/hidden_statement.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <vector>

namespace cairn::securing {
namespace {

constexpr std::string_view vocabulary = "https://www.w3.org/2018/credentials#";
constexpr std::string_view status = "credentialStatus";

// What a verdict depends on: who, when, whom, and whether it still stands.
constexpr std::string_view decisive[] = {"issuer",           "validFrom",         "validUntil",
                                         "issuanceDate",     "expirationDate",    status,
                                         "credentialSchema", "credentialSubject", "holder"};
// Of a status entry, in whichever vocabulary its type has.
constexpr std::string_view decisive_in_status[] = {
    "statusPurpose", "statusListIndex",     "statusListCredential",    "statusSize",
    "statusMessage", "revocationListIndex", "revocationListCredential"};

std::size_t values_of(const json::Value& value) {
  const auto items = json::as_list(value);
  return static_cast<std::size_t>(
      std::ranges::count_if(items, [](const auto& item) { return !item.is_null(); }));
}

// Some nodes of a dataset. A blank node is its id; an IRI may have several.
class Nodes {
 public:
  explicit Nodes(const rdf::Dataset& dataset) : dataset_(dataset) {}

  void add(rdf::TermId id) {
    if (is_iri(id)) {
      iris_.insert(dataset_.term(id).value);
    } else {
      blanks_.insert(id);
    }
  }
  bool contains(rdf::TermId id) const {
    return is_iri(id) ? iris_.contains(dataset_.term(id).value) : blanks_.contains(id);
  }

 private:
  bool is_iri(rdf::TermId id) const { return dataset_.term(id).kind == rdf::TermKind::iri; }

  const rdf::Dataset& dataset_;
  std::set<std::string_view> iris_;  // not hashed: senders can make keys collide
  std::unordered_set<rdf::TermId> blanks_;
};

class Statements {
 public:
  explicit Statements(const rdf::Dataset& dataset) : dataset_(dataset) {
    if (dataset.quads().empty()) return;
    // JSON-LD names the outermost node first.
    const auto& root = dataset.term(0);
    for (const auto& quad : dataset.quads()) {
      const auto& subject = dataset.term(quad.subject);
      const bool is_root =
          quad.subject == 0 || (subject.kind == rdf::TermKind::iri &&
                                root.kind == rdf::TermKind::iri && subject.value == root.value);
      if (is_root && predicate_of(quad).starts_with(vocabulary)) of_root_.push_back(quad);
    }
  }

  std::size_t count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(of_root_, [&](const auto& quad) { return name_of(quad) == name; }));
  }

  std::vector<rdf::Quad> of_status() const {
    Nodes entries(dataset_);
    for (const auto& quad : of_root_)
      if (name_of(quad) == status) entries.add(quad.object);
    std::vector<rdf::Quad> found;
    for (const auto& quad : dataset_.quads())
      if (entries.contains(quad.subject)) found.push_back(quad);
    return found;
  }

  // What follows the vocabulary.
  std::string_view name_of(const rdf::Quad& quad) const {
    const auto predicate = predicate_of(quad);
    return predicate.substr(predicate.rfind('#') + 1);
  }

 private:
  std::string_view predicate_of(const rdf::Quad& quad) const {
    return dataset_.term(quad.predicate).value;
  }

  const rdf::Dataset& dataset_;
  std::vector<rdf::Quad> of_root_;
};

// Whether the entries state `name` more often than they show it.
bool hides_in_status(const json::Value& entries, std::string_view name,
                     const std::vector<rdf::Quad>& stated, const Statements& statements) {
  const auto count = std::ranges::count_if(
      stated, [&](const auto& quad) { return statements.name_of(quad) == name; });
  std::size_t shown = 0;
  for (const auto& entry : json::as_list(entries)) shown += values_of(entry[name]);
  return static_cast<std::size_t>(count) > shown;
}

}  // namespace

std::string_view find_hidden_statement(const json::Value& document, const rdf::Dataset& dataset) {
  const Statements statements(dataset);
  for (const auto name : decisive)
    if (statements.count(name) > values_of(document[name])) return name;
  const auto entries = document[status];
  if (entries.is_null()) return {};
  const auto stated = statements.of_status();
  for (const auto name : decisive_in_status)
    if (hides_in_status(entries, name, stated, statements)) return status;
  return {};
}

bool hides_expiry(const json::Value& configuration, const rdf::Dataset& dataset) {
  const auto stated = std::ranges::count_if(dataset.quads(), [&](const rdf::Quad& quad) {
    return dataset.term(quad.predicate).value == "https://w3id.org/security#expiration";
  });
  return static_cast<std::size_t>(stated) > values_of(configuration["expires"]);
}

}  // namespace cairn::securing
