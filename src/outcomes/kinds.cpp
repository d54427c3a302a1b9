// SPDX-License-Identifier: Apache-2.0
#include "outcomes/kinds.h"

#include <algorithm>
#include <iterator>

namespace cairn::outcomes {
namespace {

template <class T, std::size_t count>
std::optional<T> named(const std::string_view (&names)[count], std::string_view name) {
  const auto found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<T>(found - std::begin(names));
}

}  // namespace

std::optional<Kind> kind_named(std::string_view name) { return named<Kind>(kind_names, name); }
std::optional<Cause> cause_named(std::string_view name) { return named<Cause>(cause_names, name); }

}  // namespace cairn::outcomes
