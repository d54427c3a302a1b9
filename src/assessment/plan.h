// SPDX-License-Identifier: Apache-2.0
// Plan: how an achievement is assessed, in one JSON document: rubric, second markers, and what a
// badge says about it. Also markings as JSON.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "assessment/moderation.h"
#include "json/build.h"

namespace cairn::assessment {

enum class Method : std::uint8_t {
  portfolio,
  project,
  demonstration,
  written_exam,
  oral_exam,
  test,
  prior_learning
};
inline constexpr std::string_view method_names[] = {
    "portfolio", "project", "demonstration", "written-exam", "oral-exam", "test", "prior-learning"};

// How the work came about, as far as whoever assesses vouches for it.
struct Circumstances {
  Method method = Method::portfolio;
  bool supervised = false;
  bool identity_checked = false;
  bool operator==(const Circumstances&) const = default;
};

struct Plan {
  Rubric rubric;
  Policy policy;
  Circumstances circumstances;
  bool operator==(const Plan&) const = default;
};

// Errors: invalid, with paths as to_json writes ("/rubric/criteria/0/name", "/policy/threshold").
Status check(const Plan& plan);

// {"rubric": {"criteria": [{"id", "name", "description", "weight", "needed", "levels": [{"name",
// "description", "points"}]}], "pass": {"percent"}}, "policy": {…}, "circumstances": {…}}; levels
// are counted from 1, as people and keys do. What is empty is left out.
json::Value to_json(const Rubric& rubric, json::Builder builder);
json::Value to_json(const Plan& plan, json::Builder builder);
// {"marks": {"c1": {"level": 3, "comment": "…"}}, "percent": 87.5, "comment": "…"}, by the
// criteria's ids.
json::Value to_json(const Marking& marking, json::Builder builder);

// Read back; a member that is not known, or of another type, is a fault. What is left out has its
// default; ids of criteria are made where none is given. Errors: invalid, every fault with its JSON
// pointer. A plan has passed check().
Result<Plan> read_plan(const json::Value& value);
// Only the shape of it: held to a rubric by check() and check_complete().
Result<Marking> read_marking(const json::Value& value);

// Text to keep in a store, and back.
std::string write_plan(const Plan& plan);
std::string write_marking(const Marking& marking);
Result<Plan> parse_plan(std::string_view text);
Result<Marking> parse_marking(std::string_view text, const Rubric& rubric);

}  // namespace cairn::assessment
