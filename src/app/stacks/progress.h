// SPDX-License-Identifier: Apache-2.0
// How far people are with stacks: a learner with all of them, an issuer with one of them, anybody
// with what a stack asks for.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/achievements/prerequisites.h"
#include "app/context.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/stacks/kinds.h"
#include "app/stacks/manage.h"
#include "stacking/explain.h"

namespace cairn::app {

struct StackProgress {
  StackId stack;
  std::string name;     // of its achievement
  std::string picture;  // address of its picture
  stacking::Explanation told;
  std::vector<HeldCredential> held;     // what positions in `told` mean
  std::vector<std::string> nearest;     // names of what would complete it
  std::vector<AchievementId> earnable;  // their ids
  // What its achievement asks for before, and is not held: it is awarded once that is.
  std::vector<NeededBefore> before;
  std::optional<Completion> completion;
};

// Published stacks that the learner has completed or begun, or could begin: those with most done
// first. Errors: not_permitted (no such token).
Result<std::vector<StackProgress>> progress_of_learner(Context& context,
                                                       std::string_view learner_token,
                                                       const Translate& translate = {});

struct HolderProgress {
  Learner learner;
  StackProgress progress;
};
struct HolderPage {
  std::vector<HolderProgress> rows;
  bool more = false;
};
// Those who hold anything, in order of their ids, with what is published, else what is written.
Result<HolderPage> progress_of_holders(Context& context, const Actor& actor, const StackId& id,
                                       const Page& page, const Translate& translate = {});
// One of them. Errors: not_found.
Result<HolderProgress> progress_of_holder(Context& context, const Actor& actor, const StackId& id,
                                          const LearnerId& learner,
                                          const Translate& translate = {});

// What anybody may know of a published stack. Errors: not_found.
struct PublicStack {
  StoredStack stored;
  Achievement achievement;
  Organisation organisation;
  std::vector<stacking::Line> lines;  // its rule
  std::vector<std::string> terms;
  struct Part {
    AchievementId id;
    std::string name;
    std::string picture;
    std::string claim_link;
  };
  std::vector<Part> parts;  // achievements from here that it names
};
Result<PublicStack> public_stack(Context& context, const StackId& id,
                                 const Translate& translate = {});

// Whether somebody whose stack is in question keeps it. Errors: not_found, conflict (it is not).
Status decide_review(Context& context, const Actor& actor, const StackId& id,
                     const LearnerId& learner, bool keep, const std::string& reason);

}  // namespace cairn::app
