// SPDX-License-Identifier: Apache-2.0
#include "stacking/checks.h"

#include <algorithm>
#include <map>
#include <set>

#include "stacking/explain.h"
#include "stacking/implies.h"

namespace cairn::stacking {
namespace {

// A part that every way needs, because only "all" stands above it.
struct Needed {
  const Requirement* requirement;
  std::string pointer;
};

class Checker {
 public:
  Checker(const Stack& stack, std::span<const Kind> kinds, std::string_view own,
          const Speech& speech)
      : stack_(stack), kinds_(kinds), own_(own), speech_(speech) {
    for (const auto& kind : kinds) known_.insert(kind.achievement);
  }

  // Without a day: without knowing achievements.
  std::vector<Finding> run(std::optional<Day> today) {
    knows_ = today.has_value();
    walk(stack_.rule, "/rule", true);
    check_needed_twice();
    check_exclusions();
    check_terms();
    if (today && !has_contradiction(found_)) check_by_trying(*today);
    return std::move(found_);
  }

 private:
  void add(Severity severity, std::string pointer, std::string sentence) {
    found_.push_back({severity, std::move(pointer), std::move(sentence)});
  }

  bool is_unknown(const std::string& name) const {
    return knows_ && !known_.contains(name) && !is_address(name);
  }

  bool outside_is_allowed() const {
    return !stack_.outside_at_most || stack_.outside_at_most->percent > 0;
  }

  void walk(const Rule& rule, const std::string& pointer, bool needed) {
    if (const auto* requirement = rule.requirement()) {
      if (needed) needed_.push_back({requirement, pointer});
      return check_requirement(*requirement, pointer);
    }
    const auto& group = *rule.group();
    const auto count = static_cast<std::int32_t>(group.parts.size());
    const std::string list = group.kind == GroupKind::all   ? "/all"
                             : group.kind == GroupKind::any ? "/any"
                                                            : "/of";
    check_group(group, pointer, list);
    for (std::size_t i = 0; i < group.parts.size(); ++i)
      walk(group.parts[i], pointer + list + "/" + std::to_string(i),
           needed && group.needed() >= count);
  }

  void check_group(const Group& group, const std::string& pointer, const std::string& list) {
    const auto count = static_cast<std::int32_t>(group.parts.size());
    if (group.kind == GroupKind::at_least) {
      if (group.count > count)
        add(Severity::contradiction, pointer + "/at_least",
            speech_.say(to_say("{} are asked for, but there are only {}. Ask for fewer, or add "
                               "more."),
                        {std::to_string(group.count), std::to_string(count)}));
      else if (group.count == count && count > 1)
        add(Severity::redundancy, pointer + "/at_least",
            speech_.say(to_say("All {} are asked for; \"all of these\" says the same."),
                        {std::to_string(count)}));
    } else if (count == 1 && pointer != "/rule") {
      add(Severity::redundancy, pointer,
          speech_.say(to_say("A group of one part says no more than the part alone.")));
    }
    for (std::size_t i = 0; i < group.parts.size(); ++i) {
      const auto place = pointer + list + "/" + std::to_string(i);
      const auto* inner = group.parts[i].group();
      if (inner && inner->kind == group.kind && group.kind != GroupKind::at_least)
        add(Severity::redundancy, place,
            speech_.say(to_say("This group may be dissolved: its parts can stand in the one "
                               "around it.")));
      check_siblings(group, i, place);
    }
  }

  // A part that another one makes idle.
  void check_siblings(const Group& group, std::size_t i, const std::string& place) {
    const auto* mine = group.parts[i].requirement();
    const bool often = stack_.counting == Counting::often;
    for (std::size_t k = 0; k < group.parts.size(); ++k) {
      if (k == i) continue;
      const bool equal = group.parts[i] == group.parts[k];
      if (equal && k < i && (group.kind != GroupKind::all || often))
        return add(Severity::redundancy, place,
                   speech_.say(to_say("This is there twice; once is enough.")));
      const auto* other = group.parts[k].requirement();
      if (equal || !mine || !other) continue;
      if (group.kind == GroupKind::any && implies(*mine, *other))
        return add(Severity::redundancy, place,
                   speech_.say(to_say("Whoever has this has {} anyway, which is enough."),
                               {sentence_of(*other, speech_)}));
      if (group.kind == GroupKind::all && often && implies(*other, *mine))
        return add(
            Severity::redundancy, place,
            speech_.say(to_say("Whoever has {} has this anyway."), {sentence_of(*other, speech_)}));
    }
  }

