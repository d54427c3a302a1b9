// SPDX-License-Identifier: Apache-2.0
#include "app/recommend/next.h"

#include <algorithm>
#include <functional>
#include <set>

namespace cairn::app::career {
namespace {

using recommend::Item;
using recommend::Reason;
using recommend::ReasonKind;
using recommend::strong;

constexpr std::size_t peers_max = 300;  // skills that people alike have, looked at
constexpr std::int64_t unlocks_half = 5;
constexpr std::int64_t doubled_percent = 100;
constexpr std::uint32_t lacks_max = 1'000;

// What an offer asks for first and is not there, and the one skill of it where that is all.
struct Missing {
  std::uint32_t count = 0;
  std::string skill = {};
};

class Asker {
 public:
  explicit Asker(const NextQuestion& question)
      : question_(question), knowledge_(question.knowledge) {
    for (const auto& one : question.held) {
      auto& level = levels_[one.skill];
      level = std::max(level, one.level);
      if (const auto item = knowledge_.numbers().find(one.skill))
        held_.push_back({*item, one.level});
    }
    done_.insert(question.done.begin(), question.done.end());
    left_out_.insert(question.left_out.begin(), question.left_out.end());
    for (const auto& one : question.own)
      if (one.reason.kind == ReasonKind::renews) renewed_.insert(one.offer);
  }

  std::vector<NextOffer> answer() {
    add_goal();
    add_unlocks();
    add_peers();
    add_rising();
    std::vector<recommend::Wish> wishes;
    for (auto& [skill, reasons] : reasons_) wishes.push_back({skill, std::move(reasons)});
    add_candidates(knowledge_.by_skill().bringing(wishes, held_));
    std::vector<NextOffer> list;
    for (auto& one : recommend::rank(wishes, candidates_, {.count = question_.count}))
      if (auto row = shown(one); row.offer) list.push_back(std::move(row));
    return list;
  }

 private:
  Phrase label(std::string_view skill) const {
    return as_written(question_.label ? question_.label(skill) : std::string(skill));
  }

  void add_goal() {
    pathways::Amount most = 1;
    for (const auto& row : question_.wanted) most = std::max(most, row.weight);
    for (const auto& row : question_.wanted) {
      const auto item = knowledge_.numbers().find(row.skill);
      if (!item || row.have >= row.need) continue;
      const auto missing = std::int64_t{strong} * (100 - row.credit_percent) / 100;
      const auto whole = missing * std::max<pathways::Amount>(row.weight, 0) / most;
      reasons_[*item].push_back(
          {.kind = ReasonKind::closes,
           .strength = static_cast<recommend::Strength>(row.essential ? whole : whole / 2),
           .about = as_written(row.label),
           .count = row.have});
    }
  }

  // Offers that close a part of the goal and wait for one skill alone make that one worth having.
  void add_unlocks() {
    std::vector<recommend::Wish> wishes;
    for (const auto& [skill, reasons] : reasons_) wishes.push_back({skill, reasons});
    std::map<std::string, std::int64_t> opened;
    for (const auto& found : knowledge_.by_skill().bringing(wishes, held_)) {
      const auto missing = missing_of(knowledge_.first(found.offer));
      if (missing.count == 1 && !missing.skill.empty()) ++opened[missing.skill];
    }
    for (const auto& [skill, count] : opened)
      if (const auto item = knowledge_.numbers().find(skill))
        reasons_[*item].push_back({.kind = ReasonKind::unlocks,
                                   .strength = recommend::saturating(count, unlocks_half),
                                   .about = label(skill),
                                   .count = count});
  }

  void add_peers() {
    std::vector<Item> held;
    for (const auto& one : held_) held.push_back(one.skill);
    auto likely = knowledge_.histories().likely(held);
    if (likely.size() > peers_max) likely.resize(peers_max);
    for (const auto& one : likely)
      reasons_[one.item].push_back({.kind = ReasonKind::peers,
                                    .strength = one.share,
                                    .about = label(knowledge_.numbers().id(one.item)),
                                    .count = one.people});
  }

  void add_rising() {
    for (const auto& [skill, percent] : question_.rising) {
      const auto item = knowledge_.numbers().find(skill);
      if (!item || percent <= 0 || levels_.contains(skill)) continue;
      reasons_[*item].push_back({.kind = ReasonKind::demand,
                                 .strength = recommend::share_of(percent, doubled_percent),
                                 .about = label(skill),
                                 .count = percent});
    }
  }

