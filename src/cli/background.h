// SPDX-License-Identifier: Apache-2.0
// What a server does by itself, beside answering: one thread for each kind of work.
#pragma once
#include <thread>
#include <vector>

#include "app/context.h"

namespace cairn::cli {

// Goes on until it is destroyed, which tells all of it to stop and waits for what has begun.
class BackgroundWork {
 public:
  explicit BackgroundWork(app::Context& context);
  ~BackgroundWork();

 private:
  std::vector<std::jthread> threads_;
};

}  // namespace cairn::cli
