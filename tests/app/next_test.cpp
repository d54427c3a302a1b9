// SPDX-License-Identifier: Apache-2.0
// What next: reasons from goals, from people here and from a learner's page; choices and their
// undoing; that nothing is told of few people, and that all of it goes with its person.
#include <algorithm>
#include <set>

#include "app/career/goals.h"
#include "app/career/keeping.h"
#include "app/career/own_offers.h"
#include "app/learners/holder.h"
#include "app/limits.h"
#include "app/ports/choices.h"
#include "app/ports/learner_records.h"
#include "app/ports/outcomes.h"
#include "app/recommend/choose.h"
#include "app/recommend/next_for.h"
#include "career_house.h"

namespace cairn::app::career {
namespace {

using recommend::ReasonKind;

constexpr std::string_view today = "2026-11-18";

class Next : public CareerHouse {
 protected:
  WhatNext ask(const std::string& goal = "", const std::string& learner = "") {
    return must(next_for(
        *context_,
        {.shelf = shelf(), .workbook = workbook_, .goal = goal, .learner_token = learner}));
  }
  static bool names(const WhatNext& next, std::string_view offer) {
    return std::ranges::any_of(next.offers,
                               [&](const auto& it) { return it.offer->offer->id == offer; });
  }
  static bool has(const WhatNext& next, ReasonKind kind) {
    return std::ranges::any_of(next.offers, [&](const auto& offer) {
      return std::ranges::any_of(offer.reasons,
                                 [&](const auto& reason) { return reason.kind == kind; });
    });
  }
  // Somebody with an account who can do these things and has finished this offer.
  std::string somebody(int number, const std::vector<std::string>& skills,
                       const std::string& offer = "") {
    const PersonForm form{"p" + std::to_string(number) + "@example.org", "correct horse battery",
                          "peer " + std::to_string(number)};
    const auto signed_in = must(sign_up(*context_, form, {}));
    auto opened = must(open_workbook(*context_, {"", signed_in.token}));
    for (const auto& skill : skills)
      opened.workbook.profile.skills.push_back({.skill = skill, .level = 3});
    if (!offer.empty()) {
      const auto goal = must(add_occupation_goal(opened.workbook, shelf(), "data-analyst"));
      opened.workbook.plans.push_back({.id = opened.workbook.new_id(),
                                       .goal = goal,
                                       .steps = {{.offer = offer, .done_on = "2026-11-17"}},
                                       .chosen_on = "2026-11-01"});
    }
    must(keep_workbook(*context_, opened));
    return signed_in.token;
  }
  void an_hour_later() { clock_.forward_seconds(3'601); }
};

TEST_F(Next, NamesWhatClosesTheGoalWithReasonsAndOnce) {
  const auto goal = must(add_occupation_goal(workbook_, shelf(), "data-analyst"));
  const auto next = ask(goal);
  ASSERT_FALSE(next.offers.empty());
  EXPECT_LE(next.offers.size(), 10U);
  std::set<std::string> ids;
  for (const auto& one : next.offers) {
    EXPECT_TRUE(ids.insert(one.offer->offer->id).second);
    ASSERT_FALSE(one.reasons.empty());
    for (const auto& reason : one.reasons)
      EXPECT_FALSE(recommend::sentence_of(reason).empty()) << name_of(reason.kind);
  }
  EXPECT_TRUE(has(next, ReasonKind::closes));
  EXPECT_EQ(code_of(next_for(*context_, {.shelf = shelf(), .workbook = workbook_, .goal = "99"})),
            ErrorCode::not_found);
}

TEST_F(Next, SaysNothingWhereNothingIsKnown) { EXPECT_TRUE(ask().offers.empty()); }

TEST_F(Next, TakesAnOfferIntoThePlanAndBack) {
  const auto goal = must(add_occupation_goal(workbook_, shelf(), "data-analyst"));
  const auto next = ask(goal);
  const auto& first = next.offers.at(0);
  const auto id = first.offer->offer->id;
  ASSERT_TRUE(take_next(workbook_, goal, first, today).ok());
  ASSERT_EQ(workbook_.plans.size(), 1U);
  const auto step = workbook_.plans[0].steps.at(0);
  EXPECT_EQ(step.offer, id);
  EXPECT_GE(step.finish, step.start);
  EXPECT_GT(step.start, today);
  EXPECT_FALSE(step.because.empty());
  EXPECT_FALSE(step.covers.empty());
  EXPECT_EQ(code_of(take_next(workbook_, goal, first, today)), ErrorCode::conflict);
  EXPECT_EQ(code_of(take_next(workbook_, "99", first, today)), ErrorCode::not_found);
  EXPECT_FALSE(names(ask(goal), id));

  const auto second = ask(goal).offers.at(0);
  ASSERT_TRUE(take_next(workbook_, goal, second, today).ok());
  ASSERT_EQ(workbook_.plans.size(), 1U) << "into the plan that is there";
  EXPECT_GT(workbook_.plans[0].steps[1].start, step.finish);

  workbook_.plans[0].steps[1].spent = 60;
  EXPECT_EQ(code_of(undo_next(workbook_, second.offer->offer->id)), ErrorCode::conflict);
  workbook_.plans[0].steps[1].spent = 0;
  ASSERT_TRUE(undo_next(workbook_, second.offer->offer->id).ok());
  ASSERT_TRUE(undo_next(workbook_, id).ok());
  EXPECT_TRUE(workbook_.plans.empty());
  EXPECT_EQ(code_of(undo_next(workbook_, id)), ErrorCode::not_found);
  EXPECT_TRUE(names(ask(goal), id));
}

TEST_F(Next, CountsWhatThePlanWillBring) {
  const auto goal = must(add_occupation_goal(workbook_, shelf(), "data-analyst"));
  workbook_.goal(goal)->requirements = {{.skill = "sql", .level = 1}};
  ASSERT_TRUE(has(ask(goal), ReasonKind::closes));
  ASSERT_TRUE(take_next(workbook_, goal, ask(goal).offers.at(0), today).ok());
  EXPECT_FALSE(has(ask(goal), ReasonKind::closes));
}

TEST_F(Next, NamesNoDismissedOfferUntilThatIsUndone) {
  const auto goal = must(add_occupation_goal(workbook_, shelf(), "data-analyst"));
  const auto next = ask(goal);
  const auto& offer = *next.offers.at(0).offer->offer;
  ASSERT_TRUE(dismiss_next(workbook_, offer, today).ok());
  ASSERT_TRUE(dismiss_next(workbook_, offer, today).ok());
  EXPECT_EQ(workbook_.dismissed.size(), 1U);
  EXPECT_FALSE(names(ask(goal), offer.id));
  const auto kept = must(read_workbook(write(workbook_)));
  EXPECT_EQ(kept.dismissed.at(0).title, offer.title);
  ASSERT_TRUE(undo_next(workbook_, offer.id).ok());
  EXPECT_TRUE(names(ask(goal), offer.id));
}

TEST_F(Next, KnowsAnEndToWhatIsPutAside) {
  for (std::size_t i = 0; i < limits::dismissed_max; ++i)
    workbook_.dismissed.push_back({"offer " + std::to_string(i), "", ""});
  EXPECT_EQ(code_of(dismiss_next(workbook_, {.id = "one more"}, today)), ErrorCode::conflict);
}

TEST_F(Next, LearnsFromFivePeopleAndTellsOfNoFewer) {
  const auto goal = must(add_occupation_goal(workbook_, shelf(), "data-analyst"));
  const auto offer = ask(goal).offers.at(0).offer->offer->id;
  an_hour_later();
  for (int i = 0; i < 4; ++i) somebody(i, {"sql", "python"}, offer);
  workbook_.profile.skills = {{.skill = "sql", .level = 3}};
  EXPECT_FALSE(has(ask(), ReasonKind::peers)) << "four are too few";
  somebody(4, {"sql", "python"}, offer);
  EXPECT_FALSE(has(ask(), ReasonKind::peers)) << "counted once an hour";
  an_hour_later();
  EXPECT_TRUE(has(ask(), ReasonKind::peers));
  const auto next = ask(goal);
  EXPECT_TRUE(has(next, ReasonKind::same_goal));
  EXPECT_TRUE(has(next, ReasonKind::well_taken));
  for (const auto& reason : next.offers.at(0).reasons) {
    if (reason.kind == ReasonKind::well_taken) {
      EXPECT_EQ(reason.days, 21) << "whole weeks";
    }
  }
}

TEST_F(Next, LearnsFromWhatCameAfterAndTellsOfNoFewerThanFive) {
  const auto goal = must(add_occupation_goal(workbook_, shelf(), "data-analyst"));
  const auto offer = ask(goal).offers.at(0).offer->offer->id;
  const auto achievement = published(set_up());
  const auto record = [&](int number, outcomes::Kind kind) {
    auto form = claim_form();
    form.email = "holder" + std::to_string(number) + "@learner.example";
    const auto claim = must(submit_claim(*context_, achievement.claim_code, form, ""));
    auto transaction = must(store_->begin(Access::write));
    const auto learner = must(holder_of(*transaction, claim.learner_token));
    must(transaction->learner_records().add_address(
        {learner.organisation, learner.id, learner.email, clock_.now()}));
    OutcomeShare share{offer, {}, {}};
    share.said.since = clock_.now();
    share.said.came[static_cast<std::size_t>(kind)] = true;
    must(transaction->outcomes().replace_shares(learner.organisation, learner.id,
                                                std::span(&share, 1)));
    must(transaction->commit());
    an_hour_later();
  };
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(has(ask(goal), ReasonKind::outcomes)) << i;
    record(i, i == 0 ? outcomes::Kind::nothing : outcomes::Kind::promotion);
  }
  EXPECT_FALSE(has(ask(goal), ReasonKind::outcomes)) << "to four of five something came";
  for (int i = 5; i < 10; ++i) record(i, outcomes::Kind::raise);
  const auto next = ask(goal);
  ASSERT_TRUE(has(next, ReasonKind::outcomes));
  for (const auto& reason : next.offers.at(0).reasons) {
    if (reason.kind != ReasonKind::outcomes) continue;
    EXPECT_EQ(reason.count, 9);
    EXPECT_EQ(in_english(recommend::sentence_of(reason)),
              "At least 5 people here who hold it recorded something that came after it: work, "
              "pay, contacts or confidence.");
  }
}

TEST_F(Next, ForgetsWithThePerson) {
  std::string last;
  for (int i = 0; i < 5; ++i) last = somebody(i, {"sql", "python"});
  ASSERT_TRUE(delete_person(*context_, last, "correct horse battery", "peer").ok());
  workbook_.profile.skills = {{.skill = "sql", .level = 3}};
  EXPECT_FALSE(has(ask(), ReasonKind::peers));
  const auto transaction = must(store_->begin(Access::read));
  EXPECT_EQ(must(transaction->choices().of_everybody(100)).size(), 4U);
}

TEST_F(Next, CountsNobodyWhoSaidNo) {
  std::string last;
  for (int i = 0; i < 5; ++i) last = somebody(i, {"sql", "python"});
  workbook_.profile.skills = {{.skill = "sql", .level = 3}};
  ASSERT_TRUE(has(ask(), ReasonKind::peers));
  auto opened = must(open_workbook(*context_, {"", last}));
  must(choose_counting(*context_, opened, false));
  EXPECT_FALSE(has(ask(), ReasonKind::peers)) << "at once, not within the hour";
  {
    const auto transaction = must(store_->begin(Access::read));
    EXPECT_EQ(must(transaction->choices().of_everybody(100)).size(), 4U);
  }
  opened = must(open_workbook(*context_, {"", last}));
  EXPECT_TRUE(opened.workbook.kept_out);
  must(keep_workbook(*context_, opened));
  EXPECT_FALSE(has(ask(), ReasonKind::peers)) << "nor by a later change";
  opened = must(open_workbook(*context_, {"", last}));
  must(choose_counting(*context_, opened, true));
  EXPECT_TRUE(has(ask(), ReasonKind::peers));
}

TEST_F(Next, CountsNobodyWithoutAnAccount) {
  for (int i = 0; i < 6; ++i) {
    auto opened = must(open_workbook(*context_, {}));
    opened.workbook.profile.skills = {{.skill = "sql", .level = 3},
                                      {.skill = "python", .level = 3}};
    must(keep_workbook(*context_, opened));
  }
  workbook_.profile.skills = {{.skill = "sql", .level = 3}};
  EXPECT_FALSE(has(ask(), ReasonKind::peers));
}

TEST_F(Next, RenewsWhatEndsSoon) {
  const auto actor = set_up();
  auto form = welding();
  form.details.valid_months = 1;
  const auto made = must(create_achievement(*context_, actor, form));
  must(publish_achievement(*context_, actor, made.id));
  const auto claim = submitted(made);
  awarded(actor, claim.id);
  offer_achievements(*context_);
  library_->forget_own_offers();
  const auto next = ask("", claim.learner_token);
  EXPECT_TRUE(names(next, made.id.text));
  EXPECT_TRUE(has(next, ReasonKind::renews));
  EXPECT_FALSE(has(ask("", "nobody's"), ReasonKind::renews));
}

}  // namespace
}  // namespace cairn::app::career
