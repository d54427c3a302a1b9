// SPDX-License-Identifier: Apache-2.0
#include "app/career/choose_framework.h"

#include "skills/starter.h"

namespace cairn::app {

Result<std::string> default_framework(Frameworks& frameworks) {
  constexpr std::string_view preferred = "esco";
  CAIRN_TRY(const auto all, frameworks.list());
  std::string chosen(skills::starter_name);
  for (const auto& one : all) {
    if (one.name == preferred) return one.name;
    if (chosen == skills::starter_name) chosen = one.name;
  }
  return chosen;
}

Result<skills::Framework> load_framework(Frameworks& frameworks, std::string_view name) {
  if (!name.empty()) return frameworks.load(name);
  CAIRN_TRY(const auto chosen, default_framework(frameworks));
  return frameworks.load(chosen);
}

}  // namespace cairn::app
