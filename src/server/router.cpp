// SPDX-License-Identifier: Apache-2.0
#include "server/router.h"

#include "base/text.h"

namespace cairn::server {

namespace {

bool match_segment(std::string_view pattern, const std::string& segment,
                   std::vector<Argument>& arguments) {
  if (pattern.empty() || pattern.front() != '{') return pattern == segment;
  const auto close = pattern.find('}');
  const auto ending = pattern.substr(close + 1);
  if (segment.size() <= ending.size() || !segment.ends_with(ending)) return false;
  arguments.push_back(
      {pattern.substr(1, close - 1), segment.substr(0, segment.size() - ending.size())});
  return true;
}

bool match(std::string_view pattern, const Target& target, std::vector<Argument>& arguments) {
  arguments.clear();
  std::size_t index = 0;
  for (std::string_view rest = pattern.substr(1); !rest.empty(); ++index) {
    const auto slash = rest.find('/');
    if (index == target.segments.size()) return false;
    if (!match_segment(rest.substr(0, slash), target.segments[index], arguments)) return false;
    rest = slash == rest.npos ? std::string_view() : rest.substr(slash + 1);
  }
  return index == target.segments.size();
}

}  // namespace

const Route* find_page(std::string_view pattern) {
  for (const auto& route : routes())
    if (route.method == Method::get && route.pattern == pattern) return &route;
  return nullptr;
}

Match find_route(std::span<const Route> rows, Method method, const Target& target) {
  if (method == Method::head) method = Method::get;
  Match out;
  std::vector<Argument> arguments;
  for (const auto& row : rows) {
    if (!match(row.pattern, target, arguments)) continue;
    if (row.method == method) {
      out.route = &row;
      out.arguments = std::move(arguments);
      return out;
    }
    out.allowed.push_back(row.method);
    out.is_page = out.is_page || row.surface == Surface::page;
  }
  return out;
}

}  // namespace cairn::server
