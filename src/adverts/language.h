// SPDX-License-Identifier: Apache-2.0
// A guess at the language of a text, from its commonest words.
#pragma once
#include <string_view>

namespace cairn::adverts {

// "en", "de", "fr", "es", "it", "nl" or "pt"; "" where too few of their words stand in it. Looks at
// the first few thousand words.
std::string_view language_of(std::string_view text);

}  // namespace cairn::adverts
