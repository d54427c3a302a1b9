// SPDX-License-Identifier: Apache-2.0
// What a long list is narrowed to.
#pragma once
#include <string>
#include <vector>

#include "app/ids.h"

namespace cairn::app {

// Empty members ask for nothing.
struct ListFilter {
  std::vector<std::string> words = {};  // folded (skills/fold.h), each to be found
  AchievementId achievement = {};
};

}  // namespace cairn::app
