// SPDX-License-Identifier: Apache-2.0
// Press: signs badges of one achievement, what all of them say alike put together once.
#pragma once
#include "app/awards/award.h"
#include "app/awards/status_place.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"

namespace cairn::app {

// One a thread; the signer must outlive it.
class Press {
 public:
  Press(Context& context, const Signer& signer, const Organisation& issuer,
        const Achievement& achievement);
  // The award as it is to be stored; the order's achievement is the press's. Errors: those of
  // signing.
  Result<Award> make(const AwardOrder& order, const StatusPlace& place);

 private:
  Context& context_;
  const Signer& signer_;
  credential::NewAward common_;
  std::vector<credential::NewResultDescription> own_results_;  // that the achievement defines
};

}  // namespace cairn::app
