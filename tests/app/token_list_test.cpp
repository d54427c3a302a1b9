// SPDX-License-Identifier: Apache-2.0
// The Token Status List beside the two lists of an organisation: a token that points to it is told
// what becomes of the badge at the same place, in the same moment.
#include "app/awards/token_list.h"

#include "app/awards/change.h"
#include "app/house.h"
#include "app/signing.h"
#include "json/parse.h"
#include "securing/sign_sd_jwt.h"
#include "securing/status_token.h"

namespace cairn::app {
namespace {

using verify::Code;

class TokenListOfHouse : public House {
 protected:
  // An SD-JWT VC of the organisation's whose state stands where the badge's does.
  std::string diploma(const Actor& actor, const Award& award) {
    auto reading = must(store_->begin(Access::read));
    const auto signer =
        must(signer_of(*context_, *reading, actor.organisation, crypto::KeyType::ed25519));
    const auto claims = must(json::parse(R"({"vct": "https://college.example/weld"})", arena_));
    const auto list = status_list_url(*context_, award.status_list) + ".jwt";
    return must(securing::issue_sd_jwt_vc(
        claims, {&signer.key, signer.verification_method, signer.did}, {},
        {.status = securing::StatusPlace{list, static_cast<std::uint64_t>(award.status_index)},
         .issuer = securing::IssuerRule::complete},
        clock_.now().seconds(), random_, arena_));
  }
  bool has(const std::string& text, Code code) {
    return must(verify_input(*context_, as_bytes(text), {})).has(code);
  }
  void change(const Actor& actor, const Award& award, AwardChange what) {
    ChangeForm form;
    form.change = what;
    form.reason = "Because.";
    must(change_award(*context_, actor, award.id, form));
  }
  json::Value claims_of(const Award& award) {
    json::Parser parser;
    const auto text = must(token_status_list(*context_, award.status_list));
    return must(securing::read_status_token(arena_.copy(std::string_view(text)), arena_, parser))
        .claims;
  }

  Arena arena_;
  TokenListRenewal renewal_;
};

TEST_F(TokenListOfHouse, TellsWhatBecomesOfABadgeInTheSameMoment) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto token = diploma(actor, award);
  EXPECT_TRUE(has(token, Code::status_active));
  change(actor, award, AwardChange::suspend);
  EXPECT_TRUE(has(token, Code::status_suspended));
  change(actor, award, AwardChange::reinstate);
  EXPECT_TRUE(has(token, Code::status_active));
  change(actor, award, AwardChange::suspend);
  change(actor, award, AwardChange::revoke);
  EXPECT_TRUE(has(token, Code::status_revoked)) << "whether it was suspended or not";
}

TEST_F(TokenListOfHouse, SaysWhereItStandsAndForHowLong) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto claims = claims_of(award);
  const auto now = clock_.now().seconds();
  EXPECT_EQ(claims.string_at("sub"), status_list_url(*context_, award.status_list) + ".jwt");
  EXPECT_EQ(claims["iat"].as_int64(), now);
  EXPECT_EQ(claims["exp"].as_int64(), now + 7 * 24 * 3600);
  EXPECT_EQ(claims["ttl"].as_int64(), 60);
  EXPECT_EQ(claims["status_list"]["bits"].as_int64(), 2);
  EXPECT_EQ(code_of(token_status_list(*context_, {"nobody-x"})), ErrorCode::not_found);
}

TEST_F(TokenListOfHouse, IsRenewedBeforeItIsOver) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto first = must(token_status_list(*context_, award.status_list));
  clock_.forward_seconds(24 * 3600);
  EXPECT_TRUE(must(renewal_.round(*context_)).empty());
  EXPECT_EQ(must(token_status_list(*context_, award.status_list)), first) << "it is good for days";
  clock_.forward_seconds(2 * 24 * 3600);
  EXPECT_TRUE(must(renewal_.round(*context_)).empty());
  EXPECT_EQ(claims_of(award)["iat"].as_int64(), clock_.now().seconds());
  EXPECT_TRUE(has(diploma(actor, award), Code::status_active));
}

TEST_F(TokenListOfHouse, OfALostKeyIsToldOfOnceAndTriedAgainTheNextDay) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  StatusList lost;
  {
    auto writing = must(store_->begin(Access::write));
    lost = must(writing->awards().find_status_list(actor.organisation, award.status_list));
    // As a list that was signed in the name of a key which is not here.
    lost.id = {lost.id.text + "-lost"};
    lost.suspension_list = {};
    lost.credential =
        R"({"id": "https://badges.example.org/status/lost", "issuer": "did:key:z6MkLost"})";
    must(writing->awards().add_status_list(lost));
    must(writing->commit());
  }
  const auto failures = must(renewal_.round(*context_));
  ASSERT_EQ(failures.size(), 1U);
  EXPECT_EQ(failures[0].list, lost.id);
  EXPECT_EQ(failures[0].error.code, ErrorCode::not_found);
  clock_.forward_seconds(3 * 24 * 3600);
  EXPECT_TRUE(must(renewal_.round(*context_)).empty()) << "told of before";
  EXPECT_EQ(claims_of(award)["iat"].as_int64(), clock_.now().seconds()) << "the others are renewed";
  // Its key is back, and in an hour nothing is tried yet.
  {
    auto writing = must(store_->begin(Access::write));
    lost.credential =
        must(writing->awards().find_status_list(actor.organisation, award.status_list)).credential;
    must(writing->awards().update_status_list(lost));
    must(writing->commit());
  }
  clock_.forward_seconds(3600);
  EXPECT_TRUE(must(renewal_.round(*context_)).empty());
  EXPECT_EQ(code_of(token_status_list(*context_, lost.id)), ErrorCode::not_found);
  clock_.forward_seconds(24 * 3600);
  EXPECT_TRUE(must(renewal_.round(*context_)).empty());
  EXPECT_TRUE(token_status_list(*context_, lost.id).ok());
}

}  // namespace
}  // namespace cairn::app
