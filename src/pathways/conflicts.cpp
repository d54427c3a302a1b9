// SPDX-License-Identifier: Apache-2.0
#include "pathways/conflicts.h"

#include <algorithm>

#include "pathways/bounds.h"
#include "pathways/explain.h"
#include "pathways/graph.h"
#include "pathways/reach.h"

namespace cairn::pathways {
namespace {

class Finder {
 public:
  Finder(const Problem& problem, const PlanOptions& options)
      : problem_(weighing_all_essential(problem)), options_(options) {}

  std::vector<Conflict> run() {
    about_pinned();
    about_missing_offers();
    const auto best = solved_by({Objective::uncovered_essential}, problem_, false, false);
    if (best.possible && best.uncovered_essential == 0) return std::move(out_);
    about_deadline();
    about_budget();
    if (problem_.deadline || has_starts()) {
      about_pace();
      about_lanes();
    }
    about_both();
    return std::move(out_);
  }

 private:
  Solved solved_by(std::vector<Objective> objective, const Problem& problem, bool no_budget,
                   bool no_deadline) const {
    SolveOptions solving;
    solving.objective = std::move(objective);
    solving.given_only = true;
    solving.out_of_time = options_.out_of_time;
    solving.ignore_budget = no_budget;
    solving.ignore_deadline = no_deadline;
    auto solved = solve(problem, solving);
    unsure_ = unsure_ || !solved.proven;
    return solved;
  }
  // What is said of a limit whose change was not seen to help.
  static std::string no_help(bool unsure, const char* sentence) {
    return unsure ? "Whether another value would be enough was not found out in the time."
                  : sentence;
  }
  static bool mends(const Solved& solved) {
    return solved.possible && solved.uncovered_essential == 0;
  }
  bool has_starts() const {
    return std::any_of(problem_.offers.begin(), problem_.offers.end(),
                       [](const Offer& offer) { return !offer.starts.empty(); });
  }

  // What is pinned or has begun, and can never take place.
  void about_pinned() {
    const auto compiled = compile(problem_);
    const std::vector<std::uint8_t> all(compiled.graph.offer_count, 1);
    Reach reach(compiled.graph);
    reach.run(all);
    std::vector<OfferId> lost;
    for (const auto offer : problem_.pinned) {
      const auto found =
          std::find(compiled.graph.offers.begin(), compiled.graph.offers.end(), offer);
      const auto node = static_cast<Node>(found - compiled.graph.offers.begin());
      if (found == compiled.graph.offers.end() || !reach.is_open(node)) lost.push_back(offer);
    }
    std::erase_if(lost, [&](OfferId offer) {
      return std::find(problem_.held.begin(), problem_.held.end(), offer) != problem_.held.end();
    });
    for (const auto offer : lost) {
      const bool is_foreign = !is_priced_in_known_currency(problem_, problem_.offers[offer]);
      out_.push_back(
          {.limit = "pinned",
           .message =
               "“" + std::string(offer_text(problem_, offer)) + "” was chosen by hand, but " +
               (is_foreign ? "its price is in " + problem_.offers[offer].currency +
                                 ". Let go of it, or say in `rates` what that is worth."
                           : "nothing in the catalogue brings what it requires. Let go of it, or "
                             "add an offer that does."),
           .offers = {offer}});
      std::erase(problem_.pinned, offer);
    }
  }

  // Needs that no offer reaches whatever the limits; the rest is looked at without them.
  void about_missing_offers() {
    const auto compiled = compile(problem_);
    const std::vector<std::uint8_t> all(compiled.graph.offer_count, 1);
    Reach reach(compiled.graph);
    reach.run(all);
    std::vector<Need> reachable;
    for (std::size_t i = 0; i < problem_.need.size(); ++i) {
      const auto node = compiled.needs[i];
      if (node == no_node || reach.is_open(node)) {
        reachable.push_back(problem_.need[i]);
        continue;
      }
      if (!problem_.need[i].essential) continue;
      const auto& skill = problem_.need[i].skill;
      const auto text = skill_text(problem_, options_.label, skill);
      const bool taught = !compiled.graph.inputs_of(node).empty();
      out_.push_back({.limit = "offers",
                      .needed = text,
                      .message = taught ? "What teaches " + text +
                                              " requires something that no offer brings. Add an "
                                              "offer that does."
                                        : "No offer teaches " + text + ". Add one that does.",
                      .skill = skill});
    }
    problem_.need = std::move(reachable);
  }

