// SPDX-License-Identifier: Apache-2.0
// The background work of awarding: rows that are ready are signed on several threads and stored a
// chunk at a time. A chunk is one transaction: whenever the program ends, its awards are all there
// with their rows marked, or none is; and an award's source key is there once, whoever comes twice.
#pragma once
#include <stop_token>

#include "app/context.h"
#include "app/ports/award_batches.h"

namespace cairn::app {

struct BatchRun {
  std::int64_t awarded = 0;
  std::int64_t refused = 0;  // rows that turned out bad
};

// Until no row is ready, the batch is no longer running, or `stop` is asked for. The calling thread
// holds no transaction. Errors: of the store or the keys; what was stored before stays.
Result<BatchRun> run_batch(Context& context, const AwardBatch& batch, const std::stop_token& stop);

// Every batch whose time has come, one after another. Returns whether any was there.
Result<bool> run_due_batches(Context& context, const std::stop_token& stop);

}  // namespace cairn::app
