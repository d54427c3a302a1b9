// SPDX-License-Identifier: Apache-2.0
// What happened is told to the webhooks that listen for it: queued in the transaction of the deed,
// with ids and public addresses and nothing that says who a person is.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/context.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/webhooks.h"

namespace cairn::app {

enum class WebhookEvent : std::uint8_t {
  award_made,
  award_changed,  // corrected or extended
  award_revoked,
  award_suspended,
  award_reinstated,
  claim_submitted,
  claim_decided,
  achievement_published,
  stack_completed,
  learner_erased,
};
inline constexpr std::array<std::string_view, 10> webhook_event_names{
    "award.made",       "award.changed",   "award.revoked", "award.suspended",
    "award.reinstated", "claim.submitted", "claim.decided", "achievement.published",
    "stack.completed",  "learner.erased"};
// Sent where somebody asks for it, to one webhook.
inline constexpr std::string_view webhook_test_event = "webhook.test";

struct News {
  std::string subject;  // the id of what it happened to
  LearnerId learner;    // with whom it is forgotten, or nobody
  std::vector<std::pair<std::string_view, std::string>> data;  // what is empty is left out
};

// Looks up the webhooks of an organisation once, however much it tells within one transaction.
class Announcer {
 public:
  Announcer(Context& context, Transaction& transaction, OrganisationId organisation)
      : context_(context), transaction_(transaction), organisation_(std::move(organisation)) {}

  // Errors of each: of the store.
  Status tell(WebhookEvent event, const Award& award);
  Status tell(WebhookEvent event, const Claim& claim, std::string_view outcome = {});
  Status tell(WebhookEvent event, const News& news);

 private:
  Result<bool> anybody_listens(WebhookEvent event);

  Context& context_;
  Transaction& transaction_;
  OrganisationId organisation_;
  std::optional<std::vector<Webhook>> webhooks_;
};

// The body of a call: {"type": …, "timestamp": …, "data": {"organisation": …, …}}.
std::string webhook_body(std::string_view event, Instant at, const OrganisationId& organisation,
                         const News& news);

}  // namespace cairn::app
