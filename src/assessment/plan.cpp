// SPDX-License-Identifier: Apache-2.0
#include "assessment/plan.h"

#include "json/parse.h"
#include "json/write.h"

namespace cairn::assessment {
namespace {

using json::Builder;
using json::ObjectBuilder;
using json::Value;

Value number(Hundredths amount, Builder builder) {
  return Value::number(builder.arena().copy(std::string_view(text_of(amount))));
}

Value level_value(const Level& level, Builder builder) {
  ObjectBuilder object(builder);
  object.add_string("name", level.name).add_string_if("description", level.description);
  return object.add("points", number(level.points, builder)).value();
}

Value criterion_value(const Criterion& criterion, Builder builder) {
  ObjectBuilder object(builder);
  object.add_string("id", criterion.id).add_string("name", criterion.name);
  object.add_string_if("description", criterion.description);
  object.add("weight", builder.integer(criterion.weight));
  if (criterion.needed)
    object.add("needed", builder.integer(static_cast<std::int64_t>(*criterion.needed) + 1));
  std::vector<Value> levels;
  for (const auto& level : criterion.levels) levels.push_back(level_value(level, builder));
  return object.add("levels", builder.array(levels)).value();
}

Value mark_value(const Mark& mark, Builder builder) {
  ObjectBuilder object(builder);
  if (mark.level) object.add("level", builder.integer(static_cast<std::int64_t>(*mark.level) + 1));
  return object.add_string_if("comment", mark.comment).value();
}

Value policy_value(const Policy& policy, Builder builder) {
  ObjectBuilder object(builder);
  object.add_string("second_marker", second_marker_names[static_cast<std::size_t>(policy.second)])
      .add_string("view", marker_view_names[static_cast<std::size_t>(policy.view)])
      .add("sample_percent", number(policy.sample_percent, builder))
      .add("margin", number(policy.margin, builder))
      .add("threshold", number(policy.threshold, builder))
      .add("due_days", builder.integer(policy.due_days))
      .add("undo_minutes", builder.integer(policy.undo_minutes));
  return object.value();
}

Value circumstances_value(const Circumstances& it, Builder builder) {
  return ObjectBuilder(builder)
      .add_string("method", method_names[static_cast<std::size_t>(it.method)])
      .add("supervised", Value::boolean(it.supervised))
      .add("identity_checked", Value::boolean(it.identity_checked))
      .value();
}

// The error with every path below `place`.
Error below(std::string_view place, Error error) {
  error.path = std::string(place) + error.path;
  for (auto& other : error.also) other.path = std::string(place) + other.path;
  return error;
}

}  // namespace

Status check(const Plan& plan) {
  auto rubric = check(plan.rubric);
  auto policy = check(plan.policy);
  if (rubric && policy) return done;
  if (rubric) return below("/policy", std::move(policy).error());
  auto error = below("/rubric", std::move(rubric).error());
  if (policy) return error;
  auto more = below("/policy", std::move(policy).error());
  auto also = std::move(more.also);
  more.also.clear();
  error.also.push_back(std::move(more));
  for (auto& other : also) error.also.push_back(std::move(other));
  return error;
}

json::Value to_json(const Rubric& rubric, Builder builder) {
  std::vector<Value> criteria;
  for (const auto& criterion : rubric.criteria)
    criteria.push_back(criterion_value(criterion, builder));
  ObjectBuilder object(builder);
  object.add("criteria", builder.array(criteria));
  ObjectBuilder pass(builder);
  if (rubric.pass_percent) pass.add("percent", number(*rubric.pass_percent, builder));
  return object.add("pass", pass.value()).value();
}

json::Value to_json(const Plan& plan, Builder builder) {
  return ObjectBuilder(builder)
      .add("rubric", to_json(plan.rubric, builder))
      .add("policy", policy_value(plan.policy, builder))
      .add("circumstances", circumstances_value(plan.circumstances, builder))
      .value();
}

json::Value to_json(const Marking& marking, Builder builder) {
  ObjectBuilder marks(builder);
  for (const auto& mark : marking.marks)
    marks.add(builder.arena().copy(std::string_view(mark.criterion)), mark_value(mark, builder));
  ObjectBuilder object(builder);
  object.add("marks", marks.value());
  if (marking.percent) object.add("percent", number(*marking.percent, builder));
  object.add_string_if("comment", marking.comment);
  return object.value();
}

std::string write_plan(const Plan& plan) {
  Arena arena;
  return json::write(to_json(plan, Builder(arena)));
}

std::string write_marking(const Marking& marking) {
  Arena arena;
  return json::write(to_json(marking, Builder(arena)));
}

Result<Plan> parse_plan(std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto value, json::parse(text, arena));
  return read_plan(value);
}

Result<Marking> parse_marking(std::string_view text, const Rubric& rubric) {
  Arena arena;
  CAIRN_TRY(const auto value, json::parse(text, arena));
  CAIRN_TRY(auto marking, read_marking(value));
  CAIRN_CHECK(check(marking, rubric));
  return marking;
}

}  // namespace cairn::assessment
