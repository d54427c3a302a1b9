// SPDX-License-Identifier: Apache-2.0
#include "stacking/draft.h"

#include <algorithm>
#include <charconv>

#include "base/filled.h"
#include "base/text.h"
#include "stacking/bounds.h"

namespace cairn::stacking {
namespace {

// "12", "2.5" or "2,5" as hundredths; whole numbers where `step` is one.
std::optional<std::int32_t> hundredths_of(std::string_view text, std::int32_t step) {
  text = trim(text);
  const auto point = text.find_first_of(".,");
  std::int32_t units = 0;
  const auto head = text.substr(0, point);
  const auto [end, code] = std::from_chars(head.data(), head.data() + head.size(), units);
  if (code != std::errc() || end != head.data() + head.size() || units < 0 || units > 1'000'000)
    return std::nullopt;
  std::int32_t rest = 0;
  if (point != text.npos) {
    auto tail = text.substr(point + 1);
    while (tail.ends_with('0')) tail.remove_suffix(1);
    if (tail.size() > 2) return std::nullopt;
    for (const char c : tail)
      if (c < '0' || c > '9') return std::nullopt;
    if (!tail.empty()) rest = (tail[0] - '0') * 10 + (tail.size() > 1 ? tail[1] - '0' : 0);
  }
  const auto amount = units * one + rest;
  return amount % step == 0 ? std::optional(amount) : std::nullopt;
}

// Reads the rows one after the other.
class Reader {
 public:
  explicit Reader(const Draft& draft) : draft_(draft) {}

  Result<Stack> run() {
    Stack stack;
    if (draft_.rows.empty()) {
      add("/rows/0", "Begin with a condition or a group of them.");
    } else {
      stack.rule = rule();
      if (next_ < draft_.rows.size())
        add("/rows/" + std::to_string(next_), "This part stands in no group. Take it out.");
    }
    read_terms(stack);
    if (faults_.empty()) return stack;
    auto first = std::move(faults_.front());
    faults_.erase(faults_.begin());
    first.also = std::move(faults_);
    return first;
  }

 private:
  void add(std::string path, std::string sentence, ErrorCode code = ErrorCode::invalid) {
    faults_.push_back(fail(code, "stacks", std::move(sentence), std::move(path)));
  }

  Rule rule() {
    const auto at = next_++;
    const auto& row = draft_.rows[at];
    const auto path = "/rows/" + std::to_string(at);
    if (!is_group(row.kind)) return {requirement(row, path)};
    Group group;
    group.kind = static_cast<GroupKind>(row.kind);
    if (row.depth >= bounds::depth_max)
      add(path, filled("Groups stand at most {} deep.", bounds::depth_max), ErrorCode::too_large);
    if (row.kind == RowKind::at_least)
      group.count = whole_number(path + "/amount", row.amount, bounds::credentials_max);
    while (next_ < draft_.rows.size() && draft_.rows[next_].depth == row.depth + 1 &&
           row.depth < bounds::depth_max)
      group.parts.push_back(rule());
    if (group.parts.empty()) add(path, "There is nothing in this group. Add a condition to it.");
    return {std::move(group)};
  }

  Requirement requirement(const DraftRow& row, const std::string& path) {
    Requirement it;
    auto& asked = it.conditions;
    if (row.kind == RowKind::credits) {
      it.measure = Measure::credits;
      it.amount = number(path + "/amount", row.amount, bounds::credits_max, 1);
    } else if (row.kind == RowKind::credentials) {
      it.amount = whole_number(path + "/amount", row.amount, bounds::credentials_max);
    }
    if (row.kind != RowKind::skill) read_achievements(row, path, asked);
    read_skill(row, path, asked);
    if (!trim(row.eqf_level).empty())
      asked.eqf_level = whole_number(path + "/eqf_level", row.eqf_level, bounds::eqf_level_max);
    if (!trim(row.result).empty()) asked.result = number(path + "/result", row.result, 100, 0);
    if (!trim(row.months).empty())
      asked.months = whole_number(path + "/months", row.months, bounds::months_max);
    return it;
  }

