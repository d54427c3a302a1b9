// SPDX-License-Identifier: Apache-2.0
// What next, for one person: the offers of all catalogues, what people here have done, and what the
// person has and wants, as recommend::rank takes them.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/ports/choices.h"
#include "catalogue/to_problem.h"
#include "outcomes/aggregate.h"
#include "pathways/gap.h"
#include "recommend/offers.h"

namespace cairn::app::career {

// Skill ids by number.
class SkillNumbers {
 public:
  recommend::Item of(std::string_view id);
  std::optional<recommend::Item> find(std::string_view id) const;
  const std::string& id(recommend::Item item) const { return ids_[item]; }

 private:
  std::unordered_map<std::string, recommend::Item> numbers_;
  std::vector<std::string> ids_;
};

// Of work; where nobody says, as many as planning counts.
std::int64_t minutes_of(const catalogue::PlanOffer& offer);

// What people here did with one offer. Counts of people.
struct OfferCounts {
  std::int64_t taken = 0;  // finished or not
  std::int64_t finished = 0;
  std::int64_t days = 0;      // whole weeks: half of those who finished needed no more; 0: not told
  std::int64_t recorded = 0;  // let be counted what came after it
  std::int64_t came = 0;      // of these, to how many anything came
  std::map<std::string, std::int64_t> taken_for = {};  // by the occupation of their goal
};

// What can be recommended, and what was learnt from everybody here. Nothing in it changes. Of each
// offer it holds what a question asks of all of them; the offer itself is read where it is shown.
// The search and its catalogues must outlive it.
class NextKnowledge {
 public:
  NextKnowledge(const catalogue::Search& offers, const std::vector<Learnt>& everybody,
                const std::vector<outcomes::CameAfter>& after = {});

  const SkillNumbers& numbers() const { return numbers_; }
  const recommend::Histories& histories() const { return histories_; }
  const recommend::Offers& by_skill() const { return by_skill_; }
  std::string_view id(std::uint32_t at) const { return search_.books().id(offers_[at]); }
  // What it asks for first.
  const catalogue::Requirement& first(std::uint32_t at) const;
  // Null where its book was damaged meanwhile.
  std::shared_ptr<const catalogue::PlanOffer> offer(std::uint32_t at) const;
  std::optional<std::uint32_t> find(std::string_view offer) const;
  const OfferCounts* counts(std::string_view offer) const;
  std::int64_t people_with_aim(const std::string& occupation) const;
  // Offers that anybody with this goal has taken.
  std::vector<std::string> taken_for(const std::string& occupation) const;

 private:
  // Of every offer, as it is read.
  struct Read {
    SkillNumbers numbers;
    std::vector<catalogue::Number> offers;
    std::vector<std::vector<recommend::SkillAt>> teaching;
    std::vector<std::int64_t> minutes;
    std::unordered_map<std::uint32_t, catalogue::Requirement> firsts;
  };
  static Read read(const catalogue::Search& offers);
  NextKnowledge(const catalogue::Search& offers, Read read, const std::vector<Learnt>& everybody,
                const std::vector<outcomes::CameAfter>& after);

  const catalogue::Search& search_;
  SkillNumbers numbers_;
  std::vector<catalogue::Number> offers_;                             // by ascending id
  std::unordered_map<std::uint32_t, catalogue::Requirement> firsts_;  // of those that ask for any
  recommend::Offers by_skill_;
  recommend::Histories histories_;
  std::unordered_map<std::string, OfferCounts> counts_;
  std::map<std::string, std::int64_t> people_with_aim_;
};

struct OwnReason {
  std::string offer;
  recommend::Reason reason;
};

struct NextQuestion {
  const NextKnowledge& knowledge;
  std::vector<catalogue::SkillLevel> held;
  std::vector<pathways::GapRow> wanted = {};        // of the goal; none without one
  std::string aim = {};                             // occupation of the goal, or ""
  std::vector<std::string> done = {};               // offers, for what asks for them first
  std::vector<std::string> left_out = {};           // offers never named
  std::vector<OwnReason> own = {};                  // renews, completes
  std::map<std::string, std::int64_t> rising = {};  // skills, by how many per cent in a year
  std::function<std::string(std::string_view skill)> label = {};
  std::size_t count = 10;
};

struct NextOffer {
  std::shared_ptr<const catalogue::PlanOffer> offer = {};
  recommend::Score score = 0;
  std::vector<recommend::Reason> reasons;
  std::vector<std::string> brings;  // ids of skills
  std::uint32_t lacks = 0;          // things it asks for first that are not there
};

// The best first. Linear in what peers have and offers of wished skills teach.
std::vector<NextOffer> what_next(const NextQuestion& question);

}  // namespace cairn::app::career
