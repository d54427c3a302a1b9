// SPDX-License-Identifier: Apache-2.0
// Terms that adverts ask for and no skill of the framework is called: a person says what each is,
// and what was said is kept, so that it is asked once.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/market.h"
#include "market/trend.h"

namespace cairn::app {

inline constexpr std::int64_t term_adverts_min = 5;  // fewer are not worth asking about
inline constexpr std::int64_t terms_looked_at_max = 2'000;

struct WaitingTerm {
  struct Skill {
    std::string id, label;
  };
  std::string term, label;
  std::int64_t adverts = 0;  // in all
  std::vector<cairn::market::MonthCounts> months;
  cairn::market::Trend trend;  // held to all terms that are compared
  std::vector<Skill> alike;    // skills whose names are near it
};
// Those that rise first, then those that more adverts ask for; from the one after `after`.
struct WaitingTerms {
  std::vector<WaitingTerm> terms;
  std::string next;  // "" at the end
  std::int64_t waiting = 0;
};
// Errors: of the library and the store.
Result<WaitingTerms> waiting_terms(Context& context, const Actor& actor, std::string_view after,
                                   std::size_t count_max);

struct TermForm {
  std::string term;
  std::string verdict;  // term_verdict_names
  std::string skill;    // of an alias: its id, or its name as the framework has it
};
// As an alias its adverts count for the skill too, each once; as a skill of one's own it has its
// history from the first advert on; what is no skill is forgotten. Errors: invalid ("/verdict",
// "/skill"), not_found ("/term").
Result<JudgedTerm> judge_term(Context& context, const Actor& actor, const TermForm& form);

// By term. Errors: of the store.
Result<std::vector<JudgedTerm>> judged_terms(Context& context, const Actor& actor,
                                             const std::string& after, std::int64_t count_max);

// It is asked about again, once adverts name it. What an alias was counted for stays. Errors:
// not_found ("/term").
Status take_back_judgement(Context& context, const Actor& actor, const std::string& term);

}  // namespace cairn::app
