// SPDX-License-Identifier: Apache-2.0
#include "cbc_oracle.h"

#include <coin/Cbc_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace cairn::bench {
namespace {

using pathways::Objective;
using pathways::OfferId;
using pathways::Problem;
using pathways::Requirement;
using pathways::RequirementKind;

constexpr int circles_max = 30;  // times that a plan of circles is asked to be another
constexpr double nothing_found = 1e300;
using Terms = std::vector<std::pair<int, double>>;  // column and factor

// Columns: the offers, one a need that stands for leaving it shut, one a part of a requirement.
class CbcModel {
 public:
  CbcModel(const Problem& problem, double seconds) : problem_(problem), model_(Cbc_newModel()) {
    Cbc_setLogLevel(model_.get(), 0);
    Cbc_setParameter(model_.get(), "seconds", std::to_string(seconds).c_str());
    Cbc_setParameter(model_.get(), "ratioGap", "0");
    Cbc_setParameter(model_.get(), "allowableGap", "0");
    for (std::size_t i = 0; i < problem.offers.size(); ++i) add_column(true);
    for (std::size_t i = 0; i < problem.need.size(); ++i) add_column(true);
    for (const auto& skill : problem.have) raise(skill);
    for (const auto offer : problem.held) {
      Cbc_setColUpper(model_.get(), static_cast<int>(offer), 0);
      for (const auto& skill : problem.offers[offer].teaches) raise(skill);
    }
    for (const auto offer : problem.excluded) Cbc_setColUpper(model_.get(), column(offer), 0);
    for (const auto offer : problem.pinned) Cbc_setColLower(model_.get(), column(offer), 1);
    for (std::size_t i = 0; i < problem.need.size(); ++i) add_need(i);
    for (OfferId offer = 0; offer < problem.offers.size(); ++offer) add_prerequisites(offer);
    if (problem.budget) at_most(costs_of(Objective::price), static_cast<double>(*problem.budget));
  }

  Terms costs_of(Objective objective) const {
    Terms costs;
    const bool covers =
        objective == Objective::uncovered || objective == Objective::uncovered_essential;
    for (std::size_t i = 0; covers && i < problem_.need.size(); ++i)
      if (problem_.need[i].essential == (objective == Objective::uncovered_essential))
        costs.emplace_back(skip(i), static_cast<double>(problem_.need[i].weight));
    for (OfferId offer = 0; !covers && offer < problem_.offers.size(); ++offer) {
      const auto& each = problem_.offers[offer];
      const auto cost = objective == Objective::credentials ? 1
                        : objective == Objective::price     ? price_of(problem_, each)
                        : objective == Objective::hours     ? hours_of(problem_, each)
                                                            : -each.recognition;
      costs.emplace_back(column(offer), static_cast<double>(cost));
    }
    return costs;
  }

  void require(const Terms& row) { at_least(row, 0); }
  void limit(Objective objective, double most) { at_most(costs_of(objective), most); }

  // One try; `circles` are rows that its plan breaks where offers in it only support each other.
  CbcAnswer solve(Objective objective, std::vector<Terms>& circles) {
    for (const auto& [index, cost] : costs_of(objective))
      Cbc_setObjCoeff(model_.get(), index, cost);
    Cbc_solve(model_.get());
    CbcAnswer answer;
    answer.finished = Cbc_isProvenOptimal(model_.get()) != 0;
    const bool found = answer.finished || Cbc_numberSavedSolutions(model_.get()) > 0;
    answer.value = found ? Cbc_getObjValue(model_.get()) : nothing_found;
    answer.bound = answer.finished ? answer.value : Cbc_getBestPossibleObjValue(model_.get());
    if (found) circles = circles_in(Cbc_getColSolution(model_.get()));
    return answer;
  }

 private:
  static int column(OfferId offer) { return static_cast<int>(offer); }
  int skip(std::size_t need) const { return static_cast<int>(problem_.offers.size() + need); }

