// SPDX-License-Identifier: Apache-2.0
// Learns the table of the encoder: a text is the normalised weighted sum of its features' rows, and
// two texts of one meaning shall be nearer than any two of different meanings in a batch.
#pragma once
#include <vector>

#include "linker/entries.h"
#include "linker/training.h"
#include "linker/vector.h"

namespace cairn::linker {

// Rows in bytes, each with the worth of a step; rows nothing was learnt for are zero.
struct Table {
  std::vector<std::int8_t> bytes = std::vector<std::int8_t>(std::size_t{rows} * dimensions);
  std::vector<float> steps = std::vector<float>(rows);

  void add(const Feature& feature, float* into) const {
    add_scaled(into, bytes.data() + std::size_t{feature.row} * dimensions,
               feature.weight * steps[feature.row]);
  }
};

Table train_table(const Corpus& corpus, const Parallel& parallel, const Progress& progress);

}  // namespace cairn::linker
