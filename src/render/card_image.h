// SPDX-License-Identifier: Apache-2.0
// The picture that messengers and social sites show beside a shared link: the badge at the left,
// what it is and whose at the right.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/phrase.h"
#include "render/badge_image.h"

namespace cairn::render {

struct Card {
  BadgeDesign design;
  std::string achievement;
  std::string learner;
  std::string organisation;
  std::string place;  // where it can be checked: "badges.example.org"
  bool revoked = false;
  Bytes picture = {};  // a PNG in place of the design; or empty
  Words words = english_words;
};

inline constexpr int card_width_px = 1200;
inline constexpr int card_height_px = 630;

// An SVG image of that size. What does not fit is made smaller, then cut with an ellipsis.
// Errors: those of check.
Result<std::string> card_svg(const Card& card);

}  // namespace cairn::render
