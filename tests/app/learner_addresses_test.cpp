// SPDX-License-Identifier: Apache-2.0
// Several addresses of one learner, proved by codes; the way back to a page whose link is lost.
#include "app/learners/addresses.h"

#include <gmock/gmock.h>

#include "app/accounts/code_sign_in.h"
#include "app/analytics/tables.h"
#include "app/awards/change.h"
#include "app/awards/direct.h"
#include "app/claims/review.h"
#include "app/learners/erase.h"
#include "app/learners/recover.h"
#include "app/limits.h"
#include "app/outbox/deliver.h"
#include "app/ports/learner_records.h"
#include "app/ports/mail_records.h"
#include "house.h"
#include "postbox.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class LearnerAddresses : public House {
 protected:
  LearnerAddresses() { context_->mailer = &postbox_; }

  std::string code() const { return postbox_.mails.back().subject.substr(0, 6); }
  static std::string another(std::string digits) {
    digits[0] = digits[0] == '9' ? '0' : static_cast<char>(digits[0] + 1);
    return digits;
  }
  void prove(const std::string& token, const std::string& email) {
    must(ask_for_address(*context_, token, email));
    must(prove_address(*context_, token, email, code()));
  }
  SubmittedClaim claimed(const std::string& email, const std::string& name = "Grace Moor") {
    auto form = claim_form();
    form.email = email;
    form.name = name;
    return must(submit_claim(*context_, achievement_.claim_code, form, ""));
  }
  Award awarded_to(const std::string& email) {
    PersonForm form;
    form.achievement = achievement_.id;
    form.name = "Grace Moor";
    form.email = email;
    form.source_key = std::to_string(++keys_);
    return *must(award_person(*context_, owner_, form)).award;
  }
  LearnerPage page(const std::string& token) { return must(learner_page(*context_, token)); }
  std::string mailed_link() {
    postbox_.mails.clear();
    while (must(deliver_due(*context_)).sent > 0) {
    }
    text_.clear();
    for (const auto& mail : postbox_.mails)
      if (mail.text.find("/recover/") != std::string::npos) text_ = mail.text;
    const auto at = text_.find("/recover/");
    if (at == std::string::npos) return {};
    return text_.substr(at + 9, text_.find('\n', at) - at - 9);
  }

  Postbox postbox_;
  std::string text_;  // of the mail that brought the link
  int keys_ = 0;
  Actor owner_ = set_up();
  Achievement achievement_ = published(owner_);
  std::string token_ = claimed("grace@learner.example").learner_token;
};

TEST_F(LearnerAddresses, BadgesSentToAnyProvedAddressComeToOnePage) {
  EXPECT_EQ(page(token_).entries.size(), 1U);
  prove(token_, "Grace@Work.example");
  const auto award = awarded_to("grace@work.example");
  ASSERT_EQ(page(token_).entries.size(), 2U);
  verify::Options options;
  options.subject = "email:grace@work.example";
  const auto report = must(verify_input(*context_, as_bytes(award.credential), options));
  EXPECT_TRUE(report.credentials[0].subject.bound) << "it names the address it was sent to";
  EXPECT_THAT(page(token_).awaited, IsEmpty());
}

TEST_F(LearnerAddresses, AnotherOrganisationKnowsNothingOfThem) {
  prove(token_, "grace@work.example");
  const auto other = set_up_another();
  auto theirs = must(create_achievement(*context_, other, welding()));
  theirs = must(publish_achievement(*context_, other, theirs.id));
  PersonForm form;
  form.achievement = theirs.id;
  form.name = "Grace Moor";
  form.email = "grace@work.example";
  form.source_key = "x";
  must(award_person(*context_, other, form));
  EXPECT_EQ(page(token_).entries.size(), 1U);
}