  void raise(const pathways::SkillLevel& skill) {
    have_.resize(problem_.skills.size(), 0);
    have_[skill.skill] = std::max(have_[skill.skill], skill.level);
  }
  bool has(const pathways::SkillLevel& skill) const {
    return skill.skill < have_.size() && have_[skill.skill] >= skill.level;
  }
  bool is_held(OfferId offer) const {
    return std::find(problem_.held.begin(), problem_.held.end(), offer) != problem_.held.end();
  }

  int add_column(bool whole) {
    Cbc_addCol(model_.get(), "", 0, 1, 0, whole ? 1 : 0, 0, nullptr, nullptr);
    return Cbc_getNumCols(model_.get()) - 1;
  }
  void at_least(const Terms& terms, double least) { add_row(terms, 'G', least); }
  void at_most(const Terms& terms, double most) { add_row(terms, 'L', most); }
  void add_row(const Terms& terms, char sense, double right) {
    std::vector<int> columns;
    std::vector<double> factors;
    for (const auto& [index, factor] : terms) {
      if (factor == 0) continue;
      columns.push_back(index);
      factors.push_back(factor);
    }
    Cbc_addRow(model_.get(), "", static_cast<int>(columns.size()), columns.data(), factors.data(),
               sense, right);
  }

  std::vector<OfferId> suppliers(const Requirement& leaf) const {
    if (leaf.kind == RequirementKind::offer) return {leaf.offer};
    std::vector<OfferId> out;
    if (leaf.kind != RequirementKind::skill) return out;
    for (OfferId offer = 0; offer < problem_.offers.size(); ++offer)
      for (const auto& skill : problem_.offers[offer].teaches)
        if (skill.skill == leaf.skill.skill && skill.level >= leaf.skill.level)
          out.push_back(offer);
    return out;
  }
  bool is_met_already(const Requirement& leaf) const {
    return leaf.kind == RequirementKind::skill   ? has(leaf.skill)
           : leaf.kind == RequirementKind::offer ? is_held(leaf.offer)
                                                 : false;
  }

  void add_need(std::size_t i) {
    const auto& need = problem_.need[i];
    if (has(need.skill)) return;
    Terms terms{{skip(i), 1}};
    Requirement leaf;
    leaf.kind = RequirementKind::skill;
    leaf.skill = need.skill;
    for (const auto offer : suppliers(leaf)) terms.emplace_back(column(offer), 1);
    at_least(terms, 1);
  }

  // A column that can be 1 only where the requirement is fulfilled.
  int fulfilled_column(const Requirement& requirement) {
    const int met = add_column(false);
    Terms terms;
    if (requirement.kind >= RequirementKind::skill) {
      if (is_met_already(requirement)) return met;
      for (const auto offer : suppliers(requirement)) terms.emplace_back(column(offer), 1);
      terms.emplace_back(met, -1);
      at_least(terms, 0);
      return met;
    }
    for (const auto& part : requirement.of) terms.emplace_back(fulfilled_column(part), 1);
    const auto count = requirement.kind == RequirementKind::all   ? requirement.of.size()
                       : requirement.kind == RequirementKind::any ? 1
                                                                  : requirement.count;
    terms.emplace_back(met, -static_cast<double>(count));
    at_least(terms, 0);
    return met;
  }

  void add_prerequisites(OfferId offer) {
    const auto& requirement = problem_.offers[offer].requires_;
    // Parts of a plain "all" need no column of their own.
    const bool plain = requirement.kind == RequirementKind::all;
    const std::vector<Requirement> one{requirement};
    for (const auto& part : plain ? requirement.of : one) {
      Terms terms{{column(offer), -1}};
      if (part.kind >= RequirementKind::skill) {
        if (is_met_already(part)) continue;
        for (const auto by : suppliers(part))
          if (by != offer) terms.emplace_back(column(by), 1);
      } else {
        terms.emplace_back(fulfilled_column(part), 1);
      }
      at_least(terms, 0);
    }
  }

