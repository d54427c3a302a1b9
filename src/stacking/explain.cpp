// SPDX-License-Identifier: Apache-2.0
#include "stacking/explain.h"

#include <algorithm>
#include <bit>

namespace cairn::stacking {
namespace {

// Builds the tree of progress from who counts for what.
class Teller {
 public:
  Teller(const Stack& stack, const Compiled& compiled, std::span<const Kind> kinds, Records held,
         Records offered, const Speech& speech)
      : stack_(stack),
        compiled_(compiled),
        kinds_(kinds),
        held_(held),
        offered_(offered),
        speech_(speech),
        counted_(compiled.leaves().size()),
        nearest_(compiled.leaves().size()),
        achievement_used_(compiled.achievements(), 0) {}

  // Counts what the choice counts, then what else is there for the parts it did not need.
  void count(const Choice& choice) {
    for (const auto& use : choice.uses) {
      for (auto rest = use.leaves; rest != 0; rest &= rest - 1)
        (use.offered ? nearest_ : counted_)[static_cast<std::size_t>(std::countr_zero(rest))]
            .push_back(use.position);
      const auto kind = (use.offered ? offered_ : held_)[use.position].kind;
      achievement_used_[compiled_.achievement(kind)] = 1;
    }
    for (std::size_t leaf = 0; leaf < counted_.size(); ++leaf)
      if ((choice.satisfied >> leaf & 1) == 0) count_spare(leaf);
  }

  Progress tell() {
    next_ = 0;
    return tell(stack_.rule, "/rule");
  }

