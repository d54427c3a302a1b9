// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace cairn::cli {
namespace {

constexpr std::size_t width = 30;

}  // namespace

Progress::Progress(std::size_t total)
    : total_(total), shown_(total > 1 && isatty(STDERR_FILENO) == 1) {}

void Progress::step() {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  const auto filled = ++done_ * width / total_;
  const auto line = "\r[" + std::string(filled, '#') + std::string(width - filled, ' ') + "] " +
                    std::to_string(done_) + " of " + std::to_string(total_);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Progress::finish() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

}  // namespace cairn::cli
