// SPDX-License-Identifier: Apache-2.0
// Trains the linker's model from a framework: the same bytes from the same input, whatever the
// number of threads or the processor.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "linker/lexicon.h"
#include "skills/framework.h"

namespace cairn::linker {

// Runs piece(0) … piece(pieces - 1), in any order and at once if it likes, and returns when all are
// done. Threads are the caller's.
using Parallel =
    std::function<void(std::size_t pieces, const std::function<void(std::size_t)>& piece)>;

// All pieces one after the other.
void in_sequence(std::size_t pieces, const std::function<void(std::size_t)>& piece);

// Told of the per cent done, ascending; may be empty.
using Progress = std::function<void(std::uint32_t percent)>;

// Whether the model was trained with this lexicon; one that was not serves, but knows other words.
bool learnt_from(std::string_view model, const Lexicon& lexicon);

// The model's bytes, for Linker::open with the same framework. Fails where the framework is empty
// or larger than the limits in linker/limits.h.
Result<std::string> train(const skills::Framework& framework, const Lexicon& lexicon,
                          const Parallel& parallel, const Progress& progress);

}  // namespace cairn::linker
