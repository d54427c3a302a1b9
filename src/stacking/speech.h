// SPDX-License-Identifier: Apache-2.0
// How sentences about stacks are said: in which language, and by which names. The caller brings
// both; without a translation it is English.
#pragma once
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::stacking {

struct Speech {
  // The translation of an English sentence with its "{}" in place; may put them in another order:
  // "{1} … {0}".
  std::function<std::string(std::string_view english)> translate;
  std::function<std::string(std::string_view id)> achievement;  // its name
  std::function<std::string(std::string_view id)> skill;

  std::string say(std::string_view english, std::initializer_list<std::string> values = {}) const;
  // “Name”
  std::string quoted(std::string_view achievement_id) const;
};

// Marks a sentence of a table, which is said where the table is used.
constexpr std::string_view to_say(std::string_view english) { return english; }

// English; ids stand for names.
Speech plain_speech();

// "a", "a and b", "a, b and c", said in that language; after `most` only how many more there are.
std::string joined_all(const Speech& speech, const std::vector<std::string>& texts,
                       std::size_t most = 12);
std::string joined_any(const Speech& speech, const std::vector<std::string>& texts,
                       std::size_t most = 12);

}  // namespace cairn::stacking
