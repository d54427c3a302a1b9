// SPDX-License-Identifier: Apache-2.0
// What must be held before: asked for when somebody claims, uses a code or is awarded; whoever
// awards may say why all the same.
#include "app/achievements/prerequisites.h"

#include "app/achievements/manage.h"
#include "app/assessment/automatic.h"
#include "app/audit_log.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/change.h"
#include "app/awards/codes.h"
#include "app/awards/direct.h"
#include "app/awards/offer.h"
#include "app/awards/personal_link.h"
#include "app/learners/addresses.h"
#include "app/postbox.h"
#include "app/stack_house.h"

namespace cairn::app {
namespace {

class Prerequisites : public House {
 protected:
  void SetUp() override {
    actor_ = set_up();
    basics_ = published(actor_);
    auto form = welding();
    form.name = "Pipe welding";
    form.details.prerequisites = {{.achievement = basics_.id.text, .url = "", .name = ""}};
    const auto made = must(create_achievement(*context_, actor_, form));
    pipes_ = must(publish_achievement(*context_, actor_, made.id));
  }
  PersonForm person(const Achievement& achievement, std::string key) {
    PersonForm form;
    form.achievement = achievement.id;
    form.name = "Grace Moor";
    form.email = "grace@example.org";
    form.source_key = std::move(key);
    return form;
  }
  Award hold_basics() { return *must(award_person(*context_, actor_, person(basics_, "b"))).award; }
  std::string badge_of(const Award& award) { return badge_url(*context_, award.id); }
  Result<SubmittedClaim> claim(std::string badges, std::string_view token = {}) {
    auto form = claim_form();
    form.email = "grace@example.org";
    form.badges = std::move(badges);
    return submit_claim(*context_, pipes_.claim_code, form, token);
  }
  std::vector<std::string> log(std::string_view action) {
    std::vector<std::string> details;
    auto transaction = must(context_->store.begin(Access::read));
    for (const auto& entry : must(transaction->records().list_audit(actor_.organisation, 100)))
      if (entry.action == action) details.push_back(entry.detail);
    return details;
  }

