// SPDX-License-Identifier: Apache-2.0
// Arrays (json-schema-core#section-10.3.1, #section-11.2).
#include "json_schema/evaluation.h"

namespace cairn::json_schema {

bool Evaluation::items(const Assertion& assertion, const Look& look) {
  const auto values = look.at.value.items();
  bool good = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto* node = i < assertion.branches.size() ? assertion.branches[i].node : assertion.rest;
    if (node == nullptr) break;
    if (look.marks) look.marks->add(i, values.size());
    if (apply(*node, {values[i], &look.at, {}, i}, nullptr, look.outcome)) continue;
    good = false;
    if (look.outcome == nullptr || stopped_) break;
  }
  return good;
}

bool Evaluation::contains(const Assertion& assertion, const Look& look) {
  const auto values = look.at.value.items();
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const At at{values[i], &look.at, {}, i};
    if (!apply(*assertion.branches.front().node, at, nullptr, nullptr)) {
      if (stopped_) return false;
      continue;
    }
    ++found;
    if (look.marks && assertion.marks) look.marks->add(i, values.size());
  }
  const auto told = [&](std::string_view keyword, std::string_view words, std::uint64_t limit) {
    return fault(look, keyword,
                 std::string("must have ")
                     .append(words)
                     .append(std::to_string(limit))
                     .append(" items of a certain form, not ")
                     .append(std::to_string(found)));
  };
  if (found < assertion.count_min)
    return told(assertion.count_min == 1 ? "contains" : "minContains", "at least ",
                assertion.count_min);
  if (found > assertion.count_max) return told("maxContains", "at most ", assertion.count_max);
  return true;
}

bool Evaluation::unevaluated_items(const Assertion& assertion, const Look& look) {
  const auto values = look.at.value.items();
  bool good = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (look.marks->has(i)) continue;
    look.marks->add(i, values.size());
    if (apply(*assertion.rest, {values[i], &look.at, {}, i}, nullptr, look.outcome)) continue;
    good = false;
    if (look.outcome == nullptr || stopped_) break;
  }
  return good;
}

}  // namespace cairn::json_schema
