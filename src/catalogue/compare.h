// SPDX-License-Identifier: Apache-2.0
// Two to five offers side by side: a row a question, a column an offer. What is not known says so.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalogue/offer.h"
#include "catalogue/teaching.h"
#include "json/build.h"

namespace cairn::catalogue {

inline constexpr std::size_t compared_min = 2;
inline constexpr std::size_t compared_max = 5;

struct GoalSkill {
  std::string skill;
  std::string label;  // "": the id is shown
  Level level = 1;
};

struct ComparedCell {
  Phrase text;  // "unknown" where it is
  bool known = true;
};

struct ComparedRow {
  std::string key;  // "hours", "covers:sql"; the same in every release
  Phrase name;      // for people
  std::vector<ComparedCell> cells;
};

struct Comparison {
  std::vector<const Offer*> offers;
  std::vector<ComparedRow> rows;
};

// Rows on what each covers of the goal come first; without a goal, what each teaches.
// Errors: invalid (fewer than two or more than five offers, or one twice).
Result<Comparison> compare(std::span<const Offer* const> offers, std::span<const GoalSkill> goal,
                           const OfferLookup& lookup);

// {"offers": [ids], "rows": [{"key", "name", "cells": [{"text", "known"}]}]}
json::Value to_json(const Comparison& comparison, json::Builder builder);

}  // namespace cairn::catalogue
