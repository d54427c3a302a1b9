// SPDX-License-Identifier: Apache-2.0
// Many awards corrected by a table: a badge on every row, named by its id, its page or its
// learner's address, and what it should say. Looked at first: every cell that is wrong is told with
// its remedy. What a badge says already is left as it is, so that a table sent again changes
// nothing; a row that is wrong keeps no other from being done.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "app/awards/bulk/correction_columns.h"
#include "app/awards/bulk/sheet.h"
#include "app/awards/change.h"
#include "app/context.h"
#include "app/ports/achievements.h"

namespace cairn::app {

struct CorrectionOptions {
  Mapping mapping;            // empty: told by the headings
  std::string reason;         // of every row that has none of its own
  AchievementId achievement;  // whose badges addresses name; "": of any
};

struct CorrectedRow {
  struct Fault {
    std::string column;  // its heading in the file, or "" for the row as a whole
    std::string sentence;
  };
  std::size_t number = 0;  // as spreadsheets count, the headings being row 1
  AwardId award;           // "" where none is named
  std::string learner_name;
  std::string achievement_name;
  Effect effect = Effect::refused;
  std::vector<Fault> faults;  // of a refused row
};

struct Corrections {
  SheetForm form;
  Mapping mapping;
  std::vector<CorrectedRow> rows;  // in their order
  std::size_t changed = 0, unchanged = 0, refused = 0;
};

// One transaction; with Trial::only_look nothing is changed. Errors: those of read_sheet;
// too_large ("/file": more than limits::awards_changed_at_once_max rows); those of
// check_correction_mapping; invalid ("/reason": too long, or needed by a row that would change);
// not_found (the achievement).
Result<Corrections> correct_many(Context& context, const Actor& actor, const Sheet& sheet,
                                 const CorrectionOptions& options, Trial trial);

}  // namespace cairn::app