  void read_achievements(const DraftRow& row, const std::string& path, Conditions& asked) {
    for (const auto& typed : row.achievements) {
      const std::string name(trim(typed));
      auto& names = asked.achievements;
      if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
      if (name.size() > bounds::id_bytes_max)
        add(path + "/achievements", "This address is too long.", ErrorCode::too_large);
    }
    if (asked.achievements.empty() && row.kind == RowKind::achievement)
      add(path + "/achievements", "Choose an achievement.");
    if (asked.achievements.size() > bounds::names_max)
      add(path + "/achievements", filled("At most {} can be chosen.", bounds::names_max),
          ErrorCode::too_large);
  }

  void read_skill(const DraftRow& row, const std::string& path, Conditions& asked) {
    const std::string skill(trim(row.skill));
    if (skill.empty()) {
      if (row.kind == RowKind::skill) add(path + "/skill", "Name a skill.");
      return;
    }
    if (skill.size() > bounds::id_bytes_max)
      add(path + "/skill", "The name of this skill is too long.", ErrorCode::too_large);
    asked.skill = SkillWish{skill, 1};
    if (!trim(row.level).empty())
      asked.skill->level = whole_number(path + "/level", row.level, bounds::skill_level_max);
  }

  std::int32_t whole_number(std::string path, std::string_view text, std::int32_t most) {
    const auto read = hundredths_of(text, one);
    if (read && *read >= one && *read <= most * one) return *read / one;
    add(std::move(path), filled("Write a whole number from 1 to {}.", most));
    return 1;
  }

  // Up to two decimals; `least` in hundredths.
  std::int32_t number(std::string path, std::string_view text, std::int32_t most,
                      std::int32_t least) {
    const auto read = hundredths_of(text, 1);
    if (read && *read >= least && *read <= most * one) return *read;
    add(std::move(path),
        filled("Write a number from {} to {}, as 6 or 2.5.", text_of_hundredths(least), most));
    return 1;
  }

  void read_terms(Stack& stack) {
    if (!trim(draft_.outside_percent).empty()) {
      stack.outside_at_most =
          OutsideCap{number("/outside_percent", draft_.outside_percent, 100, 0),
                     draft_.outside_of == "credentials" ? Measure::credentials : Measure::credits};
    }
    if (!trim(draft_.months).empty())
      stack.months = whole_number("/months", draft_.months, bounds::months_max);
    for (std::size_t i = 0; i < draft_.not_together.size(); ++i) {
      std::vector<std::string> names;
      for (const auto& typed : draft_.not_together[i]) {
        const std::string name(trim(typed));
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(name);
      }
      const auto path = "/not_together/" + std::to_string(i);
      if (names.size() == 1) add(path, "Choose at least two that do not count together.");
      if (names.size() > bounds::names_max)
        add(path, filled("At most {} can be chosen.", bounds::names_max), ErrorCode::too_large);
      if (names.size() > 1) stack.not_together.push_back(std::move(names));
    }
    stack.counting = draft_.counts_often ? Counting::often : Counting::once;
  }

