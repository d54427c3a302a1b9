// SPDX-License-Identifier: Apache-2.0
// One at a time where a file is read, changed and written: of two at once, one would lose what the
// other wrote.
#pragma once
#include <string>

#include "base/result.h"

namespace cairn::cli {

// Held until it goes out of scope. It is held on the file itself, so nothing is left beside it.
class FileLock {
 public:
  // Waits a few seconds for its turn. "-" and what is no regular file are locked by nobody.
  // Errors: io (no such file, not readable, held too long by another).
  static Result<FileLock> take(const std::string& path);

  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;

 private:
  explicit FileLock(int number) : number_(number) {}

  int number_;  // below 0: nothing is held
};

}  // namespace cairn::cli
