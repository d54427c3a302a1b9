// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/statistics.h"

#include <algorithm>
#include <map>

#include "app/assessment/plans.h"
#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/assessments.h"
#include "assessment/limits.h"

namespace cairn::app {
namespace {

constexpr std::int64_t markings_max = 10'000;

std::optional<std::int64_t> median(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// First and second markings of one submission.
struct Pair {
  const HandedIn* first = nullptr;
  const HandedIn* second = nullptr;
  bool moderated = false;
};

using Pairs = std::map<std::pair<std::string, std::int64_t>, Pair>;

Pairs pairs_of(const std::vector<HandedIn>& all) {
  Pairs pairs;
  for (const auto& each : all) {
    auto& pair = pairs[{each.marking.claim.text, each.marking.round}];
    switch (each.marking.role) {
      case MarkingRole::first: pair.first = &each; break;
      case MarkingRole::second: pair.second = &each; break;
      case MarkingRole::moderation:
      case MarkingRole::agreed: pair.moderated = true; break;
      default: break;
    }
  }
  return pairs;
}

// Plans are read once a version, as many claims share one.
class Plans {
 public:
  explicit Plans(Transaction& transaction) : transaction_(transaction) {}
  Result<const HeldPlan*> of(const HandedIn& each) {
    const auto key = std::pair(each.achievement.text, each.achievement_version);
    auto found = held_.find(key);
    if (found == held_.end()) {
      CAIRN_TRY(auto read, plan_for(transaction_, each.marking.organisation, each.achievement,
                                    each.achievement_version));
      found = held_.emplace(key, std::move(read)).first;
    }
    return found->second ? &*found->second : nullptr;
  }

 private:
  Transaction& transaction_;
  std::map<std::pair<std::string, std::int64_t>, std::optional<HeldPlan>> held_;
};

struct Ratings {
  std::vector<assessment::RatingPair> verdicts;
  std::vector<assessment::RatingPair> levels;
  std::vector<std::pair<std::string, std::vector<assessment::RatingPair>>> criteria;

  std::vector<assessment::RatingPair>& of(const std::string& name) {
    for (auto& [known, pairs] : criteria)
      if (known == name) return pairs;
    return criteria.emplace_back(name, std::vector<assessment::RatingPair>()).second;
  }
};

Status rate(const Pair& pair, Plans& plans, Ratings& into) {
  CAIRN_TRY(const auto* held, plans.of(*pair.first));
  if (held == nullptr) return done;
  const auto& rubric = held->plan.rubric;
  CAIRN_TRY(const auto first, assessment::parse_marking(pair.first->marking.content, rubric));
  CAIRN_TRY(const auto second, assessment::parse_marking(pair.second->marking.content, rubric));
  const auto passed = [&](const assessment::Marking& marking) -> std::size_t {
    return assessment::score(marking, rubric).passed ? 1 : 0;
  };
  into.verdicts.push_back({passed(first), passed(second)});
  for (const auto& criterion : rubric.criteria) {
    const auto one = assessment::level_of(first, criterion.id);
    const auto other = assessment::level_of(second, criterion.id);
    if (!one || !other) continue;
    into.levels.push_back({*one, *other});
    into.of(criterion.name).push_back({*one, *other});
  }
  return done;
}

Result<std::vector<MarkerFigures>> markers_of(Transaction& transaction, const Actor& actor,
                                              const std::vector<HandedIn>& all) {
  std::map<std::string, std::vector<std::int64_t>> seconds;
  std::map<std::string, std::int64_t> counts;
  for (const auto& each : all) {
    ++counts[each.marking.account.text];
    if (each.marking.seconds > 0)
      seconds[each.marking.account.text].push_back(each.marking.seconds);
  }
  std::vector<MarkerFigures> out;
  for (const auto& [account, count] : counts) {
    CAIRN_TRY(const auto found,
              optional(transaction.accounts().find(actor.organisation, {account})));
    out.push_back(
        {{account}, found ? found->email : std::string(), count, median(seconds[account])});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.markings > b.markings; });
  return out;
}

}  // namespace

Result<AssessmentFigures> assessment_figures(Context& context, const Actor& actor,
                                             const AchievementId& achievement) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto& assessments = transaction->assessments();
  CAIRN_TRY(const auto all,
            assessments.markings_handed_in(actor.organisation, achievement, markings_max));
  AssessmentFigures out;
  out.markings = static_cast<std::int64_t>(all.size());
  Plans plans(*transaction);
  Ratings ratings;
  for (const auto& [key, pair] : pairs_of(all)) {
    if (pair.moderated) ++out.moderated;
    if (pair.first && pair.second) CAIRN_CHECK(rate(pair, plans, ratings));
  }
  constexpr auto weighted = assessment::KappaWeights::quadratic;
  constexpr auto levels_max = limits::rubric_levels_max;
  out.verdicts = assessment::agreement_of(ratings.verdicts, 2, assessment::KappaWeights::none);
  out.levels = assessment::agreement_of(ratings.levels, levels_max, weighted);
  if (!achievement.text.empty())
    for (const auto& [name, pairs] : ratings.criteria)
      out.criteria.push_back({name, assessment::agreement_of(pairs, levels_max, weighted)});
  CAIRN_TRY(out.markers, markers_of(*transaction, actor, all));
  CAIRN_TRY(const auto times,
            assessments.turnarounds(actor.organisation, achievement, markings_max));
  out.decided = static_cast<std::int64_t>(times.size());
  std::vector<std::int64_t> days;
  for (const auto& time : times)
    days.push_back((time.decided.microseconds - time.submitted.microseconds) / 864'000'000);
  out.median_days_hundredths = median(std::move(days));
  return out;
}

}  // namespace cairn::app
