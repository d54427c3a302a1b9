// SPDX-License-Identifier: Apache-2.0
// Whoever works in a data folder shares it; who moves its database has it alone. The lock is on the
// folder itself, ends with the process, and leaves nothing behind.
#pragma once
#include <filesystem>

#include "base/result.h"

namespace cairn::storage {

class FolderLock {
 public:
  enum class Use { shared, alone };
  // Waits for nobody. Errors: conflict (another process has it), io.
  static Result<FolderLock> take(const std::filesystem::path& folder, Use use);
  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;

 private:
  explicit FolderLock(int number) : number_(number) {}
  int number_;
};

}  // namespace cairn::storage
