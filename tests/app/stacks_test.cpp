// SPDX-License-Identifier: Apache-2.0
// Stacks as use cases: they award themselves, keep to their policies, and are previewed.
#include "app/awards/change.h"
#include "app/awards/direct.h"
#include "app/stack_house.h"

namespace cairn::app {
namespace {

std::string named(const Achievement& one) { return R"({"achievement":")" + one.id.text + "\"}"; }

class Stacks : public StackHouse {
 protected:
  Stacks()
      : actor(set_up()),
        a(achievement(actor, "Arc welding")),
        b(achievement(actor, "Brazing")),
        c(achievement(actor, "Cutting")),
        grace(learner(a, "Grace Moor", "grace@learner.example")) {}

  std::string two_of_three() const {
    return R"({"at_least":2,"of":[)" + named(a) + "," + named(b) + "," + named(c) + "]}";
  }

  Actor actor;
  Achievement a, b, c;
  std::string grace;
};

TEST_F(Stacks, AwardThemselvesOnceWithTheirPartsAsEvidence) {
  const auto made = stack(actor, "Metal worker", two_of_three());
  const auto first = give(actor, grace, a);
  EXPECT_EQ(evaluate().awarded, 0);
  const auto second = give(actor, grace, c);
  EXPECT_EQ(evaluate().awarded, 1);
  EXPECT_EQ(evaluate().learners, 0) << "nobody is due any more";

  const auto completed = completion(made, grace);
  ASSERT_TRUE(completed);
  EXPECT_EQ(completed->state, CompletionState::held);
  EXPECT_EQ(std::set<std::string>(completed->parts.begin(), completed->parts.end()),
            (std::set<std::string>{first.id.text, second.id.text}));
  const auto stacked = award(completed->award);
  EXPECT_EQ(stacked.source, AwardSource::stack);
  EXPECT_EQ(stacked.achievement, made.achievement.id);
  EXPECT_NE(stacked.credential.find(badge_url(*context_, first.id)), std::string::npos);
  EXPECT_NE(stacked.credential.find("\"Cutting\""), std::string::npos);
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, stacked.id)).verdict), "accepted");

  must(make_all_due(*context_));
  EXPECT_EQ(evaluate().awarded, 0) << "given once";
}

TEST_F(Stacks, AreAwardedToThoseWhoHadTheirPartsBefore) {
  give(actor, grace, a);
  give(actor, grace, b);
  EXPECT_EQ(evaluate().learners, 0) << "nothing is looked at without a stack";
  const auto made = stack(actor, "Metal worker", two_of_three());
  EXPECT_EQ(evaluate().awarded, 1);
  EXPECT_TRUE(completion(made, grace));
}

TEST_F(Stacks, AreRevokedWithAPartWhereThePolicySaysSo) {
  const auto made = stack(actor, "Metal worker", two_of_three(), "", {.on_revocation = "revoke"});
  const auto first = give(actor, grace, a);
  give(actor, grace, b);
  evaluate();
  const auto before = completion(made, grace);
  must(revoke_award(*context_, actor, first.id, "Not her own work"));
  EXPECT_EQ(evaluate().lost, 1);
  const auto after = completion(made, grace);
  EXPECT_EQ(after->state, CompletionState::lost);
  EXPECT_EQ(after->reason, "A part of it was revoked, suspended or taken away.");
  EXPECT_TRUE(award(after->award).revoked);
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, after->award)).verdict), "rejected");

  // Earned another way, it is given again, as an award of its own.
  give(actor, grace, c);
  EXPECT_EQ(evaluate().awarded, 1);
  const auto again = completion(made, grace);
  EXPECT_EQ(again->round, 2);
  EXPECT_NE(again->award, before->award);
}

// Who reached 60 % or more, with the rule of one achievement.
class StacksOfResults : public Stacks {
 protected:
  StacksOfResults() {
    auto form = welding();
    form.name = "Exam";
    achievement::ResultRow percent{.name = "Percent", .type = "Percent"};
    form.details.results = {percent};
    const auto made = must(create_achievement(*context_, actor, form));
    exam = must(publish_achievement(*context_, actor, made.id));
  }
  Award pass(const std::string& percent) {
    PersonForm form;
    form.achievement = exam.id;
    form.name = "Grace Moor";
    form.email = "grace@learner.example";
    form.source_key = "exam";
    form.results = {{"Percent", percent}};
    return *must(award_person(*context_, actor, form)).award;
  }
  OpenedStack passed(const StackTerms& policies = {.on_revocation = "revoke"}) {
    return stack(actor, "Passed",
                 R"({"achievement":")" + exam.id.text + R"(","result_at_least":60})", "", policies);
  }
  ChangeForm correction() {
    ChangeForm form;
    form.change = AwardChange::correct;
    form.reason = "Marks were mixed up.";
    return form;
  }
  std::optional<std::int64_t> result_of(const Award& award) {
    auto transaction = must(store_->begin(Access::read));
    for (const auto& held :
         must(transaction->stacks().held_awards(award.organisation, award.learner, award.learner)))
      if (held.id == award.id) return held.result;
    return std::nullopt;
  }
  // The one who has it.
  std::optional<Completion> completed_by(const OpenedStack& made, const LearnerId& learner) {
    auto transaction = must(store_->begin(Access::read));
    const auto found =
        transaction->stacks().find_completion(actor.organisation, made.stored.id, learner);
    return found ? std::optional(*found) : std::nullopt;
  }

