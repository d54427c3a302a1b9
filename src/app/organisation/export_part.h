// SPDX-License-Identifier: Apache-2.0
// The parts of an export, one after the other; each reads portion by portion, all of one moment.
#pragma once
#include <string>

#include "app/context.h"
#include "app/ports/archives.h"

namespace cairn::app {

// Where an export stands within a part.
struct ExportPlace {
  Context& context;
  Transaction& transaction;
  const OrganisationId& organisation;
  ArchiveWriter& archive;
  std::string after = {};  // the last row of the portion before; "" for the beginning
};

// Adds a portion. Whether more follow of this part.
using ExportPart = Result<bool> (*)(ExportPlace&);

// export_readme.cpp
Result<bool> export_readme(ExportPlace& place);

// export_setup.cpp: what the organisation made
Result<bool> export_organisation(ExportPlace& place);
Result<bool> export_members(ExportPlace& place);
Result<bool> export_pictures(ExportPlace& place);
Result<bool> export_achievements(ExportPlace& place);
Result<bool> export_stacks(ExportPlace& place);
Result<bool> export_status_lists(ExportPlace& place);
Result<bool> export_audit(ExportPlace& place);

// export_tables.cpp: the rest, as rows
Result<bool> export_tables(ExportPlace& place);

// export_people.cpp: learners, what they claimed and hold
Result<bool> export_learners(ExportPlace& place);
Result<bool> export_claims(ExportPlace& place);
Result<bool> export_claim_files(ExportPlace& place);
Result<bool> export_evidence(ExportPlace& place);
Result<bool> export_awards(ExportPlace& place);
Result<bool> export_credentials(ExportPlace& place);
Result<bool> export_issued(ExportPlace& place);
Result<bool> export_outside(ExportPlace& place);

}  // namespace cairn::app
