// SPDX-License-Identifier: Apache-2.0
#include "stacking/speech.h"

#include <charconv>

namespace cairn::stacking {
namespace {

std::string filled(std::string_view text, std::initializer_list<std::string> values) {
  std::string out;
  std::size_t next = 0;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) break;
    out += text.substr(0, open);
    std::size_t at = next;
    if (close > open + 1)
      std::from_chars(text.data() + open + 1, text.data() + close, at);
    else
      ++next;
    if (at < values.size()) out += values.begin()[at];
    text.remove_prefix(close + 1);
  }
  return out.append(text);
}

std::string joined(const Speech& speech, const std::vector<std::string>& texts, std::size_t most,
                   std::string_view last) {
  if (texts.empty()) return "";
  std::vector<std::string> shown(
      texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(std::min(texts.size(), most)));
  if (texts.size() > most)
    shown.push_back(speech.say(to_say("{} more"), {std::to_string(texts.size() - most)}));
  std::string out = shown.front();
  for (std::size_t i = 1; i < shown.size(); ++i)
    out = i + 1 < shown.size() ? speech.say(to_say("{}, {}"), {out, shown[i]})
                               : speech.say(last, {out, shown[i]});
  return out;
}

}  // namespace

std::string Speech::say(std::string_view english, std::initializer_list<std::string> values) const {
  return filled(translate(english), values);
}

std::string Speech::quoted(std::string_view achievement_id) const {
  return say(to_say("“{}”"), {achievement(achievement_id)});
}

Speech plain_speech() {
  const auto same = [](std::string_view text) { return std::string(text); };
  return {same, same, same};
}

std::string joined_all(const Speech& speech, const std::vector<std::string>& texts,
                       std::size_t most) {
  return joined(speech, texts, most, to_say("{} and {}"));
}

std::string joined_any(const Speech& speech, const std::vector<std::string>& texts,
                       std::size_t most) {
  return joined(speech, texts, most, to_say("{} or {}"));
}

}  // namespace cairn::stacking
