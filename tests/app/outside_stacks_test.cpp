// SPDX-License-Identifier: Apache-2.0
// The case stacks are for: any two of three plus six credits at EQF level 5, at most 40 % from
// outside. It awards itself, explains itself and reacts to a revocation.
#include "app/stack_house.h"

namespace cairn::app {
namespace {

std::string named(const Achievement& one) { return R"({"achievement":")" + one.id.text + "\"}"; }

class OutsideStacks : public StackHouse {
 protected:
  OutsideStacks()
      : actor(set_up()),
        other(set_up_another()),
        a(achievement(actor, "Arc welding", 2, 4)),
        b(achievement(actor, "Brazing", 2, 4)),
        c(achievement(actor, "Cutting", 2, 4)),
        d(achievement(actor, "Drawing", 3, 5)),
        e(achievement(actor, "Estimating", 3, 5)),
        grace(learner(a, "Grace Moor", "grace@learner.example")) {}

  OpenedStack metal_worker(int percent = 40) {
    return stack(
        actor, "Metal worker",
        R"({"all":[{"at_least":2,"of":[)" + named(a) + "," + named(b) + "," + named(c) +
            R"(]},{"credits":6,"eqf_at_least":5}]})",
        R"(,"outside_at_most":{"percent":)" + std::to_string(percent) + R"(,"of":"credits"})",
        {.on_revocation = "revoke"});
  }
  OutsideCredential bring(const std::string& badge) {
    return must(bring_credential(*context_, grace, as_bytes(badge)));
  }
  std::string told() { return must(progress_of_learner(*context_, grace)).at(0).told.sentence; }

  Actor actor, other;
  Achievement a, b, c, d, e;
  std::string grace;
};

TEST_F(OutsideStacks, AwardThemselvesExplainThemselvesAndReactToARevocation) {
  const auto made = metal_worker();
  const auto first = give(actor, grace, a);
  give(actor, grace, b);
  give(actor, grace, d);
  EXPECT_EQ(evaluate().awarded, 0);
  EXPECT_EQ(told(),
            "1 of 2; missing: 6 credits at EQF level 5 or above; the nearest is “Estimating” "
            "(3 credits).");

  // Four of eleven credits from outside are within 40 %, once their issuer is accepted.
  const auto foreign = achievement(other, "Forging", 4, 5);
  const auto brought = bring(foreign_badge(other, foreign, "Grace Moor", "grace@learner.example"));
  EXPECT_EQ(brought.name, "Forging");
  EXPECT_EQ(brought.issuer_name, "Hill School");
  EXPECT_EQ(brought.issuer, IssuerState::waiting);
  EXPECT_EQ(evaluate().awarded, 0) << "nobody has said that Hill School counts";
  const auto issuers = must(list_outside_issuers(*context_, actor));
  ASSERT_EQ(issuers.size(), 1U);
  must(decide_issuer(*context_, actor, issuers[0].id, "accepted"));
  EXPECT_EQ(evaluate().awarded, 1);
  EXPECT_EQ(told(), "Complete, with “Arc welding”, “Brazing”, “Drawing” and “Forging”.");
  const auto completed = completion(made, grace);
  EXPECT_EQ(completed->parts.size(), 4U);
  const auto stacked = award(completed->award);
  EXPECT_NE(stacked.credential.find("by Hill School"), std::string::npos);
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, stacked.id)).verdict), "accepted");

  must(revoke_award(*context_, actor, first.id, "Not her own work"));
  EXPECT_EQ(evaluate().lost, 1);
  EXPECT_TRUE(award(completed->award).revoked);
  EXPECT_TRUE(told().starts_with(
      "1 of 2; missing: at least 2 of: “Arc welding”, “Brazing” or “Cutting”; the nearest is “"))
      << told();
}

