// SPDX-License-Identifier: Apache-2.0
#include "catalogue/to_problem.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "catalogue/catalogue_json.h"
#include "catalogue/graph.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

bool speaks(const Offer& offer, const std::vector<std::string>& wanted) {
  if (wanted.empty() || offer.languages.empty()) return true;
  return std::any_of(offer.languages.begin(), offer.languages.end(), [&](const std::string& tag) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& language) {
      return tag == language || (tag.starts_with(language) && tag.size() > language.size() &&
                                 tag[language.size()] == '-');
    });
  });
}

// What is needed to which level, and what is had; levels only ever rise.
class Levels {
 public:
  explicit Levels(std::span<const SkillLevel> levels) {
    for (const auto& one : levels) raise(one.skill, one.level);
  }
  // Whether it was lower before.
  bool raise(const std::string& skill, Level level) {
    auto& kept = levels_[skill];
    if (kept >= level) return false;
    kept = level;
    return true;
  }
  Level of(const std::string& skill) const {
    const auto found = levels_.find(skill);
    return found == levels_.end() ? Level{0} : found->second;
  }

 private:
  std::unordered_map<std::string, Level> levels_;
};

// In a language that is wanted, and still listed.
bool can_be_planned(const Offer& offer, const ProblemOptions& options) {
  return offer.gone_since.empty() && speaks(offer, options.languages);
}

PlanOffer as_plan_offer(const Offer& offer, const OfferLookup& lookup,
                        const ProblemOptions& options) {
  const auto hours = hours_with_parts(offer, lookup);
  return {.offer = &offer,
          .teaches = taught_skills(offer, lookup, options.trust),
          .requires_first = offer.requires_first,
          .hours = hours,
          .hours_from_parts = hours && !offer.hours};
}

// Grows the set of useful offers from what is needed until nothing is added.
class Usefulness {
 public:
  Usefulness(const Search& offers, std::span<const SkillLevel> have, const ProblemOptions& options)
      : offers_(offers), options_(options), have_(have) {}

  void need(const std::string& skill, Level level) {
    if (have_.of(skill) >= level || !needed_.raise(skill, level)) return;
    for (const auto number : with_bundles(offers_.teachers(skill)))
      if (const auto* known = look_at(number);
          known != nullptr && level_of(*known, skill) > have_.of(skill))
        add(number);
  }

  std::vector<PlanOffer> finish() {
    for (std::size_t i = 0; i < useful_.size(); ++i) {
      const auto tree = looked_at_.at(useful_[i])->requires_first;
      for_each_leaf(tree, [&](const Requirement& leaf) {
        if (leaf.kind == Requirement::Kind::skill) return need(leaf.id, leaf.level);
        const auto number = offers_.books().number_of(leaf.id);
        if (number && look_at(*number) != nullptr) add(*number);
      });
    }
    std::vector<PlanOffer> chosen;
    for (const auto number : useful_) chosen.push_back(std::move(*looked_at_.at(number)));
    std::sort(chosen.begin(), chosen.end(),
              [](const PlanOffer& a, const PlanOffer& b) { return a.offer->id < b.offer->id; });
    return chosen;
  }

 private:
  // They, and what holds them, and what holds that.
  std::vector<Number> with_bundles(std::vector<Number> numbers) const {
    std::unordered_set<Number> seen(numbers.begin(), numbers.end());
    for (std::size_t i = 0; i < numbers.size(); ++i)
      for (const auto holder : offers_.holders(offers_.books().id(numbers[i])))
        if (seen.insert(holder).second) numbers.push_back(holder);
    return numbers;
  }
  // Nothing where it is damaged or speaks no language that is wanted.
  const PlanOffer* look_at(Number number) {
    const auto [known, is_new] = looked_at_.try_emplace(number);
    if (!is_new) return known->second ? &*known->second : nullptr;
    const auto* const offer = offers_.offer(number);
    if (offer == nullptr || !can_be_planned(*offer, options_)) return nullptr;
    known->second = as_plan_offer(
        *offer, [&](std::string_view id) { return offers_.find_id(id); }, options_);
    return &*known->second;
  }
  static Level level_of(const PlanOffer& offer, const std::string& skill) {
    for (const auto& taught : offer.teaches)
      if (taught.skill == skill) return taught.level;
    return 0;
  }
  void add(Number number) {
    if (!added_.insert(number).second) return;
    useful_.push_back(number);
    for (const auto other : offers_.same().of(number))
      if (look_at(other) != nullptr && added_.insert(other).second) useful_.push_back(other);
  }

