// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "app/recommend/next.h"

namespace cairn::app::career {
namespace {

using recommend::Item;

std::vector<std::vector<Item>> skills_of(const std::vector<Learnt>& everybody,
                                         SkillNumbers& numbers) {
  std::vector<std::vector<Item>> all;
  for (const auto& person : everybody) {
    auto& items = all.emplace_back();
    for (const auto& skill : person.skills) items.push_back(numbers.of(skill));
  }
  return all;
}

const catalogue::ProblemOptions planned{.trust = catalogue::Trust::proposed};

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

NextKnowledge::Read NextKnowledge::read(const catalogue::Search& offers) {
  Read all;
  catalogue::for_each_plan_offer(
      offers,
      [&](catalogue::Number number, const catalogue::PlanOffer& one) {
        if (!one.requires_first.is_nothing())
          all.firsts.emplace(static_cast<std::uint32_t>(all.offers.size()), one.requires_first);
        all.offers.push_back(number);
        all.minutes.push_back(minutes_of(one));
        auto& taught = all.teaching.emplace_back();
        for (const auto& it : one.teaches) taught.push_back({all.numbers.of(it.skill), it.level});
      },
      planned);
  return all;
}

NextKnowledge::NextKnowledge(const catalogue::Search& offers, const std::vector<Learnt>& everybody,
                             const std::vector<outcomes::CameAfter>& after)
    : NextKnowledge(offers, read(offers), everybody, after) {}

NextKnowledge::NextKnowledge(const catalogue::Search& offers, Read read,
                             const std::vector<Learnt>& everybody,
                             const std::vector<outcomes::CameAfter>& after)
    : search_(offers),
      numbers_(std::move(read.numbers)),
      offers_(std::move(read.offers)),
      firsts_(std::move(read.firsts)),
      by_skill_(read.teaching, std::move(read.minutes)),
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
  for (const auto& one : after) {
    auto& counts = counts_[one.credential];
    counts.recorded = one.people;
    counts.came = one.came;
  }
}

const catalogue::Requirement& NextKnowledge::first(std::uint32_t at) const {
  static const catalogue::Requirement nothing;
  const auto found = firsts_.find(at);
  return found == firsts_.end() ? nothing : found->second;
}

std::shared_ptr<const catalogue::PlanOffer> NextKnowledge::offer(std::uint32_t at) const {
  auto read = catalogue::plan_offer(search_, id(at), planned);
  return read ? std::make_shared<const catalogue::PlanOffer>(std::move(*read)) : nullptr;
}

std::optional<std::uint32_t> NextKnowledge::find(std::string_view id) const {
  const auto& books = search_.books();
  const auto found = std::lower_bound(
      offers_.begin(), offers_.end(), id,
      [&](catalogue::Number one, std::string_view wanted) { return books.id(one) < wanted; });
  if (found == offers_.end() || books.id(*found) != id) return std::nullopt;
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
