// SPDX-License-Identifier: Apache-2.0
// What people said of pairs of offers, as the file it is kept in.
#include "base/arena.h"
#include "catalogue/limits.h"
#include "catalogue/quantities.h"
#include "catalogue/same.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::catalogue {
namespace {

constexpr std::string_view format = "cairn-same-offers";

Error damaged(std::size_t entry) {
  return fail(ErrorCode::invalid, "catalogue/same",
              "what people said of offers being one is damaged at entry " + std::to_string(entry) +
                  "; take the entry out, or bring the file back from a backup",
              "/words/" + std::to_string(entry));
}

}  // namespace

std::string write_same_words(std::span<const SameWord> words) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> entries;
  for (const auto& word : words)
    entries.push_back(builder.object({{"first", builder.string(word.first)},
                                      {"second", builder.string(word.second)},
                                      {"same", json::Value::boolean(word.same)},
                                      {"by", builder.string(word.by)},
                                      {"on", builder.string(word.on)}}));
  return json::write(builder.object(
             {{"format", builder.string(format)}, {"words", builder.array(entries)}})) +
         "\n";
}

Result<std::vector<SameWord>> read_same_words(std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto document,
            json::parse(text, arena, {.bytes_max = file_bytes_max, .values_max = json_values_max}));
  if (document.string_at("format") != format)
    return fail(
        ErrorCode::unreadable, "catalogue/same",
        "this is not what people said of offers being one; bring the file back from a backup");
  std::vector<SameWord> words;
  for (const auto& entry : document["words"].items()) {
    SameWord word{.first = std::string(entry.string_at("first")),
                  .second = std::string(entry.string_at("second")),
                  .same = entry["same"].as_boolean(),
                  .by = std::string(entry.string_at("by")),
                  .on = std::string(entry.string_at("on"))};
    const bool within = word.first.size() <= id_bytes_max && word.second.size() <= id_bytes_max &&
                        word.by.size() <= words_bytes_max;
    if (!within || word.first.empty() || word.first >= word.second || word.by.empty() ||
        read_day(word.on) != word.on)
      return damaged(words.size());
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace cairn::catalogue
