// SPDX-License-Identifier: Apache-2.0
// Webhooks: told in the transaction of the deed, signed, tried again, paused, forgotten.
#include "app/webhooks/manage.h"

#include <gmock/gmock.h>

#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/awards/change.h"
#include "app/awards/direct.h"
#include "app/learners/erase.h"
#include "app/limits.h"
#include "app/outbox/deliver.h"
#include "app/outbox/review.h"
#include "app/webhooks/announce.h"
#include "app/webhooks/signature.h"
#include "house.h"
#include "json/parse.h"
#include "postbox.h"
#include "receiver.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class WebhooksOfHouse : public House {
 protected:
  WebhooksOfHouse() { context_->outside = &receiver_; }

  static WebhookForm form(std::vector<std::string> events = {}) {
    if (events.empty()) events.assign(webhook_event_names.begin(), webhook_event_names.end());
    return {"https://courses.example/hooks", std::move(events)};
  }
  NewWebhook added(std::vector<std::string> events = {}) {
    return must(add_webhook(*context_, owner_, form(std::move(events))));
  }
  std::vector<std::string> told() {
    std::vector<std::string> types;
    while (must(deliver_due(*context_)).sent > 0) {
    }
    for (const auto& call : receiver_.calls) {
      Arena arena;
      types.emplace_back(must(json::parse(call.body, arena)).string_at("type"));
    }
    return types;
  }
  Webhook now(const WebhookId& id) { return must(find_webhook(*context_, owner_, id)); }
  std::vector<Delivery> sent_to(const WebhookId& id) {
    return must(webhook_deliveries(*context_, owner_, id, {})).rows;
  }
  static std::string header(const Question& call, const std::string& name) {
    for (const auto& line : call.headers)
      if (line.starts_with(name + ": ")) return line.substr(name.size() + 2);
    return {};
  }
  bool holds(const std::string& secret, const Question& call) {
    const auto id = header(call, "webhook-id");
    return webhook_signature_holds(secret,
                                   {id, std::stoll(header(call, "webhook-timestamp")), call.body},
                                   header(call, "webhook-signature"), clock_.now().seconds());
  }

  Receiver receiver_;
  Actor owner_ = set_up();
};

TEST_F(WebhooksOfHouse, AreToldNothingMoreOfSomebodyWhoIsErased) {
  added();
  const auto achievement = published(owner_);
  const auto award = awarded(owner_, submitted(achievement).id);
  for (const auto change :
       {AwardChange::suspend, AwardChange::reinstate, AwardChange::correct, AwardChange::revoke}) {
    ChangeForm form{.change = change, .reason = "x"};
    if (change == AwardChange::correct) form.name = "Grace Moore";
    must(change_award(*context_, owner_, award.id, form));
    clock_.forward_seconds(1);
  }
  must(erase_learner(*context_, owner_, award.learner));
  // What tells of the erased learner is gone before it left.
  EXPECT_THAT(told(), testing::UnorderedElementsAre("achievement.published", "learner.erased"));
}

TEST_F(WebhooksOfHouse, AreToldOfEachDeedOnce) {
  added();
  const auto achievement = published(owner_);
  const auto award = awarded(owner_, submitted(achievement).id);
  must(change_award(*context_, owner_, award.id,
                    {.change = AwardChange::extend, .reason = "x", .until = "2030-12-31"}));
  EXPECT_THAT(told(),
              testing::UnorderedElementsAre("achievement.published", "claim.submitted",
                                            "award.made", "claim.decided", "award.changed"));
}

TEST_F(WebhooksOfHouse, SayIdsAndPublicAddressesAndNobodysName) {
  added();
  const auto award = awarded(owner_, submitted(published(owner_)).id);
  told();
  bool found = false;
  for (const auto& call : receiver_.calls) {
    EXPECT_THAT(call.body, Not(HasSubstr("Grace")));
    EXPECT_THAT(call.body, Not(HasSubstr("learner.example")));
    if (call.body.find("award.made") == std::string::npos) continue;
    found = true;
    Arena arena;
    const auto data = must(json::parse(call.body, arena))["data"];
    EXPECT_EQ(data.string_at("award"), award.id.text);
    EXPECT_EQ(data.string_at("learner"), award.learner.text);
    EXPECT_EQ(data.string_at("claim"), award.claim->text);
    EXPECT_EQ(data.string_at("badge"), "https://badges.example.org/b/" + award.id.text);
    EXPECT_EQ(data.string_at("organisation"), owner_.organisation.text);
  }
  EXPECT_TRUE(found);
}