  // Null where it is not to be named.
  recommend::Candidate* candidate(std::uint32_t at, std::vector<Item> brings) {
    const auto id = knowledge_.id(at);
    const bool over = done_.contains(id) && !renewed_.contains(id);
    if (over || left_out_.contains(id)) return nullptr;
    const auto [place, is_new] = by_offer_.try_emplace(at);
    if (is_new) {
      place->second.id = id;
      place->second.brings = std::move(brings);
      place->second.minutes = knowledge_.by_skill().minutes(at);
      place->second.lacks = missing_of(knowledge_.first(at)).count;
    }
    return &place->second;
  }
  recommend::Candidate* candidate(std::string_view id) {
    const auto at = knowledge_.find(id);
    return at ? candidate(*at, knowledge_.by_skill().brought_by(*at, held_)) : nullptr;
  }

  void add_candidates(std::vector<recommend::Found> found) {
    for (auto& one : found) candidate(one.offer, std::move(one.brings));
    for (const auto& one : question_.own)
      if (auto* it = candidate(one.offer)) it->own.push_back(one.reason);
    if (!question_.aim.empty())
      for (const auto& id : knowledge_.taken_for(question_.aim)) add_same_goal(id, candidate(id));
    for (auto& [at, it] : by_offer_) {
      add_well_taken(it);
      add_outcomes(it);
      offers_.push_back(at);
      candidates_.push_back(std::move(it));
    }
  }

  void add_same_goal(const std::string& id, recommend::Candidate* candidate) {
    const auto count = knowledge_.counts(id)->taken_for.at(question_.aim);
    if (candidate == nullptr || count < recommend::people_min) return;
    candidate->own.push_back(
        {.kind = ReasonKind::same_goal,
         .strength = recommend::share_of(count, knowledge_.people_with_aim(question_.aim)),
         .count = count});
  }

  void add_well_taken(recommend::Candidate& candidate) {
    const auto* counts = knowledge_.counts(candidate.id);
    if (counts == nullptr || counts->finished < recommend::people_min) return;
    if (candidate.brings.empty() && candidate.own.empty()) return;
    candidate.own.push_back({.kind = ReasonKind::well_taken,
                             .strength = recommend::share_of(counts->finished, counts->taken),
                             .count = counts->finished,
                             .days = counts->days});
  }

  void add_outcomes(recommend::Candidate& candidate) {
    const auto* counts = knowledge_.counts(candidate.id);
    if (counts == nullptr || counts->came < recommend::people_min) return;
    if (candidate.brings.empty() && candidate.own.empty()) return;
    candidate.own.push_back({.kind = ReasonKind::outcomes,
                             .strength = recommend::share_of(counts->came, counts->recorded),
                             .count = counts->came});
  }

  Missing missing_of(const catalogue::Requirement& tree) const {
    using Kind = catalogue::Requirement::Kind;
    if (tree.kind == Kind::skill) {
      const auto found = levels_.find(tree.id);
      if (found != levels_.end() && found->second >= tree.level) return {};
      return {1, tree.id};
    }
    if (tree.kind == Kind::offer) return {done_.contains(tree.id) ? 0U : 1U};
    std::vector<Missing> parts;
    for (const auto& part : tree.of) parts.push_back(missing_of(part));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Missing& a, const Missing& b) { return a.count < b.count; });
    auto wanted = parts.size();
    if (tree.kind == Kind::any) wanted = std::min<std::size_t>(wanted, 1);
    if (tree.kind == Kind::at_least) wanted = std::min<std::size_t>(wanted, tree.count);
    Missing all;
    for (std::size_t i = 0; i < wanted; ++i) {
      if (parts[i].count > 0) all.skill = parts[i].skill;
      all.count = std::min(all.count + parts[i].count, lacks_max);
    }
    return all;
  }

  NextOffer shown(recommend::Recommended& one) const {
    const auto& candidate = candidates_[one.candidate];
    NextOffer out{.offer = knowledge_.offer(offers_[one.candidate]),
                  .score = one.score,
                  .reasons = std::move(one.reasons),
                  .brings = {},
                  .lacks = candidate.lacks};
    for (const auto item : candidate.brings) out.brings.push_back(knowledge_.numbers().id(item));
    return out;
  }

  const NextQuestion& question_;
  const NextKnowledge& knowledge_;
  std::map<std::string, catalogue::Level, std::less<>> levels_;
  std::vector<recommend::SkillAt> held_;
  std::set<std::string, std::less<>> done_, left_out_, renewed_;
  std::map<Item, std::vector<Reason>> reasons_;
  std::map<std::uint32_t, recommend::Candidate> by_offer_;
  std::vector<std::uint32_t> offers_;  // by candidate
  std::vector<recommend::Candidate> candidates_;
};

}  // namespace

std::vector<NextOffer> what_next(const NextQuestion& question) { return Asker(question).answer(); }

}  // namespace cairn::app::career
