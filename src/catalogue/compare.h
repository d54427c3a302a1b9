// SPDX-License-Identifier: Apache-2.0
// Two to five offers side by side: a row a question, a column an offer. What is not known says so,
// what cannot be compared says why, and nothing is added up to one number.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalogue/offer.h"
#include "catalogue/teaching.h"
#include "json/build.h"

namespace cairn::catalogue {

class Search;

inline constexpr std::size_t compared_min = 2;
inline constexpr std::size_t compared_max = 5;

struct GoalSkill {
  std::string skill;
  std::string label;  // "": the id is shown
  Level level = 1;
  Level have = 0;  // what one has of it already
};

struct ComparedCell {
  Phrase text;  // "unknown" where it is
  bool known = true;
  std::optional<double> number = std::nullopt;  // where the row has a scale
  bool covers = false;                          // in a row of a skill: reaches what is missing
};

enum class Better : std::uint8_t { neither, less, more };

struct ComparedRow {
  std::string key;  // "hours", "covers:sql"; the same in every release
  Phrase name;      // for people
  std::vector<ComparedCell> cells;
  Better better = Better::neither;
  bool comparable = true;  // whether the numbers mean the same for each
  Phrase note = {};        // what is not known or cannot be compared, and why; empty for nothing
};

// One offer ahead of all others in one row.
struct StandsOut {
  std::size_t offer = 0;
  std::string key;  // of the row
  Phrase in_what;   // "Lowest price: 49 EUR"
};

struct Comparison {
  std::vector<const Offer*> offers;
  std::vector<ComparedRow> rows;
  std::vector<StandsOut> stands_out = {};
  // The same with the offers' titles, a sentence each, where the numbers can be compared.
  std::vector<Phrase> findings = {};
};

// Rows on what each covers of the goal come first; without a goal, what each teaches.
// Errors: invalid (fewer than two or more than five offers, or one twice).
Result<Comparison> compare(std::span<const Offer* const> offers, std::span<const GoalSkill> goal,
                           const OfferLookup& lookup);

// The sentences of those among the offers that are of one achievement.
std::vector<Phrase> same_among(std::span<const Offer* const> offers, const Search& search);

// {"offers": [ids], "rows": [{"key", "name", "cells": [{"text", "known", "number"}], "comparable",
// "note"}], "findings": [texts]}; "comparable" and "note" stand where something cannot be compared
// or is not known.
json::Value to_json(const Comparison& comparison, json::Builder builder);

}  // namespace cairn::catalogue
