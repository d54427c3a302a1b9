// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string>

namespace cairn::cli {
namespace {

constexpr std::size_t width = 30;
constexpr std::int64_t redraw_milliseconds = 100;
constexpr std::int64_t line_milliseconds = 1000;

std::int64_t now_milliseconds() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace

Progress::Progress(std::size_t total, ShowProgress show)
    : total_(total),
      on_terminal_(isatty(STDERR_FILENO) == 1),
      shown_(total > 1 && (on_terminal_ || show == ShowProgress::always)) {
  if (!on_terminal_) due_ = now_milliseconds() + line_milliseconds;
}

void Progress::step() {
  const auto count = ++done_;
  if (!shown_) return;
  const auto now = now_milliseconds();
  auto due = due_.load();
  const auto next = now + (on_terminal_ ? redraw_milliseconds : line_milliseconds);
  const bool is_last = count == total_;
  if (is_last || (now >= due && due_.compare_exchange_strong(due, next))) draw(count);
}

void Progress::draw(std::size_t count) {
  const std::lock_guard lock(mutex_);
  const auto told = std::to_string(count) + " of " + std::to_string(total_);
  const auto filled = count * width / total_;
  const auto line = on_terminal_ ? "\r[" + std::string(filled, '#') +
                                       std::string(width - filled, ' ') + "] " + told
                                 : told + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  drawn_ = on_terminal_;
}

void Progress::hide() {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
  due_ = 0;
}

void Progress::finish() {
  if (shown_ && !on_terminal_ && done_ != total_) draw(done_);  // the last step tells of all
  hide();
}

}  // namespace cairn::cli