TEST_F(LearnerAddresses, ACodeEndsAfterTenMinutesAndAfterFiveTries) {
  must(ask_for_address(*context_, token_, "grace@work.example"));
  EXPECT_EQ(page(token_).awaited.at(0), "grace@work.example");
  clock_.forward_seconds(limits::address_code_seconds_max);
  EXPECT_EQ(path_of_error(prove_address(*context_, token_, "grace@work.example", code())), "/code");
  EXPECT_THAT(page(token_).awaited, IsEmpty());
  must(ask_for_address(*context_, token_, "grace@work.example"));
  const auto right = code();
  for (int i = 0; i < limits::address_code_tries_max; ++i)
    EXPECT_EQ(path_of_error(prove_address(*context_, token_, "grace@work.example", another(right))),
              "/code");
  EXPECT_EQ(path_of_error(prove_address(*context_, token_, "grace@work.example", right)), "/code")
      << "the right one comes too late";
  EXPECT_THAT(page(token_).addresses, IsEmpty());
}

TEST_F(LearnerAddresses, ACodeIsOfOnePageAndOneAddress) {
  const auto other = claimed("bob@learner.example", "Bob Hill").learner_token;
  must(ask_for_address(*context_, token_, "grace@work.example"));
  const auto digits = code();
  EXPECT_EQ(path_of_error(prove_address(*context_, other, "grace@work.example", digits)), "/code");
  must(ask_for_address(*context_, token_, "other@work.example"));
  const bool another_code = code() != digits;
  const auto given = another_code ? digits : another(digits);
  EXPECT_EQ(path_of_error(prove_address(*context_, token_, "other@work.example", given)), "/code");
  EXPECT_EQ(code_of(ask_for_address(*context_, "wrong", "x@y.example")), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(prove_address(*context_, "wrong", "grace@work.example", digits)),
            ErrorCode::not_permitted);
}

TEST_F(LearnerAddresses, AnAddressIsOfOnePageAndNobodyLearnsWhoseBeforeTheyReadItsMail) {
  const auto other = claimed("bob@learner.example", "Bob Hill").learner_token;
  prove(other, "shared@work.example");
  EXPECT_TRUE(ask_for_address(*context_, token_, "shared@work.example").ok());
  EXPECT_EQ(path_of_error(prove_address(*context_, token_, "shared@work.example", code())),
            "/code");
  EXPECT_THAT(page(token_).addresses, IsEmpty());
  EXPECT_EQ(page(other).addresses.size(), 1U);
  EXPECT_EQ(path_of_error(ask_for_address(*context_, other, "shared@work.example")), "/new_email");
}

TEST_F(LearnerAddresses, OfAStrangersClaimItIsTakenBackByWhoProvesIt) {
  // Somebody typed an address that is not theirs, before its owner came.
  const auto stranger = claimed("nour@learner.example", "Stranger").learner_token;
  prove(token_, "nour@learner.example");
  awarded_to("nour@learner.example");
  EXPECT_EQ(page(token_).entries.size(), 2U);
  EXPECT_EQ(page(stranger).entries.size(), 1U) << "no badge of somebody else's comes there";
}

// Whoever typed an address may be anybody: what the organisation sends there is not theirs.
TEST_F(LearnerAddresses, ThatWereOnlyTypedBringNoBadgeThere) {
  const auto award = awarded_to("grace@learner.example");
  EXPECT_EQ(page(token_).entries.size(), 1U) << "the claim alone";
  const auto second = awarded_to("grace@learner.example");
  EXPECT_EQ(second.learner, award.learner) << "the organisation gave that one the address itself";
  prove(token_, "grace@learner.example");
  awarded_to("grace@learner.example");
  EXPECT_EQ(page(token_).entries.size(), 2U) << "what is sent there now comes to who proved it";
  must(ask_to_recover(*context_, "grace@learner.example", "en", "1"));
  (void)mailed_link();
  EXPECT_NE(text_.find("/recover/", text_.find("/recover/") + 1), std::string::npos)
      << "and one mail leads to what was sent there before";
}

