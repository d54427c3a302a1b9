// SPDX-License-Identifier: Apache-2.0
// Return: what credentials cost and what came after them, by credential and in total. That a raise
// came after a credential does not say that it came of it: every gain is a range, from what would
// have come anyway to all of it, narrowed by nothing but the person's own judgement. Currencies
// stay apart, hours are not turned into money, and what was not said stays unknown.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "outcomes/record.h"

namespace cairn::outcomes {

struct Range {
  std::int64_t low = 0, high = 0;

  bool operator==(const Range&) const = default;
};

// Of one currency, in hundredths.
struct MoneyReturn {
  std::string currency;
  std::optional<std::int64_t> cost;  // nothing: none was said in it
  std::int64_t a_year = 0;           // raises together, as they were recorded
  Range gained;  // from the day of each raise until today, or until its last day
  // What is left after the costs. Nothing where costs are unknown or in another currency.
  std::optional<Range> net;
  // The day on which the costs are or were earned back: if all that is open came of it, and if none
  // did. Nothing where that is never, or nobody knows.
  std::optional<Day> paid_back_first, paid_back_last;
};

struct CredentialReturn {
  Credential credential;
  std::array<std::int64_t, kinds> counts{};  // of entries that name it, by kind
  bool shares = false;                       // an entry names others beside it
  bool cost_unknown = true;                  // no money was said for it
  std::optional<std::int64_t> minutes;       // nothing: no hours were said
  std::int64_t raises_without_amount = 0;
  std::vector<MoneyReturn> money;  // by currency
  // Everything that came in the year before it was earned, and in the year after, whatever it is
  // said to have followed. Nothing where its day is unknown; `year_after_days` says how many days
  // of that year are over.
  std::optional<std::int64_t> year_before, year_after;
  std::int64_t year_after_days = 0;
};

struct Return {
  std::vector<CredentialReturn> credentials;  // in the order given
  std::vector<MoneyReturn> money;             // each raise counted once
  std::optional<std::int64_t> minutes;
  std::int64_t costs_unknown = 0;    // credentials whose costs nobody said
  std::int64_t minutes_unknown = 0;  // likewise hours
  std::int64_t raises_without_amount = 0;
  std::int64_t unlinked = 0;  // entries that followed no credential of these
};

// Of all that came: `nothing` is not counted as something. Linear in entries times credentials.
Return return_of(const Record& record, std::span<const Credential> credentials, Day today);

// With each cost, gain and count; sums of hundredths by currency.
json::Value return_json(const Return& found, json::Builder builder);

}  // namespace cairn::outcomes
