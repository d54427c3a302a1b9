// SPDX-License-Identifier: Apache-2.0
// Frameworks of skills brought in by who runs the server: each run recorded with its faults, as
// imports of catalogues are, under the name "skills:NAME". For everybody else there is nothing.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/catalogue/keep_import.h"
#include "app/context.h"
#include "app/ports/imports.h"
#include "skills/framework_file.h"
#include "skills/import/importer.h"

namespace cairn::app {

// Of nobody else anything is here. Errors: not_found.
Status check_runs_the_server(Context& context, const Actor& actor);
// Whether a run or a source is of a framework, by the name of its catalogue.
bool is_of_framework(std::string_view catalogue);

struct FrameworkRequest {
  std::string importer;  // one of skills::importers()
  std::string source;    // for the record: what the files are called, or where they come from
  skills::ImportFiles files;
  skills::ImportOptions options;
  Keep keep = Keep::keep;
};
// An import replaces the framework of the same name, whole or not at all; its linker is trained at
// the next use. Errors: not_found (the actor does not run the server); invalid ("/importer",
// "/name", "/file", "/version", "/language"). What is wrong with the files is in the run.
Result<ImportRun> run_framework_import(Context& context, const Actor& actor,
                                       const FrameworkRequest& request);
// "OURS=THEIRS", one a line. Errors: invalid ("/columns").
Result<std::map<std::string, std::string, std::less<>>> read_framework_columns(
    std::string_view lines);

struct FrameworksDesk {
  std::vector<skills::FrameworkSummary> frameworks;  // by name
  std::vector<ImportRun> runs;                       // of each the newest
  std::vector<ImportSource> sources;
  bool is_learning = false;  // a linker is being trained now
};
// Errors: not_found, as above.
Result<FrameworksDesk> frameworks_desk(Context& context, const Actor& actor);

// What a source brings, read now; of frameworks alone. Errors: of reading the place.
Result<ImportRun> run_framework_source(Context& context, const Actor& actor,
                                       const ImportSource& source, std::string_view bytes,
                                       Keep keep);

}  // namespace cairn::app
