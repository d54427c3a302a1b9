// SPDX-License-Identifier: Apache-2.0
// BatchTroubles: batches that are held up by this server itself, such as by a full disk, where
// nothing can be written down. Kept in memory: a server that begins anew tries again at once.
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "app/ports/award_batches.h"
#include "base/result.h"

namespace cairn::app {

class BatchTroubles {
 public:
  void note(const AwardBatchId& batch, ErrorCode code) {
    const std::lock_guard lock(mutex_);
    codes_[batch.text] = code;
  }
  void end(const AwardBatchId& batch) {
    const std::lock_guard lock(mutex_);
    codes_.erase(batch.text);
  }
  std::optional<ErrorCode> of(const AwardBatchId& batch) {
    const std::lock_guard lock(mutex_);
    const auto found = codes_.find(batch.text);
    if (found == codes_.end()) return std::nullopt;
    return found->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, ErrorCode> codes_;
};

}  // namespace cairn::app
