// SPDX-License-Identifier: Apache-2.0
// Names as search compares them: lower case, without accents, words parted by one space. Latin,
// Greek and Cyrillic letters are folded, others stay as they are.
#pragma once
#include <string>
#include <string_view>

namespace cairn::skills {

// Letters, digits, "+" and "#" make words ("c++", "c#"); everything else parts them. An apostrophe
// vanishes. Ill-formed UTF-8 parts words too.
std::string fold(std::string_view text);

}  // namespace cairn::skills
