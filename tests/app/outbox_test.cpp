// SPDX-License-Identifier: Apache-2.0
// What leaves the server: with its cause or not at all, again until it arrives, never twice.
#include "app/outbox/deliver.h"

#include <algorithm>
#include <condition_variable>
#include <thread>

#include "app/limits.h"
#include "app/outbox/queue.h"
#include "app/outbox/review.h"
#include "house.h"
#include "postbox.h"

namespace cairn::app {
namespace {

class OutboxOfHouse : public House {
 protected:
  OutboxOfHouse() { context_->mailer = &postbox_; }

  void queue(const std::string& to, const std::string& id = {}) {
    queue_of(owner_.organisation, to, id);
  }
  void queue_of(const OrganisationId& organisation, const std::string& to,
                const std::string& id = {}) {
    auto transaction = must(store_->begin(Access::write));
    must(queue_mail(*context_, *transaction, organisation,
                    {.to = to, .subject = "Your badge", .text = "It is here.\n", .id = id}));
    must(transaction->commit());
  }
  std::vector<Delivery> all() {
    return must(list_deliveries(*context_, owner_.organisation, std::nullopt, {})).rows;
  }
  int deliver() { return must(deliver_due(*context_)).sent; }

  Postbox postbox_;
  Actor owner_ = set_up();
};

TEST_F(OutboxOfHouse, CarriesWhatWasCommittedAndNothingElse) {
  {
    auto abandoned = must(store_->begin(Access::write));
    must(queue_mail(*context_, *abandoned, owner_.organisation, {.to = "a@example.org"}));
  }
  EXPECT_EQ(deliver(), 0);
  queue("b@example.org");
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(deliver(), 0);
  ASSERT_EQ(postbox_.mails.size(), 1U);
  EXPECT_EQ(postbox_.mails[0].to, "b@example.org");
  EXPECT_EQ(postbox_.mails[0].text, "It is here.\n");
  EXPECT_NE(postbox_.mails[0].id, "");
  EXPECT_EQ(all()[0].state, DeliveryState::sent);
}

TEST_F(OutboxOfHouse, QueuesAMailWithAnIdOnce) {
  queue("a@example.org", "welcome-1");
  queue("a@example.org", "welcome-1");
  queue("a@example.org", "welcome-2");
  EXPECT_EQ(deliver(), 2);
}

TEST_F(OutboxOfHouse, QueuesNoMailWithoutAMailServer) {
  context_->mailer = nullptr;
  queue("a@example.org");
  EXPECT_TRUE(all().empty());
}

TEST_F(OutboxOfHouse, TriesAgainLaterAndLaterAndGivesUp) {
  postbox_.away = true;
  queue("a@example.org");
  EXPECT_EQ(deliver(), 0);
  EXPECT_EQ(all()[0].last_error, "The mail server is away.");
  clock_.forward_seconds(59);
  deliver();
  EXPECT_EQ(all()[0].tries, 1) << "not yet";
  std::int64_t hours = 0;
  while (all()[0].state == DeliveryState::waiting && hours < 100) {
    deliver();
    clock_.forward_seconds(3600);
    ++hours;
  }
  EXPECT_EQ(all()[0].state, DeliveryState::failed);
  EXPECT_EQ(all()[0].tries, limits::delivery_tries_max);
  EXPECT_GT(hours, 20);
  postbox_.away = false;
  EXPECT_EQ(deliver(), 0);
  must(retry_delivery(*context_, owner_, all()[0].id));
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(code_of(retry_delivery(*context_, owner_, all()[0].id)), ErrorCode::conflict);
}

TEST_F(OutboxOfHouse, GivesUpAtOnceWhereTheAddressIsRefused) {
  postbox_.refuses = true;
  queue("nobody@example.org");
  deliver();
  EXPECT_EQ(all()[0].state, DeliveryState::bounced);
  clock_.forward_seconds(24 * 3600);
  deliver();
  EXPECT_EQ(all()[0].tries, 1);
}

TEST_F(OutboxOfHouse, GivesEachOrganisationItsTurn) {
  const auto other = set_up_another();
  for (int i = 0; i < 10; ++i) queue("p" + std::to_string(i) + "@example.org");
  clock_.forward_seconds(1);
  queue_of(other.organisation, "late@example.org");
  EXPECT_EQ(deliver(), 11);
  const auto place = std::find_if(postbox_.mails.begin(), postbox_.mails.end(),
                                  [](const Mail& mail) { return mail.to == "late@example.org"; });
  EXPECT_LT(place - postbox_.mails.begin(), 2);
}

TEST_F(OutboxOfHouse, CarriesEachKindApart) {
  queue("a@example.org");
  Turns turns;
  EXPECT_EQ(must(deliver_due(*context_, DeliveryKind::webhook, turns)).sent, 0);
  EXPECT_EQ(must(deliver_due(*context_, DeliveryKind::mail, turns)).sent, 1);
}

// A mail server that keeps what goes to some addresses waiting.
class SlowPostbox final : public Mailer {
 public:
  Status send(const Mail& mail) override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return open_ || !mail.to.starts_with("slow"); });
    ++sent_;
    changed_.notify_all();
    return done;
  }
  bool wait_for(int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return sent_ >= count; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int sent_ = 0;
};

