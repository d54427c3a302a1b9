// SPDX-License-Identifier: Apache-2.0
// Contexts that suites use and no package carries, from the folder of contexts beside the suites.
#pragma once
#include <map>
#include <string>

#include "jsonld/contexts.h"

namespace cairn::conformance {

class ContextFolder {
 public:
  ContextFolder();  // reads manifest.json: a list of {"url", "file"}
  // Compiled contexts first, then the folder. Lives no longer than this object.
  jsonld::ContextSource source() const;

 private:
  std::map<std::string, std::string, std::less<>> texts_;  // by URL
};

}  // namespace cairn::conformance