TEST_F(OutsideStacks, CountNoMoreFromOutsideThanTheRuleAllows) {
  metal_worker(30);
  for (const auto* one : {&a, &b, &d}) give(actor, grace, *one);
  bring(foreign_badge(other, achievement(other, "Forging", 4, 5), "Grace Moor",
                      "grace@learner.example"));
  must(decide_issuer(*context_, actor, must(list_outside_issuers(*context_, actor)).at(0).id,
                     "accepted"));
  EXPECT_EQ(evaluate().awarded, 0);
  const auto mine = must(progress_of_learner(*context_, grace)).at(0);
  EXPECT_EQ(mine.told.remark,
            "It would be complete if more than 30 % from other issuers could count.");
  give(actor, grace, e);
  EXPECT_EQ(evaluate().awarded, 1) << "without what came from outside";
}

TEST_F(OutsideStacks, CountWhatIsVerifiedAndAboutTheLearnerAlone) {
  const auto foreign = achievement(other, "Forging", 4, 5);
  const auto badge = foreign_badge(other, foreign, "Grace Moor", "grace@learner.example");
  auto altered = badge;
  altered.replace(altered.find("Forging"), 7, "Fencing");
  EXPECT_EQ(code_of(bring_credential(*context_, grace, as_bytes(altered))),
            ErrorCode::not_permitted);
  const auto of_another = foreign_badge(other, foreign, "Ada Reed", "ada@learner.example");
  EXPECT_EQ(code_of(bring_credential(*context_, grace, as_bytes(of_another))),
            ErrorCode::not_permitted);
  EXPECT_EQ(code_of(bring_credential(*context_, grace, as_bytes("nothing"))),
            ErrorCode::unreadable);
  EXPECT_EQ(path_of_error(bring_credential(*context_, grace, {})), "/file");
  EXPECT_EQ(code_of(bring_credential(*context_, grace, as_bytes(give(actor, grace, a).credential))),
            ErrorCode::conflict)
      << "awarded here";
  bring(badge);
  EXPECT_EQ(code_of(bring_credential(*context_, grace, as_bytes(badge))), ErrorCode::conflict);
  EXPECT_EQ(code_of(bring_credential(*context_, grace + "x", as_bytes(badge))),
            ErrorCode::not_permitted);
}

TEST_F(OutsideStacks, LoseWhatIsTakenAwayRefusedOrRevokedElsewhere) {
  const auto made = stack(actor, "Smith", R"({"credits":4})", "", {.on_revocation = "revoke"});
  const auto foreign = achievement(other, "Forging", 4, 5);
  const auto theirs = learner(foreign, "Grace Moor", "grace@learner.example");
  const auto badge = give(other, theirs, foreign);
  const auto brought = bring(badge.credential);
  const auto issuer = must(list_outside_issuers(*context_, actor)).at(0).id;
  must(decide_issuer(*context_, actor, issuer, "accepted"));
  EXPECT_EQ(evaluate().awarded, 1);

  must(revoke_award(*context_, other, badge.id, "By mistake"));
  EXPECT_EQ(must(recheck_outside(*context_, 10)), 0) << "verified just now";
  clock_.forward_seconds(8 * 24 * 60 * 60);
  EXPECT_EQ(must(recheck_outside(*context_, 10)), 1);
  EXPECT_EQ(evaluate().lost, 1);
  EXPECT_EQ(completion(made, grace)->state, CompletionState::lost);
  EXPECT_FALSE(must(brought_credentials(*context_, grace)).at(0).fault.empty());

  EXPECT_EQ(path_of_error(decide_issuer(*context_, actor, issuer, "loved")), "/state");
  EXPECT_EQ(code_of(decide_issuer(*context_, other, issuer, "accepted")), ErrorCode::not_found);
  EXPECT_EQ(code_of(remove_credential(*context_, theirs, brought.id)), ErrorCode::not_found);
  must(remove_credential(*context_, grace, brought.id));
  EXPECT_TRUE(must(brought_credentials(*context_, grace)).empty());
}

}  // namespace
}  // namespace cairn::app
