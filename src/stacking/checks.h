// SPDX-License-Identifier: Apache-2.0
// What is wrong with a rule before anybody holds anything: what can never be fulfilled, and what
// changes nothing.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "stacking/holdings.h"
#include "stacking/speech.h"

namespace cairn::stacking {

enum class Severity : std::uint8_t { contradiction, doubt, redundancy };
inline constexpr std::string_view severity_names[] = {"contradiction", "doubt", "redundancy"};

struct Finding {
  Severity severity = Severity::contradiction;
  std::string pointer;  // of the stack's JSON
  std::string sentence;
};

// `kinds`: what can be earned here, and what is known of credentials from outside. `own`: the
// stack's own achievement, or "". A contradiction stands in the way of publishing.
std::vector<Finding> check(const Stack& stack, std::span<const Kind> kinds, std::string_view own,
                           Day today, const Speech& speech);

// The same without knowing any achievements: what the rule alone says.
std::vector<Finding> check_alone(const Stack& stack, const Speech& speech);

bool has_contradiction(std::span<const Finding> findings);

}  // namespace cairn::stacking
