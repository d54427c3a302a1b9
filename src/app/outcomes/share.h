// SPDX-License-Identifier: Apache-2.0
// What people let be counted of their records, and what is told of it: of five or more together,
// never of one (outcomes/aggregate.h).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/career/workbook.h"
#include "app/context.h"
#include "app/outcomes/desk.h"
#include "app/ports/outcomes.h"
#include "app/ports/workbooks.h"
#include "outcomes/aggregate.h"

namespace cairn::app {

// Whose record it is: a learner's. Plans of an account are not counted: nobody proved its address.
struct Sharer {
  OrganisationId organisation;
  LearnerId learner;
  std::vector<std::pair<std::string, AwardId>> awards = {};  // that prove a credential, by its key
};

// Within the transaction that keeps the record: what of it is counted now, or no more, once and for
// as long as the address of the page is proved; one address counts once, however many pages it has.
// Credentials that no catalogue knows are nobody's to count. Whether all of it was taken back.
Result<bool> share_outcomes(Context& context, Transaction& transaction, const Sharer& sharer,
                            const OutcomeDesk& desk);

// What a workbook's owner holds: steps of plans that are done, badges that were brought, what they
// added by hand.
OutcomeDesk outcomes_of_workbook(const career::Workbook& workbook);

// Of one credential of the catalogue. Nothing where too few have said something.
Result<std::optional<outcomes::Aggregate>> outcomes_told(Context& context,
                                                         const std::string& credential);

struct ToldOutcomes {
  std::string credential;
  outcomes::Aggregate told;
};
// Of every credential whose key begins so and of which something is told, by ascending key.
Result<std::vector<ToldOutcomes>> all_outcomes_told(Context& context,
                                                    const std::string& prefix = {});
// A row a figure: credential, figure, people, currency, low, high.
std::string outcomes_csv(const std::vector<ToldOutcomes>& all);

}  // namespace cairn::app
