// SPDX-License-Identifier: Apache-2.0
// Sittings: many claims decided in one go, one after the other, each once.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/claims/read_round.h"
#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using SittingId = Id<struct SittingTag>;

enum class SittingOutcome : std::uint8_t { awarded, declined, by_marks };  // each as it is marked
inline constexpr std::string_view sitting_outcome_names[] = {"awarded", "declined", "by-marks"};
inline std::string_view name_of(SittingOutcome outcome) {
  return sitting_outcome_names[static_cast<std::size_t>(outcome)];
}

struct Sitting {
  OrganisationId organisation;
  SittingId id;
  SittingOutcome outcome = SittingOutcome::declined;
  std::string reason;
  AccountId decided_by;
  Instant begun;
  std::optional<Instant> finished;
};

enum class SittingItemState : std::uint8_t {
  waiting,
  decided,
  refused,  // `sentence` says why
};
inline constexpr std::string_view sitting_item_state_names[] = {"waiting", "decided", "refused"};
inline std::string_view name_of(SittingItemState state) {
  return sitting_item_state_names[static_cast<std::size_t>(state)];
}

struct SittingItem {
  ClaimId claim;
  SittingItemState state = SittingItemState::waiting;
  std::string sentence = {};
  std::optional<ReadRound> round = {};  // in which it was read; nothing: whichever it is
};

class Sittings {
 public:
  virtual ~Sittings() = default;
  // Items in the order given, which all wait. Errors: conflict (the id is taken).
  virtual Status add(const Sitting& sitting, const std::vector<SittingItem>& items) = 0;
  // Errors of each: not_found.
  virtual Result<Sitting> find(const OrganisationId& organisation, const SittingId& id) = 0;
  virtual Result<std::vector<SittingItem>> items(const OrganisationId& organisation,
                                                 const SittingId& id) = 0;
  // False, and nothing is changed, where the item does not wait any more.
  virtual Result<bool> settle(const Sitting& sitting, const SittingItem& item) = 0;
  virtual Status finish(const Sitting& sitting, Instant at) = 0;
  // Of every organisation, those that are not finished, oldest first.
  virtual Result<std::vector<Sitting>> list_open(std::int64_t count_max) = 0;
};

}  // namespace cairn::app
