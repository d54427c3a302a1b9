// SPDX-License-Identifier: Apache-2.0
// Press: signs badges of one achievement, what all of them say alike put together once.
#pragma once
#include "app/awards/award.h"
#include "app/awards/status_place.h"
#include "app/co_issuing/co_issue.h"
#include "app/endorsing/accepted.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"

namespace cairn::app {

// One a thread; signers and achievement must outlive it.
class Press {
 public:
  Press(Context& context, const Signer& signer, const std::vector<CoSigner>& others,
        const AcceptedEndorsements& endorsements, const Organisation& issuer,
        const Achievement& achievement);
  // The award as it is to be stored, of the press's achievement whatever the order's is. Errors:
  // those of signing.
  Result<Award> make(const AwardOrder& order, const StatusPlace& place);

 private:
  Context& context_;
  const Signer& signer_;
  const std::vector<CoSigner>& others_;  // who sign too
  const Achievement& achievement_;
  NameRun names_;
  credential::NewAward common_;
  Arena words_;  // what others say, read once for all badges
  std::vector<credential::NewResultDescription> own_results_;  // that the achievement defines
};

}  // namespace cairn::app