  void check_requirement(const Requirement& it, const std::string& pointer) {
    const auto& asked = it.conditions;
    const std::string names =
        asked.achievements.size() == 1 && it.amount == 1 && it.measure == Measure::credentials
            ? "/achievement"
            : "/among";
    for (const auto& name : asked.achievements) {
      if (name == own_ && !own_.empty())
        add(Severity::contradiction, pointer + names,
            speech_.say(to_say("A stack cannot be a part of itself. Take it out.")));
      else if (is_unknown(name))
        add(Severity::contradiction, pointer + names,
            speech_.say(to_say("There is no achievement \"{}\" here. Choose another."), {name}));
    }
    if (stack_.months && asked.months && *asked.months >= *stack_.months)
      add(Severity::redundancy, pointer + "/within_months",
          speech_.say(to_say("The whole stack asks for no less; this changes nothing.")));
    if (it.measure == Measure::credentials)
      check_count(it, pointer);
    else
      check_credits(it, pointer);
  }

  // The achievements from here that meet what does not depend on who holds them.
  std::vector<const Kind*> fitting(const Conditions& asked) const {
    std::map<std::string_view, const Kind*> best;
    for (const auto& kind : kinds_) {
      if (kind.source != Source::here || kind.achievement == own_ || !could_take(asked, kind))
        continue;
      auto& slot = best[kind.achievement];
      if (!slot || slot->credits < kind.credits) slot = &kind;
    }
    std::vector<const Kind*> list;
    for (const auto& [name, kind] : best) list.push_back(kind);
    return list;
  }

  // Whether credentials from outside could be taken.
  bool could_be_outside(const Conditions& asked) const {
    return outside_is_allowed() &&
           (asked.achievements.empty() ||
            std::any_of(asked.achievements.begin(), asked.achievements.end(), is_address));
  }

  void check_count(const Requirement& it, const std::string& pointer) {
    const auto named = static_cast<std::int32_t>(it.conditions.achievements.size());
    if (named > 0 && it.amount > named)
      return add(Severity::contradiction, pointer + "/credentials",
                 speech_.say(to_say("{} are asked for, but only {} are named, and each counts "
                                    "once. Ask for fewer, or name more."),
                             {std::to_string(it.amount), std::to_string(named)}));
    if (!knows_) return;
    const auto here = static_cast<std::int32_t>(fitting(it.conditions).size());
    if (here >= it.amount) return;
    if (!could_be_outside(it.conditions))
      add(Severity::contradiction, pointer,
          speech_.say(to_say("Only {} achievements here meet this; {} are asked for. Ask for less, "
                             "or change the achievements."),
                      {std::to_string(here), std::to_string(it.amount)}));
    else
      add(Severity::doubt, pointer,
          speech_.say(to_say("Nobody can reach this with achievements from here alone: {} meet it, "
                             "{} are asked for."),
                      {std::to_string(here), std::to_string(it.amount)}));
  }

