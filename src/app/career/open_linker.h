// SPDX-License-Identifier: Apache-2.0
// A framework with its linker, trained at the first need where no model is kept yet.
#pragma once
#include <memory>
#include <string_view>

#include "app/career/import_framework.h"
#include "app/ports/frameworks.h"
#include "linker/linker.h"

namespace cairn::app {

// The linker uses the framework, which therefore stays where it is.
struct OpenLinker {
  std::unique_ptr<const skills::Framework> framework;
  linker::Linker linker;
};

// The framework named, or the default where `name` is "". A model that is missing, damaged, of
// another content or trained with another lexicon than ours is made by `train` and kept; where it
// cannot be kept it serves all the same. Errors: of Frameworks::load, of the trainer.
Result<OpenLinker> open_linker(Frameworks& frameworks, std::string_view name,
                               const TrainLinker& train);

}  // namespace cairn::app
