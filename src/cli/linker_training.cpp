// SPDX-License-Identifier: Apache-2.0
#include "cli/linker_training.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

#include "linker/training.h"

namespace cairn::cli {
namespace {

void on_all_processors(std::size_t pieces, const std::function<void(std::size_t)>& piece) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (auto at = next.fetch_add(1); at < pieces; at = next.fetch_add(1)) piece(at);
  };
  const auto processors = std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < std::min<std::size_t>(processors, pieces); ++i)
    helpers.emplace_back(work);
  work();
}

}  // namespace

app::TrainLinker linker_training() {
  return [](const skills::Framework& framework) -> Result<Bytes> {
    const bool terminal = isatty(STDERR_FILENO) != 0;
    std::fprintf(stderr, "cairn: learning the words of %s\n", framework.name.c_str());
    const auto progress = [&](std::uint32_t percent) {
      if (terminal) std::fprintf(stderr, "\r%3u %%", percent);
    };
    const auto model = linker::train(framework, linker::own_lexicon(), on_all_processors, progress);
    if (terminal) std::fprintf(stderr, "\r     \r");
    if (!model) return model.error();
    return Bytes(model->begin(), model->end());
  };
}

}  // namespace cairn::cli
