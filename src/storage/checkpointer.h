// SPDX-License-Identifier: Apache-2.0
// Checkpointer: carries what stands in SQLite's write-ahead log into the database on a thread of
// its own, so that no commit waits for it.
#pragma once
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

struct sqlite3;

namespace cairn::storage {

// Its thread and its connection are made when they are first needed.
class Checkpointer {
 public:
  explicit Checkpointer(std::filesystem::path file) : file_(std::move(file)) {}
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  // Called after a commit that left much in the log.
  void wake();
  // The same at once, over the connection of who commits: waits for what is being carried, and
  // carries the rest.
  void carry(sqlite3* database);

 private:
  void work();

  const std::filesystem::path file_;
  std::mutex carrying_;  // SQLite lets one carry at a time, and refuses the other
  std::mutex mutex_;
  std::condition_variable changed_;
  bool wanted_ = false, ending_ = false;
  std::thread thread_;
};

}  // namespace cairn::storage