  std::vector<std::uint32_t> all_counted() const {
    std::vector<std::uint32_t> all;
    for (const auto& of_leaf : counted_) all.insert(all.end(), of_leaf.begin(), of_leaf.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  std::string names_of(const std::vector<std::uint32_t>& positions) const {
    std::vector<std::string> names;
    for (const auto at : positions) names.push_back(speech_.quoted(name(held_[at])));
    std::sort(names.begin(), names.end());
    return joined_all(speech_, names);
  }

  // “D” (3 credits) and “E”
  std::string offers_of(const std::vector<std::uint32_t>& positions) const {
    std::vector<std::string> names;
    for (const auto at : positions) {
      const auto credits = compiled_.credits(offered_[at].kind);
      const auto quoted = speech_.quoted(name(offered_[at]));
      names.push_back(
          credits == 0 ? quoted
                       : speech_.say(to_say("{} ({})"), {quoted, credits_text(credits, speech_)}));
    }
    return joined_all(speech_, names);
  }

 private:
  std::string_view name(const Record& record) const { return kinds_[record.kind].achievement; }

  std::int32_t sum(std::size_t leaf) const {
    std::int64_t sum = 0;
    for (const auto at : counted_[leaf])
      sum += compiled_.worth(held_[at].kind, compiled_.leaves()[leaf]);
    return static_cast<std::int32_t>(std::min<std::int64_t>(sum, 1'000'000'000));
  }

  // A part the way does not need: it is there where what is left over fills it.
  void count_spare(std::size_t leaf) {
    const auto& wanted = compiled_.leaves()[leaf];
    const bool often = compiled_.counting() == Counting::often;
    auto taken = achievement_used_;
    for (std::uint32_t at = 0; at < held_.size() && sum(leaf) < wanted.amount; ++at) {
      const auto achievement = compiled_.achievement(held_[at].kind);
      if ((compiled_.mask(held_[at]) >> leaf & 1) == 0) continue;
      if (!often && taken[achievement] != 0) continue;
      taken[achievement] = 1;
      counted_[leaf].push_back(at);
    }
    if (sum(leaf) >= wanted.amount) achievement_used_ = std::move(taken);
  }

  Progress tell(const Rule& rule, const std::string& pointer) {
    if (const auto* requirement = rule.requirement())
      return tell_requirement(*requirement, pointer, next_++);
    const auto& group = *rule.group();
    Progress it;
    it.pointer = pointer;
    it.need = group.needed();
    it.what = short_of(rule, speech_);
    const std::string key = group.kind == GroupKind::all   ? "/all/"
                            : group.kind == GroupKind::any ? "/any/"
                                                           : "/of/";
    bool begun = false;
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < group.parts.size(); ++i) {
      auto part = tell(group.parts[i], pointer + key + std::to_string(i));
      it.have += part.state == State::done ? 1 : 0;
      begun = begun || part.state != State::missing;
      if (part.state != State::done) missing.push_back(part.what);
      it.counted.insert(it.counted.end(), part.counted.begin(), part.counted.end());
      it.nearest.insert(it.nearest.end(), part.nearest.begin(), part.nearest.end());
      it.parts.push_back(std::move(part));
    }
    it.state = it.have >= it.need ? State::done : begun ? State::begun : State::missing;
    it.sentence = group_sentence(it, missing);
    return it;
  }

  std::string group_sentence(const Progress& it, const std::vector<std::string>& missing) const {
    const auto have = std::to_string(std::min(it.have, it.need));
    auto text = speech_.say(to_say("{} of {}"), {have, std::to_string(it.need)});
    if (it.state == State::done) return speech_.say(to_say("Done: {}."), {text});
    const auto open = static_cast<std::size_t>(it.need - it.have);
    const auto list = open == missing.size()
                          ? joined_all(speech_, missing, 6)
                          : speech_.say(to_say("{} of {}"),
                                        {std::to_string(open), joined_any(speech_, missing, 6)});
    text = speech_.say(to_say("{}; missing: {}"), {text, list});
    return with_nearest(text, it.nearest);
  }

  std::string with_nearest(const std::string& text,
                           const std::vector<std::uint32_t>& nearest) const {
    if (nearest.empty()) return speech_.say(to_say("{}."), {text});
    return speech_.say(
        nearest.size() == 1 ? to_say("{}; the nearest is {}.") : to_say("{}; the nearest are {}."),
        {text, offers_of(nearest)});
  }

  Progress tell_requirement(const Requirement& requirement, const std::string& pointer,
                            std::size_t leaf) {
    Progress it;
    it.pointer = pointer;
    it.measure = requirement.measure;
    it.need = requirement.amount;
    it.have = sum(leaf);
    it.what = sentence_of(requirement, speech_);
    it.counted = counted_[leaf];
    it.nearest = nearest_[leaf];
    it.state = it.have >= it.need ? State::done : it.have > 0 ? State::begun : State::missing;
    if (it.state == State::done) {
      it.sentence = speech_.say(to_say("Done, with {}."), {names_of(it.counted)});
      return it;
    }
    const bool credits = it.measure == Measure::credits;
    if (!credits && it.need == 1) {
      it.sentence = with_nearest(speech_.say(to_say("Missing")), it.nearest);
      return it;
    }
    const auto text = [&](std::int32_t amount) {
      return credits ? text_of_hundredths(amount) : std::to_string(amount);
    };
    const auto counts = speech_.say(credits ? to_say("{} of {} credits; missing: {}")
                                            : to_say("{} of {} credentials; missing: {}"),
                                    {text(it.have), text(it.need), text(it.need - it.have)});
    it.sentence = with_nearest(counts, it.nearest);
    return it;
  }

  const Stack& stack_;
  const Compiled& compiled_;
  std::span<const Kind> kinds_;
  Records held_, offered_;
  const Speech& speech_;
  std::vector<std::vector<std::uint32_t>> counted_, nearest_;  // of each requirement
  std::vector<std::uint8_t> achievement_used_;
  std::size_t next_ = 0;
};

std::optional<Percent> share_from_outside(const Compiled& compiled, Records held,
                                          const std::vector<std::uint32_t>& counted) {
  if (!compiled.cap()) return std::nullopt;
  std::int64_t outside = 0, total = 0;
  for (const auto at : counted) {
    const auto weight = compiled.weight(held[at].kind);
    total += weight;
    if (compiled.is_outside(held[at].kind)) outside += weight;
  }
  return total == 0 ? 0 : static_cast<Percent>((outside * whole + total / 2) / total);
}

std::string whole_sentence(const Explanation& it, const Compiled& compiled, const Teller& teller,
                           const Speech& speech) {
  switch (it.completion) {
    case Completion::complete:
      return speech.say(to_say("Complete, with {}."), {teller.names_of(it.counted)});
    case Completion::undecided:
      return speech.say(
          to_say("There are more ways to count these credentials than can be tried. Ask the "
                 "issuer to look at them."));
    case Completion::incomplete: break;
  }
  if (it.progress.state != State::done) return it.progress.sentence;
  auto text = speech.say(to_say("All parts are there, but not all of them count together"));
  if (const auto& cap = compiled.cap(); cap && it.outside && *it.outside > cap->percent)
    text = speech.say(
        cap->measure == Measure::credits
            ? to_say("{} of the credits that count come from other issuers; at most {} may")
            : to_say("{} of the credentials that count come from other issuers; at most {} may"),
        {percent_text(*it.outside, speech), percent_text(cap->percent, speech)});
  if (it.nearest.empty()) return speech.say(to_say("{}."), {text});
  return speech.say(
      it.nearest.size() == 1 ? to_say("{}; the nearest is {}.") : to_say("{}; the nearest are {}."),
      {text, teller.offers_of(it.nearest)});
}

}  // namespace

Explanation Explainer::explain(const Stack& stack, const Compiled& compiled,
                               std::span<const Kind> kinds, Records held, Records offered,
                               const Speech& speech) {
  Explanation it;
  held = held.first(std::min(held.size(), bounds::records_max));
  it.completion = evaluator_.evaluate(compiled, held);
  if (it.completion == Completion::complete) offered = {};
  Choice choice;
  it.nearest_is_known =
      selector_.run(compiled, held, offered, Search::best, bounds::nearest_tries_max);
  it.nearest_is_proven = selector_.is_proven();
  if (it.nearest_is_known) choice = selector_.choice();
  Teller teller(stack, compiled, kinds, held, offered, speech);
  teller.count(choice);
  it.progress = teller.tell();
  it.counted = teller.all_counted();
  for (const auto& use : choice.uses)
    if (use.offered) it.nearest.push_back(use.position);
  if (it.completion == Completion::complete) {
    it.counted.clear();
    for (const auto& use : choice.uses) it.counted.push_back(use.position);
  }
  it.nearest_credits = static_cast<Credits>(choice.cost.offered_credits);
  it.outside = share_from_outside(compiled, held, it.counted);
  it.parts = it.nearest_is_known ? std::popcount(choice.satisfied)
                                 : static_cast<std::int32_t>(compiled.leaves().size());
  Mask open = 0;
  for (const auto& use : choice.uses)
    if (use.offered) open |= use.leaves;
  it.done = std::popcount(choice.satisfied & ~open);
  it.sentence = whole_sentence(it, compiled, teller, speech);
  if (it.completion == Completion::incomplete && compiled.cap() &&
      evaluator_.evaluate(compiled.without_cap(), held) == Completion::complete)
    it.remark =
        speech.say(to_say("It would be complete if more than {} from other issuers could count."),
                   {percent_text(compiled.cap()->percent, speech)});
  return it;
}

std::vector<Record> earnable(std::span<const Kind> kinds, Day today) {
  std::vector<Record> records;
  for (KindId kind = 0; kind < kinds.size(); ++kind)
    if (kinds[kind].source == Source::here) records.push_back({kind, whole, today, never});
  std::stable_sort(records.begin(), records.end(), [&](const Record& a, const Record& b) {
    return kinds[a.kind].achievement < kinds[b.kind].achievement;
  });
  return records;
}

}  // namespace cairn::stacking
