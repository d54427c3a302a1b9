// SPDX-License-Identifier: Apache-2.0
#include "pathways/plan_json.h"

#include <algorithm>

namespace cairn::pathways {
namespace {

class Writer {
 public:
  Writer(const Problem& problem, const Plan& plan, const LabelOf& label, json::Builder builder)
      : problem_(problem), plan_(plan), label_(label), builder_(builder) {}

  json::Value run() const {
    json::ObjectBuilder out(builder_);
    out.add_string("status", name_of(plan_.status))
        .add("objective", values(plan_.values))
        .add("bound", values(plan_.bound))
        .add("steps", list(plan_.steps, [&](const Step& step) { return step_json(step); }))
        .add("uncovered", list(plan_.uncovered, [&](std::size_t i) { return need(i); }))
        .add("conflicts",
             list(plan_.conflicts, [&](const Conflict& each) { return conflict(each); }))
        .add("warnings", list(plan_.warnings, [&](const Warning& each) { return warning(each); }))
        .add("alternatives",
             list(plan_.alternatives, [&](const Alternative& each) { return alternative(each); }))
        .add("alternatives_cut", json::Value::boolean(plan_.alternatives_cut))
        .add("totals", totals(plan_.choice, plan_.timetable))
        .add("covered", share(plan_.weight_covered))
        .add("curve", list(plan_.curve, [&](Amount weight) { return share(weight); }));
    if (plan_.start_with) out.add_string("start_with", id(*plan_.start_with));
    if (plan_.try_first) out.add_string("try_first", id(*plan_.try_first));
    if (!plan_.kept.empty()) out.add("kept", offers(plan_.kept));
    if (plan_.slip_days) out.add("slip_days", builder_.integer(*plan_.slip_days));
    return out.value();
  }

 private:
  template <class Items, class Make>
  json::Value list(const Items& items, const Make& make) const {
    std::vector<json::Value> out;
    for (const auto& item : items) out.push_back(make(item));
    return builder_.array(out);
  }
  std::string_view id(OfferId offer) const { return problem_.offers[offer].id; }
  json::Value offers(const std::vector<OfferId>& list_of) const {
    return list(list_of, [&](OfferId offer) { return builder_.string(id(offer)); });
  }
  json::Value sentence(const Phrase& phrase) const { return builder_.string(in_english(phrase)); }
  json::Value amount(Amount value) const {
    return value % one == 0 ? builder_.integer(value / one) : builder_.decimal(number_of(value));
  }
  json::Value value(Objective objective, std::int64_t each) const {
    const bool counted = objective == Objective::credentials || objective == Objective::finish;
    return counted ? builder_.integer(each) : amount(each);
  }
  json::Value values(const std::vector<std::int64_t>& each) const {
    std::vector<json::Value> out;
    for (std::size_t i = 0; i < each.size(); ++i) out.push_back(value(plan_.objective[i], each[i]));
    return builder_.array(out);
  }
  // With four decimals.
  json::Value share(Amount weight) const {
    constexpr std::int64_t parts = 10'000;
    if (plan_.weight == 0) return builder_.integer(1);
    const auto whole = (weight * 2 * parts + plan_.weight) / (2 * plan_.weight);
    return builder_.decimal(static_cast<double>(whole) / parts);
  }
  json::Value skill(const SkillLevel& each) const {
    json::ObjectBuilder out(builder_);
    out.add_string("skill", problem_.skills[each.skill]);
    if (label_) out.add_string("label", label_(problem_.skills[each.skill]));
    return out.add("level", builder_.integer(each.level)).value();
  }
  json::Value skills(const std::vector<SkillLevel>& each) const {
    return list(each, [&](const SkillLevel& one_skill) { return skill(one_skill); });
  }
  json::Value step_json(const Step& step) const {
    const auto& offer = problem_.offers[step.offer];
    json::ObjectBuilder out(builder_);
    out.add_string("offer", offer.id)
        .add_string_if("title", offer.title)
        .add_string("start", format_day(step.start))
        .add_string("finish", format_day(step.finish))
        .add("covers", skills(step.covers))
        .add("unlocks", offers(step.unlocks))
        .add("because", list(step.because, [&](const Phrase& reason) { return sentence(reason); }))
        .add("price", amount(price_of(problem_, offer)))
        .add("hours", amount(hours_of(problem_, offer)))
        .add("value", share(step.value));
    if (step.running) out.add("running", json::Value::boolean(true));
    return out.value();
  }
  json::Value need(std::size_t i) const {
    const auto& each = problem_.need[i];
    return builder_.with(builder_.with(skill(each.skill), "weight", amount(each.weight)),
                         "essential", json::Value::boolean(each.essential));
  }
  json::Value conflict(const Conflict& each) const {
    json::ObjectBuilder out(builder_);
    out.add_string("limit", each.limit)
        .add_string_if("given", each.given)
        .add("needed", each.needed.empty() ? json::Value() : builder_.string(each.needed))
        .add("message", sentence(each.message));
    if (each.skill) out.add("skill", skill(*each.skill));
    if (!each.offers.empty()) out.add("offers", offers(each.offers));
    return out.value();
  }
  json::Value warning(const Warning& each) const {
    return json::ObjectBuilder(builder_)
        .add_string("code", each.code)
        .add("message", sentence(each.message))
        .add("offers", offers(each.offers))
        .value();
  }
  json::Value totals(const Choice& choice, const Timetable& timetable) const {
    json::ObjectBuilder out(builder_);
    for (std::size_t i = 0; i < objective_names.size(); ++i) {
      const auto objective = static_cast<Objective>(i);
      out.add(objective_names[i],
              value(objective, value_of(problem_, choice, timetable, objective)));
    }
    return out.value();
  }
  json::Value alternative(const Alternative& each) const {
    std::vector<json::Value> steps;
    for (const auto& step : each.timetable.steps)
      steps.push_back(json::ObjectBuilder(builder_)
                          .add_string("offer", id(step.offer))
                          .add_string_if("title", problem_.offers[step.offer].title)
                          .add_string("start", format_day(step.start))
                          .add_string("finish", format_day(step.finish))
                          .value());
    return json::ObjectBuilder(builder_)
        .add_string("name", each.name)
        .add("proven", json::Value::boolean(each.proven))
        .add("steps", builder_.array(steps))
        .add("totals", totals(each.choice, each.timetable))
        .value();
  }

  const Problem& problem_;
  const Plan& plan_;
  const LabelOf& label_;
  json::Builder builder_;
};

}  // namespace

std::string_view name_of(PlanStatus status) {
  switch (status) {
    case PlanStatus::optimal: return "optimal";
    case PlanStatus::feasible: return "feasible";
    case PlanStatus::infeasible: break;
  }
  return "infeasible";
}

json::Value plan_json(const Problem& problem, const Plan& plan, const LabelOf& label,
                      json::Builder builder) {
  return Writer(problem, plan, label, builder).run();
}

}  // namespace cairn::pathways
