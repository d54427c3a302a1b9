// SPDX-License-Identifier: Apache-2.0
// The same change of badges that are named one by one, or in a list.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/awards/change.h"
#include "base/result.h"
#include "cli/console.h"

namespace cairn::cli {

struct BadgeChange {
  std::string data;
  std::vector<std::string> ids;  // or addresses of pages
  std::string file;              // a list of them, or ""; "-" is input
  std::string reason;
  std::string until;        // a day, or "never"
  std::string name, email;  // put right; "" stays
  bool newest_words = false;
  std::optional<std::string> narrative, evidence, awarded;  // likewise
  std::vector<std::string> reached;                         // "Grade=B"
  std::string instead;  // another achievement in its place, or ""
  std::string version;  // of the achievement
  std::string waiver;   // why also where what is needed before is not held
  bool dry_run = false;
};

// Exit no where one was refused. Errors: not_found (no badge of the data folder is named), those of
// app::change_awards.
Result<Exit> change_badges(app::AwardChange change, const BadgeChange& arguments, Console& console);

}  // namespace cairn::cli
