// SPDX-License-Identifier: Apache-2.0
// Plans and markings read from JSON that anybody may have written.
#include <algorithm>
#include <iterator>
#include <span>

#include "assessment/faults.h"
#include "assessment/limits.h"
#include "assessment/plan.h"
#include "base/filled.h"
#include "json/pointer.h"

namespace cairn::assessment {
namespace {

using json::Value;

// One object while it is read: its members by name and type, and whatever nobody asked for.
class Reader {
 public:
  Reader(const Value& value, std::string path, FaultList& faults)
      : value_(value), path_(std::move(path)), faults_(faults) {
    if (!value.is_object()) fault("", "This must be a JSON object.");
  }
  // Tells of each member that was not taken.
  void finish() {
    for (const auto& member : value_.members())
      if (std::find(taken_.begin(), taken_.end(), member.key) == taken_.end())
        fault(member.key, "There is no such member here. Remove it or correct its name.");
  }

  const Value* find(std::string_view key) {
    taken_.push_back(key);
    return value_.find(key);
  }
  void text(std::string_view key, std::string& into) {
    const auto* found = find(key);
    if (found && !found->is_string()) return fault(key, "This must be a text.");
    if (found) into = found->as_string();
  }
  void whole(std::string_view key, std::int64_t& into) {
    const auto* found = find(key);
    if (!found) return;
    const auto number = found->as_int64();
    if (!number) return fault(key, "This must be a whole number.");
    into = *number;
  }
  // Counted from 1 outside, from 0 inside.
  void place(std::string_view key, std::optional<std::size_t>& into) {
    const auto* found = find(key);
    if (!found || found->is_null()) return;
    const auto number = found->as_int64();
    constexpr auto most = static_cast<std::int64_t>(limits::rubric_levels_max);
    if (!number || *number < 1 || *number > most)
      return fault(key, "This must be the number of a level, counted from 1.");
    into = static_cast<std::size_t>(*number) - 1;
  }
  void amount(std::string_view key, Hundredths& into) {
    const auto* found = find(key);
    if (!found) return;
    const auto number = parse_hundredths(found->number_text());
    if (!number)
      return fault(key,
                   "This must be a number of nought or more, with at most two "
                   "digits behind the point.");
    into = *number;
  }
  void truth(std::string_view key, bool& into) {
    const auto* found = find(key);
    if (found && !found->is_boolean()) return fault(key, "This must be true or false.");
    if (found) into = found->as_boolean();
  }
  template <class Enumeration>
  void one_of(std::string_view key, std::span<const std::string_view> names, Enumeration& into) {
    const auto* found = find(key);
    if (!found) return;
    const auto at = std::find(names.begin(), names.end(), found->as_string());
    if (found->is_string() && at != names.end()) {
      into = static_cast<Enumeration>(at - names.begin());
      return;
    }
    std::string all;
    for (const auto name : names) all += (all.empty() ? "" : ", ") + std::string(name);
    fault(key, filled("This must be one of {}.", all));
  }
  // At most `count_max` items, each with its path.
  template <class Use>
  void list(std::string_view key, std::size_t count_max, Use use) {
    const auto* found = find(key);
    if (!found) return;
    if (!found->is_array()) return fault(key, "This must be a list.");
    if (found->size() > count_max)
      return fault(key, filled("There are too many. Give at most {}.", count_max));
    for (std::size_t i = 0; i < found->size(); ++i)
      use(found->items()[i], path_ + "/" + std::string(key) + "/" + std::to_string(i));
  }
  // Every member, by its name.
  template <class Use>
  void each(std::size_t count_max, Use use) {
    if (value_.size() > count_max)
      return fault("", filled("There are too many. Give at most {}.", count_max));
    for (const auto& member : value_.members()) {
      taken_.push_back(member.key);
      use(member.key, member.value, path_ + json::pointer_token(member.key));
    }
  }
  std::string path_of(std::string_view key) const { return path_ + "/" + std::string(key); }

