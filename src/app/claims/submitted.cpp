// SPDX-License-Identifier: Apache-2.0
#include "app/claims/submitted.h"

#include "app/mail/postman.h"
#include "app/webhooks/announce.h"

namespace cairn::app {
namespace {

constexpr ThrottleRule mails_to_one_address{5, 60 * 60};

}  // namespace

Status tell_submitted(Context& context, Transaction& transaction, const Claim& claim,
                      const std::string& email) {
  CAIRN_CHECK(Announcer(context, transaction, claim.organisation)
                  .tell(WebhookEvent::claim_submitted, claim));
  // Whoever typed an address need not be its owner, who is not to be flooded.
  if (!context.throttle.take("claim mail to " + email, mails_to_one_address, context.clock.now()))
    return done;
  return Postman(context, transaction, claim.organisation).send(MailKind::claim_received, claim);
}

}  // namespace cairn::app