  Achievement exam;
};

TEST_F(StacksOfResults, AreLostWhereAPartIsCorrectedBelowWhatTheyAsk) {
  const auto made = passed();
  const auto part = pass("90");
  EXPECT_EQ(evaluate().awarded, 1);
  auto form = correction();
  form.results = {{"Percent", "70"}};
  must(change_award(*context_, actor, part.id, form));
  EXPECT_EQ(result_of(part), 7000);
  EXPECT_EQ(evaluate().lost, 0) << "it is enough still";
  EXPECT_EQ(completed_by(made, part.learner)->parts, std::vector<std::string>{part.id.text});
  form.results = {{"Percent", "40"}};
  must(change_award(*context_, actor, part.id, form));
  EXPECT_EQ(result_of(part), 4000);
  EXPECT_EQ(evaluate().lost, 1);
  EXPECT_EQ(completed_by(made, part.learner)->reason,
            "A part of it was corrected, and does not count as before.");
  form.results = {{"Percent", "65"}};
  must(change_award(*context_, actor, part.id, form));
  EXPECT_EQ(evaluate().awarded, 1) << "given again, as an award of its own";
}

TEST_F(StacksOfResults, AreLostWhereAPartSaysNoResultAnyMoreOrIsAnotherBadge) {
  const auto made = passed();
  const auto part = pass("90");
  EXPECT_EQ(evaluate().awarded, 1);
  auto form = correction();
  form.results = {{"Percent", ""}};
  must(change_award(*context_, actor, part.id, form));
  EXPECT_EQ(result_of(part), std::nullopt);
  EXPECT_EQ(evaluate().lost, 1);
  form.results = {{"Percent", "90"}};
  must(change_award(*context_, actor, part.id, form));
  EXPECT_EQ(evaluate().awarded, 1);
  form.results.clear();
  form.achievement = a.id.text;
  must(change_award(*context_, actor, part.id, form));
  EXPECT_EQ(result_of(part), std::nullopt);
  EXPECT_EQ(evaluate().lost, 1);
}

TEST_F(StacksOfResults, AreLookedAtOnceAndKeptWhereSomebodyDecidesSo) {
  const auto made = passed({});
  const auto part = pass("90");
  EXPECT_EQ(evaluate().awarded, 1);
  auto form = correction();
  form.results = {{"Percent", "40"}};
  must(change_award(*context_, actor, part.id, form));
  EXPECT_EQ(evaluate().to_review, 1);
  must(decide_review(*context_, actor, made.stored.id, part.learner, true, ""));
  form.results.clear();
  form.name = "Grace Mohr";
  must(change_award(*context_, actor, part.id, form));
  EXPECT_EQ(evaluate().to_review, 0) << "a name is nothing that rules ask about";
  EXPECT_EQ(completed_by(made, part.learner)->state, CompletionState::kept);
}

TEST_F(StacksOfResults, GoWithAPartThatWasSomebodyElses) {
  const auto made = passed();
  const auto part = pass("90");
  EXPECT_EQ(evaluate().awarded, 1);
  auto form = correction();
  form.email = "nour@learner.example";
  const auto next = must(change_award(*context_, actor, part.id, form));
  const auto looked = evaluate();
  EXPECT_EQ(looked.lost, 1);
  EXPECT_EQ(looked.awarded, 1) << "who has it now is looked at without being asked";
  EXPECT_EQ(completed_by(made, next.learner)->state, CompletionState::held);
}

TEST_F(Stacks, AreKeptWithoutAPartWhereThePolicySaysSo) {
  const auto made = stack(actor, "Metal worker", two_of_three(), "", {.on_revocation = "keep"});
  const auto first = give(actor, grace, a);
  give(actor, grace, b);
  evaluate();
  const auto before = completion(made, grace);
  must(revoke_award(*context_, actor, first.id, "Not her own work"));
  const auto looked = evaluate();
  EXPECT_EQ(looked.lost + looked.to_review + looked.awarded, 0);
  const auto after = completion(made, grace);
  EXPECT_EQ(after->award, before->award);
  EXPECT_FALSE(award(after->award).revoked);
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, after->award)).verdict), "accepted");
  give(actor, grace, c);
  EXPECT_EQ(evaluate().awarded, 0) << "it is held still";
}

