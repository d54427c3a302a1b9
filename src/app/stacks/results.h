// SPDX-License-Identifier: Apache-2.0
// The result of a credential in per cent, read from what was signed.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "credential/summary.h"

namespace cairn::app {

// Hundredths of a per cent: of a result in per cent, else of one on a scale from a least to a most
// value. None where nothing of the kind is there.
std::optional<std::int64_t> result_in(const credential::Summary& summary);
std::optional<std::int64_t> result_in(std::string_view credential);

}  // namespace cairn::app
