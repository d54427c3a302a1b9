// SPDX-License-Identifier: Apache-2.0
// Offers: badges that are signed and wait for their learner's yes. An award without one here is its
// learner's at once.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

enum class OfferState : std::uint8_t { offered, accepted, declined, expired };
inline constexpr std::string_view offer_state_names[] = {"offered", "accepted", "declined",
                                                         "expired"};
inline std::string_view name_of(OfferState state) {
  return offer_state_names[static_cast<std::size_t>(state)];
}

struct Offer {
  OrganisationId organisation;
  AwardId award;
  OfferState state = OfferState::offered;
  Instant until;
  std::optional<Instant> reminded;
  std::optional<Instant> settled;
};

class Offers {
 public:
  virtual ~Offers() = default;
  virtual Status add(const Offer& offer) = 0;
  // Errors of each: not_found.
  virtual Result<Offer> find(const OrganisationId& organisation, const AwardId& award) = 0;
  virtual Status update(const Offer& offer) = 0;
  // Of every organisation: those still offered whose last moment lies before `moment`, the first to
  // end first.
  virtual Result<std::vector<Offer>> list_ending(Instant moment, std::int64_t count_max) = 0;
  // Likewise, those that nobody was reminded of yet.
  virtual Result<std::vector<Offer>> list_to_remind(Instant moment, std::int64_t count_max) = 0;
  // Those that came to nothing before then and whose badge is still kept, oldest first.
  virtual Result<std::vector<AwardId>> list_over(const OrganisationId& organisation, Instant moment,
                                                 std::int64_t count_max) = 0;
};

}  // namespace cairn::app
