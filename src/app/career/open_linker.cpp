// SPDX-License-Identifier: Apache-2.0
#include "app/career/open_linker.h"

#include "app/career/choose_framework.h"
#include "base/bytes.h"
#include "linker/training.h"

namespace cairn::app {

Result<OpenLinker> open_linker(Frameworks& frameworks, std::string_view name,
                               const TrainLinker& train) {
  CAIRN_TRY(auto loaded, load_framework(frameworks, name));
  auto framework = std::make_unique<const skills::Framework>(std::move(loaded));
  if (const auto model = frameworks.load_model(framework->name)) {
    const bool current = linker::learnt_from(as_text(*model), linker::own_lexicon());
    auto linker = linker::Linker::open(as_text(*model), *framework);
    if (linker && current) return OpenLinker{std::move(framework), std::move(*linker)};
  }
  CAIRN_TRY(const auto model, train(*framework));
  CAIRN_TRY(auto linker, linker::Linker::open(as_text(model), *framework));
  static_cast<void>(frameworks.save_model(framework->name, model).ok());
  return OpenLinker{std::move(framework), std::move(linker)};
}

}  // namespace cairn::app
