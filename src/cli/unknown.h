// SPDX-License-Identifier: Apache-2.0
// Words of the command line that name nothing, and what was perhaps meant.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace cairn::cli {

// The name that `word` most likely was to be: the beginning of, or a slip or two away from; ""
// where none is near.
std::string_view nearest(std::string_view word, std::span<const std::string> names);

// What is wrong with the words down to the command itself, as a sentence; "" where nothing is.
// `words` begin behind the name of the program.
std::string unknown_word(const CLI::App& app, std::span<const std::string> words);

}  // namespace cairn::cli
