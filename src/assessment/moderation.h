// SPDX-License-Identifier: Apache-2.0
// Second markers: when one is asked for, and when two markings lie so far apart that a third
// person, or a mark agreed on, has to settle it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/marking.h"

namespace cairn::assessment {

enum class SecondMarker : std::uint8_t { none, always, sample, borderline };
enum class MarkerView : std::uint8_t { blind, open };  // whether the second sees the first's marks

// As forms and files spell them, in the order of the enumerators.
inline constexpr std::string_view second_marker_names[] = {"none", "always", "sample",
                                                           "borderline"};
inline constexpr std::string_view marker_view_names[] = {"blind", "open"};

struct Policy {
  SecondMarker second = SecondMarker::none;
  MarkerView view = MarkerView::blind;
  Hundredths sample_percent = 2000;  // of all cases, under `sample`
  Hundredths margin = 500;           // points of percent around the pass mark, under `borderline`
  Hundredths threshold = 1000;       // points of percent that two markers may lie apart
  std::int64_t due_days = 14;        // from submission to decision; 0: never overdue
  std::int64_t undo_minutes = 0;     // between decision and award; 0: at once
  bool operator==(const Policy&) const = default;
};

// Errors: invalid, with paths as to_json writes a policy ("/threshold").
Status check(const Policy& policy);

// Whether a case is among the sample: always the same for the same id, and for ids that are random
// as likely as the percentage says.
bool in_sample(std::string_view case_id, Hundredths percent);

// Whether the policy wants a second marker, given what the first one found.
bool wants_second(const Policy& policy, std::string_view case_id, const Rubric& rubric,
                  const Score& first);

struct Difference {
  Hundredths percent = 0;             // how far apart the totals are
  std::vector<std::size_t> criteria;  // indices where the levels differ
  bool verdicts_differ = false;       // one passes, the other does not
  bool needs_moderation = false;      // beyond the threshold, or about passing
};

// Both markings are complete. Symmetric.
Difference compare(const Marking& first, const Marking& second, const Rubric& rubric,
                   Hundredths threshold);

}  // namespace cairn::assessment
