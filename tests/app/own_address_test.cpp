// SPDX-License-Identifier: Apache-2.0
// What proves the address of a member, and what does not.
#include "app/accounts/own_address.h"

#include "app/accounts/code_sign_in.h"
#include "app/accounts/openid/admission.h"
#include "app/house.h"
#include "app/people/invitations.h"
#include "app/people/members.h"
#include "app/ports/outbox.h"
#include "app/postbox.h"

namespace cairn::app {
namespace {

class OwnAddress : public House {
 protected:
  Actor ada_ = set_up();
  Postbox postbox_;

  bool proved(const std::string& email) {
    for (const auto& account : must(list_members(*context_, ada_)))
      if (account.email == email) return account.proved.has_value();
    ADD_FAILURE() << email << " is no member";
    return false;
  }
  static std::string token_in(const std::string& text) {
    const auto at = text.find("/join/") + 6;
    return text.substr(at, text.find_first_of("\\ \n", at) - at);
  }
  // The token of a link that was handed on, or of the newest mail on its way.
  std::string invited(const std::string& email = "") {
    const auto made = must(invite(*context_, ada_, {.email = email, .roles = {"viewer"}}));
    if (!made.link.empty()) return token_in(made.link);
    auto reading = must(store_->begin(Access::read));
    const auto queued = must(reading->outbox().list(ada_.organisation, std::nullopt, {}));
    return token_in(queued.front().body);
  }
  Accepted accept(const std::string& token, AcceptForm form) {
    form.password = "a password of their own";
    return must(accept_invitation(*context_, token, form));
  }
  CurrentSession session_of_ada() {
    const auto in = must(sign_in(*context_, {"ada@harbour.example", "a long password"}));
    return must(session_of(*context_, in.token));
  }
};

constexpr const char* ada = "ada@harbour.example";
constexpr const char* bea = "bea@harbour.example";

TEST_F(OwnAddress, IsNotProvedBySetUpOrByALinkThatWasHandedOn) {
  EXPECT_FALSE(proved(ada));
  accept(invited(), {.email = bea});
  EXPECT_FALSE(proved(bea));
  accept(invited("cyd@harbour.example"), {});
  EXPECT_FALSE(proved("cyd@harbour.example")) << "made out to them, but not mailed";
}

TEST_F(OwnAddress, IsProvedByAMailedInvitation) {
  context_->mailer = &postbox_;
  accept(invited(bea), {});
  EXPECT_TRUE(proved(bea));
}

TEST_F(OwnAddress, IsProvedByTheCodeOfSomebodyWhoJoins) {
  context_->mailer = &postbox_;
  const auto token = invited();
  const auto asked = accept(token, {.email = bea});
  EXPECT_FALSE(asked.signed_in);
  accept(token, {.email = bea,
                 .mail_code = postbox_.mails.back().subject.substr(0, 6),
                 .mail_proof = asked.mail_proof});
  EXPECT_TRUE(proved(bea));
}

// An invitation from before mail was sent proves nothing by its address.
TEST_F(OwnAddress, IsAskedForWhereTheLinkWasNotMailed) {
  const auto token = invited(bea);
  context_->mailer = &postbox_;
  const auto asked = accept(token, {});
  EXPECT_FALSE(asked.signed_in);
  EXPECT_EQ(postbox_.mails.back().to, bea);
}

TEST_F(OwnAddress, IsProvedBySigningInWithACode) {
  context_->mailer = &postbox_;
  const auto attempt = must(send_sign_in_code(*context_, ada, "192.0.2.1"));
  std::string digits;
  {
    auto reading = must(store_->begin(Access::read));
    digits = must(reading->outbox().list(server_organisation(), std::nullopt, {}))
                 .front()
                 .about.substr(0, 6);
  }
  must(sign_in_by_code(*context_, {ada, attempt, digits, "192.0.2.1"}));
  EXPECT_TRUE(proved(ada));
}

TEST_F(OwnAddress, IsProvedByAProviderThatHasCheckedIt) {
  const std::string issuer = "https://login.example";
  EXPECT_FALSE(openid::admit(*context_, issuer, {"s1", ada, false}, ""));
  EXPECT_FALSE(proved(ada));
  must(openid::admit(*context_, issuer, {"s1", ada, true}, ""));
  EXPECT_TRUE(proved(ada));
}

TEST_F(OwnAddress, IsProvedByACodeOnRequest) {
  EXPECT_EQ(code_of(send_address_code(*context_, session_of_ada(), "")), ErrorCode::conflict);
  context_->mailer = &postbox_;
  const auto proof = must(send_address_code(*context_, session_of_ada(), ""));
  EXPECT_EQ(postbox_.mails.back().to, ada);
  const auto digits = postbox_.mails.back().subject.substr(0, 6);
  const auto wrong = digits == "000000" ? "000001" : "000000";
  EXPECT_EQ(path_of_error(prove_address(*context_, session_of_ada(), proof, wrong)), "/mail_code");
  EXPECT_FALSE(proved(ada));
  must(prove_address(*context_, session_of_ada(), proof, digits));
  EXPECT_TRUE(proved(ada));
  const auto since = session_of_ada().proved;
  clock_.forward_seconds(60);
  must(prove_address(*context_, session_of_ada(), proof, digits));
  EXPECT_EQ(session_of_ada().proved, since) << "since the first time";
}

// Nobody proves an address by a code that went to another.
TEST_F(OwnAddress, IsNotProvedByTheCodeOfAnother) {
  context_->mailer = &postbox_;
  const auto bob = set_up_another();
  const auto in = must(sign_in(*context_, {"bob@hill.example", "another password"}));
  const auto proof = must(send_address_code(*context_, must(session_of(*context_, in.token)), ""));
  const auto digits = postbox_.mails.back().subject.substr(0, 6);
  EXPECT_EQ(path_of_error(prove_address(*context_, session_of_ada(), proof, digits)), "/mail_code");
  EXPECT_FALSE(proved(ada));
}

}  // namespace
}  // namespace cairn::app
