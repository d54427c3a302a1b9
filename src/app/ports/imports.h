// SPDX-License-Identifier: Apache-2.0
// Imports of catalogues: each run with what became of it, sources that are looked at anew by
// themselves, and whose catalogues are. Faults are kept by row; of the files nothing else is.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/instant.h"
#include "base/result.h"
#include "catalogue/importer.h"
#include "catalogue/refresh.h"

namespace cairn::app {

using ImportRunId = Id<struct ImportRunTag>;
using ImportSourceId = Id<struct ImportSourceTag>;

enum class RunOutcome : std::uint8_t { kept, unchanged, looked, failed };
inline constexpr std::string_view import_outcome_names[] = {"kept", "unchanged", "looked",
                                                            "failed"};

struct ImportRun {
  OrganisationId organisation;
  ImportRunId id;
  std::string catalogue;
  std::string importer;
  std::string source;  // names of files, or an address
  std::string by;      // id of an account or API key; "command"; "schedule"
  Instant started, finished;
  RunOutcome outcome = RunOutcome::failed;
  std::int64_t entries = 0, landed = 0;
  catalogue::Changes changes;
  std::int64_t faults_total = 0;
  std::vector<catalogue::RowFault> faults;  // the first of them
  std::vector<std::string> notes;
  std::string error;  // of one that failed
};

enum class Rhythm : std::uint8_t { never, daily, weekly };
inline constexpr std::string_view rhythm_names[] = {"never", "daily", "weekly"};

struct ImportSource {
  OrganisationId organisation;
  ImportSourceId id;
  std::string catalogue;
  std::string importer;
  std::string place;  // an https address, or a file's name in the folder of imports
  Rhythm rhythm = Rhythm::never;
  std::optional<Instant> due;  // nothing: when somebody asks for it
  Instant created;
};

// Names of runs and sources of frameworks of skills begin so; no catalogue's does.
inline constexpr std::string_view framework_run_prefix = "skills:";

class Imports {
 public:
  virtual ~Imports() = default;

  virtual Status add_run(const ImportRun& run) = 0;
  // Newest first, of catalogues alone.
  virtual Result<std::vector<ImportRun>> runs(const OrganisationId& organisation,
                                              const Page& page) = 0;
  // Of each catalogue the newest, by name of the catalogue.
  virtual Result<std::vector<ImportRun>> last_runs(const OrganisationId& organisation) = 0;
  // Errors: not_found.
  virtual Result<ImportRun> find_run(const OrganisationId& organisation, const ImportRunId& id) = 0;
  // All but the newest `kept`.
  virtual Status forget_runs(const OrganisationId& organisation, std::int64_t kept) = 0;

  virtual Status add_source(const ImportSource& source) = 0;
  // By name of the catalogue.
  virtual Result<std::vector<ImportSource>> sources(const OrganisationId& organisation) = 0;
  // Errors: not_found.
  virtual Result<ImportSource> find_source(const OrganisationId& organisation,
                                           const ImportSourceId& id) = 0;
  // Errors: not_found.
  virtual Status set_due(const OrganisationId& organisation, const ImportSourceId& id,
                         std::optional<Instant> due) = 0;
  virtual Status remove_source(const OrganisationId& organisation, const ImportSourceId& id) = 0;
  // That are due by then, the longest due first.
  virtual Result<std::vector<ImportSource>> due(const OrganisationId& organisation,
                                                Instant now) = 0;

  // Whose a catalogue is. Errors: not_found (nobody’s).
  virtual Result<OrganisationId> owner_of(const std::string& catalogue) = 0;
  // By name.
  virtual Result<std::vector<std::string>> owned(const OrganisationId& organisation) = 0;
  // In place of whose it was; nothing: nobody’s.
  virtual Status set_owner(const std::string& catalogue, const std::optional<OrganisationId>& owner,
                           Instant since) = 0;
};

// Files that whoever runs the server laid down to be imported.
class ImportFolder {
 public:
  virtual ~ImportFolder() = default;
  // Ascending; none where there is no folder. Errors: io.
  virtual Result<std::vector<std::string>> names() = 0;
  // Errors: not_found, invalid (a name that leads elsewhere), too_large, io.
  virtual Result<Bytes> read(std::string_view name) = 0;
};

}  // namespace cairn::app
