// SPDX-License-Identifier: Apache-2.0
// What goes wrong in the middle leaves nothing behind.
#include "app/assessment/case.h"
#include "app/assessment/decide.h"
#include "app/assessment/mark.h"
#include "app/assessment/plans.h"
#include "app/house.h"
#include "app/ports/awards.h"

namespace cairn::app {
namespace {

// Sealed keys of which none can be opened, as after a master.key was exchanged.
class LockedVault final : public KeyVault {
 public:
  Result<Bytes> seal(ByteView, std::string_view) override { return refused(); }
  Result<Secret> open(ByteView, std::string_view) override { return refused(); }

 private:
  static Error refused() {
    return fail(ErrorCode::not_permitted, "key vault", "another data folder's key");
  }
};

class HalfDone : public House {
 protected:
  std::int64_t places_taken(const Actor& actor) {
    auto reading = must(store_->begin(Access::read));
    const auto list = reading->awards().newest_status_list(actor.organisation);
    return list ? list->used : 0;
  }
  LockedVault vault_;
};

TEST_F(HalfDone, AnAwardThatCannotBeSignedLeavesTheClaimWaiting) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto claim = submitted(achievement);
  awarded(actor, submitted(achievement).id);
  const auto before = places_taken(actor);

  Context locked{*store_, clock_,     random_, vault_,    drawing_,
                 pdf_,    calendars_, nullptr, *library_, context_->base_url};
  EXPECT_EQ(code_of(decide_claim(locked, actor, claim.id, {ClaimState::awarded, "Well done."})),
            ErrorCode::not_permitted);
  const auto waiting = must(open_case(*context_, actor, claim.id));
  EXPECT_EQ(waiting.claim.state, ClaimState::submitted);
  EXPECT_FALSE(waiting.decision);
  EXPECT_FALSE(waiting.award);
  EXPECT_EQ(places_taken(actor), before);

  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, awarded(actor, claim.id).id)).verdict),
            "accepted");
}

TEST_F(HalfDone, AClaimWhoseDecisionCannotTakeEffectIsShownAndIsDecidedLater) {
  const auto actor = set_up();
  assessment::Plan plan;
  plan.rubric.criteria = {
      {"c1", "Joint", "", 1, {{"Not yet", "", 0}, {"Sound", "", 100}}, std::nullopt}};
  plan.rubric.pass_percent = 5000;
  plan.policy.undo_minutes = 30;
  const auto achievement = must(save_plan(*context_, actor, published(actor).id, plan)).achievement;
  auto form = claim_form();
  form.declaration = {true, true, "none", "", ""};
  const auto id = must(submit_claim(*context_, achievement.claim_code, form, "")).id;
  must(save_marking(*context_, actor, id,
                    {.marking = {.marks = {{"c1", 1, ""}}}, .handing = Handing::in}));
  must(decide_assessment(*context_, actor, id, {.outcome = ClaimState::awarded}));
  clock_.forward_seconds(30 * 60);

  Context locked{*store_, clock_,     random_, vault_,    drawing_,
                 pdf_,    calendars_, nullptr, *library_, context_->base_url};
  const auto stuck = must(open_assessment(locked, actor, id));
  EXPECT_EQ(stuck.state.progress.phase, Phase::decided);
  EXPECT_FALSE(stuck.state.claim.award);
  EXPECT_TRUE(must(open_assessment(*context_, actor, id)).state.claim.award);
}

TEST_F(HalfDone, ARevocationThatCannotBeSignedLeavesTheBadgeAsItWas) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  Context locked{*store_, clock_,     random_, vault_,    drawing_,
                 pdf_,    calendars_, nullptr, *library_, context_->base_url};
  EXPECT_FALSE(revoke_award(locked, actor, award.id, "Test"));
  EXPECT_FALSE(must(public_badge(*context_, award.id)).award.revoked);
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, award.id)).verdict), "accepted");
}

// What a claim must bring, by the rule of its achievement.
struct RuleCase {
  EvidenceRule rule;
  bool nothing, file, link, both;  // whether that is enough
};

class EvidenceRules : public House {};

TEST_F(EvidenceRules, SayWhatAClaimMustBring) {
  constexpr RuleCase cases[] = {
      {EvidenceRule::none, true, true, true, true},
      {EvidenceRule::file, false, true, false, true},
      {EvidenceRule::link, false, false, true, true},
      {EvidenceRule::file_or_link, false, true, true, true},
  };
  const auto actor = set_up();
  for (const auto& row : cases) {
    auto form = welding();
    form.evidence_rule = std::string(name_of(row.rule));
    const auto made = must(create_achievement(*context_, actor, form));
    const auto achievement = must(publish_achievement(*context_, actor, made.id));
    const auto sends = [&](bool file, bool link) {
      auto claim = claim_form();
      if (!file) claim.files.clear();
      if (!link) claim.links.clear();
      const auto sent = submit_claim(*context_, achievement.claim_code, claim, "");
      EXPECT_EQ(path_of_error(sent), sent ? "no error" : "/evidence") << name_of(row.rule);
      return sent.ok();
    };
    EXPECT_EQ(sends(false, false), row.nothing) << name_of(row.rule);
    EXPECT_EQ(sends(true, false), row.file) << name_of(row.rule);
    EXPECT_EQ(sends(false, true), row.link) << name_of(row.rule);
    EXPECT_EQ(sends(true, true), row.both) << name_of(row.rule);
  }
}

}  // namespace
}  // namespace cairn::app
