// SPDX-License-Identifier: Apache-2.0
// How far a command has come with several inputs: one line on standard error that is written over,
// on a terminal alone.
#pragma once
#include <cstddef>
#include <mutex>

namespace cairn::cli {

class Progress {
 public:
  explicit Progress(std::size_t total);  // silent where there is one thing to do, or no terminal
  void step();                           // one more is done; from any thread
  void finish();                         // takes the line away

 private:
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::size_t total_;
  bool shown_;
};

}  // namespace cairn::cli
