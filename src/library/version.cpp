// SPDX-License-Identifier: Apache-2.0
#include "cairn/version.h"

namespace cairn {

std::string_view version() { return CAIRN_VERSION; }

}  // namespace cairn
