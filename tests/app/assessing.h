// SPDX-License-Identifier: Apache-2.0
// An achievement that is assessed by a rubric, and three who may mark.
#pragma once
#include "app/assessment/ask.h"
#include "app/assessment/assign.h"
#include "app/assessment/decide.h"
#include "app/assessment/mark.h"
#include "app/house.h"

namespace cairn::app {

using assessment::MarkerView;
using assessment::SecondMarker;

class Assessing : public House {
 protected:
  Actor ada_ = set_up();
  Actor bob_ = colleague("bob@harbour.example");
  Actor cyd_ = colleague("cyd@harbour.example");
  Achievement achievement_ = published(ada_);

  Actor colleague(const std::string& email) { return member(ada_, email, {Role::assessor}); }

  static assessment::Plan plan(SecondMarker second = SecondMarker::none) {
    assessment::Plan plan;
    for (const auto* name : {"Sound joints", "Safe work"}) {
      assessment::Criterion criterion;
      criterion.id = plan.rubric.criteria.empty() ? "joint" : "safety";
      criterion.name = name;
      for (std::int64_t i = 0; i < 4; ++i)
        criterion.levels.push_back(
            {"Level " + std::to_string(i + 1), "Work of level " + std::to_string(i + 1), i * 100});
      plan.rubric.criteria.push_back(criterion);
    }
    plan.rubric.criteria[1].needed = 1;
    plan.rubric.pass_percent = 6000;
    plan.policy.second = second;
    plan.circumstances.supervised = true;
    return plan;
  }

  void use(const assessment::Plan& plan) {
    achievement_ = must(save_plan(*context_, ada_, achievement_.id, plan)).achievement;
  }

  SubmittedClaim send() {
    auto form = claim_form();
    form.text = "How I set the current.";
    form.repository = "https://code.example/weld";
    form.reference = "4f2a9c1";
    form.declaration = {true, true, "some", "A translator, for the report.", "Go slower."};
    return must(submit_claim(*context_, achievement_.claim_code, form, ""));
  }

  static assessment::Marking marks(std::size_t joint, std::size_t safety) {
    assessment::Marking marking;
    marking.marks = {{"joint", joint, "Even."}, {"safety", safety, ""}};
    marking.comment = "Good work.";
    return marking;
  }
  Result<CaseView> hand_in(const Actor& actor, const ClaimId& id, std::size_t joint,
                           std::size_t safety, bool agreed = false) {
    return save_marking(
        *context_, actor, id,
        {.marking = marks(joint, safety), .seconds = 90, .handing = Handing::in, .agreed = agreed});
  }
  CaseView open(const Actor& actor, const ClaimId& id) {
    return must(open_assessment(*context_, actor, id));
  }
  Phase phase(const ClaimId& id) { return open(ada_, id).state.progress.phase; }
  Award award_of(const ClaimId& id) { return *open(ada_, id).state.claim.award; }
};

}  // namespace cairn::app
