// SPDX-License-Identifier: Apache-2.0
#include "pathways/read_problem.h"

#include <algorithm>

#include "base/arena.h"
#include "json/parse.h"
#include "pathways/bounds.h"
#include "pathways/fields.h"
#include "pathways/read_offer.h"

namespace cairn::pathways {
namespace {

Status read_needs(const Place& place, Problem& problem, Names& names) {
  CAIRN_CHECK(expect_list(place, bounds::needs_max, "`need`"));
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    const auto row = place.at(i);
    CAIRN_CHECK(expect_object(row, "a need"));
    Need need;
    CAIRN_TRY(const auto id, read_id(row.at("skill"), "the id of the skill needed"));
    need.skill.skill = names.skill(id);
    CAIRN_TRY(need.skill.level, read_level(row.at("level"), 0));
    CAIRN_TRY(const auto weight, read_amount(row.at("weight"), 0, bounds::amount_max));
    need.weight = weight.value_or(one);
    CAIRN_TRY(need.essential, read_truth(row.at("essential"), true));
    problem.need.push_back(need);
  }
  return done;
}

Status read_offers(const Place& place, Problem& problem, Names& names) {
  CAIRN_CHECK(expect_list(place, bounds::offers_max, "`offers`"));
  // Ids first: a requirement may name an offer that stands further down.
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    const auto row = place.at(i);
    CAIRN_CHECK(expect_object(row, "an offer"));
    CAIRN_TRY(const auto id, read_id(row.at("id"), "the offer's id"));
    if (!names.add_offer(id, static_cast<OfferId>(i)))
      return wrong(row.path + "/id", "two offers have this id; give each its own");
  }
  problem.offers.reserve(place.value.size());
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    CAIRN_TRY(auto offer, read_offer(place.at(i), names));
    problem.offers.push_back(std::move(offer));
  }
  return done;
}

Status read_objective(const Place& place, Problem& problem) {
  if (place.absent()) return done;
  CAIRN_CHECK(expect_list(place, bounds::objectives_max, "`objective`"));
  problem.objective.clear();
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    const auto row = place.at(i);
    const auto found =
        std::find(objective_names.begin(), objective_names.end(), row.value.as_string());
    if (found == objective_names.end())
      return wrong(row.path,
                   "choose from uncovered_essential, uncovered, credentials, price, hours, finish, "
                   "recognition");
    const auto objective = static_cast<Objective>(found - objective_names.begin());
    if (std::count(problem.objective.begin(), problem.objective.end(), objective) > 0)
      return wrong(row.path, "an objective stands in the list once; leave out the second");
    problem.objective.push_back(objective);
  }
  if (problem.objective.empty()) return wrong(place.path, "name at least one objective");
  return done;
}

Status read_rates(const Place& place, Problem& problem) {
  if (place.absent()) return done;
  CAIRN_CHECK(expect_object(place, "`rates`"));
  constexpr double rate_max = 1e6;
  for (const auto& [currency, value] : place.value.members()) {
    const auto rate = value.as_double();
    if (!rate || !(*rate > 0) || *rate > rate_max)
      return wrong(place.path + json::pointer_token(currency),
                   "say what one unit is worth in `currency`: a number above 0");
    problem.rates.emplace(currency, *rate);
  }
  return done;
}

Status read_limits(const Place& root, Problem& problem) {
  const double least_pace = 0.25;  // a quarter of an hour a week
  CAIRN_TRY(const auto pace, read_amount(root.at("hours_per_week"), least_pace,
                                         static_cast<double>(bounds::hours_per_week_max)));
  if (pace) problem.hours_per_week = *pace;
  CAIRN_TRY(const auto start, read_day(root.at("start")));
  if (!start) return wrong("/start", "say on which day the plan may begin, as 2027-01-04");
  problem.start = *start;
  CAIRN_TRY(problem.deadline, read_day(root.at("deadline")));
  CAIRN_TRY(problem.budget, read_amount(root.at("budget"), 0, bounds::budget_max));
  CAIRN_TRY(const auto currency, read_text(root.at("currency")));
  problem.currency = currency;
  CAIRN_TRY(const auto lanes, read_whole(root.at("max_parallel"), 1, bounds::parallel_max));
  problem.max_parallel = static_cast<std::int32_t>(lanes.value_or(1));
  const auto unknown = root.at("unknown");
  if (!unknown.absent()) CAIRN_CHECK(expect_object(unknown, "`unknown`"));
  CAIRN_TRY(const auto price, read_amount(unknown.at("price"), 0, bounds::amount_max));
  problem.unknown_price = price.value_or(problem.unknown_price);
  CAIRN_TRY(const auto hours, read_amount(unknown.at("hours"), 0, bounds::amount_max));
  problem.unknown_hours = hours.value_or(problem.unknown_hours);
  CAIRN_CHECK(read_rates(root.at("rates"), problem));
  return read_objective(root.at("objective"), problem);
}