  Actor actor_;
  Achievement basics_;
  Achievement pipes_;
};

TEST_F(Prerequisites, AreShownByAClaimant) {
  const auto refused = claim("");
  EXPECT_EQ(path_of_error(refused), "/badges");
  EXPECT_NE(refused.error().detail.find("“Welding, first level”"), std::string::npos)
      << refused.error().detail;
  const auto held = hold_basics();
  EXPECT_EQ(path_of_error(claim("")), "/badges") << "an address alone tells nothing";
  EXPECT_TRUE(claim("see " + badge_of(held) + ".json\n").ok());
}

TEST_F(Prerequisites, CountOnlyWhereTheyWereAwardedToThatAddressAndHold) {
  auto other = person(basics_, "other");
  other.email = "nour@example.org";
  const auto of_other = *must(award_person(*context_, actor_, other)).award;
  EXPECT_EQ(path_of_error(claim(badge_of(of_other))), "/badges");
  const auto own = hold_basics();
  EXPECT_TRUE(revoke_award(*context_, actor_, own.id, "A mistake.").ok());
  EXPECT_EQ(path_of_error(claim(badge_of(own))), "/badges");
}

TEST_F(Prerequisites, AreFoundOnThePageOfWhoClaims) {
  auto form = claim_form();
  form.email = "grace@example.org";
  const auto first = must(submit_claim(*context_, basics_.claim_code, form, ""));
  EXPECT_EQ(path_of_error(claim("", first.learner_token)), "/badges") << "not awarded yet";
  awarded(actor_, first.id);
  EXPECT_TRUE(must(needed_before(*context_, pipes_, first.learner_token)).at(0).held);
  EXPECT_FALSE(must(needed_before(*context_, pipes_, "")).at(0).held);
  EXPECT_TRUE(claim("", first.learner_token).ok());
}

TEST_F(Prerequisites, AreAskedForByACode) {
  const auto code = must(make_code(*context_, actor_, pipes_.id, {"Hall", "at-once", "", "", ""}));
  CodeAnswer answer;
  answer.name = "Grace Moor";
  answer.email = "grace@example.org";
  EXPECT_EQ(path_of_error(use_code(*context_, code.code, answer)), "/badges");
  answer.badges = badge_of(hold_basics());
  EXPECT_FALSE(must(use_code(*context_, code.code, answer)).personal_link.empty());
}

TEST_F(Prerequisites, CanBeWaivedForAReasonThatIsLogged) {
  auto form = person(pipes_, "p");
  EXPECT_EQ(path_of_error(award_person(*context_, actor_, form)), "/waiver");
  form.waiver = "Learnt it at another school.";
  EXPECT_TRUE(must(award_person(*context_, actor_, form)).made);
  EXPECT_EQ(log("award.waive"), std::vector<std::string>{"Learnt it at another school."});
  hold_basics();
  EXPECT_TRUE(must(award_person(*context_, actor_, person(pipes_, "q"))).made);
}

TEST_F(Prerequisites, AreAskedForWhereTheirBadgeTakesThePlaceOfAnother) {
  const auto other = published(actor_);
  const auto award = *must(award_person(*context_, actor_, person(other, "o"))).award;
  ChangeForm change;
  change.change = AwardChange::correct;
  change.reason = "The wrong badge was chosen.";
  change.achievement = pipes_.id.text;
  EXPECT_EQ(path_of_error(change_award(*context_, actor_, award.id, change)), "/waiver");
  const auto looked = change_awards(*context_, actor_, {award.id}, change, Trial::only_look);
  EXPECT_EQ(path_of_error(looked), "/waiver");
  change.waiver = "Learnt it at another school.";
  must(change_award(*context_, actor_, award.id, change));
  EXPECT_EQ(log("award.waive"), std::vector<std::string>{"Learnt it at another school."});
  hold_basics();
  const auto second = *must(award_person(*context_, actor_, person(other, "o2"))).award;
  change.waiver.clear();
  must(change_award(*context_, actor_, second.id, change));
  EXPECT_EQ(log("award.waive").size(), 1U) << "it is held";
}

TEST_F(Prerequisites, AreAskedForOfAnAssessmentMadeElsewhere) {
  assessment::Plan plan;
  plan.rubric.pass_percent = 6000;
  plan.policy.undo_minutes = 0;
  must(save_plan(*context_, actor_, pipes_.id, plan));
  AutomaticForm form;
  form.key = "run-1";
  form.achievement = pipes_.id;
  form.name = "Grace Moor";
  form.email = "grace@example.org";
  form.marking.percent = 9000;
  EXPECT_EQ(path_of_error(assess_automatically(*context_, actor_, form)), "/waiver");
  form.waiver = "Learnt it at another school.";
  must(assess_automatically(*context_, actor_, form));
  EXPECT_EQ(log("award.waive"), std::vector<std::string>{"Learnt it at another school."});
}

TEST_F(Prerequisites, AreAskedForInEveryRowOfAFile) {
  hold_basics();
  const std::string sheet = "name,email\nGrace,grace@example.org\nNour,nour@example.org\n";
  const auto batch = must(begin_batch(*context_, actor_, pipes_.id, "class.csv", as_bytes(sheet)));
  auto opened = must(open_batch(*context_, actor_, batch.id));
  EXPECT_EQ(opened.counts.ready, 1);
  EXPECT_EQ(opened.counts.bad, 1);
  BatchOptions options;
  options.mapping = opened.mapping;
  options.waiver = "Same course.";
  must(set_options(*context_, actor_, batch.id, options));
  opened = must(open_batch(*context_, actor_, batch.id));
  EXPECT_EQ(opened.counts.ready, 2);
  EXPECT_EQ(opened.batch.waiver, "Same course.");
  EXPECT_EQ(log("award_batch.waive"), std::vector<std::string>{"Same course."});
}

class ForeignPrerequisites : public StackHouse {
 protected:
  ForeignPrerequisites()
      : actor(set_up()), other(set_up_another()), forging(achievement(other, "Forging")) {
    auto form = welding();
    form.name = "Smith";
    form.evidence_rule = "none";
    form.details.prerequisites = {
        {.achievement = "", .url = achievement_url(*context_, forging.id), .name = "Forging"}};
    const auto made = must(create_achievement(*context_, actor, form));
    smith = must(publish_achievement(*context_, actor, made.id));
    badge = foreign_badge(other, forging, "Grace Moor", "grace@learner.example");
  }
  ClaimForm claim(std::string_view file) {
    auto form = claim_form();
    form.email = "grace@learner.example";
    form.badge_file = file;
    return form;
  }
  void accept_issuer() {
    for (const auto& it : must(list_outside_issuers(*context_, actor)))
      must(decide_issuer(*context_, actor, it.id, "accepted"));
  }

