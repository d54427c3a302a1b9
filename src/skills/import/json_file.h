// SPDX-License-Identifier: Apache-2.0
// What importers of JSON share: files parsed within limits, texts in one or in many languages, and
// members that are not of the type they should be.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "json/value.h"
#include "skills/import/draft.h"

namespace cairn::skills {

// Calls `use` with each file's name and value; a file that is no JSON is told.
void each_json(const ImportFiles& files, bool (*wants)(std::string_view), FaultList& faults,
               const std::function<void(const std::string& name, const json::Value& root)>& use);

bool is_json_name(std::string_view file_name);

// A string; of a language map the text in `language` (its region does not matter), else English,
// else the first; of a list its first; of a JSON-LD value or link its text; of a number its digits.
std::string text_of(const json::Value& value, std::string_view language = "en");

// The texts of a list of any of these; of one thing that one.
std::vector<std::string> texts_of(const json::Value& value, std::string_view language = "en");

// Texts of a language map in other languages than `language`.
std::vector<Translation> translations_of(const json::Value& value, std::string_view language);

// A statement as a name: as it is where it is short, else its beginning up to a word's end and "…".
std::string name_from(std::string_view statement);

}  // namespace cairn::skills
