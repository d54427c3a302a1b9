// SPDX-License-Identifier: Apache-2.0
// A badge as SD-JWT VC: what everybody sees of it, what its holder keeps back, and what becomes of
// it when the badge holds no more.
#include "app/sharing/token_of_badge.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "app/awards/change.h"
#include "app/awards/token_list.h"
#include "app/house.h"
#include "app/organisation/profile.h"
#include "app/ports/learner_records.h"
#include "app/sharing/show_part.h"
#include "app/signing.h"
#include "credential/open_badge_3.h"
#include "crypto/jwk.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view statement = "I welded three plates and bent them.";

class TokenOfBadge : public House {
 protected:
  TokenOfBadge()
      : actor_(set_up()),
        claim_(submitted(published(actor_))),
        award_(awarded(actor_, claim_.id)) {}

  std::string token() { return must(token_of_badge(*context_, claim_.learner_token, award_.id)); }
  ErrorCode refusal() {
    return code_of(token_of_badge(*context_, claim_.learner_token, award_.id));
  }
  verify::Report check(std::string_view text, std::string subject = {}) {
    verify::Options options;
    if (!subject.empty()) options.subject = std::move(subject);
    return must(verify_input(*context_, as_bytes(text), options));
  }
  // What somebody reads who is shown these parts of it, and no other.
  std::string shown(const std::string& token, const std::vector<std::string>& pointers) {
    Arena arena;
    const auto derived =
        must(show_part(*context_, arena.copy(std::string_view(token)), pointers, arena));
    seen_ = json::write(derived.shown);
    return derived.token;
  }
  void change(AwardChange kind) {
    ChangeForm form;
    form.change = kind;
    form.reason = kind == AwardChange::reinstate ? "" : "Because.";
    must(change_award(*context_, actor_, award_.id, form));
  }
  // For tests/peers/badge_token.mjs, which shows it to other people's software.
  void keep(const std::string& text) {
    const char* place = std::getenv("CAIRN_KEEP_BADGE");
    if (place == nullptr) return;
    Arena arena;
    const json::Builder builder(arena);
    auto reading = must(store_->begin(Access::read));
    const auto signer =
        must(signer_of(*context_, *reading, actor_.organisation, crypto::KeyType::ed25519));
    std::ofstream(place) << json::write(builder.object(
        {{"token", builder.string(text)},
         {"jwk", crypto::to_jwk(signer.key.public_key(), builder)},
         {"list", builder.string(must(token_status_list(*context_, award_.status_list)))},
         {"at", builder.integer(clock_.now().seconds())}}));
  }

  Actor actor_;
  SubmittedClaim claim_;
  Award award_;
  std::string seen_;
};

TEST_F(TokenOfBadge, IsAcceptedAndSaysWhatTheBadgeSays) {
  const auto text = token();
  keep(text);
  const auto report = check(text, "email:grace@learner.example");
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  EXPECT_EQ(report.credentials.at(0).format, "sd-jwt-vc");
  EXPECT_TRUE(report.has(verify::Code::status_active));
  EXPECT_TRUE(report.credentials[0].subject.bound);
  Arena arena;
  const auto badge = must(json::parse(award_.credential, arena));
  EXPECT_EQ(report.credentials[0].issuer.id, credential::issuer_id(badge)) << "as the badge";
  shown(text, {"/name", "/evidence/0"});
  EXPECT_THAT(seen_, HasSubstr("Grace Moor"));
  EXPECT_THAT(seen_, HasSubstr(std::string(statement)));
}

TEST_F(TokenOfBadge, SaysOnlyWhatItsHolderShows) {
  const auto part = shown(token(), {"/achievement/description"});
  EXPECT_EQ(verify::name_of(check(part).verdict), "accepted");
  EXPECT_THAT(seen_, HasSubstr("Welding, first level"));
  EXPECT_THAT(seen_, HasSubstr("Harbour School"));
  EXPECT_THAT(seen_, HasSubstr("\"description\""));
  for (const auto* hidden : {"Grace", "grace@learner.example", "criteria"})
    EXPECT_THAT(seen_, Not(HasSubstr(hidden))) << hidden;
  EXPECT_THAT(seen_, Not(HasSubstr(std::string(statement))));
  EXPECT_THAT(seen_, Not(HasSubstr(award_.id.text))) << "it does not lead to the badge's page";
}

TEST_F(TokenOfBadge, IsAnotherEachTime) { EXPECT_NE(token(), token()) << "of fresh salts"; }

TEST_F(TokenOfBadge, IsBelievedAsLongAsTheBadge) {
  const auto text = token();
  change(AwardChange::suspend);
  EXPECT_TRUE(check(text).has(verify::Code::status_suspended));
  EXPECT_EQ(refusal(), ErrorCode::conflict);
  change(AwardChange::reinstate);
  EXPECT_EQ(verify::name_of(check(text).verdict), "accepted");
  change(AwardChange::revoke);
  EXPECT_TRUE(check(text).has(verify::Code::status_revoked));
  EXPECT_EQ(refusal(), ErrorCode::conflict);
}

TEST_F(TokenOfBadge, EndsWithTheBadge) {
  ChangeForm form;
  form.change = AwardChange::extend;
  form.reason = "For a month.";
  form.until = format_instant({clock_.now().microseconds + 30LL * 86'400'000'000}).substr(0, 10);
  must(change_award(*context_, actor_, award_.id, form));
  const auto text = token();
  EXPECT_EQ(verify::name_of(check(text).verdict), "accepted");
  clock_.forward_seconds(40LL * 86'400);
  EXPECT_TRUE(check(text).has(verify::Code::expired));
}

// An address that is theirs by now, but was not signed into the badge, is none of its words.
TEST_F(TokenOfBadge, TellsNoAddressThatTheBadgeDoesNotHave) {
  {
    auto writing = must(store_->begin(Access::write));
    must(writing->learner_records().set_main(actor_.organisation, award_.learner,
                                             "grace@home.example"));
    must(writing->commit());
  }
  const auto text = token();
  EXPECT_FALSE(check(text, "email:grace@home.example").credentials.at(0).subject.bound);
  shown(text, {"/name"});
  EXPECT_THAT(seen_, HasSubstr("Grace Moor"));
  Arena arena;
  const std::vector<std::string> address = {"/email"};
  EXPECT_EQ(code_of(show_part(*context_, text, address, arena)), ErrorCode::invalid)
      << "there is no such part";
}

TEST_F(TokenOfBadge, IsItsHoldersAlone) {
  auto form = claim_form();
  form.email = "nour@learner.example";
  const auto other = must(submit_claim(*context_, published(actor_).claim_code, form, ""));
  EXPECT_EQ(code_of(token_of_badge(*context_, other.learner_token, award_.id)),
            ErrorCode::not_found);
  EXPECT_EQ(code_of(token_of_badge(*context_, "nobody", award_.id)), ErrorCode::not_permitted);
  auto profile = OrganisationForm{.name = "Harbour School"};
  profile.whole_only = true;
  must(change_organisation(*context_, actor_, profile));
  EXPECT_EQ(refusal(), ErrorCode::not_permitted) << "where badges are to be shown whole";
}

}  // namespace
}  // namespace cairn::app