TEST_F(LearnerAddresses, OfACorrectedBadgeAreGivenByTheOrganisation) {
  const auto stranger = claimed("nour@learner.example", "Stranger").learner_token;
  const auto award = awarded_to("grace@learner.example");
  ChangeForm correction;
  correction.change = AwardChange::correct;
  correction.reason = "The wrong address.";
  correction.email = "nour@learner.example";
  const auto next = must(change_award(*context_, owner_, award.id, correction));
  EXPECT_NE(next.learner, award.learner);
  EXPECT_EQ(page(stranger).entries.size(), 1U);
  EXPECT_EQ(awarded_to("nour@learner.example").learner, next.learner);
}

TEST_F(LearnerAddresses, AreMadeTheMainOneAndRemoved) {
  prove(token_, "grace@work.example");
  EXPECT_EQ(code_of(make_main_address(*context_, token_, "x@y.example")), ErrorCode::not_found);
  EXPECT_EQ(code_of(remove_address(*context_, token_, "grace@learner.example")),
            ErrorCode::conflict);
  must(make_main_address(*context_, token_, "grace@work.example"));
  EXPECT_EQ(page(token_).learner.email, "grace@work.example");
  EXPECT_EQ(code_of(remove_address(*context_, token_, "grace@work.example")), ErrorCode::conflict);
  awarded_to("grace@learner.example");
  EXPECT_EQ(page(token_).entries.size(), 1U) << "it was never proved";
  prove(token_, "grace@home.example");
  must(make_main_address(*context_, token_, "grace@home.example"));
  awarded_to("grace@work.example");
  EXPECT_EQ(page(token_).entries.size(), 2U) << "this one was";
  must(remove_address(*context_, token_, "grace@work.example"));
  EXPECT_EQ(page(token_).addresses.size(), 1U);
}

// Whoever reads a mailbox that was given up has the link that was mailed there before.
TEST_F(LearnerAddresses, ThatAreGivenUpOpenThePageNoMore) {
  prove(token_, "grace@work.example");
  must(ask_to_recover(*context_, "grace@work.example", "en", "1"));
  const auto at_work = mailed_link();
  ASSERT_FALSE(at_work.empty());
  must(remove_address(*context_, token_, "grace@work.example"));
  EXPECT_EQ(code_of(recover(*context_, at_work)), ErrorCode::not_found);
  EXPECT_THAT(page(token_).addresses, IsEmpty());

  must(ask_to_recover(*context_, "grace@learner.example", "en", "1"));
  const auto at_first = mailed_link();
  ASSERT_FALSE(at_first.empty());
  prove(token_, "grace@home.example");
  must(ask_to_recover(*context_, "grace@learner.example", "en", "1"));
  const auto again = mailed_link();
  must(make_main_address(*context_, token_, "grace@home.example"));
  EXPECT_EQ(code_of(recover(*context_, at_first)), ErrorCode::not_found);
  EXPECT_EQ(code_of(recover(*context_, again)), ErrorCode::not_found) << "it was never proved";
}

TEST_F(LearnerAddresses, FloodNobodyWithCodes) {
  int sent = 0;
  for (int i = 0; i < 20; ++i)
    sent += ask_for_address(*context_, token_, "victim@work.example").ok() ? 1 : 0;
  EXPECT_EQ(sent, 3);
  EXPECT_EQ(code_of(ask_for_address(*context_, token_, "victim@work.example")),
            ErrorCode::too_many);
}

TEST_F(LearnerAddresses, NeedAMailServer) {
  context_->mailer = nullptr;
  EXPECT_EQ(code_of(ask_for_address(*context_, token_, "x@y.example")), ErrorCode::conflict);
  EXPECT_EQ(code_of(ask_to_recover(*context_, "x@y.example", "en", "1")), ErrorCode::conflict);
}

