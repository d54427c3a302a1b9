// SPDX-License-Identifier: Apache-2.0
// Where the one result of a command goes: to a file or to standard output, and with --json as one
// JSON document there.
#pragma once
#include <string>
#include <string_view>

#include "cli/console.h"
#include "cli/exit.h"

namespace cairn::cli {

// `output` is a file or "-". With --json, standard output gets {"output": FILE, "bytes": N} where a
// file was written; else the text itself where that is JSON, and {`name`: text} where it is not.
// `name` "": nothing but bytes, which no JSON can hold: a usage error there. Errors: io.
Result<Exit> deliver(Console& console, const std::string& output, std::string_view text,
                     std::string_view name);

}  // namespace cairn::cli
