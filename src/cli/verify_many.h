// SPDX-License-Identifier: Apache-2.0
// Several inputs verified by several threads, told of in their order as soon as they are known: of
// a hundred thousand files no more is kept than of a few hundred.
#pragma once
#include <functional>

#include "cli/console.h"
#include "cli/exit.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "verify/report.h"

namespace cairn::cli {

// Verifies one input; each thread has one of its own.
using VerifyOne = std::function<Result<verify::Report>(const std::string& input)>;

struct VerifyMany {
  std::size_t threads = 1;
  ShowProgress progress = ShowProgress::on_terminal;
  std::function<VerifyOne()> make;  // called by the thread that will use it
};

// As text a report of each input that was named and a line of each that was found in a folder, then
// a summary; as JSON one array, a line each, and the summary on standard error. Exit: the
// strongest. Errors: io (standard output).
Result<Exit> verify_many(const Inputs& inputs, const VerifyMany& how, Console& console);

// The document of one input: its report, or why there is none.
json::Value to_json(const Result<verify::Report>& report, const std::string& input,
                    json::Builder builder);

}  // namespace cairn::cli
