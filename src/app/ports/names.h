// SPDX-License-Identifier: Apache-2.0
// Names: what the domain name system says of a name.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace cairn::app {

class Names {
 public:
  virtual ~Names() = default;
  // Its TXT records, each as one text, asked for within seconds. Errors: not_found (no such name,
  // or none of these), unreachable (no answer), invalid (no name of a host).
  virtual Result<std::vector<std::string>> texts_of(const std::string& name) = 0;
};

}  // namespace cairn::app
