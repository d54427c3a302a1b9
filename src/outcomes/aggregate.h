// SPDX-License-Identifier: Apache-2.0
// Aggregate: what is told of many people together who hold the same credential. Of fewer than five
// nothing is told. Numbers of people are rounded down to fives and only that many people's words
// are in a figure, the first that came first: so what one more person says is seen by nobody until
// five more have come. Money and hours are bands around the middle, never one person's number.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "outcomes/kinds.h"
#include "outcomes/record.h"

namespace cairn::outcomes {

// What one person brings in for one credential.
struct Contribution {
  std::string person;  // the same for one person wherever they recorded it
  bool proved = false;
  Instant since;
  std::array<bool, kinds> came{};   // by kind
  std::vector<Money> a_year, cost;  // one of a currency
  std::optional<std::int64_t> minutes;
};

// One person's word out of the middle of all that named a currency, of the first fives of them.
struct Middle {
  std::int64_t people = 0;  // a multiple of five
  std::string currency;     // "" of minutes
  std::int64_t value = 0;   // hundredths, or minutes

  bool operator==(const Middle&) const = default;
};

// Of the first fives of people.
struct Counted {
  std::int64_t people = 0;                 // a multiple of five
  std::int64_t proved = 0;                 // as many of these hold a badge that proves it
  std::array<std::int64_t, kinds> came{};  // and to as many that came
  std::vector<Middle> raises, costs;       // by currency
  std::optional<Middle> minutes;
};

// To how many of the first fives of a credential anything came at all.
struct CameAfter {
  std::string credential;
  std::int64_t people = 0;  // a multiple of five
  std::int64_t came = 0;    // of these

  bool operator==(const CameAfter&) const = default;
};

struct Band {
  std::int64_t people = 0;
  std::string currency;            // "" of hours
  std::int64_t low = 0, high = 0;  // whole units, or hours
};

struct Aggregate {
  std::int64_t people = 0;  // at least so many, a multiple of five
  std::int64_t proved = 0;  // of these, likewise; 0 also where they are fewer than five
  std::array<std::int64_t, kinds> came{};  // likewise
  std::vector<Band> raises;                // a year
  std::vector<Band> costs;
  std::optional<Band> hours;
};

// What a record says of one credential; nothing where it says nothing of it.
std::optional<Contribution> contribution_of(const Record& record, std::string_view key);

// What may be told of what was counted; nothing where they are too few.
std::optional<Aggregate> told_of(const Counted& counted);

// Says what counting means; the store counts the same where its rows are (app/ports/outcomes.h).
Counted counted_of(std::vector<Contribution> contributions);

json::Value aggregate_json(const Aggregate& found, json::Builder builder);

}  // namespace cairn::outcomes
