// SPDX-License-Identifier: Apache-2.0
// Open Badges 2.0 beside every award, for readers that know nothing newer: the hosted assertion,
// its badge class and its issuer, made from what was signed when they are asked for.
#pragma once
#include <optional>
#include <string>

#include "app/context.h"

namespace cairn::app {

// "{base}/b/{id}/ob2"
std::string badge2_url(const Context& context, const AwardId& id);

struct HostedAssertion {
  std::string body;
  bool revoked = false;  // then all it says is that, with status 410
};
// Suspended badges count as revoked for as long as they are, for 2.0 knows no other word. Errors of
// each: not_found (also of a badge that its holder took back).
Result<HostedAssertion> badge2_assertion(Context& context, const AwardId& id);
Result<std::string> badge2_class(Context& context, const AchievementId& id,
                                 std::optional<std::int64_t> version);
Result<std::string> badge2_issuer(Context& context, const OrganisationId& id);

}  // namespace cairn::app
