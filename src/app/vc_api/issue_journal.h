// SPDX-License-Identifier: Apache-2.0
// Every credential signed over the VC API is written down before it is given out. Those of many
// requests are written in one transaction, by one thread: a disk settles some hundred transactions
// a second, whatever is in them.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "app/ports/issued.h"
#include "app/ports/store.h"

namespace cairn::app {

// Safe to use from several threads. What was added is written before it ends.
class IssueJournal {
 public:
  explicit IssueJournal(Store& store) : store_(store) {}
  ~IssueJournal();
  IssueJournal(const IssueJournal&) = delete;
  IssueJournal& operator=(const IssueJournal&) = delete;

  // Called once, on the journal's thread: whether the row will survive a power cut.
  using Settled = std::function<void(Status)>;
  // Errors go to `settled`: io, and too_many where more wait than limits::journal_rows_max.
  void add(IssuedCredential credential, Settled settled);

 private:
  struct Entry {
    IssuedCredential credential;
    Settled settled;
  };
  void write_until_told();
  Status write(const std::vector<Entry>& entries);

  Store& store_;
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::vector<Entry> waiting_;
  bool ending_ = false;
  std::thread writer_;  // begun at first use
};

}  // namespace cairn::app
