// SPDX-License-Identifier: Apache-2.0
// Parts of a credential in words: where they stand and what they say.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"

namespace cairn::server {

// "/credentialSubject/result/1/value" as "Result › 2 › Value": names that badges often have are
// said in the language spoken, others stay as they are. An identifier goes by its kind, which
// `whole` tells, not by its number.
std::string words_of_pointer(std::string_view pointer, const json::Value& whole);

// What it says, in one line of at most some hundred characters.
std::string words_of_value(const json::Value& value);

struct ShownWord {
  std::string label;
  std::string value;
};

// All that a document says, one plain value a row, but for its vocabularies and types; at most some
// hundred rows. It is what is left of `whole` without `kept_back`, and counts as that does.
std::vector<ShownWord> words_of_document(const json::Value& document, const json::Value& whole,
                                         const std::vector<std::string>& kept_back);

}  // namespace cairn::server