  // Offers of a plan that only support each other need one from outside.
  std::vector<Terms> circles_in(const double* solution) const {
    const auto count = problem_.offers.size();
    std::vector<std::uint8_t> chosen(count, 0), open(count, 0);
    for (std::size_t i = 0; i < count; ++i) chosen[i] = solution[i] > 0.5 ? 1 : 0;
    auto level = have_;
    level.resize(problem_.skills.size(), 0);
    const auto leaf_met = [&](const Requirement& leaf) {
      return leaf.kind == RequirementKind::skill ? level[leaf.skill.skill] >= leaf.skill.level
                                                 : open[leaf.offer] != 0 || is_held(leaf.offer);
    };
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < count; ++i) {
        if (chosen[i] == 0 || open[i] != 0) continue;
        if (!fulfilled(problem_.offers[i].requires_, leaf_met)) continue;
        open[i] = 1;
        more = true;
        for (const auto& skill : problem_.offers[i].teaches)
          level[skill.skill] = std::max(level[skill.skill], skill.level);
      }
    }
    std::vector<std::uint8_t> helps(count, 0);
    bool circles = false;
    for (std::size_t i = 0; i < count; ++i) {
      if (chosen[i] == 0 || open[i] != 0) continue;
      circles = true;
      for_each_leaf(problem_.offers[i].requires_, [&](const Requirement& leaf) {
        for (const auto by : suppliers(leaf))
          if (chosen[by] == 0) helps[by] = 1;
      });
    }
    std::vector<Terms> rows;
    if (!circles) return rows;
    Terms outside;
    for (OfferId i = 0; i < count; ++i)
      if (helps[i] != 0) outside.emplace_back(column(i), 1);
    for (OfferId i = 0; i < count; ++i) {
      if (chosen[i] == 0 || open[i] != 0) continue;
      rows.push_back(outside);
      rows.back().emplace_back(column(i), -1);
    }
    return rows;
  }

  struct Free {
    void operator()(Cbc_Model* model) const { Cbc_deleteModel(model); }
  };
  const Problem& problem_;
  std::unique_ptr<Cbc_Model, Free> model_;
  std::vector<pathways::Level> have_;
};

double sign_of(Objective objective) { return objective == Objective::recognition ? -1 : 1; }

}  // namespace

CbcAnswer ask_cbc(const Problem& problem, const std::vector<std::int64_t>& values,
                  std::size_t stage, double seconds) {
  std::vector<Terms> rows;
  CbcAnswer answer;
  for (int round = 0; round < circles_max; ++round) {
    CbcModel model(problem, seconds);
    for (std::size_t i = 0; i < stage; ++i) {
      const auto objective = problem.objective[i];
      model.limit(objective, sign_of(objective) * static_cast<double>(values[i]));
    }
    for (const auto& row : rows) model.require(row);
    std::vector<Terms> circles;
    answer = model.solve(problem.objective[stage], circles);
    if (circles.empty()) return answer;
    if (!answer.finished) break;  // its bound holds, its plan does not
    rows.insert(rows.end(), circles.begin(), circles.end());
  }
  return {false, nothing_found, answer.bound};
}

CbcComparison compare_with_cbc(const Problem& problem, const pathways::Plan& plan, double seconds) {
  constexpr double within = 0.5;
  CbcComparison out;
  for (std::size_t stage = 0; stage < plan.values.size(); ++stage) {
    const auto answer = ask_cbc(problem, plan.values, stage, seconds);
    const double ours = sign_of(problem.objective[stage]) * static_cast<double>(plan.values[stage]);
    if (answer.finished && std::abs(answer.value - ours) < within)
      ++out.agreed;
    else if (!answer.finished && ours > answer.bound - within && ours < answer.value + within)
      ++out.bounded;
    else if (!answer.finished && answer.bound >= nothing_found)
      ++out.unanswered;
    else
      ++out.disagreed;
  }
  return out;
}

}  // namespace cairn::bench
