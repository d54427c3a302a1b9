// SPDX-License-Identifier: Apache-2.0
// INPUT words that may be folders: what there is to look at, in order.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace cairn::cli {

struct Input {
  std::string name;
  bool in_folder = false;  // found there, not named by a person
};

struct Inputs {
  std::vector<Input> all;
  bool from_folders = false;  // one of the words is a folder
};

// Every word that is no folder as it is, in place of a folder the files in it and in the folders
// below, by the bytes of their names. Links inside are not followed; names that begin with a dot,
// and what is neither file nor folder, are left out; a folder that may not be read stands for
// itself, so that looking at it says why.
// Errors: unreadable (a folder without a file), too_large (more than inputs_max).
Result<Inputs> find_inputs(const std::vector<std::string>& words);

inline constexpr std::size_t inputs_max = 5'000'000;

}  // namespace cairn::cli