TEST_F(OutboxOfHouse, LetsNoOrganisationHoldUpAnother) {
  SlowPostbox postbox;
  context_->mailer = &postbox;
  const auto other = set_up_another();
  for (int i = 0; i < 6; ++i) queue("slow" + std::to_string(i) + "@example.org");
  for (int i = 0; i < 5; ++i)
    queue_of(other.organisation, "p" + std::to_string(i) + "@example.org");
  Turns turns;
  {
    std::vector<std::jthread> couriers;
    for (int i = 0; i < limits::deliveries_at_once; ++i)
      couriers.emplace_back([&] { must(deliver_due(*context_, DeliveryKind::mail, turns)); });
    EXPECT_TRUE(postbox.wait_for(5)) << "while the others wait";
    postbox.open();
  }
  EXPECT_TRUE(postbox.wait_for(11));
}

TEST(Turns, GoRound) {
  Turns turns;
  const std::vector<OrganisationId> both = {{"a"}, {"b"}};
  EXPECT_EQ(turns.begin(both), OrganisationId{"a"});
  EXPECT_EQ(turns.begin(both), OrganisationId{"b"});
  turns.end({"a"});
  turns.end({"b"});
  EXPECT_EQ(turns.begin(both), OrganisationId{"a"});
  turns.end({"a"});
  EXPECT_EQ(turns.begin(both), OrganisationId{"b"});
  const std::vector<OrganisationId> one = {{"a"}};
  for (int i = 0; i < limits::deliveries_of_one_max; ++i) EXPECT_TRUE(turns.begin(one));
  EXPECT_FALSE(turns.begin(one));
  EXPECT_EQ(turns.begin(both), OrganisationId{"b"});
}

// A server that ended between taking a mail and noting what became of it.
TEST_F(OutboxOfHouse, CarriesAgainWhatItsTakerLostUnderTheSameId) {
  queue("a@example.org");
  {
    auto transaction = must(store_->begin(Access::write));
    const auto now = clock_.now();
    const Instant until{now.microseconds + 300'000'000};
    ASSERT_TRUE(
        must(transaction->outbox().take_due(owner_.organisation, DeliveryKind::mail, now, until)));
    must(transaction->commit());
  }
  EXPECT_EQ(deliver(), 0) << "somebody has it";
  clock_.forward_seconds(300);
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(postbox_.mails[0].id, all()[0].id.text);
}

TEST_F(OutboxOfHouse, ShowsAnOrganisationItsOwnAlone) {
  queue("a@example.org");
  const auto other = set_up_another();
  EXPECT_TRUE(must(list_deliveries(*context_, other.organisation, std::nullopt, {})).rows.empty());
  EXPECT_EQ(code_of(retry_delivery(*context_, other, all()[0].id)), ErrorCode::not_found);
}

TEST_F(OutboxOfHouse, ListsAPageAtATimeByState) {
  for (int i = 0; i < 5; ++i) queue("p" + std::to_string(i) + "@example.org");
  const auto first = must(list_deliveries(*context_, owner_.organisation, DeliveryState::waiting,
                                          {.after = {}, .rows_max = 3}));
  ASSERT_EQ(first.rows.size(), 3U);
  EXPECT_TRUE(first.more);
  const auto rest = must(list_deliveries(*context_, owner_.organisation, DeliveryState::waiting,
                                         {.after = first.rows.back().id.text, .rows_max = 3}));
  EXPECT_EQ(rest.rows.size(), 2U);
  EXPECT_FALSE(rest.more);
  EXPECT_TRUE(must(list_deliveries(*context_, owner_.organisation, DeliveryState::failed, {}))
                  .rows.empty());
}

// Codes and links to pages: nobody looks through them.
TEST_F(OutboxOfHouse, ForgetsWhatTheServerSentInVain) {
  postbox_.refuses = true;
  queue("a@example.org");
  auto transaction = must(store_->begin(Access::write));
  must(queue_mail(*context_, *transaction, server_organisation(),
                  {.to = "b@example.org", .subject = "123456 is your code", .text = "123456"}));
  must(transaction->commit());
  transaction.reset();
  deliver();
  clock_.forward_seconds(limits::sent_mail_seconds_max + 1);
  must(forget_delivered(*context_));
  EXPECT_EQ(all().size(), 1U) << "an organisation reads what did not arrive";
  EXPECT_TRUE(
      must(list_deliveries(*context_, server_organisation(), std::nullopt, {})).rows.empty());
}

TEST_F(OutboxOfHouse, ForgetsWhatWasSentAndWhomItKnew) {
  queue("a@example.org");
  deliver();
  must(forget_delivered(*context_));
  EXPECT_EQ(all().size(), 1U);
  clock_.forward_seconds(limits::sent_mail_seconds_max + 1);
  queue("b@example.org");
  must(forget_delivered(*context_));
  ASSERT_EQ(all().size(), 1U);
  auto transaction = must(store_->begin(Access::write));
  must(transaction->outbox().remove_to(owner_.organisation, "b@example.org"));
  must(transaction->commit());
  transaction.reset();
  EXPECT_TRUE(all().empty());
}

}  // namespace
}  // namespace cairn::app
