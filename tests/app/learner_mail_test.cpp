// SPDX-License-Identifier: Apache-2.0
// Mail to learners: what becomes of claims and badges, in their language, until they want no more.
#include "app/mail/postman.h"

#include <gmock/gmock.h>

#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/awards/change.h"
#include "app/awards/direct.h"
#include "app/awards/offer.h"
#include "app/learners/erase.h"
#include "app/mail/refusal.h"
#include "app/mail/reminders.h"
#include "app/mail/review.h"
#include "app/outbox/deliver.h"
#include "app/outbox/review.h"
#include "app/ports/outbox.h"
#include "house.h"
#include "postbox.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// German enough to be told from English.
class Shouting final : public Wording {
 public:
  std::string_view say(std::string_view language, std::string_view english) const override {
    if (language == "de" && english.starts_with("Your badge: ")) return "Ihr Badge: {badge}";
    return english;
  }
};

class LearnerMail : public House {
 protected:
  LearnerMail() {
    context_->mailer = &postbox_;
    context_->wording = std::make_shared<Shouting>();
  }

  std::vector<std::string> subjects() {
    while (must(deliver_due(*context_)).sent > 0) {
    }
    std::vector<std::string> out;
    for (const auto& mail : postbox_.mails) out.push_back(mail.subject);
    postbox_.mails.clear();
    return out;
  }
  Mail only_mail() {
    while (must(deliver_due(*context_)).sent > 0) {
    }
    EXPECT_EQ(postbox_.mails.size(), 1U);
    auto mail = std::move(postbox_.mails.at(0));
    postbox_.mails.clear();
    return mail;
  }
  static std::string token_of(const Mail& mail) {
    return mail.unsubscribe.substr(mail.unsubscribe.rfind('/') + 1);
  }
  PersonForm person(const Achievement& achievement) {
    PersonForm form;
    form.achievement = achievement.id;
    form.name = "Grace Moor";
    form.email = "grace@learner.example";
    form.source_key = std::to_string(++keys_);
    return form;
  }
  std::string day_in(int days) {
    return mail_day({clock_.now().microseconds + days * 86'400'000'000LL});
  }
  void forward_days(int days) { clock_.forward_seconds(days * 86'400LL); }

  Postbox postbox_;
  int keys_ = 0;
  Actor owner_ = set_up();
};

TEST_F(LearnerMail, TellsOfAClaimAndOfWhatBecomesOfIt) {
  const auto achievement = published(owner_);
  const auto claim = submitted(achievement);
  const auto received = only_mail();
  EXPECT_EQ(received.subject, "We have your claim for “Welding, first level”");
  EXPECT_EQ(received.to, "grace@learner.example");
  EXPECT_THAT(received.text, HasSubstr("Hello Grace Moor,"));
  EXPECT_THAT(received.text, HasSubstr("Harbour School has received"));
  EXPECT_THAT(received.text,
              HasSubstr("https://badges.example.org/l/" + claim.learner_token + "\n"));
  EXPECT_THAT(received.unsubscribe, HasSubstr("https://badges.example.org/mail/"));
  EXPECT_TRUE(received.one_click);
  must(decide_claim(*context_, owner_, claim.id, {ClaimState::declined, "The welds broke."}));
  const auto declined = only_mail();
  EXPECT_EQ(declined.subject, "Decided: Welding, first level");
  EXPECT_THAT(declined.text, HasSubstr("The welds broke."));
}

TEST_F(LearnerMail, ComesUnderTheNameAndWithTheEndThatItsOrganisationWants) {
  const auto achievement = published(owner_);
  submitted(achievement);
  EXPECT_EQ(only_mail().from_name, "Harbour School");
  EXPECT_EQ(path_of_error(set_mail_look(*context_, owner_, {"ada@harbour.example", ""})),
            "/sender");
  EXPECT_EQ(path_of_error(set_mail_look(*context_, owner_,
                                        {"", std::string(mail_signature_characters_max + 1, 'x')})),
            "/signature");
  must(set_mail_look(*context_, owner_, {"Harbour badges", "The badge desk\nQuay 4"}));
  submitted(achievement);
  const auto mail = only_mail();
  EXPECT_EQ(mail.from_name, "Harbour badges");
  EXPECT_THAT(mail.text, HasSubstr("The badge desk\nQuay 4\n\n-- \n"));
  EXPECT_THAT(must(preview_mail(*context_, owner_, MailKind::award_made, {})).text,
              HasSubstr("The badge desk\nQuay 4"));
  const auto stranger = set_up_another();
  EXPECT_EQ(must(mail_desk(*context_, stranger)).look, MailLook());
}

TEST_F(LearnerMail, TellsOfABadgeAndOfEveryChangeOfIt) {
  const auto award = awarded(owner_, submitted(published(owner_)).id);
  EXPECT_THAT(subjects(),
              testing::UnorderedElementsAre("We have your claim for “Welding, first level”",
                                            "Your badge: Welding, first level"));
  for (const auto change : {AwardChange::suspend, AwardChange::reinstate, AwardChange::extend,
                            AwardChange::correct, AwardChange::revoke}) {
    ChangeForm form{.change = change, .reason = "Looked into.", .until = ""};
    if (change == AwardChange::correct) form.name = "Grace Moore";
    if (change == AwardChange::extend) form.until = "2030-12-31";
    must(change_award(*context_, owner_, award.id, form));
    clock_.forward_seconds(1);
    const auto mail = only_mail();
    EXPECT_THAT(mail.subject, HasSubstr("Welding, first level"));
    EXPECT_THAT(mail.text, HasSubstr("/offer/" + award.id.text));
    EXPECT_THAT(mail.text, HasSubstr("Looked into."));
  }
}

TEST_F(LearnerMail, SpeaksTheLearnersLanguageElseTheOrganisations) {
  const auto achievement = published(owner_);
  must(award_person(*context_, owner_, person(achievement)));
  EXPECT_EQ(only_mail().subject, "Your badge: Welding, first level");
  must(set_mail_language(*context_, owner_, "de"));
  must(award_person(*context_, owner_, person(achievement)));
  EXPECT_EQ(only_mail().subject, "Ihr Badge: Welding, first level");
  auto form = claim_form();
  form.language = "en";
  form.email = "other@learner.example";
  const auto claim = must(submit_claim(*context_, achievement.claim_code, form, ""));
  awarded(owner_, claim.id);
  EXPECT_THAT(subjects(), testing::Contains("Your badge: Welding, first level"));
}

TEST_F(LearnerMail, LeadsToThePageAlsoAfterItsLinkWasReplaced) {
  const auto claim = submitted(published(owner_));
  subjects();
  const auto fresh = must(new_learner_link(*context_, owner_, claim.id));
  EXPECT_EQ(code_of(learner_page(*context_, claim.learner_token)), ErrorCode::not_permitted);
  must(decide_claim(*context_, owner_, claim.id, {ClaimState::declined, "No."}));
  EXPECT_THAT(only_mail().text, HasSubstr(fresh + "\n"));
}

TEST_F(LearnerMail, RemindsOfAnOfferOnceAndSaysThatItIsOver) {
  auto form = person(published(owner_));
  form.offer_until = day_in(10);
  must(award_person(*context_, owner_, form));
  EXPECT_EQ(only_mail().subject, "A badge is offered to you: Welding, first level");
  EXPECT_EQ(must(remind_of_offers(*context_)), 0);
  forward_days(8);
  EXPECT_EQ(must(remind_of_offers(*context_)), 1);
  EXPECT_EQ(must(remind_of_offers(*context_)), 0);
  EXPECT_EQ(only_mail().subject, "Until " + form.offer_until + ": your badge Welding, first level");
  forward_days(3);
  EXPECT_EQ(must(expire_offers(*context_)), 1);
  EXPECT_EQ(only_mail().subject, "The offer is over: Welding, first level");
}

TEST_F(LearnerMail, TellsAMonthBeforeABadgeEndsAndAgainAfterItWasExtended) {
  auto form = person(published(owner_));
  form.expires = day_in(90);
  const auto award = *must(award_person(*context_, owner_, form)).award;
  auto soon = person(published(owner_));
  soon.expires = day_in(10);
  must(award_person(*context_, owner_, soon));
  subjects();
  EXPECT_EQ(must(remind_of_ends(*context_)), 0) << "who holds it for a few days knows";
  forward_days(61);
  EXPECT_EQ(must(remind_of_ends(*context_)), 1);
  EXPECT_EQ(must(remind_of_ends(*context_)), 0);
  const auto mail = only_mail();
  EXPECT_EQ(mail.subject, "Until " + form.expires + ": Welding, first level");
  EXPECT_THAT(mail.text, HasSubstr("/a/" + award.achievement.text));
  must(change_award(*context_, owner_, award.id,
                    {.change = AwardChange::extend, .reason = "Renewed.", .until = day_in(90)}));
  subjects();
  EXPECT_EQ(must(remind_of_ends(*context_)), 0);
  forward_days(61);
  EXPECT_EQ(must(remind_of_ends(*context_)), 1);
}

TEST_F(LearnerMail, TellsNobodyOfTheEndOfABadgeTheyHaveNotAccepted) {
  auto form = person(published(owner_));
  form.expires = day_in(90);
  form.offer_until = day_in(80);
  const auto award = *must(award_person(*context_, owner_, form)).award;
  subjects();
  forward_days(61);
  EXPECT_EQ(must(remind_of_ends(*context_)), 0);
  const auto token = must(PersonalLinks::open(*context_)).token(award.id);
  must(answer_offer(*context_, token, Answer::accept));
  EXPECT_EQ(must(remind_of_ends(*context_)), 1);
}

TEST_F(LearnerMail, EndsForAnAddressWhereItIsNotWanted) {
  const auto achievement = published(owner_);
  must(award_person(*context_, owner_, person(achievement)));
  const auto token = token_of(only_mail());
  EXPECT_FALSE(must(mail_choice(*context_, token)).refused);
  EXPECT_EQ(must(mail_choice(*context_, token)).address, "g…@learner.example");
  must(end_mail(*context_, token));
  must(end_mail(*context_, token));
  EXPECT_TRUE(must(mail_choice(*context_, token)).refused);
  EXPECT_EQ(must(mail_desk(*context_, owner_)).refusals, 1);
  must(award_person(*context_, owner_, person(achievement)));
  submitted(achievement);  // another page of the same address
  EXPECT_THAT(subjects(), IsEmpty());
  must(want_mail_again(*context_, token));
  must(award_person(*context_, owner_, person(achievement)));
  EXPECT_EQ(subjects().size(), 1U);
}

TEST_F(LearnerMail, EndsForOneOrganisationAloneAndForNobodyElse) {
  const auto other = set_up_another();
  const auto theirs = must(create_achievement(*context_, other, welding()));
  const auto published_theirs = must(publish_achievement(*context_, other, theirs.id));
  must(award_person(*context_, owner_, person(published(owner_))));
  must(end_mail(*context_, token_of(only_mail())));
  must(award_person(*context_, other, person(published_theirs)));
  const auto mail = only_mail();
  EXPECT_THAT(mail.text, HasSubstr("Hill School"));
  auto forged = token_of(mail);
  forged.back() = forged.back() == '1' ? '2' : '1';
  EXPECT_EQ(code_of(end_mail(*context_, forged)), ErrorCode::not_found);
  EXPECT_EQ(code_of(end_mail(*context_, "nonsense")), ErrorCode::not_found);
  EXPECT_EQ(must(mail_desk(*context_, other)).refusals, 0);
}

TEST_F(LearnerMail, OfABatchSaysItsMessageAndShowsWhomItDidNotReach) {
  const auto achievement = published(owner_);
  const std::string sheet = "name,email\nAnn,ann@x.example\nBen,ben@x.example\n";
  const auto begun = must(begin_batch(*context_, owner_, achievement.id, "a.csv", as_bytes(sheet)));
  const auto mapping = mapping_of(begun, sheet_form());
  const auto batch = must(set_options(*context_, owner_, begun.id,
                                      {.mapping = mapping, .message = "Well done, all of you."}));
  must(start_batch(*context_, owner_, batch.id));
  must(run_batch(*context_, batch, std::stop_token()));
  postbox_.refuses = true;
  must(deliver_due(*context_));
  const auto unreached = must(unreached_rows(*context_, owner_, batch.id));
  ASSERT_EQ(unreached.size(), 2U);
  EXPECT_EQ(unreached[0].number, 2);
  EXPECT_EQ(unreached[0].recipient, "ann@x.example");
  EXPECT_EQ(unreached[0].why, "There is no such address.");
  const auto table = must(batch_result(*context_, owner_, batch.id));
  EXPECT_THAT(table, HasSubstr(",bounced: There is no such address.\r\n"));
  const auto awards = must(list_awards(*context_, owner_, {})).rows;
  EXPECT_EQ(must(app::unreached(*context_, owner_, {awards[0].id.text, "nothing"})).size(), 1U);
  const auto mails = must(mail_about(*context_, owner_, awards[0].id.text));
  ASSERT_EQ(mails.size(), 1U);
  postbox_.refuses = false;
  must(retry_delivery(*context_, owner_, mails[0].id));
  EXPECT_THAT(only_mail().text, HasSubstr("Well done, all of you."));
  EXPECT_EQ(must(unreached_rows(*context_, owner_, batch.id)).size(), 1U);
}

TEST_F(LearnerMail, IsNotQueuedWithoutAMailServer) {
  context_->mailer = nullptr;
  awarded(owner_, submitted(published(owner_)).id);
  EXPECT_THAT(must(list_deliveries(*context_, owner_.organisation, std::nullopt, {})).rows,
              IsEmpty());
  EXPECT_EQ(must(remind_of_ends(*context_)), 0);
}

TEST_F(LearnerMail, FloodsNobodyWhoseAddressAStrangerTypes) {
  const auto achievement = published(owner_);
  for (int i = 0; i < 20; ++i) {
    auto form = claim_form();
    form.statement += std::to_string(i);
    must(submit_claim(*context_, achievement.claim_code, form, ""));
  }
  EXPECT_LE(subjects().size(), 5U);
}

TEST_F(LearnerMail, IsForgottenWithThePersonAndSoIsThatTheyWantedNone) {
  const auto award = awarded(owner_, submitted(published(owner_)).id);
  const auto mails = must(mail_to_learner(*context_, owner_, award.learner));
  EXPECT_EQ(mails.size(), 2U);
  postbox_.mails.clear();
  while (must(deliver_due(*context_)).sent > 0) {
  }
  const auto token = token_of(postbox_.mails.at(0));
  must(end_mail(*context_, token));
  must(erase_learner(*context_, owner_, award.learner));
  EXPECT_THAT(must(mail_to_learner(*context_, owner_, award.learner)), IsEmpty());
  EXPECT_EQ(must(mail_desk(*context_, owner_)).refusals, 0);
  EXPECT_EQ(code_of(mail_choice(*context_, token)), ErrorCode::not_found);
}

TEST_F(LearnerMail, IsShownBeforeItLeaves) {
  const auto mail = must(preview_mail(
      *context_, owner_, MailKind::award_offered,
      {.name = "Grace Moor", .badge = "Welding", .reason = "Hi.", .day = "2026-12-24"}));
  EXPECT_EQ(mail.subject, "A badge is offered to you: Welding");
  EXPECT_THAT(mail.text, HasSubstr("Hello Grace Moor,"));
  EXPECT_THAT(mail.text, HasSubstr("until 2026-12-24"));
  EXPECT_THAT(mail.text, HasSubstr("Hi."));
  EXPECT_THAT(mail.text, Not(HasSubstr("{")));
}

TEST(MailText, LeavesWhatItDoesNotKnow) {
  EXPECT_EQ(with_values("a {b} {c} {", {{"b", "{c}"}}), "a {c} {c} {");
}

}  // namespace
}  // namespace cairn::app