 private:
  void fault(std::string_view key, std::string sentence) {
    faults_.add(key.empty() ? path_ : path_ + json::pointer_token(key), std::move(sentence));
  }
  const Value& value_;
  std::string path_;
  FaultList& faults_;
  std::vector<std::string_view> taken_;
};

Level read_level(const Value& value, const std::string& path, FaultList& faults) {
  Level level;
  Reader in(value, path, faults);
  in.text("name", level.name);
  in.text("description", level.description);
  in.amount("points", level.points);
  in.finish();
  return level;
}

Criterion read_criterion(const Value& value, const std::string& path, FaultList& faults) {
  Criterion criterion;
  Reader in(value, path, faults);
  in.text("id", criterion.id);
  in.text("name", criterion.name);
  in.text("description", criterion.description);
  in.whole("weight", criterion.weight);
  in.place("needed", criterion.needed);
  in.list("levels", limits::rubric_levels_max, [&](const Value& item, const std::string& at) {
    criterion.levels.push_back(read_level(item, at, faults));
  });
  in.finish();
  return criterion;
}

void read_rubric(const Value& value, const std::string& path, FaultList& faults, Rubric& rubric) {
  Reader in(value, path, faults);
  in.list("criteria", limits::rubric_criteria_max, [&](const Value& item, const std::string& at) {
    rubric.criteria.push_back(read_criterion(item, at, faults));
  });
  for (auto& criterion : rubric.criteria)
    if (criterion.id.empty()) criterion.id = free_criterion_id(rubric);
  if (const auto* pass = in.find("pass")) {
    Reader rule(*pass, in.path_of("pass"), faults);
    Hundredths percent = -1;
    rule.amount("percent", percent);
    if (percent >= 0) rubric.pass_percent = percent;
    rule.finish();
  }
  in.finish();
}

void read_policy(const Value& value, const std::string& path, FaultList& faults, Policy& policy) {
  Reader in(value, path, faults);
  in.one_of("second_marker", second_marker_names, policy.second);
  in.one_of("view", marker_view_names, policy.view);
  in.amount("sample_percent", policy.sample_percent);
  in.amount("margin", policy.margin);
  in.amount("threshold", policy.threshold);
  in.whole("due_days", policy.due_days);
  in.whole("undo_minutes", policy.undo_minutes);
  in.finish();
}

void read_circumstances(const Value& value, const std::string& path, FaultList& faults,
                        Circumstances& it) {
  Reader in(value, path, faults);
  in.one_of("method", method_names, it.method);
  in.truth("supervised", it.supervised);
  in.truth("identity_checked", it.identity_checked);
  in.finish();
}

Mark read_mark(std::string_view criterion, const Value& value, const std::string& path,
               FaultList& faults) {
  Mark mark;
  mark.criterion = criterion;
  Reader in(value, path, faults);
  in.place("level", mark.level);
  in.text("comment", mark.comment);
  in.finish();
  return mark;
}

}  // namespace

Result<Plan> read_plan(const Value& value) {
  FaultList faults;
  Plan plan;
  Reader in(value, "", faults);
  if (const auto* rubric = in.find("rubric")) read_rubric(*rubric, "/rubric", faults, plan.rubric);
  if (const auto* policy = in.find("policy")) read_policy(*policy, "/policy", faults, plan.policy);
  if (const auto* circumstances = in.find("circumstances"))
    read_circumstances(*circumstances, "/circumstances", faults, plan.circumstances);
  in.finish();
  CAIRN_CHECK(faults.verdict());
  CAIRN_CHECK(check(plan));
  return plan;
}

Result<Marking> read_marking(const Value& value) {
  FaultList faults;
  Marking marking;
  Reader in(value, "", faults);
  if (const auto* marks = in.find("marks")) {
    Reader all(*marks, "/marks", faults);
    all.each(limits::rubric_criteria_max,
             [&](std::string_view criterion, const Value& mark, const std::string& at) {
               marking.marks.push_back(read_mark(criterion, mark, at, faults));
             });
  }
  Hundredths percent = -1;
  in.amount("percent", percent);
  if (percent >= 0) marking.percent = percent;
  in.text("comment", marking.comment);
  in.finish();
  CAIRN_CHECK(faults.verdict());
  return marking;
}

}  // namespace cairn::assessment