  const Draft& draft_;
  std::size_t next_ = 0;
  std::vector<Error> faults_;
};

void add_rows(const Rule& rule, std::size_t depth, std::vector<DraftRow>& rows) {
  DraftRow row;
  row.depth = depth;
  if (const auto* group = rule.group()) {
    row.kind = static_cast<RowKind>(group->kind);
    if (group->kind == GroupKind::at_least) row.amount = std::to_string(group->count);
    rows.push_back(std::move(row));
    for (const auto& part : group->parts) add_rows(part, depth + 1, rows);
    return;
  }
  const auto& it = *rule.requirement();
  const auto& asked = it.conditions;
  row.achievements = asked.achievements;
  const bool is_one = it.measure == Measure::credentials && it.amount == 1;
  if (it.measure == Measure::credits) {
    row.kind = RowKind::credits;
    row.amount = text_of_hundredths(it.amount);
  } else if (is_one && asked.achievements.size() == 1) {
    row.kind = RowKind::achievement;
  } else if (is_one && asked.skill && asked.achievements.empty()) {
    row.kind = RowKind::skill;
  } else {
    row.kind = RowKind::credentials;
    row.amount = std::to_string(it.amount);
  }
  if (asked.skill) {
    row.skill = asked.skill->skill;
    row.level = std::to_string(asked.skill->level);
  }
  if (asked.eqf_level > 0) row.eqf_level = std::to_string(asked.eqf_level);
  if (asked.result) row.result = text_of_hundredths(*asked.result);
  if (asked.months) row.months = std::to_string(*asked.months);
  rows.push_back(std::move(row));
}

}  // namespace

Result<RowKind> row_kind_of(std::string_view name) {
  const auto* found = std::find(std::begin(row_kind_names), std::end(row_kind_names), name);
  if (found == std::end(row_kind_names))
    return fail(ErrorCode::invalid, "stacks", "Choose what kind of condition this is.");
  return static_cast<RowKind>(found - std::begin(row_kind_names));
}

Draft empty_draft() {
  Draft draft;
  draft.rows.push_back({.depth = 0, .kind = RowKind::all});
  return draft;
}

Draft draft_of(const Stack& stack) {
  Draft draft;
  add_rows(stack.rule, 0, draft.rows);
  if (const auto& cap = stack.outside_at_most) {
    draft.outside_percent = text_of_hundredths(cap->percent);
    draft.outside_of = cap->measure == Measure::credits ? "credits" : "credentials";
  }
  if (stack.months) draft.months = std::to_string(*stack.months);
  draft.not_together = stack.not_together;
  draft.counts_often = stack.counting == Counting::often;
  return draft;
}

Result<Stack> stack_of(const Draft& draft) {
  if (draft.rows.size() > bounds::parts_max + bounds::groups_max)
    return fail(ErrorCode::too_large, "stacks", "There are too many parts. Take some out.",
                "/rows/0");
  std::size_t leaves = 0, groups = 0;
  for (const auto& row : draft.rows) ++(is_group(row.kind) ? groups : leaves);
  if (leaves > bounds::parts_max || groups > bounds::groups_max)
    return fail(ErrorCode::too_large, "stacks", "There are too many parts. Take some out.",
                "/rows/0");
  return Reader(draft).run();
}

std::size_t end_of(const Draft& draft, std::size_t row) {
  auto end = row + 1;
  while (end < draft.rows.size() && draft.rows[end].depth > draft.rows[row].depth) ++end;
  return end;
}

bool add_row(Draft& draft, std::size_t group, RowKind kind) {
  if (group >= draft.rows.size() || !is_group(draft.rows[group].kind)) return false;
  const auto depth = draft.rows[group].depth + 1;
  if (draft.rows.size() >= bounds::parts_max + bounds::groups_max) return false;
  if (depth > bounds::depth_max || (is_group(kind) && depth >= bounds::depth_max)) return false;
  DraftRow row{.depth = depth, .kind = kind};
  if (kind == RowKind::at_least) row.amount = "2";
  const auto at = static_cast<std::ptrdiff_t>(end_of(draft, group));
  draft.rows.insert(draft.rows.begin() + at, std::move(row));
  return true;
}

bool remove_row(Draft& draft, std::size_t row) {
  if (row == 0 || row >= draft.rows.size()) return false;
  const auto begin = draft.rows.begin();
  draft.rows.erase(begin + static_cast<std::ptrdiff_t>(row),
                   begin + static_cast<std::ptrdiff_t>(end_of(draft, row)));
  return true;
}

bool raise_row(Draft& draft, std::size_t row) {
  if (row == 0 || row >= draft.rows.size()) return false;
  auto before = row - 1;
  while (draft.rows[before].depth > draft.rows[row].depth) --before;
  if (draft.rows[before].depth != draft.rows[row].depth) return false;
  const auto begin = draft.rows.begin();
  std::rotate(begin + static_cast<std::ptrdiff_t>(before), begin + static_cast<std::ptrdiff_t>(row),
              begin + static_cast<std::ptrdiff_t>(end_of(draft, row)));
  return true;
}

}  // namespace cairn::stacking
