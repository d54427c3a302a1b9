// SPDX-License-Identifier: Apache-2.0
// The present moment and random bytes, for commands.
#pragma once
#include <string>

#include "base/instant.h"
#include "base/random.h"

namespace cairn::cli {

Instant now();
std::string now_text();  // whole seconds: 2026-11-22T17:20:05Z
Random system_random();

}  // namespace cairn::cli
