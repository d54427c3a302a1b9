// SPDX-License-Identifier: Apache-2.0
// Choices: what the workbooks of people with an account say of offers and skills, kept apart from
// them so that it can be counted. Nothing here names anybody; the rows go with their workbook.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/workbooks.h"
#include "base/result.h"

namespace cairn::app {

enum class ChoiceKind : std::uint8_t { dismissed, taken, finished };
inline constexpr std::string_view choice_kind_names[] = {"dismissed", "taken", "finished"};
inline std::string_view name_of(ChoiceKind kind) {
  return choice_kind_names[static_cast<std::size_t>(kind)];
}

struct Choice {
  std::string offer;
  ChoiceKind kind = ChoiceKind::taken;
  std::string aim;                // the occupation of the goal it was chosen for, or ""
  std::int64_t chosen_day = 0;    // since 1970
  std::int64_t finished_day = 0;  // likewise; 0: not finished

  bool operator==(const Choice&) const = default;
};

// What is counted of one person.
struct Learnt {
  std::vector<Choice> choices;      // by offer, each once
  std::vector<std::string> skills;  // held at any level, ascending
};

class Choices {
 public:
  virtual ~Choices() = default;
  // Takes the place of what was known of this workbook.
  virtual Status put(const WorkbookId& workbook, const Learnt& learnt) = 0;
  virtual Result<Learnt> of(const WorkbookId& workbook) = 0;
  // A row for everybody with an account of whom anything is known, in no told order; at most
  // `people_max` people.
  virtual Result<std::vector<Learnt>> of_everybody(std::int64_t people_max) = 0;
};

}  // namespace cairn::app
