// SPDX-License-Identifier: Apache-2.0
// What differs between a credential as it was signed and as somebody brought it, for people.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "json/build.h"
#include "json/value.h"
#include "verify/report.h"

namespace cairn::app {

struct Change {
  std::string part;                      // "achievement name"
  std::optional<std::string> signed_as;  // unset: it was not there
  std::optional<std::string> shown;      // unset: it is left out
};

// The texts that differ, named for people; proofs are left out. At most `changes_count_max`.
inline constexpr std::size_t changes_count_max = 8;
std::vector<Change> changes_between(const json::Value& signed_as, const json::Value& shown);

// The report as pages show it and permanent links keep it: that of verify::to_json, and where
// something was altered "altered": [{"part", "signed_as", "shown"}], null for what is not there.
json::Value to_json(const verify::Report& report, std::span<const Change> changes,
                    json::Builder builder);

}  // namespace cairn::app
