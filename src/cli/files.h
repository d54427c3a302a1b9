// SPDX-License-Identifier: Apache-2.0
// Files of the command line: read whole and within limits, written whole or not at all.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/limits.h"
#include "base/result.h"

namespace cairn::cli {

// "-" is standard input. Errors: io (no such file, not readable), too_large.
Result<Bytes> read_file(const std::string& path, std::size_t bytes_max = limits::input_bytes_max);

enum class Readers : std::uint8_t { everyone, owner };
enum class Existing : std::uint8_t { replace, keep };

// Through a temporary file beside it that is renamed when complete; "-" is standard output. A link
// is followed, and a file that is there already keeps its mode.
// Errors: io; conflict where the file exists and is to be kept.
Status write_file(const std::string& path, ByteView bytes, Readers readers = Readers::everyone,
                  Existing existing = Existing::replace);

// Errors: conflict where writing to `output` would replace one of `inputs`, links followed.
Status check_kept(const std::string& output, std::initializer_list<std::string> inputs);

}  // namespace cairn::cli
