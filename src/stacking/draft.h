// SPDX-License-Identifier: Apache-2.0
// A stack while it is being written in a form: every field as typed, parts as rows in the order
// they are read, each as deep as it stands.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stacking/rule.h"

namespace cairn::stacking {

enum class RowKind : std::uint8_t { all, any, at_least, achievement, skill, credits, credentials };
inline constexpr std::string_view row_kind_names[] = {
    "all", "any", "at_least", "achievement", "skill", "credits", "credentials"};
inline std::string_view name_of(RowKind kind) {
  return row_kind_names[static_cast<std::size_t>(kind)];
}
inline bool is_group(RowKind kind) { return kind <= RowKind::at_least; }
// Errors: invalid.
Result<RowKind> row_kind_of(std::string_view name);

// What a kind of row does not ask for is kept and not used.
struct DraftRow {
  std::size_t depth = 0;
  RowKind kind = RowKind::achievement;
  std::string amount;                     // how many parts, credits or credentials
  std::vector<std::string> achievements;  // one, of an achievement
  std::string skill, level;
  std::string eqf_level, result, months;
  bool operator==(const DraftRow&) const = default;
};

struct Draft {
  std::vector<DraftRow> rows;  // the first is the one of depth 0
  std::string outside_percent, outside_of = "credits";
  std::string months;
  std::vector<std::vector<std::string>> not_together;
  bool counts_often = false;
  bool operator==(const Draft&) const = default;
};

// A group of nothing, to begin with.
Draft empty_draft();
Draft draft_of(const Stack& stack);

// Errors: invalid or too_large, with every fault in `also`: paths as "/rows/3/amount", "/rows/0",
// "/outside_percent", "/months", "/not_together/1".
Result<Stack> stack_of(const Draft& draft);

// Another part at the end of a group. False where `group` is none, or a limit is reached.
bool add_row(Draft& draft, std::size_t group, RowKind kind);
// With all that stands in it; the first row stays.
bool remove_row(Draft& draft, std::size_t row);
// Before the part that stands before it in its group; with all that stands in it.
bool raise_row(Draft& draft, std::size_t row);
// The row behind this one and all that stands in it.
std::size_t end_of(const Draft& draft, std::size_t row);

}  // namespace cairn::stacking
