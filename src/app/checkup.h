// SPDX-License-Identifier: Apache-2.0
// What a check of an installation found, one thing a row.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"

namespace cairn::app {

struct Checkup {
  std::string about;  // "database", "signing keys"
  bool fine = true;
  std::string detail;  // what was seen; where it is not fine, what is wrong and what helps
};

// Whether every organisation's keys open under this folder's master key, and are what they say.
// Errors: of the store.
Result<Checkup> check_keys(Context& context);

// Whether awards, their places and the files they came from fit together.
// Reads all of them. Errors: of the store.
Result<Checkup> check_awards(Context& context);

}  // namespace cairn::app
