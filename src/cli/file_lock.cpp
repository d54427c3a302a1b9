// SPDX-License-Identifier: Apache-2.0
#include "cli/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

namespace cairn::cli {
namespace {

constexpr auto wait_max = std::chrono::seconds(10);
constexpr auto pause = std::chrono::milliseconds(5);

Error refused(const std::string& path, const char* why, const char* remedy) {
  return with_remedy(fail(ErrorCode::io, "cli", path + ": " + why), remedy);
}

// Whoever held the lock before may have put another file in this one's place.
bool is_still_at(int number, const std::string& path) {
  struct stat held {};
  struct stat there {};
  return ::fstat(number, &held) == 0 && ::stat(path.c_str(), &there) == 0 &&
         held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

}  // namespace

FileLock::~FileLock() {
  if (number_ >= 0) ::close(number_);
}

FileLock::FileLock(FileLock&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Result<FileLock> FileLock::take(const std::string& path) {
  if (path == "-") return FileLock(-1);
  const auto until = std::chrono::steady_clock::now() + wait_max;
  do {
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (number < 0)
      return refused(path, std::strerror(errno), "Check its name, and that you may read it.");
    FileLock lock(number);
    struct stat about {};
    if (::fstat(number, &about) != 0 || !S_ISREG(about.st_mode)) return FileLock(-1);
    const bool taken = ::flock(number, LOCK_EX | LOCK_NB) == 0;
    if (taken && is_still_at(number, path)) return lock;
    if (!taken && errno != EWOULDBLOCK && errno != EINTR)
      return refused(path, std::strerror(errno), "Move it to a disk whose files can be locked.");
    if (!taken) std::this_thread::sleep_for(pause);
  } while (std::chrono::steady_clock::now() < until);
  return refused(path, "another program is changing it", "Try again once that has ended.");
}

}  // namespace cairn::cli
