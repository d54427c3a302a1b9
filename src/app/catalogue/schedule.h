// SPDX-License-Identifier: Apache-2.0
// Sources that catalogues are brought up to date from, by themselves or when somebody asks.
#pragma once
#include <stop_token>
#include <string>
#include <vector>

#include "app/catalogue/run.h"
#include "app/context.h"

namespace cairn::app {

struct SourceForm {
  std::string importer;
  std::string name;    // of the catalogue
  std::string place;   // an https address, or a file's name in the folder of imports
  std::string rhythm;  // one of rhythm_names
};

// Errors: invalid ("/importer", "/name", "/place", "/rhythm"), not_permitted ("/name": the
// catalogue is not the actor's), conflict (too many; the catalogue
// has one).
Result<ImportSource> add_source(Context& context, const Actor& actor, const SourceForm& form);
// Of a framework of skills, for who runs the server (app/career/framework_runs.h). Errors:
// not_found (the actor does not); invalid, as above, "/name" also where a source has it; conflict.
Result<ImportSource> add_framework_source(Context& context, const Actor& actor,
                                          const SourceForm& form);
// Of catalogues alone.
Result<std::vector<ImportSource>> list_sources(Context& context, const Actor& actor);
// Errors of both: not_found (also of a framework, where the actor does not run the server), of the
// store. What was imported stays.
Status remove_source(Context& context, const Actor& actor, const ImportSourceId& id);
Result<ImportRun> refresh_source(Context& context, const Actor& actor, const ImportSourceId& id,
                                 Keep keep = Keep::keep);

// Every source of every organisation that is due, one after another. How many were run.
Result<std::int64_t> run_due_sources(Context& context, const std::stop_token& stop);

}  // namespace cairn::app
