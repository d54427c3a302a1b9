// SPDX-License-Identifier: Apache-2.0
// Guessing passwords: slow from one place, bounded from many, and no trouble for who only mistypes.
#include "app/accounts/sessions.h"
#include "app/accounts/set_password.h"
#include "app/accounts/throttle.h"
#include "app/house.h"
#include "app/meanwhile.h"
#include "app/ports/records.h"
#include "app/setup/settings.h"

namespace cairn::app {
namespace {

class Guessing : public House {
 protected:
  Guessing() { set_up(); }

  Result<SignedIn> tried(const std::string& password, const std::string& peer = "192.0.2.1") {
    return sign_in(*context_, {"Ada@harbour.example ", password, peer});
  }
  // How long the next try has to wait, after a wrong one.
  std::int64_t wait_after_failure(const std::string& peer = "192.0.2.1") {
    const auto refused = tried("wrong password", peer);
    EXPECT_FALSE(refused);
    return refused.error().code == ErrorCode::too_many ? refused.error().retry_seconds : 0;
  }
};

TEST_F(Guessing, TakesLongerAndLongerFromOnePlace) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(wait_after_failure(), 0);
  for (std::int64_t wait = 1; wait < 900; wait *= 2) {
    EXPECT_EQ(wait_after_failure(), wait);
    clock_.forward_seconds(wait - 1);
    EXPECT_EQ(wait_after_failure(), 1) << "tries that are turned away do not count";
    clock_.forward_seconds(1);
    EXPECT_EQ(wait_after_failure(), 0);
  }
  EXPECT_EQ(wait_after_failure(), 900);
  EXPECT_EQ(tried("a long password").error().code, ErrorCode::too_many)
      << "the right one has to wait too";
  clock_.forward_seconds(900);
  EXPECT_TRUE(tried("a long password"));
}

TEST_F(Guessing, IsForgottenWithTheRightPasswordOrAfterAWhile) {
  for (int i = 0; i < 4; ++i) EXPECT_EQ(wait_after_failure(), 0);
  EXPECT_TRUE(tried("a long password"));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(wait_after_failure(), 0);
  EXPECT_EQ(wait_after_failure(), 1);
  clock_.forward_seconds(15 * 60 + 1);
  EXPECT_EQ(wait_after_failure(), 0);
}

TEST_F(Guessing, FromManyPlacesIsSlowedDownByTheAddress) {
  for (int i = 0; i < 50; ++i)
    EXPECT_EQ(wait_after_failure("198.51.100." + std::to_string(i)), 0) << i;
  for (int wait = 1; wait <= 16; wait *= 2) {
    EXPECT_EQ(wait_after_failure("203.0.113.1"), wait);
    clock_.forward_seconds(wait);
    EXPECT_EQ(wait_after_failure("203.0.113." + std::to_string(wait)), 0);
  }
  EXPECT_EQ(wait_after_failure("203.0.113.200"), 30) << "the owner never waits longer";
  clock_.forward_seconds(30);
  EXPECT_TRUE(tried("a long password"));
  EXPECT_EQ(code_of(sign_in(*context_, {"bob@hill.example", "wrong", "203.0.113.1"})),
            ErrorCode::not_permitted)
      << "others are not concerned";
}

TEST_F(Guessing, IsNotNeededByWhoLostAPassword) {
  const auto before = must(tried("a long password"));
  must(set_password(*context_, "ADA@harbour.example", "a new password"));
  EXPECT_EQ(code_of(session_of(*context_, before.token)), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(tried("a long password")), ErrorCode::not_permitted);
  EXPECT_TRUE(tried("a new password"));
  EXPECT_EQ(path_of_error(set_password(*context_, "ada@harbour.example", "short")), "/password");
  EXPECT_EQ(code_of(set_password(*context_, "bob@hill.example", "a new password")),
            ErrorCode::not_found);
  auto reading = must(store_->begin(Access::read));
  const auto entries = must(reading->records().list_audit(before.actor.organisation, 3));
  EXPECT_TRUE(std::any_of(entries.begin(), entries.end(),
                          [](const auto& entry) { return entry.action == "password.set"; }));
}

// Whoever sits down at a desk that was left open does not learn the password there.
TEST_F(Guessing, IsAsSlowWhereThePasswordIsChanged) {
  const auto session = must(session_of(*context_, must(tried("a long password")).token));
  const auto changed = [&](const std::string& current) {
    return change_password(*context_, session, {current, "a newer password", "", "192.0.2.1"});
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(path_of_error(changed("a guess")), "/current");
  EXPECT_EQ(code_of(changed("a guess")), ErrorCode::too_many);
  EXPECT_EQ(code_of(changed("a long password")), ErrorCode::too_many);
  EXPECT_EQ(code_of(tried("a guess")), ErrorCode::too_many) << "it is one and the same";
  clock_.forward_seconds(1);
  EXPECT_TRUE(changed("a long password"));
}

class WhileAPasswordIsCompared : public Guessing {
 protected:
  // The house, in which `deed` is done in the middle.
  std::unique_ptr<Context> house_where(std::function<void()> deed) {
    meanwhile_ = std::make_unique<Meanwhile>(*store_, std::move(deed));
    return std::unique_ptr<Context>(new Context{*meanwhile_, clock_, random_, *keys_, drawing_,
                                                pdf_, calendars_, nullptr, *library_,
                                                context_->base_url});
  }
  std::unique_ptr<Store> meanwhile_;
};

TEST_F(WhileAPasswordIsCompared, ANewOneTakesItsPlace) {
  const auto house =
      house_where([&] { must(set_password(*context_, "ada@harbour.example", "a new password")); });
  EXPECT_EQ(code_of(sign_in(*house, {"ada@harbour.example", "a long password"})),
            ErrorCode::not_permitted);
  EXPECT_TRUE(tried("a new password"));
}

TEST_F(WhileAPasswordIsCompared, ASessionThatIsEndedSetsNone) {
  const auto stolen = must(session_of(*context_, must(tried("a long password")).token));
  const auto own = must(session_of(*context_, must(tried("a long password")).token));
  const auto house = house_where([&] { must(end_other_sessions(*context_, own)); });
  EXPECT_EQ(code_of(change_password(*house, stolen, {"a long password", "a newer password"})),
            ErrorCode::not_permitted);
  EXPECT_TRUE(tried("a long password"));
}

TEST(ThrottleTable, KeepsWhoTriedMostWhenItIsFull) {
  Throttle throttle(repeating_random());
  const Instant now = Instant::from_seconds(1'000'000);
  const ThrottleRule rule{2, 60};
  for (int i = 0; i < 3; ++i)
    (void)throttle.take("guesser", rule, {now.microseconds + i * 2'000'000});
  for (int i = 0; i < 20'000; ++i)
    EXPECT_TRUE(throttle.take("passer-by " + std::to_string(i), rule, now));
  EXPECT_FALSE(throttle.take("guesser", rule, {now.microseconds + 5'000'000}));
}

TEST(ThrottleTable, ATurnedBackClockLocksNobodyOut) {
  Throttle throttle(repeating_random());
  const ThrottleRule rule{0, 4};
  const Instant now = Instant::from_seconds(1'000'000);
  EXPECT_TRUE(throttle.take("x", rule, now));
  const auto refused = throttle.take("x", rule, Instant::from_seconds(900'000));
  EXPECT_LE(refused.error().retry_seconds, 4);
}

TEST(ThrottleTable, SaysHowLongInPlainWords) {
  EXPECT_EQ(too_many_tries(1).detail, "Too many tries. Wait 1 second.");
  EXPECT_EQ(too_many_tries(8).detail, "Too many tries. Wait 8 seconds.");
  EXPECT_EQ(too_many_tries(900).detail, "Too many tries. Wait 15 minutes.");
}

}  // namespace
}  // namespace cairn::app
