// SPDX-License-Identifier: Apache-2.0
// One run of an import: a provider's files or an address read, compared with what is kept, kept or
// only looked at. Every run is recorded with its faults by row, also one that failed.
#pragma once
#include <stop_token>
#include <string>
#include <vector>

#include "app/catalogue/keep_import.h"
#include "app/context.h"
#include "app/ports/imports.h"

namespace cairn::app {

struct ImportRequest {
  std::string importer;  // by name; "auto": the one that knows every file
  std::string name;      // of the catalogue; "": the importer's, or for a table the file's
  std::string source;    // for the record: what the files are called, or where they come from
  std::vector<catalogue::SourceFile> files;
  std::string framework = {};
  std::vector<catalogue::ColumnMapping> map = {};
  std::vector<std::string> notes = {};  // about how the files came
  bool incomplete = false;              // some of them are missing
  Keep keep = Keep::keep;
};

// Errors: invalid ("/importer", "/name", "/file": nothing was given); not_permitted ("/name": the
// catalogue is not the actor's); of the store. Whatever is wrong with the files is in the run.
Result<ImportRun> run_import(Context& context, const Actor& actor, const ImportRequest& request);

// Files that were picked together.
struct BroughtFiles {
  std::string files;      // what they are called
  Result<ImportRun> run;  // of them; an error where no importer knows the file
};

// One run of all files of a provider; a table is a run of its own, as it is a catalogue of its own.
// A file that no importer knows stops no other. Errors: as run_import, before anything is read.
Result<std::vector<BroughtFiles>> import_files(Context& context, const Actor& actor,
                                               const ImportRequest& request);

// "COLUMN=FIELD", one a line. Errors: invalid ("/map", names the line).
Result<std::vector<catalogue::ColumnMapping>> read_mappings(std::string_view lines);

// The same of an address, followed page by page, or of a file in the folder of imports. Whatever is
// wrong is recorded as a run that failed. Where it is stopped, or takes too long, the pages that
// came count. Errors: of the store.
Result<ImportRun> run_source(Context& context, const Actor& actor, const ImportSource& source,
                             Keep keep, const std::stop_token& stop = {});

// What a run says of an import that somebody else read and kept, without who, whence and when.
ImportRun run_of(const catalogue::Import& import, const catalogue::Difference& made, Keep keep);
// Keeps such a run as one that ends now.
Status record_run(Context& context, const Actor& actor, ImportRun run);

// Newest first; those of frameworks are not here.
Result<Listed<ImportRun>> list_runs(Context& context, const Actor& actor, const Page& page);
// Of each catalogue the newest; those of frameworks have a page of their own.
Result<std::vector<ImportRun>> last_runs(Context& context, const Actor& actor);
// Errors: not_found (also of one of a framework).
Result<ImportRun> find_run(Context& context, const Actor& actor, const ImportRunId& id);

}  // namespace cairn::app