TEST_F(WebhooksOfHouse, AreSignedAsStandardWebhooksHasIt) {
  const auto made = added();
  published(owner_);
  told();
  ASSERT_EQ(receiver_.calls.size(), 1U);
  const auto& call = receiver_.calls[0];
  EXPECT_EQ(call.media_type, "application/json");
  EXPECT_EQ(call.time_max, std::chrono::seconds(10));
  EXPECT_EQ(header(call, "webhook-id"), sent_to(made.webhook.id)[0].id.text);
  EXPECT_TRUE(holds(made.secret, call));
  EXPECT_FALSE(holds("whsec_" + std::string(43, 'A') + "=", call));
  EXPECT_THAT(as_text(now(made.webhook.id).sealed_secret), Not(HasSubstr("whsec_")));
}

TEST_F(WebhooksOfHouse, SignByBothSecretsForADayAfterOneIsRotated) {
  const auto made = added();
  const auto next = must(rotate_webhook_secret(*context_, owner_, made.webhook.id));
  must(try_webhook(*context_, owner_, made.webhook.id));
  told();
  EXPECT_TRUE(holds(made.secret, receiver_.calls[0]));
  EXPECT_TRUE(holds(next.secret, receiver_.calls[0]));
  clock_.forward_seconds(limits::webhook_former_seconds_max);
  must(try_webhook(*context_, owner_, made.webhook.id));
  told();
  EXPECT_FALSE(holds(made.secret, receiver_.calls[1]));
  EXPECT_TRUE(holds(next.secret, receiver_.calls[1]));
}

