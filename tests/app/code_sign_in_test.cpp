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
    must(send_sign_in_code(*context_, email, "192.0.2.1"));
    return digits();
  }
  static std::string other_than(const std::string& code) {
    return code == "000000" ? "000001" : "000000";
  }
  Postbox postbox_;
};

TEST_F(CodeSignIn, WorksOnceAndSoon) {
  const auto code = sent();
  const auto signed_in = must(sign_in_by_code(*context_, {email, " " + code}));
  EXPECT_EQ(must(session_of(*context_, signed_in.token)).email, email);
  EXPECT_EQ(path_of_error(sign_in_by_code(*context_, {email, code})), "/code");
  const auto late = sent();
  clock_.forward_seconds(10 * 60);
  EXPECT_EQ(path_of_error(sign_in_by_code(*context_, {email, late})), "/code");
}

TEST_F(CodeSignIn, EndsAfterFiveWrongTries) {
  const auto code = sent();
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(path_of_error(sign_in_by_code(*context_, {email, other_than(code)})), "/code");
  EXPECT_EQ(path_of_error(sign_in_by_code(*context_, {email, code})), "/code");
  clock_.forward_seconds(1);
  EXPECT_TRUE(sign_in_by_code(*context_, {email, sent()}));
}

TEST_F(CodeSignIn, TellsNobodyWhoSignsInHere) {
  EXPECT_TRUE(send_sign_in_code(*context_, "nobody@harbour.example", "192.0.2.1"));
  EXPECT_EQ(digits(), "");
  EXPECT_EQ(path_of_error(sign_in_by_code(*context_, {"nobody@harbour.example", "123456"})),
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
    return written([&] { must(send_sign_in_code(*context_, address, "192.0.2.1")); });
  };
  const auto tried = [&](const char* address) {
    return written([&] { EXPECT_FALSE(sign_in_by_code(*context_, {address, "none"})); });
  };
  asked(email);  // makes the secret
  EXPECT_EQ(asked(email), asked("nobody@harbour.example"));
  EXPECT_EQ(tried(email), tried("nobody@harbour.example"));
  auto reading = must(store_->begin(Access::read));
  const auto queued = must(reading->outbox().list(server_organisation(), std::nullopt, {}));
  EXPECT_EQ(queued.size(), 2U);
}

TEST_F(CodeSignIn, IsSlowedDown) {
  for (int i = 0; i < 3; ++i) sent();
  EXPECT_EQ(code_of(send_sign_in_code(*context_, email, "192.0.2.9")), ErrorCode::too_many);
  for (int i = 0; i < 10; ++i) (void)sign_in_by_code(*context_, {email, "x"});
  EXPECT_EQ(code_of(sign_in_by_code(*context_, {email, "x"})), ErrorCode::too_many);
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
  const auto by_code = must(sign_in_by_code(*context_, {email, sent()}));
  const auto fresh = must(session_of(*context_, by_code.token));
  must(change_password(*context_, fresh, {"", "a newer password"}));
  EXPECT_EQ(code_of(session_of(*context_, by_password.token)), ErrorCode::not_permitted);
  EXPECT_TRUE(sign_in(*context_, {email, "a newer password"}));
  clock_.forward_seconds(60);
  const auto later =
      must(session_of(*context_, must(sign_in_by_code(*context_, {email, sent()})).token));
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