  Actor actor, other;
  Achievement forging, smith;
  std::string badge;
};

TEST_F(ForeignPrerequisites, AreShownWithAClaimAndCountOnceTheirIssuerIsAccepted) {
  const auto nothing = submit_claim(*context_, smith.claim_code, claim(""), "");
  EXPECT_EQ(path_of_error(nothing), "/badges");
  EXPECT_NE(nothing.error().detail.find("“Forging” (http"), std::string::npos);
  const auto early = submit_claim(*context_, smith.claim_code, claim(badge), "");
  EXPECT_EQ(path_of_error(early), "/badges");
  EXPECT_NE(early.error().detail.find("nobody here has accepted its issuer yet"),
            std::string::npos);
  accept_issuer();
  const auto sent = must(submit_claim(*context_, smith.claim_code, claim(badge), ""));
  EXPECT_EQ(must(brought_credentials(*context_, sent.learner_token)).size(), 1U);
  EXPECT_TRUE(must(needed_before(*context_, smith, sent.learner_token)).at(0).held);
  EXPECT_FALSE(must(needed_before(*context_, smith, "")).at(0).held);
  EXPECT_TRUE(submit_claim(*context_, smith.claim_code, claim(""), sent.learner_token).ok());
}

TEST_F(ForeignPrerequisites, CountForNobodyElse) {
  EXPECT_FALSE(submit_claim(*context_, smith.claim_code, claim(badge), "").ok());
  accept_issuer();
  auto form = claim(badge);
  form.email = "nour@learner.example";
  EXPECT_EQ(path_of_error(submit_claim(*context_, smith.claim_code, form, "")), "/badge_file");
}

TEST_F(ForeignPrerequisites, AreShownWithACode) {
  const auto code = must(make_code(*context_, actor, smith.id, {"Hall", "at-once", "", "", ""}));
  CodeAnswer answer{.name = "Grace Moor", .email = "grace@learner.example"};
  const auto use = [&] { return use_code(*context_, code.code, answer); };
  EXPECT_EQ(path_of_error(use()), "/badges");
  answer.badge_file = badge;
  const auto early = use();
  EXPECT_EQ(path_of_error(early), "/badges");
  EXPECT_NE(early.error().detail.find("nobody here has accepted its issuer yet"),
            std::string::npos);
  accept_issuer();
  answer.email = "nour@learner.example";
  EXPECT_EQ(path_of_error(use()), "/badge_file") << "it is about somebody else";
  answer.email = "grace@learner.example";
  answer.badge_file = "no badge";
  EXPECT_EQ(path_of_error(use()), "/badge_file");
  answer.badge_file = badge;
  EXPECT_FALSE(must(use()).personal_link.empty());
}

// An address alone tells nobody what its owner brought; whoever proves it need not bring it again.
TEST_F(ForeignPrerequisites, ThatWereBroughtCountForWhoProvesTheAddress) {
  const auto code = must(make_code(*context_, actor, smith.id, {"Hall", "at-once", "", "", ""}));
  const auto page = learner(achievement(actor, "Cutting"), "Grace Moor", "grace@learner.example");
  must(bring_credential(*context_, page, as_bytes(badge)));
  accept_issuer();
  CodeAnswer answer{.name = "Grace Moor", .email = "grace@learner.example"};
  EXPECT_EQ(path_of_error(use_code(*context_, code.code, answer)), "/badges");
  Postbox postbox;
  context_->mailer = &postbox;
  answer.mail_proof = must(use_code(*context_, code.code, answer)).mail_proof;
  answer.mail_code = postbox.mails.front().subject.substr(0, 6);
  EXPECT_FALSE(must(use_code(*context_, code.code, answer)).personal_link.empty());
}

TEST_F(ForeignPrerequisites, AreReadOnlyOnceTheAddressIsProvedWhereMailIsSent) {
  const auto code = must(make_code(*context_, actor, smith.id, {"Hall", "at-once", "", "", ""}));
  Postbox postbox;
  context_->mailer = &postbox;
  CodeAnswer answer{.name = "Grace Moor", .email = "grace@learner.example"};
  answer.badge_file = badge;
  answer.mail_proof = must(use_code(*context_, code.code, answer)).mail_proof;
  EXPECT_TRUE(must(list_outside_issuers(*context_, actor)).empty());
  answer.mail_code = postbox.mails.front().subject.substr(0, 6);
  EXPECT_EQ(path_of_error(use_code(*context_, code.code, answer)), "/badges");
  accept_issuer();
  EXPECT_FALSE(must(use_code(*context_, code.code, answer)).personal_link.empty());
  auto transaction = must(context_->store.begin(Access::read));
  const auto grace = must(
      transaction->claims().find_learner_by_email(actor.organisation, "grace@learner.example"));
  EXPECT_EQ(must(transaction->stacks().held_outside(actor.organisation, grace.id, grace.id)).size(),
            1U);
}

TEST_F(ForeignPrerequisites, AreShownWithACodeThatSomebodyDecidesAbout) {
  const auto code = must(make_code(*context_, actor, smith.id, {"Hall", "approval", "", "", ""}));
  CodeAnswer answer{.name = "Grace Moor", .email = "grace@learner.example", .statement = "Forged."};
  answer.badge_file = badge;
  EXPECT_EQ(path_of_error(use_code(*context_, code.code, answer)), "/badges");
  accept_issuer();
  EXPECT_FALSE(must(use_code(*context_, code.code, answer)).claim_page.empty());
}

TEST_F(ForeignPrerequisites, AreAskedForByWhoAwards) {
  PersonForm form;
  form.achievement = smith.id;
  form.name = "Grace Moor";
  form.email = "grace@learner.example";
  form.source_key = "k";
  EXPECT_EQ(path_of_error(award_person(*context_, actor, form)), "/waiver");
  const auto page = learner(achievement(actor, "Cutting"), "Grace Moor", "grace@learner.example");
  must(bring_credential(*context_, page, as_bytes(badge)));
  EXPECT_EQ(path_of_error(award_person(*context_, actor, form)), "/waiver");
  accept_issuer();
  EXPECT_TRUE(must(award_person(*context_, actor, form)).made);
}

TEST_F(ForeignPrerequisites, HoldAStackUpUntilTheyAreMet) {
  const auto part = achievement(actor, "Cutting");
  const auto page = learner(part, "Grace Moor", "grace@learner.example");
  const auto made = stack(actor, "Master", R"({"achievement":")" + part.id.text + "\"}");
  auto form = welding();
  form.name = "Master";
  form.details.prerequisites = smith.details.prerequisites;
  must(update_achievement(*context_, actor, made.stored.achievement, form));
  give(actor, page, part);
  EXPECT_EQ(evaluate().awarded, 0);
  const auto told = must(progress_of_learner(*context_, page)).at(0);
  ASSERT_EQ(told.before.size(), 1U);
  EXPECT_EQ(told.before[0].prerequisite.name, "Forging");
  must(bring_credential(*context_, page, as_bytes(badge)));
  accept_issuer();
  EXPECT_EQ(evaluate().awarded, 1);
  EXPECT_TRUE(completion(made, page));
  EXPECT_TRUE(must(progress_of_learner(*context_, page)).at(0).before.empty());
}

TEST_F(ForeignPrerequisites, LetAStackGoOnceAnOfferIsAcceptedOrNothingIsNeededAnyMore) {
  const auto part = achievement(actor, "Cutting");
  const auto first = achievement(actor, "Safety");
  auto form = welding();
  form.name = "Master";
  form.details.prerequisites = {{.achievement = first.id.text, .url = "", .name = ""}};
  const auto accepts = learner(part, "Grace Moor", "grace@learner.example");
  const auto waits = learner(part, "Nour Haddad", "nour@learner.example");
  const auto made = stack(actor, "Master", R"({"achievement":")" + part.id.text + "\"}");
  must(update_achievement(*context_, actor, made.stored.achievement, form));
  give(actor, accepts, part);
  give(actor, waits, part);
  // What is given to an address goes to who proved it, not to who once typed it.
  Postbox postbox;
  context_->mailer = &postbox;
  must(ask_for_address(*context_, accepts, "grace@learner.example"));
  must(prove_address(*context_, accepts, "grace@learner.example",
                     postbox.mails.back().subject.substr(0, 6)));
  context_->mailer = nullptr;
  PersonForm offered;
  offered.achievement = first.id;
  offered.name = "Grace Moor";
  offered.email = "grace@learner.example";
  offered.source_key = "k";
  offered.offer_until =
      format_instant({clock_.now().microseconds + 7 * 86'400'000'000}).substr(0, 10);
  const auto offer = *must(award_person(*context_, actor, offered)).award;
  EXPECT_EQ(evaluate().awarded, 0);
  must(answer_offer(*context_, must(PersonalLinks::open(*context_)).token(offer.id),
                    Answer::accept));
  EXPECT_EQ(evaluate().awarded, 1);
  EXPECT_TRUE(completion(made, accepts));
  form.details.prerequisites = {};
  must(update_achievement(*context_, actor, made.stored.achievement, form));
  EXPECT_EQ(evaluate().awarded, 1);
  EXPECT_TRUE(completion(made, waits));
}

TEST_F(Prerequisites, NeitherLinkNorCodeOfARetiredAchievementLeadsToABadge) {
  const auto code = must(make_code(*context_, actor_, basics_.id, {"Hall", "at-once", "", "", ""}));
  EXPECT_EQ(code_of(open_retired_claim(*context_, basics_.claim_code)), ErrorCode::not_found);
  must(retire_achievement(*context_, actor_, basics_.id));
  EXPECT_EQ(must(open_retired_claim(*context_, basics_.claim_code)).achievement.id, basics_.id);
  EXPECT_EQ(code_of(open_claim(*context_, basics_.claim_code)), ErrorCode::not_found);
  EXPECT_EQ(code_of(open_code(*context_, code.code)), ErrorCode::conflict);
}

}  // namespace
}  // namespace cairn::app
