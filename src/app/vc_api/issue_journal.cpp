// SPDX-License-Identifier: Apache-2.0
#include "app/vc_api/issue_journal.h"

#include "app/limits.h"

namespace cairn::app {

IssueJournal::~IssueJournal() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wanted_.notify_one();
  if (writer_.joinable()) writer_.join();
}

void IssueJournal::add(IssuedCredential credential, Settled settled) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < limits::journal_rows_max) {
      waiting_.push_back({std::move(credential), std::move(settled)});
      if (!writer_.joinable()) writer_ = std::thread([this] { write_until_told(); });
      settled = nullptr;
    }
  }
  wanted_.notify_one();
  if (!settled) return;
  auto error = fail(ErrorCode::too_many, "issue journal",
                    "More credentials are asked for than can be written down. Try again in a "
                    "moment.");
  error.retry_seconds = 1;
  settled(std::move(error));
}

void IssueJournal::write_until_told() {
  std::vector<Entry> entries;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      wanted_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      entries.swap(waiting_);
    }
    const auto written = write(entries);
    for (const auto& entry : entries) entry.settled(written);
    entries.clear();
  }
}

Status IssueJournal::write(const std::vector<Entry>& entries) {
  CAIRN_TRY(auto transaction, store_.begin(Access::write));
  for (const auto& entry : entries) CAIRN_CHECK(transaction->issued().add(entry.credential));
  return transaction->commit();
}

}  // namespace cairn::app
