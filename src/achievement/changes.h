// SPDX-License-Identifier: Apache-2.0
// What became different from one version of an achievement to the next, for people.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "achievement/content.h"

namespace cairn::achievement {

struct Change {
  std::string_view field;  // member of the document
  std::string_view label;
  std::string before, after;  // as text; "" where there was or is nothing
};

// In the order of the document.
std::vector<Change> changes(const Content& before, const Content& after);

// "Learning outcomes" for "outcomes"; the field itself where it has no label.
std::string_view label_of_field(std::string_view field);

}  // namespace cairn::achievement
