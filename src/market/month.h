// SPDX-License-Identifier: Apache-2.0
// Months of the calendar as one number, so that they can be counted: 12 × year + month − 1.
#pragma once
#include <cstdint>
#include <string>

#include "base/instant.h"

namespace cairn::market {

std::int64_t month_of(Instant moment);
// "2026-11"
std::string month_text(std::int64_t month);

}  // namespace cairn::market
