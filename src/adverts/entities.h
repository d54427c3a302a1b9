// SPDX-License-Identifier: Apache-2.0
// Character references of HTML: numbers, and the names of HTML 4.01 (Latin 1, symbols, special).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::adverts {

// Appends what the reference at the beginning of `text` (an "&") stands for and returns its bytes;
// 0 where it is none.
std::size_t decode_entity(std::string_view text, std::string& out);

}  // namespace cairn::adverts
