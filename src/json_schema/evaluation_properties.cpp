// SPDX-License-Identifier: Apache-2.0
// Objects (json-schema-core#section-10.3.2, #section-11.3).
#include <algorithm>

#include "json/write.h"
#include "json_schema/evaluation.h"

namespace cairn::json_schema {
namespace {

constexpr std::size_t members_a_step = 32;  // of looking for a name

std::string quoted(std::string_view name) { return json::write(json::Value::string(name)); }

}  // namespace

bool Evaluation::lacks_any(const Assertion& assertion, const Look& look, const json::Value& names,
                           std::string_view because) {
  const auto& object = look.at.value;
  bool lacks = false;
  for (const auto& name : names.items()) {
    if (!spend(object.size() / members_a_step)) return true;
    if (object.contains(name.as_string())) continue;
    lacks = true;
    if (look.outcome == nullptr) break;
    auto sentence = "lacks the property " + quoted(name.as_string());
    if (!because.empty()) sentence += ", needed where " + quoted(because) + " is";
    fault(look, assertion.keyword, std::move(sentence));
  }
  return lacks;
}

bool Evaluation::required(const Assertion& assertion, const Look& look) {
  return !lacks_any(assertion, look, assertion.value, {});
}

bool Evaluation::dependent_required(const Assertion& assertion, const Look& look) {
  bool good = true;
  for (const auto& [name, names] : assertion.value.members()) {
    if (!spend(look.at.value.size() / members_a_step)) return false;
    if (names.is_array() && look.at.value.contains(name) && lacks_any(assertion, look, names, name))
      good = false;
  }
  return good;
}

bool Evaluation::dependent_schemas(const Assertion& assertion, const Look& look) {
  bool good = true;
  for (const auto& branch : assertion.branches) {
    if (!spend(1 + look.at.value.size() / members_a_step)) return false;
    if (!look.at.value.contains(branch.name)) continue;
    if (apply(*branch.node, look.at, look.marks, look.outcome)) continue;
    good = false;
    if (look.outcome == nullptr || stopped_) break;
  }
  return good;
}

bool Evaluation::property_names(const Assertion& assertion, const Look& look) {
  for (const auto& member : look.at.value.members()) {
    const auto name = json::Value::string(member.key);
    Outcome inner;
    if (apply(*assertion.branches.front().node, {name}, nullptr, look.outcome ? &inner : nullptr))
      continue;
    if (look.outcome == nullptr || inner.faults.empty()) return false;
    return fault(
        look, assertion.keyword,
        "has a property " + quoted(member.key) + " whose name " + inner.faults.front().sentence);
  }
  return true;
}

// Every schema that is for this member; unset where none is.
std::optional<bool> Evaluation::property(const Assertion& assertion, const Look& look,
                                         const At& member) {
  std::optional<bool> good;
  const auto hold_to = [&](const Node& node) {
    const bool fits = apply(node, member, nullptr, look.outcome);
    good = fits && good.value_or(true);
  };
  const auto named = std::lower_bound(
      assertion.branches.begin(), assertion.branches.end(), member.key,
      [](const Branch& branch, std::string_view name) { return branch.name < name; });
  if (named != assertion.branches.end() && named->name == member.key) hold_to(*named->node);
  for (const auto& branch : assertion.patterns) {
    const auto found = branch.pattern.is_in(member.key, steps_left_);
    if (!found) {
      stop(ErrorCode::too_large, "searching for a pattern takes more steps than allowed", &member);
      return false;
    }
    if (*found) hold_to(*branch.node);
  }
  if (!good && assertion.rest != nullptr) hold_to(*assertion.rest);
  return good;
}

bool Evaluation::properties(const Assertion& assertion, const Look& look) {
  const auto members = look.at.value.members();
  bool good = true;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!spend(1)) return false;
    const At at{members[i].value, &look.at, members[i].key};
    const auto fits = property(assertion, look, at);
    if (fits && look.marks) look.marks->add(i, members.size());
    if (fits.value_or(true)) continue;
    good = false;
    if (look.outcome == nullptr || stopped_) break;
  }
  return good;
}

bool Evaluation::unevaluated_properties(const Assertion& assertion, const Look& look) {
  const auto members = look.at.value.members();
  bool good = true;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (look.marks->has(i)) continue;
    look.marks->add(i, members.size());
    if (apply(*assertion.rest, {members[i].value, &look.at, members[i].key}, nullptr, look.outcome))
      continue;
    good = false;
    if (look.outcome == nullptr || stopped_) break;
  }
  return good;
}

}  // namespace cairn::json_schema
