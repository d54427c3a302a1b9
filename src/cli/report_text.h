// SPDX-License-Identifier: Apache-2.0
// A report as people read it in a terminal.
#pragma once
#include <string>
#include <string_view>

#include "cli/console.h"
#include "verify/report.h"

namespace cairn::cli {

// Several lines: the verdict and what it rests on. `input` is what the person typed.
std::string report_text(const verify::Report& report, std::string_view input,
                        const Console& console);

}  // namespace cairn::cli
