// SPDX-License-Identifier: Apache-2.0
// A report as people read it in a terminal.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/console.h"
#include "verify/report.h"

namespace cairn::cli {

// Several lines: the verdict and what it rests on. `input` is what the person typed.
std::string report_text(const verify::Report& report, std::string_view input,
                        const Console& console);

// One line, for one of many: the verdict, which input, and the headline with the finding it rests
// on, where there is one.
std::string report_line(const verify::Report& report, const verify::Finding* decisive,
                        std::string_view input, const Console& console);
// The same of an input that is no credential, or could not be read.
std::string unread_line(const Error& error, std::string_view input, const Console& console);

}  // namespace cairn::cli
