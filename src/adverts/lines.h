// SPDX-License-Identifier: Apache-2.0
// The lines of an advert: paragraphs, list items and headings, wrapped lines joined again.
#pragma once
#include <vector>

#include "adverts/advert_text.h"

namespace cairn::adverts {

struct Line {
  std::size_t start, end;  // bytes of the text, without bullet, marks and white space
  bool bullet = false;
  bool heading = false;
  bool blank_before = false;  // an empty line, or the beginning
};

// None is empty; at most limits::sentences_max. Linear.
std::vector<Line> lines_of(const AdvertText& advert);

}  // namespace cairn::adverts
