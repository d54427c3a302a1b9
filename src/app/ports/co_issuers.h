// SPDX-License-Identifier: Apache-2.0
// Co-issuers: organisations of this server that sign an achievement's awards beside its issuer,
// once they have agreed to a version of it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

enum class CoIssuerState : std::uint8_t { asked, agreed, declined, ended };
inline constexpr std::string_view co_issuer_state_names[] = {"asked", "agreed", "declined",
                                                             "ended"};
inline std::string_view name_of(CoIssuerState state) {
  return co_issuer_state_names[static_cast<std::size_t>(state)];
}

struct CoIssuer {
  OrganisationId organisation;  // who issues
  AchievementId achievement;
  OrganisationId partner;  // who signs too
  CoIssuerState state = CoIssuerState::asked;
  std::int64_t version = 0;  // of the achievement that was agreed to; 0: none yet
  std::string message;       // why they were asked
  Instant asked;
  std::optional<Instant> answered;
};

// Whether the partner declined, or one of both ended it: then it has to be asked anew.
inline bool is_over(const CoIssuer& it) {
  return it.state == CoIssuerState::declined || it.state == CoIssuerState::ended;
}

class CoIssuers {
 public:
  virtual ~CoIssuers() = default;
  // Adds, or replaces that of the achievement and the partner.
  virtual Status put(const CoIssuer& co_issuer) = 0;
  // Errors: not_found.
  virtual Result<CoIssuer> find(const OrganisationId& organisation,
                                const AchievementId& achievement,
                                const OrganisationId& partner) = 0;
  // In the order they were asked.
  virtual Result<std::vector<CoIssuer>> of_achievement(const OrganisationId& organisation,
                                                       const AchievementId& achievement) = 0;
  // Whom others asked, newest first.
  virtual Result<std::vector<CoIssuer>> of_partner(const OrganisationId& partner) = 0;
};

}  // namespace cairn::app
