// SPDX-License-Identifier: Apache-2.0
#include "pathways/conflicts.h"

#include <algorithm>

#include "pathways/bounds.h"
#include "pathways/explain.h"
#include "pathways/graph.h"
#include "pathways/missed_starts.h"
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
    about_late_starts();
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
  static Phrase no_help(bool unsure, Phrase sentence) {
    return unsure ? phrase("Whether another value would be enough was not found out in the time.")
                  : sentence;
  }
  static bool mends(const Solved& solved) {
    return solved.possible && solved.uncovered_essential == 0;
  }
  bool has_starts() const {
    return std::any_of(problem_.offers.begin(), problem_.offers.end(),
                       [](const Offer& offer) { return !offer.starts.empty(); });
  }

  // What is chosen by hand and can never take place; the rest is looked at without it.
  void about_pinned() {
    const auto compiled = compile(problem_);
    const auto& graph = compiled.graph;
    Reach reach(graph);
    reach.run(not_missed(problem_, graph));
    std::vector<OfferId> lost;
    for (const auto offer : problem_.pinned) {
      const auto found = std::find(graph.offers.begin(), graph.offers.end(), offer);
      const auto node = static_cast<Node>(found - graph.offers.begin());
      if (found != graph.offers.end() && reach.is_open(node)) continue;
      if (std::find(problem_.held.begin(), problem_.held.end(), offer) != problem_.held.end())
        continue;
      const auto missed = found == graph.offers.end() ? std::vector<OfferId>()
                                                      : missed_starts(problem_, graph, node);
      out_.push_back({.limit = "pinned", .message = why_lost(offer, missed), .offers = {offer}});
      lost.push_back(offer);
    }
    for (const auto offer : lost) std::erase(problem_.pinned, offer);
  }
  Phrase why_lost(OfferId offer, const std::vector<OfferId>& missed) const {
    const auto name = offer_text(problem_, offer);
    if (!is_priced_in_known_currency(problem_, problem_.offers[offer]))
      return phrase(
          "“{}” was chosen by hand, but its price is in {}. Let go of it, or say in `rates` what "
          "that is worth.",
          name, problem_.offers[offer].currency);
    if (missed == std::vector{offer})
      return phrase(
          "“{}” was chosen by hand, but began for the last time on {}. Let go of it, or ask for "
          "new dates.",
          name, format_day(problem_.offers[offer].starts.back()));
    if (!missed.empty())
      return phrase(
          "“{}” was chosen by hand, but requires what begins no more: {}. Let go of it, or ask "
          "for new dates.",
          name, last_starts(missed));
    return phrase(
        "“{}” was chosen by hand, but nothing in the catalogue brings what it requires. Let go of "
        "it, or add an offer that does.",
        name);
  }
  Phrase last_starts(const std::vector<OfferId>& offers) const {
    std::vector<Phrase> each;
    for (const auto offer : offers)
      each.push_back(phrase("the last start of “{}” is {}", offer_text(problem_, offer),
                            format_day(problem_.offers[offer].starts.back())));
    return listed(each);
  }

  // Needs that no offer reaches whatever the limits; the rest is looked at without them.
  void about_missing_offers() {
    const auto compiled = compile(problem_);
    const auto& graph = compiled.graph;
    Reach reach(graph);
    reach.run(not_missed(problem_, graph));
    std::vector<Need> reachable;
    for (std::size_t i = 0; i < problem_.need.size(); ++i) {
      const auto node = compiled.needs[i];
      if (node == no_node || reach.is_open(node)) {
        reachable.push_back(problem_.need[i]);
        continue;
      }
      if (!problem_.need[i].essential) continue;
      if (auto missed = missed_starts(problem_, graph, node); !missed.empty())
        add_starts(graph, node, problem_.need[i], std::move(missed));
      else
        add_untaught(problem_.need[i].skill, !graph.inputs_of(node).empty());
    }
    problem_.need = std::move(reachable);
  }
  void add_untaught(const SkillLevel& skill, bool taught) {
    const auto text = skill_text(problem_, options_.label, skill);
    out_.push_back(
        {.limit = "offers",
         .needed = in_english(text),
         .message = taught ? phrase("What teaches {} requires something that no offer brings. Add "
                                    "an offer that does.",
                                    text)
                           : phrase("No offer teaches {}. Add one that does.", text),
         .skill = skill});
  }
  // A need that stays open because of what begins no more; with the beginning of the plan that
  // would reach it within the other limits, where there is one.
  void add_starts(const Graph& graph, Node node, const Need& need, std::vector<OfferId> offers) {
    Conflict conflict{.limit = "starts", .given = format_day(problem_.start), .skill = need.skill};
    const auto text = skill_text(problem_, options_.label, need.skill);
    if (const auto by = latest_beginning(problem_, graph, node); by && is_reached_from(*by, need)) {
      conflict.needed = format_day(*by);
      conflict.message = phrase(
          "The plan begins on {}, too late for {}: {}. Begin it by {}, or ask for new dates.",
          conflict.given, text, last_starts(offers), conflict.needed);
    } else {
      conflict.message = phrase("The plan begins on {}, too late for {}: {}. Ask for new dates.",
                                conflict.given, text, last_starts(offers));
    }
    conflict.offers = std::move(offers);
    out_.push_back(std::move(conflict));
  }
  bool is_reached_from(Day start, const Need& need) const {
    auto earlier = problem_;
    earlier.start = start;
    earlier.need = {need};
    return mends(solved_by({Objective::uncovered_essential}, earlier, false, false));
  }

  void about_deadline() {
    if (!problem_.deadline) return;
    const auto solved =
        solved_by({Objective::uncovered_essential, Objective::finish}, problem_, false, true);
    Conflict conflict{.limit = "deadline", .given = format_day(*problem_.deadline)};
    if (mends(solved) && solved.timetable.finish > *problem_.deadline) {
      conflict.needed = format_day(solved.timetable.finish);
      const auto later = solved.timetable.finish - *problem_.deadline;
      conflict.message =
          later == 1
              ? phrase("A deadline of {}, 1 day later, would be enough.", conflict.needed)
              : phrase("A deadline of {}, {} days later, would be enough.", conflict.needed, later);
    } else {
      conflict.message = no_help(!solved.proven, phrase("A later deadline alone does not help."));
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
      conflict.message =
          phrase("A budget of {}, {} more, would be enough.", conflict.needed + currency(),
                 text_of(solved.values[1] - *problem_.budget));
    } else {
      conflict.message = no_help(!solved.proven, phrase("A larger budget alone does not help."));
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
      conflict.message = high == 1 ? phrase("1 hour a week would be enough.")
                                   : phrase("{} hours a week would be enough.", high);
    } else {
      conflict.message = no_help(unsure_, phrase("More hours a week alone do not help."));
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
            phrase("{} at once instead of {} would be enough.", lanes, conflict.given);
        break;
      }
    if (conflict.needed.empty())
      conflict.message =
          no_help(unsure_, phrase("Another number of offers at once does not help."));
    out_.push_back(std::move(conflict));
  }

  // Where no change of pace helps: what begins for the last time before what it requires is over.
  void about_late_starts() {
    if (!has_starts() || is_mended_alone()) return;
    const auto compiled = compile(problem_);
    for (std::size_t i = 0; i < problem_.need.size(); ++i) {
      const auto node = compiled.needs[i];
      if (node == no_node || !problem_.need[i].essential) continue;
      if (auto late = late_starts(problem_, compiled.graph, node); !late.empty())
        add_starts(compiled.graph, node, problem_.need[i], std::move(late));
    }
  }
  bool is_mended_alone() const {
    return std::any_of(out_.begin(), out_.end(), [](const Conflict& each) {
      return each.limit != "offers" && each.limit != "starts" && !each.needed.empty();
    });
  }

  // Where no limit helps alone: the earliest deadline without a budget, and the budget for it.
  void about_both() {
    if (is_mended_alone() || !problem_.deadline || !problem_.budget) return;
    auto later =
        solved_by({Objective::uncovered_essential, Objective::finish}, problem_, true, true);
    if (!mends(later)) return;
    auto other = problem_;
    other.deadline = std::max(later.timetable.finish, *problem_.deadline);
    const auto dearer =
        solved_by({Objective::uncovered_essential, Objective::price}, other, true, false);
    if (!mends(dearer)) return;
    out_.push_back(
        {.limit = "deadline+budget",
         .given = format_day(*problem_.deadline) + ", " + text_of(*problem_.budget),
         .needed = format_day(*other.deadline) + ", " + text_of(dearer.values[1]),
         .message = phrase("Together they would do: a deadline of {} and a budget of {}.",
                           format_day(*other.deadline), text_of(dearer.values[1]) + currency())});
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
