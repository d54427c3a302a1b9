// SPDX-License-Identifier: Apache-2.0
// How far a command has come with several inputs, on standard error: on a terminal one line that is
// written over, elsewhere, where that is asked for, a line every second.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace cairn::cli {

enum class ShowProgress : std::uint8_t { on_terminal, always };

class Progress {
 public:
  // Silent where there is one thing to do.
  explicit Progress(std::size_t total, ShowProgress show = ShowProgress::on_terminal);
  void step();    // one more is done; from any thread
  void hide();    // takes the line away until the next step, so that other text may stand there
  void finish();  // takes the line away

 private:
  void draw(std::size_t count);

  std::mutex mutex_;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<std::int64_t> due_ = 0;  // when to tell next, in milliseconds
  std::size_t total_;
  bool on_terminal_;
  bool shown_;
  bool drawn_ = false;
};

}  // namespace cairn::cli
