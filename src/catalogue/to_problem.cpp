// SPDX-License-Identifier: Apache-2.0
#include "catalogue/to_problem.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "catalogue/catalogue_json.h"
#include "catalogue/graph.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

using Position = std::uint32_t;

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

// Grows the set of useful offers from what is needed until nothing is added.
class Usefulness {
 public:
  Usefulness(std::vector<PlanOffer>& all, std::span<const SkillLevel> have)
      : all_(all), have_(have), useful_(all.size()) {
    for (Position at = 0; at < all.size(); ++at) {
      position_of_.emplace(all[at].offer->id, at);
      for (const auto& taught : all[at].teaches) teaching_[taught.skill].push_back(at);
    }
  }

  void need(const std::string& skill, Level level) {
    if (have_.of(skill) >= level || !needed_.raise(skill, level)) return;
    const auto found = teaching_.find(skill);
    if (found == teaching_.end()) return;
    for (const auto at : found->second)
      if (level_at(at, skill) > have_.of(skill)) add(at);
  }

  std::vector<PlanOffer> finish() {
    for (std::size_t i = 0; i < open_.size(); ++i)
      for_each_leaf(all_[open_[i]].offer->requires_first, [&](const Requirement& leaf) {
        if (leaf.kind == Requirement::Kind::skill) return need(leaf.id, leaf.level);
        const auto found = position_of_.find(leaf.id);
        if (found != position_of_.end()) add(found->second);
      });
    std::vector<PlanOffer> chosen;
    for (Position at = 0; at < all_.size(); ++at)
      if (useful_[at]) chosen.push_back(std::move(all_[at]));
    return chosen;
  }

 private:
  Level level_at(Position at, const std::string& skill) const {
    for (const auto& taught : all_[at].teaches)
      if (taught.skill == skill) return taught.level;
    return 0;
  }
  void add(Position at) {
    if (useful_[at]) return;
    useful_[at] = true;
    open_.push_back(at);
  }

  std::vector<PlanOffer>& all_;
  Levels have_;
  Levels needed_{{}};
  std::unordered_map<std::string_view, Position> position_of_;
  std::unordered_map<std::string, std::vector<Position>> teaching_;
  std::vector<bool> useful_;
  std::vector<Position> open_;
};

using Bundles = std::map<std::string, std::vector<std::string>, std::less<>>;

// Where an offer is required that bundles hold, any of them will do.
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

}  // namespace

std::vector<PlanOffer> all_plan_offers(const Search& offers, const ProblemOptions& options) {
  const OfferLookup lookup = [&](std::string_view id) { return offers.find_id(id); };
  std::vector<PlanOffer> all;
  for (const auto* offer : offers.all()) {
    if (!speaks(*offer, options.languages) || !offer->gone_since.empty()) continue;
    const auto hours = hours_with_parts(*offer, lookup);
    all.push_back({.offer = offer,
                   .teaches = taught_skills(*offer, lookup, options.trust),
                   .requires_first = offer->requires_first,
                   .hours = hours,
                   .hours_from_parts = hours && !offer->hours});
  }
  return all;
}

std::vector<PlanOffer> useful_offers(const Search& offers, std::span<const SkillLevel> have,
                                     std::span<const SkillLevel> need,
                                     const ProblemOptions& options) {
  auto all = all_plan_offers(offers, options);
  Usefulness usefulness(all, have);
  for (const auto& one : need) usefulness.need(one.skill, one.level);
  auto chosen = usefulness.finish();
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
