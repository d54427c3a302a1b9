// SPDX-License-Identifier: Apache-2.0
// Job title, employer and place of an advert that is only text: its first lines say them, or lines
// such as "Location: Bristol".
#pragma once
#include <string>
#include <string_view>

#include "adverts/advert_text.h"

namespace cairn::adverts {

// Fills the fields that are empty; leaves them so where the text does not say.
void find_headline(AdvertText& advert);

// A title without what follows it: "Electrician (m/f/d) - Leeds, 37 hours" is "Electrician".
std::string bare_title(std::string_view line);

// Well-formed UTF-8: what is not becomes U+FFFD.
std::string well_formed(std::string_view text);

}  // namespace cairn::adverts
