// SPDX-License-Identifier: Apache-2.0
#include "cli/unknown.h"

#include <CLI/App.hpp>
#include <algorithm>
#include <numeric>

namespace cairn::cli {
namespace {

constexpr std::size_t slips_max = 2;
constexpr std::size_t word_bytes_max = 64;

// How many letters put in, left out, changed or swapped with their neighbour lead from one to the
// other (optimal string alignment).
std::size_t slips(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  auto above = row;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto next = row;
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] =
          std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], above[j - 2] + 1);
    }
    above = std::exchange(row, std::move(next));
  }
  return row.back();
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

std::string no_command(const std::string& path, const std::string& word, const CLI::App& app) {
  const auto names = commands_of(app);
  const auto meant = std::string(nearest(word, names));
  return "there is no command `cairn" + path + " " + word + "`" +
         (meant.empty() ? "" : "; did you mean `cairn" + path + " " + meant + "`?");
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string> names) {
  if (word.size() > word_bytes_max || word.empty()) return {};
  for (const std::string_view name : names)
    if (name.starts_with(word)) return name;
  std::string_view best;
  std::size_t least = std::min(slips_max, word.size() / 2) + 1;
  for (const std::string_view name : names)
    if (const auto count = slips(word, name); count < least) {
      least = count;
      best = name;
    }
  return best;
}

std::string unknown_word(const CLI::App& app, std::span<const std::string> words) {
  const auto* at = &app;
  std::string path;
  for (const auto& word : words) {
    if (at->get_require_subcommand_min() == 0) break;
    if (word.starts_with('-')) {
      const auto name = word.substr(0, word.find('='));
      if (name == "-h" || name == "--help" || name == "--version") break;
      if (at->get_option_no_throw(name) == nullptr && app.get_option_no_throw(name) == nullptr)
        return "`cairn" + path + "` takes no option " + name + " here";
      continue;
    }
    const auto named = [&](const CLI::App* command) { return command->get_name() == word; };
    const auto next = at->get_subcommands(named);
    if (next.empty()) return no_command(path, word, *at);
    at = next.front();
    path += " " + word;
  }
  return {};
}

}  // namespace cairn::cli