Result<std::vector<std::string>> read_texts(const Place& place, std::string_view what) {
  CAIRN_CHECK(expect_list(place, bounds::needs_max, what));
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    CAIRN_TRY(const auto text, read_id(place.at(i), "each of " + std::string(what)));
    texts.emplace_back(text);
  }
  return texts;
}

// Where an offer is named: "id" or {"offer": "id"}.
Result<OfferId> read_offer_name(const Place& place, const Names& names) {
  const auto named = place.value.is_object() ? place.at("offer") : place;
  CAIRN_TRY(const auto id, read_id(named, "the id of an offer"));
  const auto offer = names.offer(id);
  if (!offer) return wrong(named.path, "no offer has this id; use an id out of `offers`");
  return *offer;
}

Result<std::vector<OfferId>> read_offer_names(const Place& place, std::string_view what,
                                              const Names& names) {
  CAIRN_CHECK(expect_list(place, bounds::offers_max, what));
  std::vector<OfferId> offers;
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    CAIRN_TRY(const auto offer, read_offer_name(place.at(i), names));
    offers.push_back(offer);
  }
  std::sort(offers.begin(), offers.end());
  offers.erase(std::unique(offers.begin(), offers.end()), offers.end());
  return offers;
}

// What an earlier plan left behind.
Status read_progress(const Place& root, Problem& problem, const Names& names) {
  CAIRN_TRY(problem.held, read_offer_names(root.at("held"), "`held`", names));
  CAIRN_TRY(problem.done, read_offer_names(root.at("done"), "`done`", names));
  problem.held.insert(problem.held.end(), problem.done.begin(), problem.done.end());
  const auto running = root.at("running");
  CAIRN_CHECK(expect_list(running, static_cast<std::size_t>(problem.max_parallel), "`running`"));
  for (std::size_t i = 0; i < running.value.size(); ++i) {
    Running row;
    CAIRN_TRY(row.offer, read_offer_name(running.at(i), names));
    CAIRN_TRY(const auto finish, read_day(running.at(i).at("finish")));
    if (!finish)
      return wrong(running.at(i).path + "/finish", "say when it will be finished, as 2027-01-11");
    CAIRN_TRY(const auto start, read_day(running.at(i).at("start")));
    row.finish = *finish;
    row.start = std::min(start.value_or(problem.start), row.finish);
    go_on_with(problem, row);
  }
  const auto before = root.at("previous").at("steps");
  CAIRN_CHECK(expect_list(before, bounds::offers_max, "the previous steps"));
  for (std::size_t i = 0; i < before.value.size(); ++i) {
    CAIRN_TRY(const auto finish, read_day(before.at(i).at("finish")));
    const auto offer = names.offer(before.at(i).value.string_at("offer"));
    if (offer && finish) problem.before.push_back({*offer, *finish});
  }
  return done;
}

Status read_wishes(const Place& root, Problem& problem, const Names& names) {
  CAIRN_TRY(problem.pinned, read_offer_names(root.at("pinned"), "`pinned`", names));
  CAIRN_TRY(problem.excluded, read_offer_names(root.at("excluded"), "`excluded`", names));
  for (const auto offer : problem.pinned)
    if (std::binary_search(problem.excluded.begin(), problem.excluded.end(), offer))
      return wrong("/pinned", "\"" + problem.offers[offer].id +
                                  "\" is excluded too; take it out of one of the two lists");
  CAIRN_TRY(problem.languages, read_texts(root.at("languages"), "`languages`"));
  const auto providers = root.at("providers");
  if (!providers.absent()) CAIRN_CHECK(expect_object(providers, "`providers`"));
  CAIRN_TRY(problem.providers_preferred, read_texts(providers.at("prefer"), "`prefer`"));
  CAIRN_TRY(problem.providers_avoided, read_texts(providers.at("avoid"), "`avoid`"));
  return done;
}

// So that sums of prices are exact, whatever is chosen.
Status check_prices(const Problem& problem) {
  double sum = 0;
  for (const auto& offer : problem.offers) sum += number_of(price_of(problem, offer));
  if (sum <= bounds::prices_max) return done;
  return wrong("/offers",
               "all prices together are more than can be counted; plan in a `currency` "
               "of which one unit is worth more, or state smaller `rates`");
}

}  // namespace

Result<Problem> read_problem(const json::Value& document) {
  const Place root{document, ""};
  CAIRN_CHECK(expect_object(root, "the problem"));
  Problem problem;
  Names names(problem);
  CAIRN_TRY(problem.have, read_skill_levels(document["have"], "/have", bounds::have_max, 0, names));
  CAIRN_CHECK(read_needs(root.at("need"), problem, names));
  CAIRN_CHECK(read_offers(root.at("offers"), problem, names));
  CAIRN_CHECK(read_limits(root, problem));
  CAIRN_CHECK(check_prices(problem));
  CAIRN_CHECK(read_progress(root, problem, names));
  CAIRN_CHECK(read_wishes(root, problem, names));
  return problem;
}

Result<Problem> read_problem(std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(text, arena,
                                             {.bytes_max = bounds::problem_bytes_max,
                                              .values_max = bounds::problem_values_max}));
  return read_problem(document);
}

}  // namespace cairn::pathways
