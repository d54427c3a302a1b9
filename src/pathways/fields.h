// SPDX-License-Identifier: Apache-2.0
// Members of JSON objects read with their place and a remedy in every error.
#pragma once
#include <optional>
#include <string>

#include "json/pointer.h"
#include "json/value.h"
#include "pathways/amount.h"
#include "pathways/requirement.h"

namespace cairn::pathways {

Error wrong(std::string path, std::string detail);

// An object and where it stands.
struct Place {
  json::Value value;
  std::string path;

  Place at(std::string_view key) const { return {value[key], path + json::pointer_token(key)}; }
  Place at(std::size_t index) const {
    return {value.items()[index], path + "/" + std::to_string(index)};
  }
  bool absent() const { return value.is_null(); }
};

// An object. Errors: invalid.
Status expect_object(const Place& place, std::string_view what);
// An array of at most count_max; nothing at all is an empty one. Errors: invalid, too_large.
Status expect_list(const Place& place, std::size_t count_max, std::string_view what);
// An id: not empty, within bounds.
Result<std::string_view> read_id(const Place& place, std::string_view what);
// Any text, "" where there is none.
Result<std::string_view> read_text(const Place& place);
// A number from `least` to `most`; nullopt where it is null or missing.
Result<std::optional<Amount>> read_amount(const Place& place, double least, double most);
Result<std::optional<std::int64_t>> read_whole(const Place& place, std::int64_t least,
                                               std::int64_t most);
// 1 to 5; `fallback` where there is none, which 0 does not allow.
Result<Level> read_level(const Place& place, Level fallback);
Result<std::optional<Day>> read_day(const Place& place);
Result<bool> read_truth(const Place& place, bool fallback);

}  // namespace cairn::pathways
