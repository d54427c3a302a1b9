// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "app/recommend/next.h"

namespace cairn::app::career {
namespace {

using recommend::Item;

std::vector<std::vector<recommend::SkillAt>> taught_by(
    const std::vector<catalogue::PlanOffer>& offers, SkillNumbers& numbers) {
  std::vector<std::vector<recommend::SkillAt>> all;
  all.reserve(offers.size());
  for (const auto& one : offers) {
    auto& taught = all.emplace_back();
    for (const auto& it : one.teaches) taught.push_back({numbers.of(it.skill), it.level});
  }
  return all;
}

std::vector<std::vector<Item>> skills_of(const std::vector<Learnt>& everybody,
                                         SkillNumbers& numbers) {
  std::vector<std::vector<Item>> all;
  for (const auto& person : everybody) {
    auto& items = all.emplace_back();
    for (const auto& skill : person.skills) items.push_back(numbers.of(skill));
  }
  return all;
}

std::vector<std::int64_t> all_minutes(const std::vector<catalogue::PlanOffer>& offers) {
  std::vector<std::int64_t> minutes;
  for (const auto& one : offers) minutes.push_back(minutes_of(one));
  return minutes;
}

using Days = std::unordered_map<std::string, std::vector<std::int64_t>>;

void count(const Choice& choice, OfferCounts& counts, Days& days) {
  if (choice.kind == ChoiceKind::dismissed) return;
  ++counts.taken;
  if (!choice.aim.empty()) ++counts.taken_for[choice.aim];
  if (choice.kind != ChoiceKind::finished) return;
  ++counts.finished;
  if (choice.chosen_day > 0 && choice.finished_day >= choice.chosen_day)
    days[choice.offer].push_back(choice.finished_day - choice.chosen_day + 1);
}

}  // namespace

std::int64_t minutes_of(const catalogue::PlanOffer& offer) {
  constexpr std::int64_t unknown = 40 * 60;
  return offer.hours ? offer.hours->planned_minutes() : unknown;
}

Item SkillNumbers::of(std::string_view id) {
  const auto [found, is_new] =
      numbers_.try_emplace(std::string(id), static_cast<Item>(ids_.size()));
  if (is_new) ids_.emplace_back(id);
  return found->second;
}

std::optional<Item> SkillNumbers::find(std::string_view id) const {
  const auto found = numbers_.find(std::string(id));
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

NextKnowledge::NextKnowledge(const catalogue::Search& offers, const std::vector<Learnt>& everybody)
    : offers_(catalogue::all_plan_offers(offers, {.trust = catalogue::Trust::proposed})),
      by_skill_(taught_by(offers_, numbers_), all_minutes(offers_)),
      histories_(skills_of(everybody, numbers_)) {
  Days days;
  for (const auto& person : everybody) {
    std::set<std::string> aims;
    for (const auto& choice : person.choices) {
      count(choice, counts_[choice.offer], days);
      if (!choice.aim.empty()) aims.insert(choice.aim);
    }
    for (const auto& aim : aims) ++people_with_aim_[aim];
  }
  for (auto& [offer, all] : days) {
    if (static_cast<std::int64_t>(all.size()) < recommend::people_min) continue;
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    counts_[offer].days = (*middle + 6) / 7 * 7;  // whole weeks: no one's own number
  }
}

std::optional<std::uint32_t> NextKnowledge::find(std::string_view id) const {
  const auto found = std::lower_bound(
      offers_.begin(), offers_.end(), id,
      [](const auto& one, std::string_view wanted) { return one.offer->id < wanted; });
  if (found == offers_.end() || found->offer->id != id) return std::nullopt;
  return static_cast<std::uint32_t>(found - offers_.begin());
}

const OfferCounts* NextKnowledge::counts(std::string_view offer) const {
  const auto found = counts_.find(std::string(offer));
  return found == counts_.end() ? nullptr : &found->second;
}

std::int64_t NextKnowledge::people_with_aim(const std::string& occupation) const {
  const auto found = people_with_aim_.find(occupation);
  return found == people_with_aim_.end() ? 0 : found->second;
}

std::vector<std::string> NextKnowledge::taken_for(const std::string& occupation) const {
  std::vector<std::string> offers;
  for (const auto& [offer, counts] : counts_)
    if (counts.taken_for.contains(occupation)) offers.push_back(offer);
  std::sort(offers.begin(), offers.end());
  return offers;
}

}  // namespace cairn::app::career
