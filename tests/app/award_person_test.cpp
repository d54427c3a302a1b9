// SPDX-License-Identifier: Apache-2.0
// One person awarded without a claim, by somebody's word, by an offer, by a code on a wall.
#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/awards/codes.h"
#include "app/awards/direct.h"
#include "app/awards/offer.h"
#include "app/awards/personal_link.h"
#include "app/house.h"
#include "app/learners/self_named.h"
#include "app/ports/claims.h"
#include "app/postbox.h"

namespace cairn::app {
namespace {

class AwardPerson : public House {
 protected:
  PersonForm form(const Achievement& achievement) {
    PersonForm form;
    form.achievement = achievement.id;
    form.name = "Grace Moor";
    form.email = "grace@learner.example";
    form.narrative = "Welded three plates.";
    form.evidence = "https://learner.example/weld";
    form.source_key = "1";
    return form;
  }
  // Asks for no evidence, so that a code can ask for a yes.
  Achievement by_word(const Actor& actor) {
    auto form = welding();
    form.evidence_rule = "none";
    const auto made = must(create_achievement(*context_, actor, form));
    return must(publish_achievement(*context_, actor, made.id));
  }
  std::string day_in(int days) {
    return format_instant({clock_.now().microseconds + days * 86'400'000'000LL}).substr(0, 10);
  }
  std::int64_t awards_of(const Actor& actor, const LearnerId& learner) {
    auto reading = must(store_->begin(Access::read));
    for (const auto& one : must(reading->claims().learner_table(actor.organisation, {}, {}, 100)))
      if (one.id == learner) return one.awards;
    return -1;
  }
  std::string token_of(const AwardId& award) {
    return must(PersonalLinks::open(*context_)).token(award);
  }
};

TEST_F(AwardPerson, SignsABadgeThatAnyoneCanCheck) {
  const auto actor = set_up();
  auto asked = form(published(actor));
  asked.expires = day_in(30);
  const auto awarded = must(award_person(*context_, actor, asked));
  ASSERT_TRUE(awarded.award);
  EXPECT_TRUE(awarded.made);
  const auto report = must(verify_badge(*context_, awarded.award->id));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  EXPECT_NE(awarded.award->credential.find("validUntil"), std::string::npos);
  EXPECT_NE(awarded.award->credential.find("https://learner.example/weld"), std::string::npos);
}

TEST_F(AwardPerson, IsAwardedOnceAKey) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto first = must(award_person(*context_, actor, form(achievement)));
  const auto second = must(award_person(*context_, actor, form(achievement)));
  EXPECT_EQ(second.award->id, first.award->id);
  EXPECT_FALSE(second.made);
  auto other = form(achievement);
  other.source_key = "2";
  const auto third = must(award_person(*context_, actor, other));
  EXPECT_NE(third.award->id, first.award->id);
  EXPECT_EQ(third.award->learner, first.award->learner) << "one learner an address";
}

TEST_F(AwardPerson, NamesEveryFieldThatIsWrong) {
  const auto actor = set_up();
  auto asked = form(published(actor));
  asked.name = "";
  asked.email = "grace";
  asked.expires = "tomorrow";
  const auto refused = award_person(*context_, actor, asked);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().path, "/name");
  ASSERT_EQ(refused.error().also.size(), 2U);
  EXPECT_EQ(refused.error().also[0].path, "/email");
  EXPECT_EQ(refused.error().also[1].path, "/expires");
  EXPECT_EQ(path_of_error(award_person(*context_, set_up_another(), form(published(actor)))),
            "/achievement");
}

TEST_F(AwardPerson, WaitsForItsDay) {
  const auto actor = set_up();
  auto asked = form(published(actor));
  asked.starts = day_in(2);
  const auto planned = must(award_person(*context_, actor, asked));
  ASSERT_TRUE(planned.later);
  EXPECT_FALSE(must(award_person(*context_, actor, asked)).made) << "planned once";
  must(run_due_batches(*context_, std::stop_token()));
  EXPECT_EQ(must(open_batch(*context_, actor, *planned.later)).counts.ready, 1);
  clock_.forward_seconds(2 * 86'400);
  must(run_due_batches(*context_, std::stop_token()));
  EXPECT_EQ(must(open_batch(*context_, actor, *planned.later)).counts.awarded, 1);
}

TEST_F(AwardPerson, HoldsAnOfferBackUntilItIsAccepted) {
  const auto actor = set_up();
  auto asked = form(published(actor));
  asked.offer_until = day_in(7);
  const auto award = *must(award_person(*context_, actor, asked)).award;
  EXPECT_EQ(code_of(public_badge(*context_, award.id)), ErrorCode::not_found);
  EXPECT_EQ(must(own_badge(*context_, actor, award.id)).award.id, award.id);
  EXPECT_EQ(code_of(open_personal_link(*context_, award.id.text + "-111")), ErrorCode::not_found);
  const auto page = must(open_personal_link(*context_, token_of(award.id)));
  EXPECT_EQ(page.offer->state, OfferState::offered);
  EXPECT_TRUE(answer_offer(*context_, token_of(award.id), Answer::accept).ok());
  EXPECT_EQ(must(public_badge(*context_, award.id)).award.id, award.id);
  EXPECT_EQ(must(expire_offers(*context_)), 0);
  EXPECT_FALSE(answer_offer(*context_, token_of(award.id), Answer::decline).ok());
}

TEST_F(AwardPerson, RevokesWhatIsDeclinedOrNotAcceptedInTime) {
  const auto actor = set_up();
  auto asked = form(published(actor));
  asked.offer_until = day_in(1);
  const auto declined = *must(award_person(*context_, actor, asked)).award;
  EXPECT_TRUE(answer_offer(*context_, token_of(declined.id), Answer::decline).ok());
  EXPECT_TRUE(must(own_badge(*context_, actor, declined.id)).award.revoked);
  asked.source_key = "2";
  const auto late = *must(award_person(*context_, actor, asked)).award;
  clock_.forward_seconds(3 * 86'400);
  EXPECT_EQ(must(expire_offers(*context_)), 1);
  EXPECT_TRUE(must(own_badge(*context_, actor, late.id)).award.revoked);
  EXPECT_FALSE(answer_offer(*context_, token_of(late.id), Answer::accept).ok());
}

TEST_F(AwardPerson, GetsTheBadgeByACodeOnceAnAddressAndUpToANumber) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto code =
      must(make_code(*context_, actor, achievement.id, {"Room 4", "at-once", "", day_in(1), "2"}));
  CodeAnswer grace{.name = "Grace", .email = "grace@learner.example"};
  grace.secret = new_form_secret(*context_, actor.organisation);
  const auto first = must(use_code(*context_, code.code, grace));
  EXPECT_NE(first.personal_link.find("/offer/"), std::string::npos);
  grace.email = "Grace@learner.example";
  EXPECT_EQ(must(use_code(*context_, code.code, grace)).personal_link, first.personal_link);
  must(use_code(*context_, code.code, {"Nour", "nour@learner.example"}));
  EXPECT_EQ(code_of(use_code(*context_, code.code, {"Ada", "ada@learner.example"})),
            ErrorCode::conflict);
  EXPECT_EQ(must(list_codes(*context_, actor, achievement.id))[0].used, 2);
}

// Whoever knows an address is not its owner for that.
TEST_F(AwardPerson, IsNotMadeAnotherByTypingTheirAddressAtACode) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto known = *must(award_person(*context_, actor, form(achievement))).award;
  const auto own = must(open_personal_link(*context_, token_of(known.id))).learner_token;
  const auto email = form(achievement).email;
  const auto code =
      must(make_code(*context_, actor, achievement.id, {"Room 4", "at-once", "", "", ""}));
  const auto at = [](const CodeUsed& used) {
    return used.personal_link.substr(used.personal_link.find("/offer/") + 7);
  };
  CodeAnswer typed{.name = "Mallory", .email = email};
  typed.secret = new_form_secret(*context_, actor.organisation);
  const auto taken =
      must(open_personal_link(*context_, at(must(use_code(*context_, code.code, typed)))));
  ASSERT_NE(own, "");
  EXPECT_NE(taken.learner_token, own);
  EXPECT_NE(taken.award.learner, known.learner);
  typed.secret = new_form_secret(*context_, actor.organisation);
  EXPECT_EQ(path_of_error(use_code(*context_, code.code, typed)), "/email") << "in another form";
  typed.secret.clear();
  EXPECT_EQ(path_of_error(use_code(*context_, code.code, typed)), "/email");
  const auto second =
      must(make_code(*context_, actor, achievement.id, {"Room 5", "at-once", "", "", ""}));
  CodeAnswer herself{.name = form(achievement).name, .email = email};
  herself.learner_token = own;
  const auto hers =
      must(open_personal_link(*context_, at(must(use_code(*context_, second.code, herself)))));
  EXPECT_EQ(hers.award.learner, known.learner) << "who shows her page";
}

// Nor before that is known to anybody: what the organisation sends there later is its owner's.
TEST_F(AwardPerson, IsNobodyWhoOnlyTypedTheAddressAtACodeBefore) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto code =
      must(make_code(*context_, actor, achievement.id, {"Room 4", "at-once", "", "", ""}));
  const auto at = [](const CodeUsed& used) {
    return used.personal_link.substr(used.personal_link.find("/offer/") + 7);
  };
  CodeAnswer typed{.name = "Mallory", .email = form(achievement).email};
  const auto taken =
      must(open_personal_link(*context_, at(must(use_code(*context_, code.code, typed)))));
  const auto direct = *must(award_person(*context_, actor, form(achievement))).award;
  EXPECT_NE(direct.learner, taken.award.learner);
  auto more = form(achievement);
  more.source_key = "more";
  EXPECT_EQ(must(award_person(*context_, actor, more)).award->learner, direct.learner);
  const std::string sheet = "name,email\nGrace Moor," + form(achievement).email + "\n";
  const auto batch =
      must(begin_batch(*context_, actor, published(actor).id, "class.csv", as_bytes(sheet)));
  must(start_batch(*context_, actor, batch.id));
  ASSERT_EQ(must(run_batch(*context_, batch, std::stop_token())).awarded, 1);
  EXPECT_EQ(awards_of(actor, direct.learner), 3);
  EXPECT_EQ(awards_of(actor, taken.award.learner), 1);

