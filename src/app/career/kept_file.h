// SPDX-License-Identifier: Apache-2.0
// Files of the data folder, read whole and within a limit, written whole or not at all.
#pragma once
#include <filesystem>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::app {

// Errors: not_found, too_large, io.
Result<std::string> read_kept(const std::filesystem::path& file, std::size_t bytes_max);

// Through a temporary file beside it that is renamed once it is on the disk; folders that are
// missing are made. Errors: io.
Status write_kept(const std::filesystem::path& file, std::string_view text);

}  // namespace cairn::app
