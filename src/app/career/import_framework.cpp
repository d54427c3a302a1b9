// SPDX-License-Identifier: Apache-2.0
#include "app/career/import_framework.h"

namespace cairn::app {

Result<ImportedFramework> import_framework(Frameworks& frameworks, const skills::Importer& importer,
                                           const skills::ImportFiles& files,
                                           const skills::ImportOptions& options,
                                           const TrainLinker& train) {
  CAIRN_TRY(auto imported, importer.run(files, options));
  const auto& framework = imported.framework;
  CAIRN_CHECK(frameworks.save(framework));
  ImportedFramework result;
  result.framework = skills::summary_of(framework);
  result.report = std::move(imported.report);
  if (train) {
    CAIRN_TRY(const auto model, train(framework));
    CAIRN_CHECK(frameworks.save_model(framework.name, model));
    result.trained = true;
  }
  return result;
}

}  // namespace cairn::app
