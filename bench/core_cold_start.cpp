// SPDX-License-Identifier: Apache-2.0
// `cairn verify FILE` as a whole process, from exec to exit.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "core.h"
#include "fixtures.h"
#include "measure.h"

namespace cairn::bench {
namespace {

constexpr int runs = 25;

struct Cost {
  double milliseconds;
  double megabytes;
};

Cost verify_once(const std::string& program, const std::string& file, int silence) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = vfork();
  if (child == 0) {
    dup2(silence, STDOUT_FILENO);
    execl(program.c_str(), program.c_str(), "verify", "--offline", file.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error("cairn verify did not accept the credential");
  return {ms, static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace

void core_cold_start() {
  const auto folder = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  const auto file = std::filesystem::temp_directory_path() /
                    ("cairn-bench-" + std::to_string(getpid()) + ".json");
  std::ofstream(file) << bench_file("credential-realistic.signed.json");
  const int silence = open("/dev/null", O_WRONLY | O_CLOEXEC);
  std::vector<double> times;
  std::vector<double> sizes;
  for (int i = 0; i < runs; ++i) {
    const auto cost = verify_once((folder / "cairn").string(), file.string(), silence);
    times.push_back(cost.milliseconds);
    sizes.push_back(cost.megabytes);
  }
  close(silence);
  std::filesystem::remove(file);
  print_figure("cold_verify_ms", median(times), "ms", Better::lower);
  print_figure("cold_verify_mb", median(sizes), "MB", Better::lower);
}

}  // namespace cairn::bench
