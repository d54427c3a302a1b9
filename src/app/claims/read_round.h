// SPDX-License-Identifier: Apache-2.0
// What somebody read of a claim before they decided it: which round, and whether it was appealed.
// As text "3" or "3-appeal".
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::app {

struct ReadRound {
  std::int64_t number = 1;
  bool appeal = false;
  friend bool operator==(const ReadRound&, const ReadRound&) = default;
};
std::string text_of(const ReadRound& round);
// Nothing of ""; of what is no round, one that no claim is in.
std::optional<ReadRound> read_round(std::string_view text);

// That a decision is about what was read. Errors: conflict, where the claim stands otherwise.
Status check_round(const std::optional<ReadRound>& read, const ReadRound& now);

}  // namespace cairn::app