  void about_deadline() {
    if (!problem_.deadline) return;
    const auto solved =
        solved_by({Objective::uncovered_essential, Objective::finish}, problem_, false, true);
    Conflict conflict{.limit = "deadline", .given = format_day(*problem_.deadline)};
    if (mends(solved) && solved.timetable.finish > *problem_.deadline) {
      conflict.needed = format_day(solved.timetable.finish);
      conflict.message = "A deadline of " + conflict.needed + ", " +
                         count_of(solved.timetable.finish - *problem_.deadline, "day", "days") +
                         " later, would be enough.";
    } else {
      conflict.message = no_help(!solved.proven, "A later deadline alone does not help.");
    }
    out_.push_back(std::move(conflict));
  }

  void about_budget() {
    if (!problem_.budget) return;
    const auto solved =
        solved_by({Objective::uncovered_essential, Objective::price}, problem_, true, false);
    Conflict conflict{.limit = "budget", .given = text_of(*problem_.budget)};
    if (mends(solved) && solved.values[1] > *problem_.budget) {
      conflict.needed = text_of(solved.values[1]);
      conflict.message = "A budget of " + conflict.needed + currency() + ", " +
                         text_of(solved.values[1] - *problem_.budget) + " more, would be enough.";
    } else {
      conflict.message = no_help(!solved.proven, "A larger budget alone does not help.");
    }
    out_.push_back(std::move(conflict));
  }
  std::string currency() const { return problem_.currency.empty() ? "" : " " + problem_.currency; }

  bool mended_by_pace(std::int64_t hours) const {
    auto faster = problem_;
    faster.hours_per_week = hours * one;
    return mends(solved_by({Objective::uncovered_essential}, faster, false, false));
  }
  // The fewest whole hours a week that are enough.
  void about_pace() {
    Conflict conflict{.limit = "hours_per_week", .given = text_of(problem_.hours_per_week)};
    unsure_ = false;
    std::int64_t low = problem_.hours_per_week / one;  // not enough
    std::int64_t high = bounds::hours_per_week_max;
    if (low < high && mended_by_pace(high)) {
      while (low + 1 < high) {
        const auto middle = (low + high) / 2;
        (mended_by_pace(middle) ? high : low) = middle;
      }
      conflict.needed = std::to_string(high);
      conflict.message = count_of(high, "hour", "hours") + " a week would be enough.";
    } else {
      conflict.message = no_help(unsure_, "More hours a week alone do not help.");
    }
    out_.push_back(std::move(conflict));
  }

  void about_lanes() {
    Conflict conflict{.limit = "max_parallel", .given = std::to_string(problem_.max_parallel)};
    constexpr std::int32_t change_max = 4;
    unsure_ = false;
    for (std::int32_t change = 1; change <= change_max && conflict.needed.empty(); ++change)
      for (const auto lanes : {problem_.max_parallel + change, problem_.max_parallel - change}) {
        if (lanes < 1 || lanes > bounds::parallel_max) continue;
        auto other = problem_;
        other.max_parallel = lanes;
        if (other.running.size() > static_cast<std::size_t>(lanes) ||
            !mends(solved_by({Objective::uncovered_essential}, other, false, false)))
          continue;
        conflict.needed = std::to_string(lanes);
        conflict.message =
            std::to_string(lanes) + " at once instead of " + conflict.given + " would be enough.";
        break;
      }
    if (conflict.needed.empty())
      conflict.message = no_help(unsure_, "Another number of offers at once does not help.");
    out_.push_back(std::move(conflict));
  }

  // Where no limit helps alone: the earliest deadline without a budget, and the budget for it.
  void about_both() {
    const bool alone = std::any_of(out_.begin(), out_.end(), [](const Conflict& each) {
      return each.limit != "offers" && !each.needed.empty();
    });
    if (alone || !problem_.deadline || !problem_.budget) return;
    auto later =
        solved_by({Objective::uncovered_essential, Objective::finish}, problem_, true, true);
    if (!mends(later)) return;
    auto other = problem_;
    other.deadline = std::max(later.timetable.finish, *problem_.deadline);
    const auto dearer =
        solved_by({Objective::uncovered_essential, Objective::price}, other, true, false);
    if (!mends(dearer)) return;
    out_.push_back({.limit = "deadline+budget",
                    .given = format_day(*problem_.deadline) + ", " + text_of(*problem_.budget),
                    .needed = format_day(*other.deadline) + ", " + text_of(dearer.values[1]),
                    .message = "Together they would do: a deadline of " +
                               format_day(*other.deadline) + " and a budget of " +
                               text_of(dearer.values[1]) + currency() + "."});
  }

  Problem problem_;
  const PlanOptions& options_;
  std::vector<Conflict> out_;
  mutable bool unsure_ = false;  // some answer since it was set was not proven
};

}  // namespace

std::vector<Conflict> conflicts_of(const Problem& problem, const PlanOptions& options) {
  return Finder(problem, options).run();
}

}  // namespace cairn::pathways
