// SPDX-License-Identifier: Apache-2.0
#include "pathways/problem.h"

#include <algorithm>
#include <cmath>

namespace cairn::pathways {

SkillId Names::skill(std::string_view id) {
  if (const auto found = skills_.find(id); found != skills_.end()) return found->second;
  const auto position = static_cast<SkillId>(problem_->skills.size());
  problem_->skills.emplace_back(id);
  skills_.emplace(id, position);
  return position;
}

std::optional<OfferId> Names::offer(std::string_view id) const {
  const auto found = offers_.find(id);
  return found == offers_.end() ? std::nullopt : std::optional(found->second);
}

bool Names::add_offer(std::string_view id, OfferId position) {
  return offers_.emplace(id, position).second;
}

Problem weighing_all_essential(Problem problem) {
  for (auto& need : problem.need)
    if (need.essential) need.weight = std::max<Amount>(need.weight, 1);
  return problem;
}

void go_on_with(Problem& problem, const Running& begun) {
  problem.offers[begun.offer].requires_ = {};
  problem.running.push_back(begun);
}

bool is_priced_in_known_currency(const Problem& problem, const Offer& offer) {
  return !offer.price || *offer.price == 0 || offer.currency.empty() ||
         offer.currency == problem.currency || problem.rates.contains(offer.currency);
}

Amount price_of(const Problem& problem, const Offer& offer) {
  if (!offer.price) return problem.unknown_price;
  if (offer.currency.empty() || offer.currency == problem.currency) return *offer.price;
  const auto rate = problem.rates.find(offer.currency);
  if (rate == problem.rates.end()) return *offer.price;
  constexpr Amount cent = one / 100;
  const auto cents =
      std::llround(static_cast<double>(*offer.price) * rate->second / static_cast<double>(cent));
  return static_cast<Amount>(cents) * cent;
}

Amount hours_of(const Problem& problem, const Offer& offer) {
  return offer.hours.value_or(problem.unknown_hours);
}

Day days_of(const Problem& problem, Amount hours) {
  constexpr std::int64_t week_days = 7;
  // 1e12 ten-thousandths at most, times 20 lanes, times 7: within 64 bits.
  const std::int64_t work = hours * problem.max_parallel * week_days;
  const auto days = (work + problem.hours_per_week - 1) / problem.hours_per_week;
  return static_cast<Day>(std::clamp<std::int64_t>(days, 1, day_max));
}

}  // namespace cairn::pathways