  void check_credits(const Requirement& it, const std::string& pointer) {
    if (!knows_) return;
    std::int64_t here = 0;
    for (const auto* kind : fitting(it.conditions)) here += kind->credits;
    if (here >= it.amount) return;
    std::int64_t outside = 0;
    if (could_be_outside(it.conditions)) outside = outside_credits_max();
    const auto text = [&](std::int64_t credits) {
      return credits_text(static_cast<Credits>(std::min<std::int64_t>(credits, 1'000'000'000)),
                          speech_);
    };
    if (here + outside < it.amount)
      add(Severity::contradiction, pointer + "/credits",
          outside > 0 ? speech_.say(to_say("Achievements here give {} for this, and {} may come "
                                           "from other issuers; {} are asked for. Ask for less, "
                                           "or allow more from outside."),
                                    {text(here), text(outside), text(it.amount)})
                      : speech_.say(to_say("Achievements here give {} for this; {} are asked for. "
                                           "Ask for less, or change the achievements."),
                                    {text(here), text(it.amount)}));
    else
      add(Severity::doubt, pointer + "/credits",
          speech_.say(to_say("Nobody can reach this with achievements from here alone: they give "
                             "{}, {} are asked for."),
                      {text(here), text(it.amount)}));
  }

  // At most so many from outside, if everything from here counts: they are a share of the whole.
  std::int64_t outside_credits_max() const {
    constexpr std::int64_t any = 1'000'000'000;
    const auto& cap = stack_.outside_at_most;
    if (!cap || cap->measure != Measure::credits || cap->percent >= whole) return any;
    std::int64_t here = 0;
    for (const auto* kind : fitting({})) here += kind->credits;
    return here * cap->percent / (whole - cap->percent);
  }

  // The one achievement that a part takes, or "".
  static std::string_view only_name(const Requirement& it) {
    const auto& names = it.conditions.achievements;
    return names.size() == 1 ? std::string_view(names[0]) : std::string_view();
  }

  void check_needed_twice() {
    if (stack_.counting == Counting::often) return;
    std::map<std::string_view, int> times;
    for (const auto& part : needed_) {
      const auto name = only_name(*part.requirement);
      if (name.empty() || ++times[name] < 2) continue;
      add(Severity::contradiction, part.pointer,
          speech_.say(to_say("{} is needed by two parts, but each credential counts for one part "
                             "only. Take it out of one of them."),
                      {speech_.quoted(name)}));
    }
  }

  void check_exclusions() {
    for (std::size_t i = 0; i < stack_.not_together.size(); ++i) {
      const auto& list = stack_.not_together[i];
      std::set<std::string_view> needed;
      for (const auto& part : needed_) {
        const auto name = only_name(*part.requirement);
        if (std::find(list.begin(), list.end(), name) != list.end()) needed.insert(name);
      }
      const auto place = "/not_together/" + std::to_string(i);
      for (const auto& name : list)
        if (is_unknown(name))
          add(Severity::contradiction, place,
              speech_.say(to_say("There is no achievement \"{}\" here. Choose another."), {name}));
      if (needed.size() < 2) continue;
      std::vector<std::string> names;
      for (const auto name : needed) names.push_back(speech_.quoted(name));
      add(Severity::contradiction, place,
          speech_.say(to_say("{} are all needed, but do not count together. Take one out of the "
                             "rule or out of this list."),
                      {joined_all(speech_, names)}));
    }
  }

  void check_terms() {
    const auto& cap = stack_.outside_at_most;
    if (cap && cap->percent >= whole)
      add(Severity::redundancy, "/outside_at_most",
          speech_.say(to_say("All may come from other issuers; leaving this out says the same.")));
  }

  // The search itself is asked whether everything there is would do.
  void check_by_trying(Day today) {
    const Compiled compiled(stack_, kinds_, own_, today);
    const auto all = earnable(kinds_, today);
    Selector selector;
    const bool possible = selector.run(compiled, all, {}, Search::first, bounds::decide_tries_max);
    if (possible || !selector.is_proven()) return;
    if (!any_could_be_outside(stack_.rule))
      add(Severity::contradiction, "/rule",
          speech_.say(to_say("Nobody can complete this: what it asks for cannot all count at once. "
                             "Ask for less, or let more count.")));
    else if (found_.empty())
      add(Severity::doubt, "/rule",
          speech_.say(to_say("Nobody can complete this with achievements from here alone.")));
  }

  bool any_could_be_outside(const Rule& rule) const {
    if (const auto* it = rule.requirement()) return could_be_outside(it->conditions);
    const auto& parts = rule.group()->parts;
    return std::any_of(parts.begin(), parts.end(),
                       [&](const Rule& part) { return any_could_be_outside(part); });
  }

  const Stack& stack_;
  std::span<const Kind> kinds_;
  std::string_view own_;
  const Speech& speech_;
  std::set<std::string_view> known_;
  bool knows_ = true;
  std::vector<Needed> needed_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> check(const Stack& stack, std::span<const Kind> kinds, std::string_view own,
                           Day today, const Speech& speech) {
  return Checker(stack, kinds, own, speech).run(today);
}

std::vector<Finding> check_alone(const Stack& stack, const Speech& speech) {
  return Checker(stack, {}, "", speech).run(std::nullopt);
}

bool has_contradiction(std::span<const Finding> findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& each) { return each.severity == Severity::contradiction; });
}

}  // namespace cairn::stacking
