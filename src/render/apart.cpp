// SPDX-License-Identifier: Apache-2.0
#include "render/apart.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <mutex>

#include "render/apart_files.h"
#include "render/apart_filter.h"

namespace cairn::render {
namespace {

constexpr const char* where = "apart";
constexpr int no_filter = 9;   // exit codes of the process: the kernel did not close it off,
constexpr int code_base = 10;  // and what the work returned, above this
// Sanitizers map more than there is, and ask the kernel for more than drawing does.
#if defined(CAIRN_SANITIZED)
constexpr bool within_bounds = false;
#else
constexpr bool within_bounds = true;
#endif
constexpr int pipe_place = 3;  // in that process: the only one after the three that all have

// Of the address space that is taken already, which a child has from its parent; 0 where the system
// does not say.
std::size_t mapped_bytes() {
  std::array<char, 64> text{};
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const auto size = ::read(file, text.data(), text.size() - 1);
  close(file);
  if (size <= 0) return 0;
  return std::strtoull(text.data(), nullptr, 10) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// The sockets, databases and files of the server stay with the server.
void keep_only(int pipe) {
  dup2(pipe, pipe_place);
  if (close_range(pipe_place + 1, ~0U, 0) == 0) return;
  const auto files_max = static_cast<int>(sysconf(_SC_OPEN_MAX));  // a kernel before 5.9
  for (int file = pipe_place + 1; file < files_max; ++file) close(file);
}

void limit_resources(const ApartLimits& limits) {
  const auto set = [](auto which, rlim_t most) {
    const rlimit limit{most, most};
    setrlimit(which, &limit);
  };
  set(RLIMIT_CPU, limits.seconds_max);
  set(RLIMIT_FSIZE, 0);
  set(RLIMIT_CORE, 0);
  if (within_bounds) set(RLIMIT_AS, mapped_bytes() + limits.memory_bytes_max);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

// In the process of its own: what is made goes into the pipe, and nobody comes back from here.
[[noreturn]] void work_and_leave(const ApartLimits& limits, const ApartFilter& filter,
                                 const std::function<int(Made&)>& work, int pipe) {
  limit_resources(limits);
  if (within_bounds && !close_off_files()) _exit(no_filter);
  keep_only(pipe);
  if (within_bounds && !enter(filter)) _exit(no_filter);
  Made made;
  const int code = work(made);
  for (std::size_t at = 0; code == 0 && at < made.size;) {
    const auto written = write(pipe_place, made.bytes + at, made.size - at);
    if (written <= 0 && errno != EINTR) break;
    if (written > 0) at += static_cast<std::size_t>(written);
  }
  _exit(code_base + code);
}

// What comes out of the pipe until it is closed, there is too much of it, or time is over.
std::string collect(const ApartLimits& limits, int pipe) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds(limits.seconds_max);
  std::string bytes;
  std::array<char, 64 * 1024> buffer;
  while (bytes.size() <= limits.answer_bytes_max) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) break;
    pollfd ready{pipe, POLLIN, 0};
    const int polled = poll(&ready, 1, static_cast<int>(left));
    if (polled < 0 && errno == EINTR) continue;
    if (polled <= 0) break;
    const auto got = ::read(pipe, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return bytes;
}

}  // namespace

Result<ApartAnswer> run_apart(const ApartLimits& limits, const std::function<int(Made&)>& work) {
  // A child that began between the pipe of another and its closing would hold that one open.
  static std::mutex beginning;
  static const auto filter = make_apart_filter(pipe_place);
  (void)apart_files();  // the rules are made here, before there is a child
  std::unique_lock lock(beginning);
  int pipes[2];
  if (pipe2(pipes, O_CLOEXEC) != 0)
    return fail(ErrorCode::io, where, "No pipe could be opened. Try again.");
  const auto child = fork();
  if (child == 0) work_and_leave(limits, filter, work, pipes[1]);
  close(pipes[1]);
  lock.unlock();
  if (child < 0) {
    close(pipes[0]);
    return fail(ErrorCode::io, where, "No process could be started. Try again.");
  }
  ApartAnswer answer{.code = -1, .bytes = collect(limits, pipes[0])};
  close(pipes[0]);
  kill(child, SIGKILL);  // no harm to one that has ended
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == no_filter)
    return fail(ErrorCode::unsupported, where,
                "This system lets no process be closed off (seccomp), so files of others are not "
                "opened here. Ask whoever runs this server to allow seccomp.");
  // An answer that was cut is none.
  if (code >= code_base && answer.bytes.size() <= limits.answer_bytes_max)
    answer.code = code - code_base;
  return answer;
}

}  // namespace cairn::render
