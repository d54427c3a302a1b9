// SPDX-License-Identifier: Apache-2.0
#include "stacking/cycles.h"

#include <algorithm>
#include <deque>
#include <map>

namespace cairn::stacking {
namespace {

void collect(const Rule& rule, std::vector<std::string>& names) {
  if (const auto* it = rule.requirement()) {
    const auto& named = it->conditions.achievements;
    names.insert(names.end(), named.begin(), named.end());
    return;
  }
  for (const auto& part : rule.group()->parts) collect(part, names);
}

}  // namespace

std::vector<std::string> named_in(const Rule& rule) {
  std::vector<std::string> names;
  collect(rule, names);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::string> circle_through(std::string_view from, std::span<const StackNames> stacks) {
  std::map<std::string_view, const StackNames*> by_own;
  for (const auto& stack : stacks) by_own.emplace(stack.own, &stack);
  std::map<std::string_view, std::string_view> came_from;
  std::deque<std::string_view> next{from};
  while (!next.empty()) {
    const auto at = next.front();
    next.pop_front();
    const auto found = by_own.find(at);
    if (found == by_own.end()) continue;
    for (const auto& part : found->second->named) {
      if (part == from) {
        std::vector<std::string> circle{std::string(from)};
        for (auto back = at; back != from; back = came_from[back]) circle.emplace_back(back);
        circle.emplace_back(from);
        std::reverse(circle.begin(), circle.end());
        return circle;
      }
      if (came_from.emplace(part, at).second) next.push_back(part);
    }
  }
  return {};
}

}  // namespace cairn::stacking
