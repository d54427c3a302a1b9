// SPDX-License-Identifier: Apache-2.0
// Tables of an organisation beside its counts: how much assessors have, how stacks are completed,
// and claims and learners to take along. Each as CSV too.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/list_search.h"

namespace cairn::app {

struct AssessorFigures {
  std::string who;  // an address; "" for nobody yet, or a program
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t handed_in = 0;
  std::optional<std::int64_t> median_seconds;  // of one marking
};
Result<std::vector<AssessorFigures>> assessor_figures(Context& context, const Actor& actor);
// "assessor,open,overdue,handed_in,median_seconds"
Result<std::string> assessor_figures_csv(Context& context, const Actor& actor);

struct StackFigures {
  std::string id;
  std::string name;
  std::int64_t completed = 0;  // and held
  std::int64_t in_question = 0;
  std::int64_t lost = 0;
};
Result<std::vector<StackFigures>> stack_figures(Context& context, const Actor& actor);
// "id,stack,completed,in_question,lost"
Result<std::string> stack_figures_csv(Context& context, const Actor& actor);

// "id,learner,email,achievement,version,state,submitted,decided,award", oldest first.
// Errors of both: those of the search.
Result<std::string> claims_csv(Context& context, const Actor& actor, const ListSearch& search);
// "id,name,email,since,claims,awards", oldest first; without those who were erased.
Result<std::string> learners_csv(Context& context, const Actor& actor, const ListSearch& search);

}  // namespace cairn::app
