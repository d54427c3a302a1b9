// SPDX-License-Identifier: Apache-2.0
#include "app/claims/read_round.h"

#include <charconv>

namespace cairn::app {
namespace {

constexpr std::string_view appealed = "-appeal";

}  // namespace

std::string text_of(const ReadRound& round) {
  auto text = std::to_string(round.number);
  if (round.appeal) text += appealed;
  return text;
}

std::optional<ReadRound> read_round(std::string_view text) {
  if (text.empty()) return std::nullopt;
  ReadRound round{.number = 0, .appeal = text.ends_with(appealed)};
  if (round.appeal) text.remove_suffix(appealed.size());
  std::from_chars(text.data(), text.data() + text.size(), round.number);
  return round;
}

Status check_round(const std::optional<ReadRound>& read, const ReadRound& now) {
  if (!read || *read == now) return done;
  return fail(ErrorCode::conflict, "decide",
              "This claim was sent anew, reopened or appealed since you opened it. Reload it to "
              "see how it stands.");
}

}  // namespace cairn::app
