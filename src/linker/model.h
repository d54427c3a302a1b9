// SPDX-License-Identifier: Apache-2.0
// What training leaves: the encoder's table, the vectors of skills and occupations, their names.
// One file; its layout is model.cpp.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "linker/encoder_training.h"
#include "linker/features.h"
#include "linker/groups.h"
#include "linker/lexicon.h"
#include "linker/name_index.h"
#include "linker/vector.h"

namespace cairn::linker {

// What is meant by skills or occupations: their names and a unit vector each.
struct Meanings {
  NameIndex names;
  std::vector<std::int8_t> vectors;  // a row each
  std::vector<float> steps;
};

struct Model {
  WordWeights weights;
  Table table;
  Meanings skills, occupations;
  Groups skill_groups;
};

// Digests of everything training reads.
std::uint64_t digest_of(const skills::Framework& framework);
std::uint64_t digest_of(const Lexicon& lexicon);

struct Origin {
  std::uint64_t framework, lexicon;  // digests
};

std::string save(const Model& model, const Origin& origin);

// The bytes of a model's file with their checksum behind them.
std::string sealed(std::string bytes);

Result<Model> open_model(std::string_view bytes, const skills::Framework& framework);

}  // namespace cairn::linker
