// SPDX-License-Identifier: Apache-2.0
// What a disk refuses, by its cause: each has a remedy of its own.
#pragma once
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/result.h"

namespace cairn::storage {

// By errno. no_room, read_only, or io for all else.
inline ErrorCode disk_fault(int system) {
  if (system == ENOSPC || system == EDQUOT) return ErrorCode::no_room;
  return system == EROFS ? ErrorCode::read_only : ErrorCode::io;
}

inline const char* disk_remedy(ErrorCode code) {
  switch (code) {
    case ErrorCode::no_room:
      return "Make room on the disk of the data folder, then do it again; what was kept before is "
             "safe.";
    case ErrorCode::read_only:
      return "Mount the disk so that it can be written to, or let the server own its files, then "
             "do "
             "it again; what was kept before is safe.";
    case ErrorCode::io:
      return "Look at the system's log and the disk; where it is damaged, restore a backup on "
             "another.";
    default: return "";
  }
}

// What the system said of a file.
inline Error file_refused(const char* where, const std::filesystem::path& file, int system) {
  auto error = fail(disk_fault(system), where, file.string() + ": " + std::strerror(system) + ".");
  if (error.code == ErrorCode::no_room)
    return with_remedy(std::move(error),
                       "Make room on the disk it lies on, or name a place on another disk.");
  if (error.code == ErrorCode::read_only)
    return with_remedy(std::move(error),
                       "Name a place that can be written to, or mount the disk so that it can.");
  if (system == EIO) return with_remedy(std::move(error), disk_remedy(ErrorCode::io));
  return error;
}

}  // namespace cairn::storage
