// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/queue.h"

#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

Delivery new_delivery(Context& context, const OrganisationId& organisation,
                      const std::string& key) {
  Delivery delivery;
  delivery.organisation = organisation;
  delivery.id = key.empty() ? DeliveryId{new_name(organisation, context.random)}
                            : delivery_of_mail(organisation, key);
  delivery.created = context.clock.now();
  delivery.due = delivery.created;
  return delivery;
}

}  // namespace

Status queue_mail(Context& context, Transaction& transaction, const OrganisationId& organisation,
                  const Mail& mail, const MailSubject& subject) {
  if (context.mailer == nullptr) return done;
  auto delivery = new_delivery(context, organisation, mail.id);
  delivery.kind = DeliveryKind::mail;
  delivery.recipient = mail.to;
  delivery.about = mail.subject;
  delivery.learner = subject.learner;
  delivery.subject = subject.id;
  if (!subject.came_back.empty()) {
    delivery.state = DeliveryState::bounced;
    delivery.last_error = subject.came_back;
    delivery.settled = delivery.created;
  }
  Arena arena;
  const json::Builder builder(arena);
  delivery.body = json::write(
      builder.object({{"text", builder.string(mail.text)},
                      {"unsubscribe", builder.string(mail.unsubscribe)},
                      {"one_click", json::Value::boolean(mail.one_click)},
                      {"from_name", builder.string(mail.from_name)},
                      {"id", builder.string(mail.id.empty() ? delivery.id.text : mail.id)}}));
  return transaction.outbox().add(delivery);
}

Status queue_nothing(Context& context, Transaction& transaction) {
  const auto nobody = new_salt(context.random);
  CAIRN_CHECK(queue_mail(context, transaction, server_organisation(), {.to = nobody}));
  return transaction.outbox().remove_to(server_organisation(), nobody);
}

Status queue_webhook(Context& context, Transaction& transaction, const WebhookCall& call) {
  auto delivery = new_delivery(context, call.webhook.organisation, {});
  delivery.kind = DeliveryKind::webhook;
  delivery.recipient = call.webhook.id.text;
  delivery.about = call.event;
  delivery.body = call.body;
  delivery.learner = call.learner;
  delivery.subject = call.subject;
  return transaction.outbox().add(delivery);
}

DeliveryId delivery_of_mail(const OrganisationId& organisation, std::string_view id) {
  return {name_from(organisation, "delivery " + std::string(id))};
}

Result<Mail> read_mail(const Delivery& delivery) {
  Arena arena;
  CAIRN_TRY(const auto body, json::parse(delivery.body, arena));
  return Mail{.to = delivery.recipient,
              .subject = delivery.about,
              .text = std::string(body.string_at("text")),
              .id = std::string(body.string_at("id")),
              .unsubscribe = std::string(body.string_at("unsubscribe")),
              .one_click = body["one_click"].as_boolean(),
              .date = delivery.created,
              .from_name = std::string(body.string_at("from_name"))};
}

}  // namespace cairn::app
