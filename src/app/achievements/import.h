// SPDX-License-Identifier: Apache-2.0
// Achievements out of a file, as drafts: all of them, or where anything is wrong none.
#pragma once
#include <string>
#include <vector>

#include "achievement/import.h"
#include "app/context.h"
#include "app/ids.h"

namespace cairn::app {

enum class ImportMode : std::uint8_t { keep, dry_run };

struct ImportOutcome {
  struct Row {
    std::size_t row = 0;
    std::string name;
    AchievementId id;  // "" where nothing was kept
    std::vector<std::string> notes;
  };
  std::vector<Row> rows;
  std::vector<achievement::ImportFault> faults;  // with any, nothing was kept
};

// Errors: of achievement::read_file; of the store.
Result<ImportOutcome> import_achievements(Context& context, const Actor& actor, ByteView file,
                                          ImportMode mode);

}  // namespace cairn::app