  const Search& offers_;
  const ProblemOptions& options_;
  Levels have_;
  Levels needed_{{}};
  std::unordered_map<Number, std::optional<PlanOffer>> looked_at_;
  std::unordered_set<Number> added_;
  std::vector<Number> useful_;
};

using Bundles = std::map<std::string, std::vector<std::string>, std::less<>>;

// Where an offer is required that bundles hold or others stand in for, any of them will do.
Requirement with_bundles(const Requirement& tree, const Bundles& holding) {
  Requirement out = tree;
  for (auto& part : out.of) part = with_bundles(part, holding);
  if (tree.kind != Requirement::Kind::offer) return out;
  const auto found = holding.find(tree.id);
  if (found == holding.end()) return out;
  Requirement either{.kind = Requirement::Kind::any, .of = {tree}};
  for (const auto& bundle : found->second)
    either.of.push_back({.kind = Requirement::Kind::offer, .id = bundle});
  return either;
}

void add_bundles(std::vector<PlanOffer>& offers, const OfferLookup& lookup) {
  Bundles holding;
  for (const auto& one : offers)
    if (!one.offer->parts.empty())
      for (auto& part : all_parts(*one.offer, lookup))
        holding[std::move(part)].push_back(one.offer->id);
  for (const auto& one : offers)
    for (const auto* other : one.instead) holding[one.offer->id].push_back(other->id);
  if (holding.empty()) return;
  for (auto& one : offers) {
    // A bundle never waits for itself.
    auto others = one.requires_first;
    one.requires_first = with_bundles(others, holding);
    std::function<void(Requirement&)> drop_itself = [&](Requirement& tree) {
      std::erase_if(tree.of, [&](const Requirement& part) {
        return tree.kind == Requirement::Kind::any && tree.of.size() > 1 &&
               part.kind == Requirement::Kind::offer && part.id == one.offer->id;
      });
      for (auto& part : tree.of) drop_itself(part);
    };
    drop_itself(one.requires_first);
  }
}

// Of each skill the highest level that one of them teaches; what is certain leads.
std::vector<Taught> united(const std::vector<const PlanOffer*>& offers) {
  std::map<std::string_view, Taught> best;
  for (const auto* one : offers)
    for (const auto& taught : one->teaches) {
      const auto [known, is_new] = best.try_emplace(taught.skill, taught);
      auto& kept = known->second;
      if (!is_new &&
          std::pair(taught.level, !taught.is_proposed) > std::pair(kept.level, !kept.is_proposed))
        kept = taught;
    }
  std::vector<Taught> all;
  for (auto& [skill, taught] : best) all.push_back(std::move(taught));
  return all;
}

// Offers of one achievement stand in for each other.
void unite_same(std::vector<PlanOffer>& chosen, const Search& offers) {
  if (offers.same().none()) return;
  std::map<std::uint32_t, std::vector<PlanOffer*>> groups;
  for (auto& one : chosen)
    if (const auto number = offers.books().number_of(one.offer->id))
      if (const auto group = offers.same().group_of(*number); group != 0)
        groups[group].push_back(&one);
  for (const auto& [number, group] : groups) {
    const auto teaches = united({group.begin(), group.end()});
    const auto* const best =
        *std::max_element(group.begin(), group.end(), [](const PlanOffer* a, const PlanOffer* b) {
          return a->offer->recognition.value_or(0) < b->offer->recognition.value_or(0);
        });
    for (auto* one : group) {
      if (one->offer->kind != Kind::exam) one->teaches = teaches;  // an exam still teaches nothing
      one->best_recognised = one == best;
      for (const auto* other : group)
        if (other != one) one->instead.push_back(other->offer);
    }
  }
}

}  // namespace

