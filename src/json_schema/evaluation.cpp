// SPDX-License-Identifier: Apache-2.0
// Applying a schema, references, and the keywords that combine schemas
// (json-schema-core#section-10.2).
#include "json_schema/evaluation.h"

#include <algorithm>

#include "json/pointer.h"

namespace cairn::json_schema {
namespace {

constexpr const char* where = "json-schema-core";
constexpr std::uint64_t marks_a_step = 64;  // of joining what was looked at

std::size_t depth_of(const Outcome& outcome) {
  const auto& path = outcome.faults.front().path;
  return static_cast<std::size_t>(std::count(path.begin(), path.end(), '/'));
}

}  // namespace

void Evaluation::Marks::add(const Marks& others) {
  if (marked_.size() < others.marked_.size()) marked_.resize(others.marked_.size());
  for (std::size_t i = 0; i < others.marked_.size(); ++i)
    if (others.marked_[i]) marked_[i] = true;
}

Result<Outcome> Evaluation::run(const json::Value& value, std::uint64_t& steps_left) {
  const auto steps = std::min(steps_left, compiled_.limits.steps_max);
  steps_left_ = steps;
  Outcome outcome;
  apply(*compiled_.root, {value}, nullptr, &outcome);
  steps_left -= steps - steps_left_;
  if (stopped_) return std::move(*stopped_);
  return outcome;
}

bool Evaluation::spend(std::uint64_t steps) {
  if (stopped_) return false;
  if (steps > steps_left_) {
    stop(ErrorCode::too_large, "it takes more steps to hold it to its schema than allowed");
    return false;
  }
  steps_left_ -= steps;
  return true;
}

void Evaluation::stop(ErrorCode code, std::string why, const At* at) {
  if (!stopped_) stopped_ = fail(code, where, std::move(why), at ? path_of(*at) : std::string());
}

std::string Evaluation::path_of(const At& at) {
  if (at.parent == nullptr) return {};
  auto path = path_of(*at.parent);
  return path +=
         at.parent->value.is_array() ? "/" + std::to_string(at.index) : json::pointer_token(at.key);
}

void Evaluation::add(Outcome& outcome, Fault fault, std::size_t faults_max) {
  if (outcome.faults.size() < faults_max)
    outcome.faults.push_back(std::move(fault));
  else
    outcome.has_more = true;
}

bool Evaluation::fault(const Look& look, std::string_view keyword, std::string sentence) {
  if (look.outcome == nullptr || stopped_) return false;
  if (look.outcome->faults.size() >= compiled_.limits.faults_max) {
    look.outcome->has_more = true;
    return false;
  }
  look.outcome->faults.push_back(
      {path_of(look.at), location_of(look.node, keyword), std::move(sentence)});
  return false;
}

bool Evaluation::apply(const Node& node, const At& at, Marks* marks, Outcome* outcome) {
  if (!spend(1)) return false;
  if (node.truth)
    return *node.truth || fault({node, at, marks, outcome}, {}, "is not allowed here");
  if (depth_ >= compiled_.limits.depth_max) {
    stop(ErrorCode::too_large, "its schema applies schemas deeper than allowed", &at);
    return false;
  }
  ++depth_;
  const bool enters = scope_.empty() || scope_.back() != node.resource;
  if (enters) scope_.push_back(node.resource);
  const bool good = apply_all(node, at, marks, outcome);
  if (enters) scope_.pop_back();
  --depth_;
  return good;
}

bool Evaluation::apply_all(const Node& node, const At& at, Marks* marks, Outcome* outcome) {
  Marks own;
  const Look look{node, at, compiled_.marks ? &own : nullptr, outcome};
  bool good = true;
  for (const auto& assertion : node.assertions) {
    // What a schema that fails has looked at does not count, so this would be told as well.
    if (!good && assertion.kind >= Kind::unevaluated_items) break;
    if (spend(assertion.cost) && holds(assertion, look)) continue;
    good = false;
    if (outcome == nullptr || stopped_) break;
  }
  if (good && marks != nullptr) {
    if (!spend(own.size() / marks_a_step)) return false;
    marks->add(own);
  }
  return good;
}

bool Evaluation::holds(const Assertion& assertion, const Look& look) {
  const auto& value = look.at.value;
  switch (assertion.kind) {
    case Kind::type: return type(assertion, look);
    case Kind::constant: return constant(assertion, look);
    case Kind::enumeration: return enumeration(assertion, look);
    case Kind::multiple_of:
    case Kind::maximum:
    case Kind::exclusive_maximum:
    case Kind::minimum:
    case Kind::exclusive_minimum: return !value.is_number() || bound(assertion, look);
    case Kind::length: return !value.is_string() || length(assertion, look);
    case Kind::pattern: return !value.is_string() || pattern(assertion, look);
    case Kind::format: return !value.is_string() || format(assertion, look);
    case Kind::item_count:
      return !value.is_array() || count(assertion, look, value.size(), "Items");
    case Kind::unique_items: return !value.is_array() || unique_items(assertion, look);
    case Kind::property_count:
      return !value.is_object() || count(assertion, look, value.size(), "Properties");
    case Kind::required: return !value.is_object() || required(assertion, look);
    case Kind::dependent_required: return !value.is_object() || dependent_required(assertion, look);
    case Kind::reference: return reference(*assertion.branches.front().node, look);
    case Kind::dynamic_reference:
    case Kind::recursive_reference: return reference(dynamic_target(assertion), look);
    case Kind::all_of: return all_of(assertion, look);
    case Kind::any_of: return any_of(assertion, look);
    case Kind::one_of: return one_of(assertion, look);
    case Kind::negation: return negation(assertion, look);
    case Kind::condition: return condition(assertion, look);
    case Kind::dependent_schemas: return !value.is_object() || dependent_schemas(assertion, look);
    case Kind::items: return !value.is_array() || items(assertion, look);
    case Kind::contains: return !value.is_array() || contains(assertion, look);
    case Kind::property_names: return !value.is_object() || property_names(assertion, look);
    case Kind::properties: return !value.is_object() || properties(assertion, look);
    case Kind::unevaluated_items: return !value.is_array() || unevaluated_items(assertion, look);
    case Kind::unevaluated_properties:
      return !value.is_object() || unevaluated_properties(assertion, look);
  }
  return false;
}

// Only references lead back; the same one for the same value would do so for ever.
bool Evaluation::reference(const Node& target, const Look& look) {
  const auto* value = &look.at.value;
  for (auto i = followed_.size(); i-- > 0 && followed_[i].value == value;)
    if (followed_[i].target == &target) {
      stop(ErrorCode::invalid, "its schema refers to itself without end", &look.at);
      return false;
    }
  followed_.push_back({&target, value});
  const bool good = apply(target, look.at, look.marks, look.outcome);
  followed_.pop_back();
  return good;
}

// json-schema-core#section-8.2.3.2: the outermost resource that has the anchor.
const Node& Evaluation::dynamic_target(const Assertion& assertion) const {
  const auto& branch = assertion.branches.front();
  for (const auto* resource : scope_) {
    if (assertion.kind == Kind::recursive_reference) {
      if (resource->is_recursive) return *resource->root;
      continue;
    }
    const auto& anchors = resource->dynamic_anchors;
    if (const auto found = anchors.find(branch.name); found != anchors.end()) return *found->second;
  }
  return *branch.node;
}

bool Evaluation::all_of(const Assertion& assertion, const Look& look) {
  bool good = true;
  for (const auto& branch : assertion.branches) {
    if (apply(*branch.node, look.at, look.marks, look.outcome)) continue;
    good = false;
    if (look.outcome == nullptr || stopped_) break;
  }
  return good;
}

// How many branches the value fits, counted up to `most`. Where none does, the one whose fault lies
// deepest is most likely meant: its faults are told too.
std::size_t Evaluation::fitting(const Assertion& assertion, const Look& look, std::size_t most,
                                Marks& marks) {
  std::size_t count = 0;
  Outcome nearest;
  for (const auto& branch : assertion.branches) {
    Outcome faults;
    if (apply(*branch.node, look.at, look.marks ? &marks : nullptr,
              look.outcome ? &faults : nullptr)) {
      if (++count == most) return count;
    } else if (!faults.faults.empty() &&
               (nearest.faults.empty() || depth_of(faults) > depth_of(nearest))) {
      nearest = std::move(faults);
    }
    if (stopped_) return 0;
  }
  if (count > 0 || look.outcome == nullptr) return count;
  fault(look, assertion.keyword,
        "has none of the " + std::to_string(assertion.branches.size()) +
            " forms it may have; the nearest differs as follows");
  for (auto& inner : nearest.faults)
    add(*look.outcome, std::move(inner), compiled_.limits.faults_max);
  return 0;
}

bool Evaluation::any_of(const Assertion& assertion, const Look& look) {
  Marks marks;
  const auto most = look.marks ? assertion.branches.size() : 1;
  if (fitting(assertion, look, most, marks) == 0) return false;
  if (look.marks) look.marks->add(marks);
  return true;
}

bool Evaluation::one_of(const Assertion& assertion, const Look& look) {
  Marks marks;
  const auto count = fitting(assertion, look, 2, marks);
  if (count == 0) return false;
  if (count > 1)
    return fault(look, assertion.keyword, "has several of the forms of which it must have one");
  if (look.marks) look.marks->add(marks);
  return true;
}

bool Evaluation::negation(const Assertion& assertion, const Look& look) {
  if (!apply(*assertion.branches.front().node, look.at, nullptr, nullptr)) return !stopped_;
  return fault(look, assertion.keyword, "has a form that it must not have");
}

bool Evaluation::condition(const Assertion& assertion, const Look& look) {
  const bool fits = apply(*assertion.branches[0].node, look.at, look.marks, nullptr);
  if (stopped_) return false;
  const auto* next = fits ? assertion.branches[1].node : assertion.rest;
  return next == nullptr || apply(*next, look.at, look.marks, look.outcome);
}

}  // namespace cairn::json_schema
