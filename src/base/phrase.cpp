// SPDX-License-Identifier: Apache-2.0
#include "base/phrase.h"

namespace cairn {
namespace {

// `pattern` with the values at "{}", in their order, and at "{0}", "{1}" …
std::string filled_with(std::string_view pattern, const std::vector<std::string>& values) {
  std::string out;
  std::size_t next = 0;
  for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{')) {
    out += pattern.substr(0, open);
    pattern.remove_prefix(open + 1);
    const auto close = pattern.find('}');
    if (close > 1) return out.append("{").append(pattern);  // no place for a value
    const auto at = close == 0 ? next++ : static_cast<std::size_t>(pattern[0] - '0');
    if (at < values.size()) out += values[at];
    pattern.remove_prefix(close + 1);
  }
  return out.append(pattern);
}

}  // namespace

Phrase joined(const std::vector<Phrase>& parts) {
  if (parts.empty()) return {};
  Phrase all{"{}", parts, false};
  for (std::size_t i = 1; i < parts.size(); ++i) all.text += ", {}";
  return all;
}

Phrase listed(const std::vector<Phrase>& parts) {
  if (parts.size() < 2) return joined(parts);
  return phrase("{} and {}", joined({parts.begin(), parts.end() - 1}), parts.back());
}

std::string said(const Phrase& phrase, const Words& words) {
  const auto pattern = phrase.ours ? words(phrase.text) : std::string_view(phrase.text);
  if (phrase.values.empty()) return std::string(pattern);
  std::vector<std::string> values;
  for (const auto& value : phrase.values) values.push_back(said(value, words));
  return filled_with(pattern, values);
}

std::string in_english(const Phrase& phrase) { return said(phrase, english_words); }

}  // namespace cairn
