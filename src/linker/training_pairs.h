// SPDX-License-Identifier: Apache-2.0
// What the encoder learns to hold together: two texts that mean one skill or one occupation.
#pragma once
#include <cstdint>
#include <vector>

#include "linker/entries.h"

namespace cairn::linker {

struct Pair {
  Text left, right;
  std::uint32_t meaning;  // pairs of one meaning are never held apart
};

// The pairs of one round, shuffled; other rounds draw other windows, names and noise.
std::vector<Pair> pairs_of_round(const Corpus& corpus, std::uint32_t round);

}  // namespace cairn::linker
