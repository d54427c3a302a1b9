// SPDX-License-Identifier: Apache-2.0
// A pause in background work, which ends at once when the work is told to stop.
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace cairn::app {

// False once told to stop.
inline bool pause_for(std::chrono::steady_clock::duration pause, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait_for(lock, stop, pause, [&] { return stop.stop_requested(); });
  return !stop.stop_requested();
}

}  // namespace cairn::app