TEST_F(Stacks, StandWhereOtherPartsTakeThePlaceOfWhatIsGone) {
  const auto made = stack(actor, "Metal worker", two_of_three(), "", {.on_revocation = "revoke"});
  const auto first = give(actor, grace, a);
  const auto second = give(actor, grace, b);
  evaluate();
  const auto third = give(actor, grace, c);
  must(revoke_award(*context_, actor, first.id, "Not her own work"));
  EXPECT_EQ(evaluate().lost, 0);
  const auto after = completion(made, grace);
  EXPECT_EQ(after->state, CompletionState::held);
  EXPECT_EQ(std::set<std::string>(after->parts.begin(), after->parts.end()),
            (std::set<std::string>{second.id.text, third.id.text}));
  EXPECT_FALSE(award(after->award).revoked);
}

TEST_F(Stacks, AreLookedAtBySomebodyWhereThePolicySaysSo) {
  const auto made = stack(actor, "Metal worker", two_of_three());
  const auto first = give(actor, grace, a);
  give(actor, grace, b);
  evaluate();
  must(revoke_award(*context_, actor, first.id, "Not her own work"));
  EXPECT_EQ(evaluate().to_review, 1);
  EXPECT_EQ(must(list_stacks(*context_, actor)).at(0).to_review, 1);
  must(make_all_due(*context_));
  EXPECT_EQ(evaluate().to_review, 0) << "asked once";
  EXPECT_EQ(path_of_error(decide_review(*context_, actor, made.stored.id, id_of(grace), false, "")),
            "/reason");
  must(decide_review(*context_, actor, made.stored.id, id_of(grace), true, ""));
  must(make_all_due(*context_));
  evaluate();
  EXPECT_EQ(completion(made, grace)->state, CompletionState::kept);
  EXPECT_EQ(code_of(decide_review(*context_, actor, made.stored.id, id_of(grace), true, "")),
            ErrorCode::conflict);
}

TEST_F(Stacks, KeptThroughExpiryOrNotByPolicy) {
  const auto until = Instant{clock_.now().microseconds + 3600 * std::int64_t{1'000'000}};
  const auto strict = stack(actor, "Strict", two_of_three(), "", {.on_expiry = "revoke"});
  const auto kind = stack(actor, "Kind", two_of_three());
  give(actor, grace, a, until);
  give(actor, grace, b);
  EXPECT_EQ(evaluate().awarded, 2);
  clock_.forward_seconds(7200);
  EXPECT_EQ(evaluate().lost, 1) << "due when it expires";
  EXPECT_EQ(completion(strict, grace)->state, CompletionState::lost);
  EXPECT_EQ(completion(kind, grace)->state, CompletionState::held);
}

TEST_F(Stacks, ThatTheIssuerRevokedAreNotGivenAgain) {
  const auto made = stack(actor, "Metal worker", two_of_three());
  give(actor, grace, a);
  give(actor, grace, b);
  evaluate();
  must(revoke_award(*context_, actor, completion(made, grace)->award, "Withdrawn by hand"));
  evaluate();
  give(actor, grace, c);
  EXPECT_EQ(evaluate().awarded, 0);
  EXPECT_EQ(completion(made, grace)->state, CompletionState::withdrawn);
}

TEST_F(Stacks, MayBePartsOfStacks) {
  const auto inner = stack(actor, "Metal worker", two_of_three());
  const auto outer =
      stack(actor, "Master", R"({"all":[)" + named(inner.achievement) + "," + named(c) + "]}", "",
            {.on_revocation = "revoke"});
  const auto first = give(actor, grace, a);
  give(actor, grace, b);
  give(actor, grace, c);
  EXPECT_EQ(evaluate().awarded, 2);
  EXPECT_TRUE(completion(outer, grace));

  // A stack that would be a part of its own parts is not published; the circle is named.
  const auto rule =
      must(stacking::read_stack(R"({"version":1,"rule":)" + named(outer.achievement) + "}"));
  const auto changed = must(write_stack(*context_, actor, inner.stored.id, rule, {}));
  EXPECT_EQ(changed.circle, (std::vector<std::string>{"Metal worker", "Master", "Metal worker"}));
  const auto refused = publish_stack(*context_, actor, inner.stored.id);
  EXPECT_EQ(path_of_error(refused), "/rule");
  EXPECT_NE(refused.error().detail.find("“Metal worker” → “Master” → “Metal worker”"),
            std::string::npos);
}