TEST_F(WebhooksOfHouse, HearOnlyWhatTheyAskedForAndOfTheirOrganisationAlone) {
  const auto quiet = added({"award.made"});
  const auto other = set_up_another();
  must(add_webhook(*context_, other, form()));
  published(owner_);
  EXPECT_THAT(told(), testing::IsEmpty());
  EXPECT_EQ(code_of(find_webhook(*context_, other, quiet.webhook.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(try_webhook(*context_, other, quiet.webhook.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(rotate_webhook_secret(*context_, other, quiet.webhook.id)),
            ErrorCode::not_found);
  EXPECT_EQ(code_of(remove_webhook(*context_, other, quiet.webhook.id)), ErrorCode::not_found);
}

TEST_F(WebhooksOfHouse, AreToldOfEveryAwardOfABatch) {
  added({"award.made"});
  const auto achievement = published(owner_);
  const std::string sheet = "name,email\nAnn,ann@x.example\nBen,ben@x.example\nCem,cem@x.example\n";
  const auto batch = must(begin_batch(*context_, owner_, achievement.id, "a.csv", as_bytes(sheet)));
  must(start_batch(*context_, owner_, batch.id));
  EXPECT_EQ(must(run_batch(*context_, batch, std::stop_token())).awarded, 3);
  EXPECT_EQ(told().size(), 3U);
}

TEST_F(WebhooksOfHouse, TryAgainUntilItArrivesUnderTheSameId) {
  const auto made = added();
  published(owner_);
  receiver_.status = 500;
  must(deliver_due(*context_));
  EXPECT_EQ(sent_to(made.webhook.id)[0].last_error, "The receiver answered 500.");
  EXPECT_TRUE(now(made.webhook.id).failing_since);
  clock_.forward_seconds(60);
  receiver_.status = 302;
  must(deliver_due(*context_));
  EXPECT_THAT(sent_to(made.webhook.id)[0].last_error, HasSubstr("a redirect"));
  clock_.forward_seconds(120);
  receiver_.status = 200;
  must(deliver_due(*context_));
  EXPECT_EQ(sent_to(made.webhook.id)[0].state, DeliveryState::sent);
  EXPECT_FALSE(now(made.webhook.id).failing_since);
  ASSERT_EQ(receiver_.calls.size(), 3U);
  EXPECT_EQ(header(receiver_.calls[0], "webhook-id"), header(receiver_.calls[2], "webhook-id"));
  EXPECT_NE(header(receiver_.calls[0], "webhook-timestamp"),
            header(receiver_.calls[2], "webhook-timestamp"));
}

TEST_F(WebhooksOfHouse, ArePausedWhereNothingArrivesForFiveDaysAndItIsSaid) {
  Postbox postbox;
  context_->mailer = &postbox;
  const auto made = added();
  receiver_.status = 0;
  for (int hours = 0; hours < 6 * 24; hours += 6) {
    must(try_webhook(*context_, owner_, made.webhook.id));
    for (int i = 0; i < 4; ++i) must(deliver_due(*context_));
    if (now(made.webhook.id).state == WebhookState::paused) break;
    EXPECT_LE(hours, 5 * 24);
    clock_.forward_seconds(6 * 3600);
  }
  const auto webhook = now(made.webhook.id);
  EXPECT_EQ(webhook.state, WebhookState::paused);
  EXPECT_EQ(webhook.pause, WebhookPause::failing);
  must(deliver_due(*context_));
  ASSERT_FALSE(postbox.mails.empty());
  EXPECT_EQ(postbox.mails[0].subject, "A webhook is paused");
  EXPECT_THAT(postbox.mails[0].text, HasSubstr("/desk/webhooks/" + made.webhook.id.text));
  published(owner_);
  const auto before = receiver_.calls.size();
  must(set_webhook_state(*context_, owner_, made.webhook.id, WebhookState::active));
  EXPECT_FALSE(now(made.webhook.id).failing_since) << "it has five days again";
  receiver_.status = 200;
  must(try_webhook(*context_, owner_, made.webhook.id));
  clock_.forward_seconds(24 * 3600);
  told();
  EXPECT_GT(receiver_.calls.size(), before);
}

TEST_F(WebhooksOfHouse, ArePausedAtOnceWhereTheReceiverWantsNoMore) {
  const auto made = added();
  published(owner_);
  published(owner_);
  receiver_.status = 410;
  must(deliver_due(*context_));
  EXPECT_EQ(now(made.webhook.id).pause, WebhookPause::gone);
  EXPECT_EQ(sent_to(made.webhook.id)[0].state, DeliveryState::bounced);
  published(owner_);
  EXPECT_EQ(sent_to(made.webhook.id).size(), 2U) << "nothing is queued while it is paused";
  const auto one = sent_to(made.webhook.id)[0].id;
  receiver_.status = 200;
  must(retry_delivery(*context_, owner_, one));
  must(deliver_due(*context_));
  EXPECT_THAT(sent_to(made.webhook.id)[0].last_error, HasSubstr("paused"));
  must(set_webhook_state(*context_, owner_, made.webhook.id, WebhookState::active));
  must(retry_delivery(*context_, owner_, one));
  EXPECT_EQ(must(deliver_due(*context_)).sent, 1);
}

TEST_F(WebhooksOfHouse, SayWhatIsWrongWithAForm) {
  EXPECT_EQ(path_of_error(add_webhook(*context_, owner_, {"ftp://x.example", {"award.made"}})),
            "/url");
  EXPECT_EQ(path_of_error(add_webhook(*context_, owner_, {"http://10.0.0.1/x", {"award.made"}})),
            "/url");
  EXPECT_EQ(path_of_error(add_webhook(*context_, owner_, {"https://x.example", {}})), "/events");
  EXPECT_EQ(path_of_error(add_webhook(*context_, owner_, {"https://x.example", {"award.lost"}})),
            "/events/0");
  for (std::size_t i = 0; i < limits::webhooks_max; ++i) added();
  EXPECT_EQ(code_of(add_webhook(*context_, owner_, form())), ErrorCode::conflict);
}

TEST_F(WebhooksOfHouse, GoWithWhatWaitsForThem) {
  const auto made = added();
  published(owner_);
  must(remove_webhook(*context_, owner_, made.webhook.id));
  EXPECT_THAT(told(), testing::IsEmpty());
  EXPECT_TRUE(must(list_deliveries(*context_, owner_.organisation, std::nullopt, {})).rows.empty());
}

}  // namespace
}  // namespace cairn::app
