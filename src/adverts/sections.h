// SPDX-License-Identifier: Apache-2.0
// An advert's sentences and bullets, and what each is for: asked for, welcome, the work, what is
// offered, who they are, or what every advert says.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "adverts/advert_text.h"

namespace cairn::adverts {

enum class Purpose : std::uint8_t {
  requirement,
  nice_to_have,
  duty,
  benefit,
  about,
  boilerplate,
  title,  // the line that names the job
};
std::string_view word_for(Purpose purpose);  // "requirement", "nice-to-have", …

struct Sentence {
  std::size_t start, end;  // bytes of the text, without bullet and white space
  Purpose purpose = Purpose::about;
  bool heading = false;
  bool bullet = false;
  bool headed = false;  // the purpose was said by a heading above it
  bool clear = false;   // its own words say the purpose clearly
};

// In the order of the text, what semicolons part each by itself; at most limits::sentences_max.
// Linear.
std::vector<Sentence> sentences_of(const AdvertText& advert);

}  // namespace cairn::adverts
