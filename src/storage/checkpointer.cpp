// SPDX-License-Identifier: Apache-2.0
#include "storage/checkpointer.h"

#include <sqlite3.h>

namespace cairn::storage {

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Checkpointer::wake() {
  {
    const std::lock_guard lock(mutex_);
    wanted_ = true;
    if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  }
  changed_.notify_one();
}

// What cannot be carried now stays in the log, where it is as safe, and is carried later.
void Checkpointer::work() {
  sqlite3* database = nullptr;
  const int opened = sqlite3_open_v2(file_.c_str(), &database,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  while (true) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return wanted_ || ending_; });
      if (ending_) break;
      wanted_ = false;
    }
    if (opened == SQLITE_OK)
      sqlite3_wal_checkpoint_v2(database, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  }
  sqlite3_close_v2(database);
}

}  // namespace cairn::storage
