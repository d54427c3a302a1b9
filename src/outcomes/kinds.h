// SPDX-License-Identifier: Apache-2.0
// What can come after a credential, and how much of it somebody thinks came of it: a row each.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/phrase.h"

namespace cairn::outcomes {

enum class Kind : std::uint8_t {
  responsibility,
  interview,
  promotion,
  raise,
  network,
  confidence,
  nothing,  // somebody looked back, and nothing came: without it only luck would be counted
};
inline constexpr std::size_t kinds = 7;
inline constexpr std::string_view kind_names[kinds] = {
    "responsibility", "interview", "promotion", "raise", "network", "confidence", "nothing"};
inline constexpr std::string_view kind_words[kinds] = {to_say("New responsibility"),
                                                       to_say("Interview"),
                                                       to_say("Promotion"),
                                                       to_say("Raise"),
                                                       to_say("Network"),
                                                       to_say("Confidence"),
                                                       to_say("Nothing so far")};

// A person's own judgement of how much of it came of the credentials it followed.
enum class Cause : std::uint8_t { unknown, hardly, partly, mostly };
inline constexpr std::size_t causes = 4;
inline constexpr std::string_view cause_names[causes] = {"unknown", "hardly", "partly", "mostly"};
inline constexpr std::string_view cause_words[causes] = {
    to_say("I cannot say"), to_say("Hardly: it would have come anyway"),
    to_say("Partly: other things helped"), to_say("Mostly: it would not have come without")};

// What such a judgement leaves open, in per cent.
struct Percents {
  std::int64_t low = 0, high = 100;
};
inline constexpr Percents cause_percents[causes] = {{0, 100}, {0, 25}, {25, 75}, {75, 100}};

inline std::string_view name_of(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
inline std::string_view name_of(Cause cause) {
  return cause_names[static_cast<std::size_t>(cause)];
}
inline std::string_view words_of(Kind kind) { return kind_words[static_cast<std::size_t>(kind)]; }
inline std::string_view words_of(Cause cause) {
  return cause_words[static_cast<std::size_t>(cause)];
}
inline Percents percents_of(Cause cause) { return cause_percents[static_cast<std::size_t>(cause)]; }
std::optional<Kind> kind_named(std::string_view name);
std::optional<Cause> cause_named(std::string_view name);

}  // namespace cairn::outcomes
