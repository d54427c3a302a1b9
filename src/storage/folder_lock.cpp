// SPDX-License-Identifier: Apache-2.0
#include "storage/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace cairn::storage {

FolderLock::~FolderLock() {
  if (number_ >= 0) ::close(number_);
}
FolderLock::FolderLock(FolderLock&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder, Use use) {
  FolderLock lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (lock.number_ < 0)
    return fail(ErrorCode::io, "data folder", folder.string() + ": " + std::strerror(errno) + ".");
  if (::flock(lock.number_, (use == Use::shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0) return lock;
  if (errno == EWOULDBLOCK)
    return fail(ErrorCode::conflict, "data folder",
                use == Use::shared ? "The database of " + folder.string() +
                                         " is being moved. Try again once that has ended."
                                   : "A server or another command works in " + folder.string() +
                                         ". Stop it first.");
  // A disk whose files cannot be locked: sharing it asks for nothing.
  if (use == Use::shared) return lock;
  return fail(ErrorCode::io, "data folder",
              folder.string() + " cannot be locked: " + std::strerror(errno) + ".");
}

}  // namespace cairn::storage