TEST_F(LearnerAddresses, ALostPageIsFoundByItsAddressOnceAndItsOldLinkIsClosed) {
  must(ask_to_recover(*context_, "Grace@Learner.example", "en", "1"));
  const auto link = mailed_link();
  ASSERT_FALSE(link.empty());
  EXPECT_EQ(must(look_at_recovery(*context_, link)).organisation, "Harbour School");
  EXPECT_EQ(must(look_at_recovery(*context_, link)).organisation, "Harbour School")
      << "a look uses nothing up";
  EXPECT_EQ(page(token_).entries.size(), 1U) << "and closes nothing";
  const auto fresh = must(recover(*context_, link));
  EXPECT_NE(fresh, token_);
  EXPECT_EQ(page(fresh).entries.size(), 1U);
  EXPECT_EQ(page(fresh).addresses.size(), 1U) << "who reads the mail has the address";
  EXPECT_EQ(code_of(learner_page(*context_, token_)), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(recover(*context_, link)), ErrorCode::not_found);
  EXPECT_EQ(code_of(look_at_recovery(*context_, link)), ErrorCode::not_found);
}

TEST_F(LearnerAddresses, ALinkOfTheMailEndsAndCannotBeGuessed) {
  must(ask_to_recover(*context_, "grace@learner.example", "en", "1"));
  const auto link = mailed_link();
  EXPECT_EQ(code_of(recover(*context_, token_)), ErrorCode::not_found);
  EXPECT_EQ(code_of(recover(*context_, link.substr(0, link.size() - 1))), ErrorCode::not_found);
  EXPECT_EQ(code_of(recover(*context_, "")), ErrorCode::not_found);
  clock_.forward_seconds(limits::recovery_seconds_max);
  EXPECT_EQ(code_of(recover(*context_, link)), ErrorCode::not_found);
}

TEST_F(LearnerAddresses, NobodyIsToldWhetherAnAddressIsKnown) {
  EXPECT_TRUE(ask_to_recover(*context_, "nobody@learner.example", "en", "1").ok());
  EXPECT_THAT(mailed_link(), IsEmpty());
  EXPECT_EQ(path_of_error(ask_to_recover(*context_, "no address", "en", "1")), "/email");
  int mails = 0;
  for (int i = 0; i < 8; ++i) {
    EXPECT_TRUE(ask_to_recover(*context_, "grace@learner.example", "en", std::to_string(i)).ok());
    mails += mailed_link().empty() ? 0 : 1;
  }
  EXPECT_EQ(mails, 3) << "and nobody is flooded";
  for (int i = 0; i < 30; ++i)
    (void)ask_to_recover(*context_, "n" + std::to_string(i) + "@x.example", "en", "same");
  EXPECT_EQ(code_of(ask_to_recover(*context_, "y@x.example", "en", "same")), ErrorCode::too_many);
}

TEST_F(LearnerAddresses, OneMailLeadsToEveryPageOfAnAddress) {
  claimed("grace@learner.example", "Grace M.");
  prove(token_, "grace@work.example");
  must(ask_to_recover(*context_, "grace@learner.example", "en", "1"));
  (void)mailed_link();
  const auto first = text_.find("/recover/");
  EXPECT_NE(text_.find("/recover/", first + 1), std::string::npos);
  must(ask_to_recover(*context_, "grace@work.example", "en", "1"));
  const auto link = mailed_link();
  EXPECT_EQ(page(must(recover(*context_, link))).learner.name, "Grace Moor");
}

TEST_F(LearnerAddresses, GoWithThePerson) {
  prove(token_, "grace@work.example");
  must(ask_to_recover(*context_, "grace@work.example", "en", "1"));
  must(ask_for_address(*context_, token_, "grace@home.example"));
  must(erase_learner(*context_, owner_, page(token_).learner.id));
  EXPECT_THAT(mailed_link(), IsEmpty());
  must(ask_to_recover(*context_, "grace@work.example", "en", "2"));
  EXPECT_THAT(mailed_link(), IsEmpty());
  auto reading = must(store_->begin(Access::read));
  EXPECT_EQ(
      code_of(reading->learner_records().find_address(owner_.organisation, "grace@work.example")),
      ErrorCode::not_found);
}

