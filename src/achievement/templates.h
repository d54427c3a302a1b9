// SPDX-License-Identifier: Apache-2.0
// Achievements to begin with: whole examples in words that an issuer changes.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "achievement/content.h"

namespace cairn::achievement {

struct Template {
  std::string_view id;  // "short-course"
  Content content;
};

// By ascending id.
const std::vector<Template>& templates();
// nullptr: there is none of that id.
const Template* find_template(std::string_view id);

}  // namespace cairn::achievement
