// SPDX-License-Identifier: Apache-2.0
#include "storage/words.h"

#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::storage {

std::string write_words(std::span<const std::string> words) {
  Arena arena;
  return json::write(json::Builder(arena).strings(words));
}

std::vector<std::string> read_words(std::string_view text) {
  Arena arena;
  std::vector<std::string> words;
  const auto parsed = json::parse(text, arena);
  if (!parsed) return words;
  for (const auto& word : parsed->items()) words.emplace_back(word.as_string());
  return words;
}

}  // namespace cairn::storage