// What the server itself sends to the address is not all of the one who goes.
TEST_F(LearnerAddresses, LeaveTheServersOtherMailAlone) {
  const auto other = set_up_another();
  member(other, "grace@learner.example", {Role::viewer});
  auto form = claim_form();
  form.email = "grace@learner.example";
  const auto elsewhere =
      must(submit_claim(*context_, published(other).claim_code, form, "")).learner_token;
  const auto waiting = [&] {
    auto reading = must(store_->begin(Access::read));
    std::vector<std::string> subjects;
    for (const auto& mail : must(reading->outbox().list(server_organisation(), std::nullopt, {})))
      subjects.push_back(mail.subject);
    return subjects;
  };
  must(send_sign_in_code(*context_, "grace@learner.example", "192.0.2.1"));
  must(ask_to_recover(*context_, "grace@learner.example", "en", "1"));
  must(erase_learner(*context_, owner_, page(token_).learner.id));
  EXPECT_THAT(waiting(), testing::UnorderedElementsAre("", recovery_subject));
  must(erase_learner(*context_, other, page(elsewhere).learner.id));
  EXPECT_THAT(waiting(), testing::ElementsAre("")) << "the code to sign in with";
}

TEST_F(LearnerAddresses, AreMarkedWhereSomebodyOnlyTypedThemUntilACodeProvesThem) {
  const auto claim = claimed("grace@typed.example");
  const auto marked = [&] { return !must(open_case(*context_, owner_, claim.id)).address_proved; };
  EXPECT_TRUE(marked());
  const auto listed = must(list_claims(*context_, owner_, ClaimState::submitted, {}));
  EXPECT_FALSE(listed.rows.front().address_proved);
  EXPECT_THAT(must(claims_csv(*context_, owner_, {})), HasSubstr(",,no\r\n"));

  must(ask_claimant(*context_, owner_, claim.id));
  const auto mail = postbox_.mails.back();
  EXPECT_EQ(mail.to, "grace@typed.example");
  EXPECT_THAT(mail.text, HasSubstr("below “Your e-mail addresses”"));
  EXPECT_THAT(mail.text, Not(HasSubstr(claim.learner_token))) << "the page is not the mailbox’s";
  clock_.forward_seconds(std::int64_t{6} * 24 * 60 * 60);
  must(prove_address(*context_, claim.learner_token, "grace@typed.example", code()));
  EXPECT_FALSE(marked());
  EXPECT_EQ(code_of(ask_claimant(*context_, owner_, claim.id)), ErrorCode::conflict);
  EXPECT_THAT(must(claims_csv(*context_, owner_, {})), HasSubstr(",,yes\r\n"));
}

TEST_F(LearnerAddresses, AreAskedForByTheirOrganisationAloneAndNotTooOften) {
  const auto claim = claimed("grace@typed.example");
  const auto stranger = set_up_another();
  EXPECT_EQ(code_of(ask_claimant(*context_, stranger, claim.id)), ErrorCode::not_found);
  for (int i = 0; i < 3; ++i) must(ask_claimant(*context_, owner_, claim.id));
  EXPECT_EQ(code_of(ask_claimant(*context_, owner_, claim.id)), ErrorCode::too_many);
  context_->mailer = nullptr;
  EXPECT_EQ(code_of(ask_claimant(*context_, owner_, claim.id)), ErrorCode::conflict);
}

TEST_F(LearnerAddresses, AreNotMailedToWhereMailIsRefusedOrCameBackOrAllIsDecided) {
  const auto refusing = claimed("grace@typed.example");
  const auto gone = claimed("nour@typed.example");
  const auto decided = claimed("ilse@typed.example");
  {
    auto writing = must(store_->begin(Access::write));
    must(writing->mail_records().refuse(owner_.organisation, "grace@typed.example", clock_.now()));
    must(writing->mail_records().put_bounce(owner_.organisation, "nour@typed.example", clock_.now(),
                                            "no such user"));
    must(writing->commit());
  }
  awarded(owner_, decided.id);
  const auto before = postbox_.mails.size();
  for (const auto& claim : {refusing, gone, decided})
    EXPECT_EQ(code_of(ask_claimant(*context_, owner_, claim.id)), ErrorCode::conflict);
  EXPECT_EQ(postbox_.mails.size(), before);
}

}  // namespace
}  // namespace cairn::app
