// SPDX-License-Identifier: Apache-2.0
#include "app/webhooks/carry.h"

#include "app/audit.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/outbox/queue.h"
#include "app/ports/mail_records.h"
#include "app/ports/organisations.h"
#include "app/ports/webhooks.h"
#include "app/webhooks/announce.h"
#include "app/webhooks/secret.h"
#include "app/webhooks/signature.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

constexpr const char* where = "webhook";
constexpr std::int64_t microseconds = 1'000'000;
constexpr int gone = 410;
constexpr std::string_view pause_subject = to_say("A webhook is paused");
constexpr std::string_view pause_text =
    to_say("Nothing more is sent there. Mend it, then let it go on:");

Result<Webhook> find(Context& context, const Delivery& delivery) {
  CAIRN_TRY(auto reading, context.store.begin(Access::read));
  return reading->webhooks().find(delivery.organisation, {delivery.recipient});
}

// "v1,… v1,…": by the former secret as well, for as long as it counts.
Result<std::string> signatures(Context& context, const Webhook& webhook,
                               const WebhookMessage& message, Instant now) {
  CAIRN_TRY(const auto secret, open_webhook_secret(context, webhook, webhook.sealed_secret));
  CAIRN_TRY(auto text, webhook_signature(secret, message));
  if (!webhook.former_until || *webhook.former_until <= now) return text;
  CAIRN_TRY(const auto former, open_webhook_secret(context, webhook, webhook.former_secret));
  CAIRN_TRY(const auto second, webhook_signature(former, message));
  return text + " " + second;
}

Status judge(int status) {
  if (status >= 200 && status < 300) return done;
  if (status == gone)
    return fail(ErrorCode::not_found, where,
                filled("The receiver answered {}: it wants no more of these.", status));
  if (status >= 300 && status < 400)
    return fail(ErrorCode::unreachable, where,
                filled("The receiver answered {}, a redirect, which is not followed. Name the "
                       "address it leads to.",
                       status));
  return fail(ErrorCode::unreachable, where, filled("The receiver answered {}.", status));
}

// Whoever set the organisation up hears of it, where mail is sent.
Status tell_of_pause(Context& context, Transaction& transaction, const Webhook& webhook,
                     std::string_view why) {
  CAIRN_CHECK(audit(context, transaction, {webhook.organisation, {"server"}}, "webhook.pause",
                    webhook.id.text, why));
  CAIRN_TRY(const auto organisation, transaction.organisations().find(webhook.organisation));
  if (organisation.email.empty()) return done;
  CAIRN_TRY(const auto language, transaction.mail_records().language(webhook.organisation));
  const auto say = [&](std::string_view english) {
    return say_in(context.wording, language, english);
  };
  return queue_mail(context, transaction, webhook.organisation,
                    {.to = organisation.email,
                     .subject = say(pause_subject),
                     .text = webhook.url + "\n" + std::string(why) + "\n\n" + say(pause_text) +
                             "\n" + context.base_url + "/desk/webhooks/" + webhook.id.text + "\n"});
}

void note_failure(Webhook& webhook, const Error& error, Instant now) {
  webhook.last_failure = now;
  webhook.last_error = error.detail;
  if (!webhook.failing_since) webhook.failing_since = now;
}

WebhookPause pause_after(const Webhook& webhook, const Error& error, Instant now) {
  if (error.code == ErrorCode::not_found) return WebhookPause::gone;
  const auto failing = now.microseconds - webhook.failing_since->microseconds;
  return failing >= limits::webhook_failing_seconds_max * microseconds ? WebhookPause::failing
                                                                       : WebhookPause::asked;
}

}  // namespace

Status carry_webhook(Context& context, const Delivery& delivery) {
  CAIRN_TRY(const auto webhook, find(context, delivery));
  if (webhook.state == WebhookState::paused && delivery.about != webhook_test_event)
    return fail(ErrorCode::not_permitted, where,
                "This webhook is paused. Let it go on, then try again.");
  if (context.outside == nullptr)
    return fail(ErrorCode::unreachable, where, "Nothing is sent from here.");
  const auto now = context.clock.now();
  const WebhookMessage message{delivery.id.text, now.seconds(), delivery.body};
  CAIRN_TRY(const auto signature, signatures(context, webhook, message, now));
  Question question;
  question.url = webhook.url;
  question.body = delivery.body;
  question.media_type = "application/json";
  question.headers = {"webhook-id: " + delivery.id.text,
                      "webhook-timestamp: " + std::to_string(message.seconds),
                      "webhook-signature: " + signature};
  question.time_max = std::chrono::seconds(limits::webhook_seconds_max);
  const auto answer = context.outside->ask(question);
  if (answer) return judge(answer->status);
  auto error = answer.error();
  // A name that no server is known by today may be known tomorrow.
  if (error.code == ErrorCode::not_found) error.code = ErrorCode::unreachable;
  return error;
}

Status note_webhook(Context& context, Transaction& transaction, const Delivery& delivery,
                    const Status& tried) {
  CAIRN_TRY(auto found,
            optional(transaction.webhooks().find(delivery.organisation, {delivery.recipient})));
  if (!found) return done;
  auto& webhook = *found;
  const bool was_paused = webhook.state == WebhookState::paused;
  const auto now = context.clock.now();
  if (tried) {
    webhook.last_success = now;
    webhook.failing_since = std::nullopt;
    return transaction.webhooks().update(webhook);
  }
  if (was_paused && delivery.about != webhook_test_event) return done;
  note_failure(webhook, tried.error(), now);
  const auto pause = pause_after(webhook, tried.error(), now);
  if (was_paused || pause == WebhookPause::asked) return transaction.webhooks().update(webhook);
  webhook.state = WebhookState::paused;
  webhook.pause = pause;
  CAIRN_CHECK(transaction.webhooks().update(webhook));
  return tell_of_pause(context, transaction, webhook, webhook.last_error);
}

}  // namespace cairn::app
