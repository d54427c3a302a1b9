// SPDX-License-Identifier: Apache-2.0
// Codes that people type.
#pragma once
#include <string>

#include "base/random.h"

namespace cairn::app {

// "042137": each as likely as any other.
std::string six_digits(const Random& random);

}  // namespace cairn::app
