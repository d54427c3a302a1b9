// SPDX-License-Identifier: Apache-2.0
// Signing in by six digits, replacing a lost password, and the list of where one is signed in.
#include "app/accounts/code_sign_in.h"

#include "app/accounts/sessions.h"
#include "app/house.h"
#include "app/ports/outbox.h"
#include "app/postbox.h"
#include "app/setup/settings.h"

namespace cairn::app {
namespace {

constexpr const char* email = "ada@harbour.example";

class CodeSignIn : public House {
 protected:
  CodeSignIn() {
    set_up();
    context_->mailer = &postbox_;
  }
  // The digits of the newest mail on its way.
  std::string digits() {
    auto reading = must(store_->begin(Access::read));
    const auto queued = must(reading->outbox().list(server_organisation(), std::nullopt, {}));
    return queued.empty() ? "" : queued.front().about.substr(0, 6);
  }
  std::string sent() {
    attempt_ = must(send_sign_in_code(*context_, email, "192.0.2.1"));
    return digits();
  }
  Result<SignedIn> try_in(const std::string& code) {
    return sign_in_by_code(*context_, {email, attempt_, code, "192.0.2.1"});
  }
  static std::string other_than(const std::string& code) {
    return code == "000000" ? "000001" : "000000";
  }
  Postbox postbox_;
  std::string attempt_;
};

TEST_F(CodeSignIn, WorksOnceAndSoon) {
  const auto code = sent();
  const auto signed_in = must(try_in(" " + code));
  EXPECT_EQ(must(session_of(*context_, signed_in.token)).email, email);
  EXPECT_EQ(path_of_error(try_in(code)), "/code");
  const auto late = sent();
  clock_.forward_seconds(10 * 60);
  EXPECT_EQ(path_of_error(try_in(late)), "/code");
}

TEST_F(CodeSignIn, EndsAfterFiveWrongTries) {
  const auto code = sent();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(path_of_error(try_in(other_than(code))), "/code");
  EXPECT_EQ(path_of_error(try_in(code)), "/code");
  clock_.forward_seconds(1);
  EXPECT_TRUE(try_in(sent()));
}

TEST_F(CodeSignIn, TellsNobodyWhoSignsInHere) {
  EXPECT_TRUE(send_sign_in_code(*context_, "nobody@harbour.example", "192.0.2.1"));
  EXPECT_EQ(digits(), "");
  EXPECT_EQ(path_of_error(sign_in_by_code(*context_, {"nobody@harbour.example", "", "123456"})),
            "/code");
  EXPECT_EQ(path_of_error(send_sign_in_code(*context_, "x", "192.0.2.1")), "/email");
}

// A commit that writes takes longer than one that does not.
TEST_F(CodeSignIn, WritesForStrangersTooAndLeavesNothing) {
  const auto written = [&](auto act) {
    const auto before = store_->version();
    act();
    return store_->version() - before;
  };
  const auto asked = [&](const char* address) {
    return written([&] { attempt_ = must(send_sign_in_code(*context_, address, "192.0.2.1")); });
  };
  const auto tried = [&](const char* address) {
    return written([&] { EXPECT_FALSE(sign_in_by_code(*context_, {address, attempt_, "none"})); });
  };
  asked(email);  // makes the secret
  const auto for_nobody = asked("nobody@harbour.example");
  EXPECT_EQ(asked(email), for_nobody);
  EXPECT_EQ(tried(email), tried("nobody@harbour.example"));
  auto reading = must(store_->begin(Access::read));
  const auto queued = must(reading->outbox().list(server_organisation(), std::nullopt, {}));
  EXPECT_EQ(queued.size(), 2U);
}

TEST_F(CodeSignIn, IsSlowedDown) {
  const auto asked_from = [&](const std::string& peer) {
    return code_of(send_sign_in_code(*context_, email, peer));
  };
  for (int i = 0; i < 3; ++i) sent();
  EXPECT_EQ(asked_from("192.0.2.1"), ErrorCode::too_many);
  for (int i = 3; i < 10; ++i)
    EXPECT_TRUE(send_sign_in_code(*context_, email, "192.0.2." + std::to_string(i)));
  EXPECT_EQ(asked_from("192.0.2.10"), ErrorCode::too_many) << "of all places together";
  for (int i = 0; i < 20; ++i) (void)try_in("x");
  EXPECT_EQ(code_of(try_in("x")), ErrorCode::too_many);
}

// Who only knows an address neither holds up its owner nor spends their code.
TEST_F(CodeSignIn, IsNotDisturbedByStrangers) {
  const auto code = sent();
  const auto mine = attempt_;
  const std::string elsewhere = "198.51.100.7";
  const auto theirs = must(send_sign_in_code(*context_, email, elsewhere));
  const auto other = digits();
  for (const auto& attempt : {theirs, std::string(), std::string("made up")})
    for (int i = 0; i < 8; ++i)
      EXPECT_FALSE(sign_in_by_code(*context_, {email, attempt, other_than(other), elsewhere}));
  EXPECT_EQ(code_of(sign_in_by_code(*context_, {email, theirs, other, elsewhere})),
            ErrorCode::too_many);
  for (int i = 0; i < 4; ++i) (void)send_sign_in_code(*context_, email, elsewhere);
  EXPECT_TRUE(send_sign_in_code(*context_, email, "192.0.2.1")) << "its owner asks still";
  attempt_ = theirs;
  EXPECT_FALSE(try_in(code)) << "nor is a code good for another attempt";
  attempt_ = mine;
  EXPECT_TRUE(try_in(code));
}

TEST_F(CodeSignIn, NeedsAMailServer) {
  context_->mailer = nullptr;
  EXPECT_EQ(code_of(send_sign_in_code(*context_, email, "192.0.2.1")), ErrorCode::not_permitted);
}

TEST_F(CodeSignIn, ReplacesALostPasswordForAWhile) {
  const auto by_password = must(sign_in(*context_, {email, "a long password"}));
  const auto session = must(session_of(*context_, by_password.token));
  EXPECT_EQ(path_of_error(change_password(*context_, session, {"", "a newer password"})),
            "/current");
  const auto by_code = must(try_in(sent()));
  const auto fresh = must(session_of(*context_, by_code.token));
  must(change_password(*context_, fresh, {"", "a newer password"}));
  EXPECT_EQ(code_of(session_of(*context_, by_password.token)), ErrorCode::not_permitted);
  EXPECT_TRUE(sign_in(*context_, {email, "a newer password"}));
  clock_.forward_seconds(60);
  const auto later = must(session_of(*context_, must(try_in(sent())).token));
  clock_.forward_seconds(15 * 60);
  EXPECT_EQ(path_of_error(change_password(*context_, later, {"", "the newest password"})),
            "/current");
}

TEST_F(CodeSignIn, SessionsAreListedAndEnded) {
  const auto in = [&](const char* device) {
    return must(sign_in(*context_, {email, "a long password", "192.0.2.1", device})).token;
  };
  clock_.forward_seconds(10);
  const auto phone = in("Safari, iPhone");
  clock_.forward_seconds(10);
  const auto desk = in("Firefox, Linux");
  clock_.forward_seconds(10);
  const auto third = in("");
  const auto here = must(session_of(*context_, desk));
  auto sessions = must(list_sessions(*context_, here));
  ASSERT_EQ(sessions.size(), 4U) << "with the one of the set-up";
  EXPECT_EQ(sessions[1].device, "Firefox, Linux");
  EXPECT_TRUE(sessions[1].here);
  EXPECT_EQ(sessions[2].device, "Safari, iPhone");
  must(end_session(*context_, here, sessions[2].handle));
  EXPECT_EQ(code_of(session_of(*context_, phone)), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(end_session(*context_, here, sessions[2].handle)), ErrorCode::not_found);
  must(end_other_sessions(*context_, here));
  EXPECT_EQ(code_of(session_of(*context_, third)), ErrorCode::not_permitted);
  EXPECT_TRUE(session_of(*context_, desk));
}

TEST_F(CodeSignIn, SessionsSayWhenTheyWereSeen) {
  const auto token = must(sign_in(*context_, {email, "a long password"})).token;
  const auto begun = clock_.now();
  clock_.forward_seconds(60);
  EXPECT_EQ(must(list_sessions(*context_, must(session_of(*context_, token)))).front().seen, begun);
  clock_.forward_seconds(300);
  must(session_of(*context_, token));
  EXPECT_EQ(must(list_sessions(*context_, must(session_of(*context_, token)))).front().seen,
            clock_.now());
}

}  // namespace
}  // namespace cairn::app
