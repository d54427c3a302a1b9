// SPDX-License-Identifier: Apache-2.0
// The next version of an award: signed anew with what was wrong put right, at the same address. The
// former version stays readable, says what replaced it, and its status bit says revoked.
#pragma once
#include <optional>
#include <string>

#include "app/awards/status_bits.h"
#include "app/context.h"
#include "app/ports/awards.h"
#include "app/signing.h"

namespace cairn::app {

struct Replacement {
  std::string reason;
  std::optional<std::string> name;
  std::optional<std::string> email;             // whose it really is: a learner of their own
  std::optional<std::optional<Instant>> until;  // another end, or none
  bool newest_words = false;                    // of the achievement
};

// "{base}/b/{id}" of the first version, "{base}/b/{id}/2" of the second.
std::string version_url(const Context& context, const AwardId& id, std::int64_t version);

// Inside the transaction of a change; the caller publishes `bits` when all are replaced.
Result<Award> replace_award(Context& context, Transaction& transaction, const Signer& signer,
                            const Award& former, const Replacement& replacement, StatusBits& bits);

}  // namespace cairn::app
