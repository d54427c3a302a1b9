// SPDX-License-Identifier: Apache-2.0
// Where sentences end within a line.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace cairn::adverts {

struct Span {
  std::size_t start, end;
};

// Sentences with their full stops, without white space around them. One longer than
// limits::sentence_bytes_max is parted at a space. Linear.
std::vector<Span> split_sentences(std::string_view line);

}  // namespace cairn::adverts
