// SPDX-License-Identifier: Apache-2.0
// Importing a framework: files read by an importer, kept, and the linker trained from it.
#pragma once
#include <functional>

#include "app/ports/frameworks.h"
#include "skills/import/importer.h"

namespace cairn::app {

// Makes a linker's model from a framework.
using TrainLinker = std::function<Result<Bytes>(const skills::Framework&)>;

struct ImportedFramework {
  skills::FrameworkSummary framework;
  skills::ImportReport report;
  bool trained = false;
};

// Without a trainer the framework can be searched, not linked. The framework stays when training
// fails. Errors: of the importer, of the frameworks, of the trainer; invalid (a name that is none).
Result<ImportedFramework> import_framework(Frameworks& frameworks, const skills::Importer& importer,
                                           const skills::ImportFiles& files,
                                           const skills::ImportOptions& options,
                                           const TrainLinker& train = {});

}  // namespace cairn::app
