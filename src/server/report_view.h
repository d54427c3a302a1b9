// SPDX-License-Identifier: Apache-2.0
// A report as pages show it: one sentence and a colour first, everything else folded away.
#pragma once
#include <vector>

#include "json/value.h"
#include "server/templates.h"
#include "verify/report.h"

namespace cairn::server {

// What differs between a credential as it was signed here and as somebody brought it.
struct Change {
  std::string part;  // "achievement name"
  std::string signed_as;
  std::string shown;
};

// `report` is the JSON of verify::to_json, fresh or kept.
View report_view(const json::Value& report, const std::vector<Change>& changes = {});
View report_view(const verify::Report& report, const std::vector<Change>& changes = {});
// "Rejected: MIG welding, level 1", for the title of the page.
std::string report_title(const json::Value& report);
std::string report_title(const verify::Report& report);

// The texts that differ, named for people; proofs are left out. At most `changes_count_max`.
inline constexpr std::size_t changes_count_max = 8;
std::vector<Change> changes_between(const json::Value& signed_as, const json::Value& shown);

}  // namespace cairn::server
