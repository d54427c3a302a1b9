// SPDX-License-Identifier: Apache-2.0
// What a plan is asked for: what one has and needs, offers, limits and what matters first.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pathways/amount.h"
#include "pathways/requirement.h"

namespace cairn::pathways {

enum class Objective : std::uint8_t {
  uncovered_essential,
  uncovered,
  credentials,
  price,
  hours,
  finish,
  recognition
};
inline constexpr std::array<std::string_view, 7> objective_names{
    "uncovered_essential", "uncovered", "credentials", "price", "hours", "finish", "recognition"};

struct Need {
  SkillLevel skill;
  Amount weight = one;
  bool essential = true;
};

struct Offer {
  std::string id, title, provider, language;
  std::vector<SkillLevel> teaches;  // a skill once
  Requirement requires_;
  std::optional<Amount> price;  // in `currency`
  std::string currency;         // "": the problem's own
  std::optional<Amount> hours;
  Amount recognition = 0;
  std::vector<Day> starts;  // ascending; empty: any day
  std::optional<std::int32_t> renewal_months;
  bool trial = false;  // can be tried before it costs anything
};

// Something begun and not finished when the plan is made again: it keeps its lane until then.
struct Running {
  OfferId offer = 0;
  Day start = 0;
  Day finish = 0;
};

// A step of the plan before, for what slipped.
struct EarlierStep {
  OfferId offer = 0;
  Day finish = 0;
};

struct Problem {
  std::vector<std::string> skills;  // ids; positions are SkillIds
  std::vector<SkillLevel> have;
  std::vector<Need> need;
  std::vector<Offer> offers;
  std::vector<OfferId> held;     // credentials one has: what they teach counts
  std::vector<OfferId> done;     // steps of an earlier plan that are finished; also in `held`
  std::vector<Running> running;  // begun; never dropped
  std::vector<EarlierStep> before;
  std::vector<OfferId> pinned, excluded;
  std::vector<std::string> languages;  // empty: any; an offer without one is never left out
  std::vector<std::string> providers_preferred;  // wins among equal plans
  std::vector<std::string> providers_avoided;    // left out
  Amount hours_per_week = 6 * one;
  Day start = 0;
  std::optional<Day> deadline;
  std::optional<Amount> budget;
  std::string currency;
  std::unordered_map<std::string, double> rates;  // of one unit of it in `currency`
  std::int32_t max_parallel = 1;
  Amount unknown_price = 0;
  Amount unknown_hours = 40 * one;
  std::vector<Objective> objective{Objective::uncovered_essential, Objective::uncovered,
                                   Objective::credentials, Objective::price, Objective::hours};
};

// Finds or adds ids of skills, and finds offers.
class Names {
 public:
  explicit Names(Problem& problem) : problem_(&problem) {}
  SkillId skill(std::string_view id);
  std::optional<OfferId> offer(std::string_view id) const;
  // False where there is one of that id already.
  bool add_offer(std::string_view id, OfferId position);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Map = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
  Problem* problem_;
  Map skills_, offers_;
};

// The same, where an essential need without a weight has the least there is: it is to be reached.
Problem weighing_all_essential(Problem problem);
// Adds what has begun; it requires nothing any more.
void go_on_with(Problem& problem, const Running& begun);

// Whether an offer's price is in a currency that can be compared.
bool is_priced_in_known_currency(const Problem& problem, const Offer& offer);
// What an offer counts as: unknown values take those of the problem, other currencies their rate.
Amount price_of(const Problem& problem, const Offer& offer);
Amount hours_of(const Problem& problem, const Offer& offer);
// Days an offer of these hours takes: ⌈hours × max_parallel / hours_per_week × 7⌉, at least 1.
Day days_of(const Problem& problem, Amount hours);

}  // namespace cairn::pathways
