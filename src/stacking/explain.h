// SPDX-License-Identifier: Apache-2.0
// How far somebody is with a stack, in sentences: what counts already, what is missing, and the
// nearest way to complete it with what could still be earned.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "stacking/evaluate.h"
#include "stacking/sentences.h"

namespace cairn::stacking {

enum class State : std::uint8_t { done, begun, missing };
inline constexpr std::string_view state_names[] = {"done", "begun", "missing"};

// One part of the rule; parts of a group stand in `parts`.
struct Progress {
  std::string pointer;  // of the stack's JSON
  State state = State::missing;
  Measure measure = Measure::credentials;
  std::int32_t have = 0, need = 0;     // parts of a group; credentials or hundredths of a credit
  std::string what;                    // what it asks for
  std::string sentence;                // "2 of 3; missing: …, the nearest is …"
  std::vector<std::uint32_t> counted;  // positions of the holder's records
  std::vector<std::uint32_t> nearest;  // positions of what could be earned
  std::vector<Progress> parts;
};

struct Explanation {
  Completion completion = Completion::incomplete;
  std::string sentence;  // the whole in one
  std::string remark;    // what only the share from outside stands in the way of, or ""
  Progress progress;
  std::vector<std::uint32_t> counted;  // positions of the holder's records, each once
  std::vector<std::uint32_t> nearest;  // what would complete it, the fewest
  bool nearest_is_known = false;       // whether anything that could be earned completes it
  bool nearest_is_proven = false;      // whether nothing less would
  Credits nearest_credits = 0;
  std::optional<Percent> outside;    // share of what counts now, where there is a cap
  std::int32_t done = 0, parts = 0;  // for a bar: requirements met, of those the way needs
};

class Explainer {
 public:
  // `kinds` are those `compiled` was made with; `held` and `offered` records of them.
  Explanation explain(const Stack& stack, const Compiled& compiled, std::span<const Kind> kinds,
                      Records held, Records offered, const Speech& speech);

 private:
  Evaluator evaluator_;
  Selector selector_;
};

// What could still be earned: each kind from here once, with the best result, awarded today.
std::vector<Record> earnable(std::span<const Kind> kinds, Day today);

}  // namespace cairn::stacking
