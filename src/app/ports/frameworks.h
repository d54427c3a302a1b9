// SPDX-License-Identifier: Apache-2.0
// Frameworks: the competency frameworks of this installation, each with the model its linker was
// trained to. The starter framework is always among them, whatever was imported.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "skills/framework.h"
#include "skills/framework_file.h"

namespace cairn::app {

class Frameworks {
 public:
  virtual ~Frameworks() = default;

  // By name. Of what is damaged only the name is told.
  virtual Result<std::vector<skills::FrameworkSummary>> list() = 0;
  // Errors: not_found (names what there is), unreadable (says to import again), io.
  virtual Result<skills::Framework> load(std::string_view name) = 0;
  // Whole or not at all; a model of what was there before is taken away with it.
  // Errors: invalid (a name that is none, or is "starter"), io.
  virtual Status save(const skills::Framework& framework) = 0;

  // Errors: not_found (not trained yet), io.
  virtual Result<Bytes> load_model(std::string_view name) = 0;
  virtual Status save_model(std::string_view name, ByteView model) = 0;
};

}  // namespace cairn::app