void for_each_plan_offer(const Search& offers, const TakePlanOffer& take,
                         const ProblemOptions& options, std::size_t count_max) {
  const auto& books = offers.books();
  auto numbers = offers.marked(mark_any);
  const auto before = [&](Number a, Number b) { return books.id(a) < books.id(b); };
  if (numbers.size() > count_max) {
    const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(count_max);
    std::nth_element(numbers.begin(), end, numbers.end(), [&](Number a, Number b) {
      const auto first = books.recognition_of(a), second = books.recognition_of(b);
      return first != second ? first > second : before(a, b);
    });
    numbers.erase(end, numbers.end());
  }
  std::sort(numbers.begin(), numbers.end(), before);
  constexpr std::size_t at_once = 1'000;
  for (std::size_t from = 0; from < numbers.size(); from += at_once) {
    const Search few(offers);  // what it reads goes with it
    const OfferLookup lookup = [&](std::string_view id) { return few.find_id(id); };
    for (const auto number :
         std::span(numbers).subspan(from).first(std::min(at_once, numbers.size() - from)))
      if (const auto* one = few.offer(number); one != nullptr && can_be_planned(*one, options))
        take(number, as_plan_offer(*one, lookup, options));
  }
}

std::optional<PlanOffer> plan_offer(const Search& offers, std::string_view id,
                                    const ProblemOptions& options) {
  const auto* const offer = offers.find_id(id);
  if (offer == nullptr || !can_be_planned(*offer, options)) return std::nullopt;
  return as_plan_offer(
      *offer, [&](std::string_view part) { return offers.find_id(part); }, options);
}

std::vector<PlanOffer> useful_offers(const Search& offers, std::span<const SkillLevel> have,
                                     std::span<const SkillLevel> need,
                                     const ProblemOptions& options) {
  Usefulness usefulness(offers, have, options);
  for (const auto& one : need) usefulness.need(one.skill, one.level);
  auto chosen = usefulness.finish();
  unite_same(chosen, offers);
  add_bundles(chosen, [&](std::string_view id) { return offers.find_id(id); });
  return chosen;
}

json::Value to_json(const PlanOffer& plan_offer, json::Builder builder) {
  const auto& offer = *plan_offer.offer;
  std::vector<json::Value> teaches;
  for (const auto& taught : plan_offer.teaches)
    teaches.push_back(builder.object(
        {{"skill", builder.string(taught.skill)}, {"level", builder.integer(taught.level)}}));
  json::ObjectBuilder out(builder);
  out.add_string("id", offer.id).add("teaches", builder.array(teaches));
  if (!plan_offer.requires_first.is_nothing())
    out.add("requires", to_json(plan_offer.requires_first, builder));
  const auto& hours = plan_offer.hours;
  out.add("hours", hours ? builder.decimal(static_cast<double>(hours->planned_minutes()) / 60)
                         : json::Value())
      .add("price", offer.price ? builder.decimal(amount_of(*offer.price)) : json::Value());
  if (offer.price && !offer.price->currency.empty())
    out.add_string("currency", offer.price->currency);
  if (offer.recognition) out.add("recognition", builder.integer(*offer.recognition));
  return out.add("starts", builder.strings(offer.starts))
      .add("renewal_months", offer.renewal_months && *offer.renewal_months > 0
                                 ? builder.integer(*offer.renewal_months)
                                 : json::Value())
      .value();
}

}  // namespace cairn::catalogue
