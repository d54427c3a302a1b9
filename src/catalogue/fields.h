// SPDX-License-Identifier: Apache-2.0
// Fields of providers' JSON, read by what they hold rather than by the type they should have: a
// number may be text, a list may be one thing, a text may stand per language. Names match whatever
// their case, prefix and word marks: "ceterms:name", "durationInMinutes", "duration_in_minutes".
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/importer.h"
#include "json/value.h"

namespace cairn::catalogue {

bool same_name(std::string_view key, std::string_view name);

// The member under the first of `names` that is there and not null; null otherwise.
json::Value field(const json::Value& object, std::initializer_list<std::string_view> names);
inline json::Value field(const json::Value& object, std::string_view name) {
  return field(object, {name});
}

// Text of a string, number, language map or one of several; of an object its name, title or value.
// "" for anything else. Not cut, not cleaned.
std::string_view text_in(const json::Value& value, std::string_view language);
// A number from 0 to 1e15, also as text.
std::optional<double> number_in(const json::Value& value);
// The texts of a list, of one thing, or of text parted by commas where `parted`.
std::vector<std::string_view> texts_in(const json::Value& value, std::string_view language,
                                       bool parted = false);
std::optional<bool> truth_in(const json::Value& value);

// What a person would read, markup taken out, at most `bytes_max` long.
std::string line_in(const json::Value& value, std::string_view language, std::size_t bytes_max);

// Entries of a list; the members' values of an object; nothing of anything else.
std::vector<json::Value> entries_of(const json::Value& value);

// Whether the beginning of a file holds a JSON document with all of these strings, each in quotes.
bool holds_names(std::string_view bytes, std::initializer_list<std::string_view> names);

}  // namespace cairn::catalogue