  // By a mailed code the same person gets what they take, not whoever typed it first.
  Postbox postbox;
  context_->mailer = &postbox;
  const auto second =
      must(make_code(*context_, actor, achievement.id, {"Room 5", "at-once", "", "", ""}));
  CodeAnswer proved{.name = "Grace Moor", .email = form(achievement).email};
  proved.mail_proof = must(use_code(*context_, second.code, proved)).mail_proof;
  proved.mail_code = postbox.mails.front().subject.substr(0, 6);
  const auto hers =
      must(open_personal_link(*context_, at(must(use_code(*context_, second.code, proved)))));
  EXPECT_EQ(hers.award.learner, direct.learner);
}

TEST_F(AwardPerson, AsksByACodeOnceHoweverOftenItIsSent) {
  const auto actor = set_up();
  const auto achievement = by_word(actor);
  const auto code =
      must(make_code(*context_, actor, achievement.id, {"Room 4", "approval", "", "", "2"}));
  const auto late = must(open_code(*context_, code.code));
  CodeAnswer answer{.name = "Grace", .email = "grace@learner.example", .statement = "I welded."};
  answer.secret = new_form_secret(*context_, actor.organisation);
  const auto first = must(use_code(*context_, code.code, answer));
  auto stranger = answer;
  stranger.secret = new_form_secret(*context_, actor.organisation);
  EXPECT_EQ(path_of_error(use_code(*context_, code.code, stranger)), "/email")
      << "who repeats the words in another form";
  EXPECT_EQ(must(use_code(*context_, code.code, answer)).claim_page, first.claim_page);
  answer.email = " Grace@Learner.example";
  EXPECT_EQ(must(use_code(*context_, code.code, answer)).claim_page, first.claim_page);
  answer.statement = "I welded twice.";
  EXPECT_EQ(path_of_error(use_code(*context_, code.code, answer)), "/email");
  EXPECT_EQ(must(list_codes(*context_, actor, achievement.id))[0].used, 1) << "sent twice";
  // Declined, it leaves room for another, of the same use.
  const auto waiting = must(list_claims(*context_, actor, ClaimState::submitted, {})).rows;
  ASSERT_EQ(waiting.size(), 1U);
  must(decide_claim(*context_, actor, waiting[0].id, {ClaimState::declined, "Which joint?"}));
  EXPECT_NE(must(use_code(*context_, code.code, answer)).claim_page, first.claim_page);
  answer.statement = "I welded thrice.";
  EXPECT_EQ(path_of_error(use_code(*context_, code.code, answer)), "/email");
  EXPECT_EQ(must(list_codes(*context_, actor, achievement.id))[0].used, 1);
  answer.email = "nour@learner.example";
  must(use_code(*context_, code.code, answer));
  // Somebody who opened the page before the last one was taken.
  auto claim = claim_form();
  claim.email = "ines@learner.example";
  claim.code = code.code;
  EXPECT_EQ(code_of(submit_claim(*context_, late.achievement.claim_code, claim, "")),
            ErrorCode::conflict);
  EXPECT_EQ(must(list_claims(*context_, actor, ClaimState::submitted, {})).rows.size(), 2U);
  EXPECT_EQ(must(list_codes(*context_, actor, achievement.id))[0].used, 2);
}

// The page of a code takes no file, no link and no declaration.
TEST_F(AwardPerson, AsksByNoCodeForWhatTakesMoreThanWords) {
  const auto actor = set_up();
  const CodeForm by_yes{"Room 4", "approval", "", "", ""};
  const auto filed = published(actor);
  EXPECT_FALSE(must(can_be_asked_by_code(*context_, actor, filed.id)));
  EXPECT_EQ(path_of_error(make_code(*context_, actor, filed.id, by_yes)), "/mode");
  must(make_code(*context_, actor, filed.id, {"Room 4", "at-once", "", "", ""}));

  const auto spoken = by_word(actor);
  EXPECT_TRUE(must(can_be_asked_by_code(*context_, actor, spoken.id)));
  const auto code = must(make_code(*context_, actor, spoken.id, by_yes));
  EXPECT_TRUE(open_code(*context_, code.code).ok());
  auto form = welding();
  form.evidence_rule = "file";
  must(update_achievement(*context_, actor, spoken.id, form));
  EXPECT_EQ(code_of(open_code(*context_, code.code)), ErrorCode::conflict)
      << "it was changed since";
  EXPECT_EQ(code_of(can_be_asked_by_code(*context_, set_up_another(), spoken.id)),
            ErrorCode::not_found);
}

TEST_F(AwardPerson, FindsACodeOnlyInItsTime) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto code = must(
      make_code(*context_, actor, achievement.id, {"Room 4", "at-once", day_in(2), day_in(3), ""}));
  EXPECT_EQ(code_of(open_code(*context_, code.code)), ErrorCode::conflict);
  clock_.forward_seconds(2 * 86'400);
  EXPECT_TRUE(open_code(*context_, code.code).ok());
  EXPECT_TRUE(end_code(*context_, actor, code.code).ok());
  EXPECT_EQ(code_of(open_code(*context_, code.code)), ErrorCode::conflict);
  EXPECT_EQ(path_of_error(
                make_code(*context_, actor, achievement.id, {"Room 4", "never", "", "", "none"})),
            "/mode");
  EXPECT_EQ(code_of(end_code(*context_, set_up_another(), code.code)), ErrorCode::not_found);
}

}  // namespace
}  // namespace cairn::app