TEST_F(Stacks, ThatContradictThemselvesAreNotPublished) {
  const auto made = must(create_stack(*context_, actor, achievement(actor, "Never").id));
  EXPECT_EQ(path_of_error(publish_stack(*context_, actor, made.stored.id)), "/rule");
  const auto rule = must(stacking::read_stack(R"({"version":1,"rule":{"at_least":3,"of":[)" +
                                              named(a) + "," + named(b) + "]}}"));
  const auto written = must(write_stack(*context_, actor, made.stored.id, rule, {}));
  EXPECT_TRUE(stacking::has_contradiction(written.findings));
  EXPECT_EQ(path_of_error(publish_stack(*context_, actor, made.stored.id)), "/rule/at_least");
  EXPECT_EQ(path_of_error(create_stack(*context_, actor, made.achievement.id)), "/achievement");
  EXPECT_EQ(path_of_error(write_stack(*context_, actor, made.stored.id, rule,
                                      {.on_revocation = "burn", .on_expiry = ""})),
            "/on_revocation");
}

TEST_F(Stacks, ArePreviewedOnThoseWhoHoldSomething) {
  const auto made = stack(actor, "Metal worker", two_of_three());
  const auto ada = learner(a, "Ada Reed", "ada@learner.example");
  give(actor, grace, a);
  give(actor, grace, b);
  give(actor, ada, c);
  evaluate();
  const auto only_c = must(stacking::read_stack(R"({"version":1,"rule":)" + named(c) + "}"));
  const auto seen = must(preview_rule(*context_, actor, made.stored.id, only_c));
  EXPECT_EQ(seen.holders, 2);
  EXPECT_EQ(seen.hold_now, 1);
  EXPECT_EQ(seen.would_complete, 1);
  EXPECT_EQ(seen.would_lose, 1);
  EXPECT_EQ(seen.complete_names, std::vector<std::string>{"Ada Reed"});
  EXPECT_EQ(seen.lose_names, std::vector<std::string>{"Grace Moor"});

  // Published, it changes nothing for who holds it, unless that is wanted.
  must(write_stack(*context_, actor, made.stored.id, only_c, {.on_change = "review"}));
  must(publish_stack(*context_, actor, made.stored.id));
  const auto tally = evaluate();
  EXPECT_EQ(tally.awarded, 1);
  EXPECT_EQ(tally.to_review, 1);
  EXPECT_EQ(completion(made, grace)->state, CompletionState::review);
}

TEST_F(Stacks, AreExplainedToLearnerAndIssuer) {
  const auto made = stack(actor, "Metal worker", two_of_three());
  give(actor, grace, a);
  const auto mine = must(progress_of_learner(*context_, grace));
  ASSERT_EQ(mine.size(), 1U);
  EXPECT_EQ(mine[0].name, "Metal worker");
  EXPECT_EQ(mine[0].told.sentence,
            "1 of 2; missing: 1 of “Brazing” or “Cutting”; the nearest is “" +
                mine[0].nearest.at(0) + "”.");
  EXPECT_EQ(mine[0].held.at(mine[0].told.counted.at(0)).achievement, a.id.text);
  const auto all = must(progress_of_holders(*context_, actor, made.stored.id, {}));
  ASSERT_EQ(all.rows.size(), 1U);
  EXPECT_EQ(all.rows[0].learner.name, "Grace Moor");
  const auto shown = must(public_stack(*context_, made.stored.id));
  EXPECT_EQ(shown.lines.at(0).text, "At least 2 of these 3:");
  EXPECT_EQ(shown.parts.size(), 3U);
}

TEST_F(Stacks, OfAnotherOrganisationAreNotFound) {
  const auto made = stack(actor, "Metal worker", two_of_three());
  const auto other = set_up_another();
  const auto rule = must(stacking::read_stack(made.stored.rule));
  EXPECT_EQ(code_of(open_stack(*context_, other, made.stored.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(write_stack(*context_, other, made.stored.id, rule, {})), ErrorCode::not_found);
  EXPECT_EQ(code_of(publish_stack(*context_, other, made.stored.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(retire_stack(*context_, other, made.stored.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(preview_stack(*context_, other, made.stored.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(progress_of_holder(*context_, other, made.stored.id, id_of(grace))),
            ErrorCode::not_found);
  EXPECT_EQ(path_of_error(create_stack(*context_, other, a.id)), "/achievement");
}

TEST_F(Stacks, ThatAreRetiredAreAwardedNoMore) {
  const auto made = stack(actor, "Metal worker", two_of_three());
  must(retire_stack(*context_, actor, made.stored.id));
  give(actor, grace, a);
  give(actor, grace, b);
  EXPECT_EQ(evaluate().awarded, 0);
  must(publish_stack(*context_, actor, made.stored.id));
  EXPECT_EQ(evaluate().awarded, 1);
}

}  // namespace
}  // namespace cairn::app
