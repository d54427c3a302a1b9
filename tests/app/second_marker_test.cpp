// SPDX-License-Identifier: Apache-2.0
// Both markers named before the first marks are in: never the same person, nobody who is barred,
// and the claim goes on by itself.
#include "app/assessing.h"
#include "app/people/members.h"
#include "app/ports/accounts.h"

namespace cairn::app {
namespace {

class SecondMarkers : public Assessing {
 protected:
  void SetUp() override {
    Assessing::SetUp();
    use(plan(SecondMarker::always));
  }
  Status name(const ClaimId& id, Markers markers) {
    return assign_markers(*context_, ada_, id, markers);
  }
  Progress progress(const ClaimId& id) { return open(ada_, id).state.progress; }
};

constexpr const char* bob = "bob@harbour.example";
constexpr const char* cyd = "cyd@harbour.example";

TEST_F(SecondMarkers, AreNamedBothAtOnceAndFollowByThemselves) {
  const auto claim = send();
  must(name(claim.id, {bob, cyd}));
  EXPECT_EQ(progress(claim.id).assignee, bob_.account);
  EXPECT_EQ(progress(claim.id).second, cyd_.account);
  EXPECT_EQ(open(ada_, claim.id).events.back().deed, CaseDeed::second_named);
  EXPECT_EQ(open(ada_, claim.id).people.at(cyd_.account.text), cyd);
  EXPECT_EQ(code_of(hand_in(cyd_, claim.id, 3, 2)), ErrorCode::not_permitted)
      << "the second marker does not mark first";
  EXPECT_EQ(code_of(assign_claim(*context_, ada_, claim.id, cyd_.account)),
            ErrorCode::not_permitted);
  must(hand_in(bob_, claim.id, 3, 2));
  EXPECT_EQ(progress(claim.id).phase, Phase::second);
  EXPECT_EQ(progress(claim.id).assignee, cyd_.account);
  EXPECT_TRUE(open(cyd_, claim.id).state.markings.empty()) << "blind";
  EXPECT_EQ(must(hand_in(cyd_, claim.id, 3, 2)).state.progress.phase, Phase::ready);
}

TEST_F(SecondMarkers, SeeTheFirstMarksWhereTheyAreOpen) {
  auto open_view = plan(SecondMarker::always);
  open_view.policy.view = MarkerView::open;
  use(open_view);
  const auto claim = send();
  must(name(claim.id, {bob, cyd}));
  must(hand_in(bob_, claim.id, 3, 2));
  EXPECT_EQ(open(cyd_, claim.id).state.markings.size(), 1U);
}

TEST_F(SecondMarkers, AreNeverTheFirstToo) {
  const auto claim = send();
  EXPECT_EQ(path_of_error(name(claim.id, {bob, bob})), "/second");
  must(name(claim.id, {bob, cyd}));
  EXPECT_EQ(path_of_error(name(claim.id, {.first = cyd})), "/second");
  must(name(claim.id, {cyd, bob}));
  EXPECT_EQ(progress(claim.id).assignee, cyd_.account);
  must(name(claim.id, {.first = "", .second = {}}));
  EXPECT_EQ(progress(claim.id).assignee, AccountId{});
  EXPECT_EQ(progress(claim.id).second, bob_.account) << "what is left out stays";
  EXPECT_EQ(code_of(hand_in(bob_, claim.id, 3, 2)), ErrorCode::not_permitted);
}

TEST_F(SecondMarkers, AreNobodyWhoIsBarred) {
  const auto claim = send();
  must(declare_conflict(*context_, cyd_, claim.id, "She is my sister."));
  EXPECT_EQ(path_of_error(name(claim.id, {bob, cyd})), "/second");
  colleague("grace@learner.example");
  EXPECT_EQ(path_of_error(name(claim.id, {"grace@learner.example", bob})), "/first");
  member(ada_, "vic@harbour.example", {Role::viewer});
  EXPECT_EQ(path_of_error(name(claim.id, {bob, "vic@harbour.example"})), "/second");
  EXPECT_EQ(path_of_error(name(claim.id, {bob, "nobody@harbour.example"})), "/second");
  EXPECT_EQ(path_of_error(name(claim.id, {"no-such-account", bob})), "/first");
  must(name(claim.id, {ada_.account.text, bob_.account.text}));
  EXPECT_EQ(must(list_markers(*context_, ada_, claim.id)).size(), 2U);
  EXPECT_EQ(code_of(assign_markers(*context_, set_up_another(), claim.id, {})),
            ErrorCode::not_found);
}

TEST_F(SecondMarkers, LeaveAgainByAConflictOrWithTheOrganisation) {
  const auto claim = send();
  must(name(claim.id, {bob, cyd}));
  must(declare_conflict(*context_, cyd_, claim.id, "She is my sister."));
  EXPECT_EQ(progress(claim.id).second, AccountId{});
  EXPECT_EQ(progress(claim.id).assignee, bob_.account);

  const auto other = send();
  must(name(other.id, {bob, cyd}));
  must(remove_member(*context_, ada_, cyd_.account));
  EXPECT_EQ(progress(other.id).second, AccountId{});
  must(name(other.id, {ada_.account.text, bob}));
  must(change_roles(*context_, ada_, bob_.account, {"viewer"}));
  must(hand_in(ada_, other.id, 3, 2));
  EXPECT_EQ(progress(other.id).phase, Phase::second);
  EXPECT_EQ(progress(other.id).assignee, AccountId{}) << "who was named does not assess any more";
}

TEST_F(SecondMarkers, AreNamedOnlyWhereTheyAreWantedAndInTime) {
  const auto claim = send();
  must(hand_in(bob_, claim.id, 3, 2));
  EXPECT_EQ(code_of(name(claim.id, {bob, cyd})), ErrorCode::conflict);
  use(plan());
  const auto alone = send();
  EXPECT_EQ(path_of_error(name(alone.id, {bob, cyd})), "/second");
  must(name(alone.id, {.first = bob}));
  EXPECT_EQ(progress(alone.id).assignee, bob_.account);
  EXPECT_TRUE(must(list_markers(*context_, ada_, alone.id)).empty());
}

TEST_F(SecondMarkers, StayNamedWhenTheLearnerIsAskedForMore) {
  const auto claim = send();
  must(name(claim.id, {bob, cyd}));
  must(hand_in(bob_, claim.id, 3, 2));
  must(ask_for_more(*context_, bob_, claim.id, {"A photograph"}));
  EXPECT_EQ(progress(claim.id).second, cyd_.account);
  EXPECT_EQ(progress(claim.id).assignee, bob_.account);
}

// Whoever marks second cannot be who it waits for to mark first.
TEST_F(SecondMarkers, KeepNoClaimThatTheyAskMoreFor) {
  const auto claim = send();
  must(name(claim.id, {.second = cyd}));
  must(ask_for_more(*context_, cyd_, claim.id, {"A photograph"}));
  MoreForm more;
  more.declaration = {true, true, "none", "", ""};
  must(send_more(*context_, claim.learner_token, claim.id, more));
  EXPECT_EQ(progress(claim.id).assignee, AccountId{});
  EXPECT_EQ(progress(claim.id).second, cyd_.account);
  must(hand_in(bob_, claim.id, 3, 2));
  EXPECT_EQ(progress(claim.id).assignee, cyd_.account);
}

}  // namespace
}  // namespace cairn::app
