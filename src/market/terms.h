// SPDX-License-Identifier: Apache-2.0
// Terms: what adverts ask for by a name that no skill of the framework has. They are proposals for
// a person to judge: names as one writes tools, methods and products, and what stands in a list of
// such things.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "adverts/reading.h"

namespace cairn::market {

inline constexpr std::size_t terms_of_advert_max = 40;
inline constexpr std::size_t term_words_max = 3;
inline constexpr std::size_t term_bytes_max = 60;

struct Term {
  std::string key;    // folded (skills/fold.h)
  std::string label;  // as it stands there
};

// What a term may be called: nothing without a letter, too short or too long, or made of words that
// every advert uses.
bool is_term(std::string_view folded);

// Whether something of the framework is called so, by its folded name.
using IsKnown = std::function<bool(std::string_view folded)>;

// Each once, in the order of the text. Sentences about benefits and about the employer are passed
// over, and so are the names of employer and place. Linear in the text.
std::vector<Term> terms_in(const adverts::AdvertText& advert, const adverts::AdvertReading& reading,
                           const IsKnown& known);

}  // namespace cairn::market
