// SPDX-License-Identifier: Apache-2.0
#include "storage/checkpointer.h"

#include <sqlite3.h>

#include <system_error>

namespace cairn::storage {

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

// Called through SQLite, which knows no exceptions: without a thread, commits carry by themselves.
void Checkpointer::wake() {
  {
    const std::lock_guard lock(mutex_);
    wanted_ = true;
    try {
      if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
    } catch (const std::system_error&) {
    }
  }
  changed_.notify_one();
}

void Checkpointer::carry(sqlite3* database) {
  const std::lock_guard lock(carrying_);
  sqlite3_wal_checkpoint_v2(database, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
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
    if (opened != SQLITE_OK) continue;
    // As a statement, which opens the log; a connection that has read nothing has none to carry.
    const std::lock_guard lock(carrying_);
    sqlite3_exec(database, "pragma wal_checkpoint(passive)", nullptr, nullptr, nullptr);
  }
  sqlite3_close_v2(database);
}

}  // namespace cairn::storage
