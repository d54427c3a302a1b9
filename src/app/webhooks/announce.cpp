// SPDX-License-Identifier: Apache-2.0
#include "app/webhooks/announce.h"

#include <algorithm>

#include "app/awards/badge.h"
#include "app/outbox/queue.h"
#include "json/build.h"
#include "json/write.h"

namespace cairn::app {
namespace {

std::string_view name_of(WebhookEvent event) {
  return webhook_event_names[static_cast<std::size_t>(event)];
}

bool listens(const Webhook& webhook, std::string_view event) {
  return webhook.state == WebhookState::active &&
         std::find(webhook.events.begin(), webhook.events.end(), event) != webhook.events.end();
}

std::string text_of(std::optional<Instant> moment) {
  return moment ? format_instant(*moment) : std::string();
}

News news_of(const Context& context, const Award& award) {
  return {.subject = award.id.text,
          .learner = award.learner,
          .data = {{"award", award.id.text},
                   {"achievement", award.achievement.text},
                   {"learner", award.learner.text},
                   {"claim", award.claim ? award.claim->text : std::string()},
                   {"badge", badge_url(context, award.id)},
                   {"credential", award.credential_id},
                   {"awarded", format_instant(award.awarded)},
                   {"valid_until", text_of(award.valid_until)}}};
}

}  // namespace

std::string webhook_body(std::string_view event, Instant at, const OrganisationId& organisation,
                         const News& news) {
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder data(builder);
  data.add_string("organisation", organisation.text);
  for (const auto& [key, value] : news.data) data.add_string_if(key, value);
  return json::write(json::ObjectBuilder(builder)
                         .add_string("type", event)
                         .add_string("timestamp", format_instant(at))
                         .add("data", data.value())
                         .value());
}

Result<bool> Announcer::anybody_listens(WebhookEvent event) {
  if (!webhooks_) {
    CAIRN_TRY(webhooks_, transaction_.webhooks().list(organisation_));
  }
  return std::ranges::any_of(
      *webhooks_, [&](const Webhook& webhook) { return listens(webhook, name_of(event)); });
}

Status Announcer::tell(WebhookEvent event, const Award& award) {
  CAIRN_TRY(const bool heard, anybody_listens(event));
  return heard ? tell(event, news_of(context_, award)) : Status(done);
}

Status Announcer::tell(WebhookEvent event, const Claim& claim, std::string_view outcome) {
  return tell(event, {.subject = claim.id.text,
                      .learner = claim.learner,
                      .data = {{"claim", claim.id.text},
                               {"achievement", claim.achievement.text},
                               {"learner", claim.learner.text},
                               {"outcome", std::string(outcome)}}});
}

Status Announcer::tell(WebhookEvent event, const News& news) {
  CAIRN_TRY(const bool heard, anybody_listens(event));
  if (!heard) return done;
  const auto body = webhook_body(name_of(event), context_.clock.now(), organisation_, news);
  for (const auto& webhook : *webhooks_)
    if (listens(webhook, name_of(event)))
      CAIRN_CHECK(queue_webhook(context_, transaction_,
                                {.webhook = webhook,
                                 .event = name_of(event),
                                 .body = body,
                                 .learner = news.learner,
                                 .subject = news.subject}));
  return done;
}

}  // namespace cairn::app
