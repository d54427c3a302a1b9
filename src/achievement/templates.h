// SPDX-License-Identifier: Apache-2.0
// Achievements to begin with: whole examples in words that an issuer changes. Each is written in
// several languages: data/achievements/NAME.json is English, NAME.de.json German.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "achievement/content.h"

namespace cairn::achievement {

struct Template {
  std::string_view id;  // "short-course"
  // One a language, English first; each brings its texts in the others along as translations.
  std::vector<Content> contents;

  // English where there is none in the language (BCP 47).
  const Content& in(std::string_view language) const;
};

// By ascending id.
const std::vector<Template>& templates();
// nullptr: there is none of that id.
const Template* find_template(std::string_view id);

}  // namespace cairn::achievement
