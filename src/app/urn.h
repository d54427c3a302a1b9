// SPDX-License-Identifier: Apache-2.0
// Names of things that stand at no address (RFC 9562).
#pragma once
#include <string>
#include <string_view>

#include "base/random.h"

namespace cairn::app {

// "urn:uuid:" and a random one (section 5.4).
std::string new_urn(const Random& random);

// The same for the same text, from which it tells nothing (section 5.8).
std::string urn_of(std::string_view text);

}  // namespace cairn::app
